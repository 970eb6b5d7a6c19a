"""Nobody can tell who voted how, once the vote is closed; and this check could fail."""

import asyncio
import logging
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from math import sqrt
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, text

from bot import log
from bot.services.elections.ballots import Sealer
from storage.backup import back_up
from storage.keys import KeyMissing, Keys, election_key
from storage.scrub import scrub, scrub_closed
from storage.unit import Store
from tests.secrecy.adversary import Evidence, Guess, guesses, open_with_key, read_tables
from tests.secrecy.features import SIGMAS, Right, best
from tests.secrecy.pressing import HELPED, THREE, LeakyTown, Voted, live
from tests.secrecy.town import Resident, Town

VOTERS = 200
PEOPLE = 240
"""On the roll: some do not vote."""


@pytest.fixture
def town(each_store: Store, tmp_path: Path) -> Town:
    return Town(each_store, Keys(tmp_path / "keys"), PEOPLE, THREE)


@pytest.fixture
def village(each_store: Store, tmp_path: Path) -> Town:
    return Town(each_store, Keys(tmp_path / "keys"), 30)


def _evidence(town: Town, truth: dict[int, Voted], raw: bytes = b"") -> Evidence:
    return Evidence(
        tables=town.store.run_now(lambda unit: read_tables(unit.connection)),
        raw=raw,
        members={voter.person: voter.member for voter in town.residents},
        ballots=sorted(voted.choice for voted in truth.values()),
        election=town.election,
    )


def _right(guess: Guess, truth: dict[int, Voted]) -> int:
    return sum(guess.get(member) == voted.choice for member, voted in truth.items())


def _luck(ballots: Sequence[int]) -> float:
    """How many come out right by chance when all ballots are handed out blindly; five deviations are never luck."""
    expected = sum(count * count for count in Counter(ballots).values()) / len(ballots)
    return expected + SIGMAS * sqrt(expected)


def _measured(evidence: Evidence, truth: dict[int, Voted]) -> list[Right]:
    """The best that can be guessed of how many somebody chose, of whom, and of whether somebody helped."""
    numbers = {member: voted.number for member, voted in truth.items()}
    choices = {member: voted.choice for member, voted in truth.items()}
    helped = {member: voted.is_helped for member, voted in truth.items()}
    return [best(evidence.tables, evidence.members, each) for each in (numbers, choices, helped)]


def _who_voted(town: Town, truth: dict[int, Voted]) -> Right:
    evidence = _evidence(town, truth)
    return best(evidence.tables, evidence.members, {int(each.member): each.member in truth for each in town.residents})


def files_of(engine: Engine) -> bytes:
    """The database as it lies on disk: every file of it, the log of SQLite too."""
    if engine.dialect.name == "sqlite":
        base = Path(engine.url.database or "")
        return b"".join(path.read_bytes() for path in sorted(base.parent.glob(f"{base.name}*")))
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        folder = Path(str(connection.execute(text("SHOW data_directory")).scalar()))
        oid = connection.execute(text("SELECT oid FROM pg_database WHERE datname = current_database()")).scalar()
        tables = connection.execute(text("SELECT pg_relation_filepath(oid) FROM pg_class WHERE relfilenode >= 16384"))
        assert all(str(name).startswith(f"base/{oid}/") for name in tables.scalars())
    return b"".join(path.read_bytes() for path in sorted((folder / "base" / str(oid)).iterdir()) if _is_ours(path))


def _is_ours(path: Path) -> bool:
    """Files of tables made after the system's own, also those that are not removed yet."""
    number = path.name.partition("_")[0].partition(".")[0]
    return number.isdecimal() and int(number) >= 16384


def _back_up(town: Town, target: Path) -> bytes:
    """A backup that was taken while the vote was open."""
    url = town.store.engine.url
    if url.drivername == "sqlite":
        back_up(url.render_as_string(hide_password=False), target)
        return target.read_bytes()
    tables = town.store.run_now(lambda unit: read_tables(unit.connection))
    return repr(tables).encode()


async def test_with_the_key_all_are_linked_and_without_it_nobody_better_than_by_guessing_open_or_closed(
    town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    truth = live(town, voters=VOTERS, seed=7, helped=HELPED)
    while_open = _evidence(town, truth)
    assert _right(open_with_key(while_open, town.keys.read(election_key(town.election))), truth) == VOTERS
    backup = _back_up(town, tmp_path / "copy.db")

    town.close()
    await scrub_closed(town.store, town.keys)

    closed = _evidence(town, truth, files_of(town.store.engine) + backup + caplog.text.encode())
    measured = [*_measured(while_open, truth), *_measured(closed, truth)]
    assert [each for each in measured if not each.is_luck] == []
    tried = {name: _right(guess, truth) for evidence in (while_open, closed) for name, guess in guesses(evidence)}
    assert len(tried) > 20
    assert max(tried.values()) <= _luck(closed.ballots), Counter(tried).most_common(3)
    with pytest.raises(KeyMissing):
        town.keys.read(election_key(town.election))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_who_has_voted_by_now_cannot_be_told_after_the_next_night(town: Town) -> None:
    truth = live(town, voters=120, seed=3)
    assert await asyncio.to_thread(scrub, town.store.engine)
    assert _who_voted(town, truth).is_luck


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_on_sqlite_who_has_voted_cannot_be_told_at_all(town: Town) -> None:
    truth = live(town, voters=120, seed=3)
    by_now = _who_voted(town, truth)
    assert await asyncio.to_thread(scrub, town.store.engine)
    assert (by_now.is_luck, _who_voted(town, truth).is_luck) == (True, True)


def test_rows_for_each_press_as_they_once_were_would_be_found_out(each_store: Store, tmp_path: Path) -> None:
    is_sqlite = each_store.engine.dialect.name == "sqlite"
    town = LeakyTown(each_store, Keys(tmp_path / "keys"), 150, THREE, with_times=is_sqlite)
    truth = live(town, voters=120, seed=7)
    number, choice, _ = _measured(_evidence(town, truth), truth)
    assert not number.is_luck
    assert not choice.is_luck


def test_a_table_that_kept_the_order_of_votes_would_be_found_out(store: Store, tmp_path: Path) -> None:
    town = Town(store, Keys(tmp_path / "keys"), 60, THREE)
    truth = live(town, voters=50, seed=7)

    def leak(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE leak (person_id INTEGER, choice INTEGER)"))
        for voter in sorted(town.residents, key=lambda each: truth[each.member].choice if each.member in truth else -1):
            if voter.member in truth:
                connection.execute(text("INSERT INTO leak VALUES (:p, 0)"), {"p": voter.person})

    town.store.run_now(lambda unit: leak(unit.connection))
    assert max(_right(guess, truth) for _, guess in guesses(_evidence(town, truth))) == len(truth)


# The bytes


def _bytes_of(town: Town, voters: list[Resident]) -> list[bytes]:
    """What lay in the box for these voters: pseudonyms and sealed ballots."""
    sealer = Sealer(town.keys.read(election_key(town.election)), town.election)
    box = town.store.run_now(lambda unit: unit.elections.list_ballots(town.election))
    mine = [sealer.pseudonym(voter.member) for voter in voters]
    return [*mine, *(box[pseudonym] for pseudonym in mine)]


async def test_what_was_deleted_is_gone_from_the_files(village: Town) -> None:
    town = village
    for voter in town.residents:
        town.vote(voter, "Mina")
    town.vote(town.residents[0], "Ben")
    key = town.keys.read(election_key(town.election))
    secret = _bytes_of(town, town.residents)
    # SQLite writes to the log first, so the log belongs to the files from the beginning.
    before = files_of(town.store.engine)
    assert sum(each in before for each in secret) == len(secret)
    town.close()
    await scrub_closed(town.store, town.keys)
    after = files_of(town.store.engine)
    assert [each for each in (*secret, key) if each in after] == []


@pytest.mark.parametrize("step", ["before the key", "in the middle of the key", "before the scrub", "before the note"])
async def test_a_crash_at_any_step_of_the_close_is_made_good_at_the_next_start(
    village: Town, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = village
    for voter in town.residents[:10]:
        town.vote(voter, "Mina")
    secret = _bytes_of(town, town.residents[:10])
    town.close()
    await _crash(town, step, monkeypatch)
    result = town.store.run_now(lambda unit: unit.elections.get(town.election)).result
    town.close()
    await scrub_closed(town.store, town.keys)
    assert not town.keys.has(election_key(town.election))
    assert [each for each in secret if each in files_of(town.store.engine)] == []
    assert town.store.run_now(lambda unit: unit.elections.list_unscrubbed()) == []
    again = town.store.run_now(lambda unit: unit.elections.get(town.election))
    assert (again.result, len(again.receipts)) == (result, 10)


class _Killed(Exception):  # noqa: N818 - what happens to a process
    pass


async def _crash(town: Town, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise _Killed

    target = {"before the key": "destroy", "before the scrub": "scrub", "before the note": "_note"}
    with monkeypatch.context() as patched:
        if step == "in the middle of the key":
            (town.keys.folder / f"{election_key(town.election)}.key").write_bytes(b"\0" * 32)
            return
        owner = Keys if step == "before the key" else __import__("storage.scrub", fromlist=["scrub"])
        patched.setattr(owner, target[step], die)
        with pytest.raises(_Killed):
            await scrub_closed(town.store, town.keys)


async def test_somebody_who_reads_just_now_only_delays_the_scrub(store: Store, tmp_path: Path) -> None:
    town = Town(store, Keys(tmp_path / "keys"), 10)
    for voter in town.residents:
        town.vote(voter, "Mina")
    event.listen(store.engine, "checkout", lambda connection, *_: connection.execute("PRAGMA busy_timeout=50"))
    with closing(sqlite3.connect(store.engine.url.database or "", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM people").fetchone()
        town.close()
        await scrub_closed(store, town.keys)
    unscrubbed = store.run_now(lambda unit: unit.elections.list_unscrubbed())
    await scrub_closed(store, town.keys)
    assert (unscrubbed, store.run_now(lambda unit: unit.elections.list_unscrubbed())) == ([(town.election, False)], [])


def test_logs_of_a_failure_in_the_middle_of_a_vote_say_nothing_of_it(
    village: Town, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    town = village
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr(root, "level", root.level)
    log.set_up(as_json=False, token="123456:" + "x" * 30)
    voter = town.residents[5]
    token = "".join(b for b in str(town.confirm(voter, "Mina").buttons[0].does))
    town.store.run_now(lambda unit: unit.connection.execute(text("ALTER TABLE box RENAME TO box_is_gone")))
    with pytest.raises(Exception, match="box") as failed:
        town.vote(voter, "Mina")
    logging.getLogger("bot.doors.intake").error("update 1 set aside: callback_query", exc_info=failed.value)
    written = capsys.readouterr().err
    assert "set aside" in written
    sealer = Sealer(town.keys.read(election_key(town.election)), town.election)
    secrets = ("Mina", "Ben", voter.name, str(voter.telegram_id), token, sealer.pseudonym(voter.member).hex())
    assert [secret for secret in secrets if secret in written] == []

"""Promises of scrubbing: it holds up nobody for long, and what it could not do is done again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.ids import ElectionId
from storage import scrub as scrubbing
from storage.keys import KeyMissing, Keys, election_key
from storage.scrub import IN_ORDER, TABLES, scrub, scrub_closed
from storage.tables import metadata
from storage.unit import make_engine
from tests.handlers.elections.table import Hall
from tests.play import Play


def test_every_table_that_is_scrubbed_is_there_and_is_put_in_the_order_of_its_key() -> None:
    assert set(TABLES) <= set(metadata.tables)
    keys = {name: ", ".join(metadata.tables[name].primary_key.columns.keys()) for name in IN_ORDER}
    assert keys == IN_ORDER
    assert set(IN_ORDER) <= set(TABLES)


def test_a_table_that_somebody_holds_is_waited_for_only_shortly(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine(postgresql_url)
    metadata.create_all(engine)
    with engine.begin() as voter, monkeypatch.context() as hurried:
        hurried.setattr(scrubbing, "MOST_WAIT", 0.05)
        voter.execute(text("LOCK TABLE box IN ROW EXCLUSIVE MODE"))
        assert not scrub(engine)  # Who waited for the voter would wait for ever.
    monkeypatch.setattr(scrubbing, "MOST_WAIT", 60.0)
    assert scrub(engine)
    engine.dispose()


def _closed(play: Play) -> tuple[Keys, ElectionId]:
    """A vote that is over, whose key and bytes are still there."""
    hall = Hall(play)
    election = hall.open("Ben", "Mina")
    for voter in ("Lily", "Tom", "Dev", "Ben", "Mina"):
        hall.vote(voter, "Mina")
    hall.close()
    return play.dispatch.keys, election


def _left(play: Play) -> list[ElectionId]:
    return [election for election, _ in play.store.run_now(lambda unit: unit.elections.list_unscrubbed())]


async def test_the_key_goes_at_once_and_it_is_noted_only_when_the_bytes_are_gone_as_well(
    each_play: Play, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    keys, election = _closed(each_play)
    assert keys.read(election_key(election))
    with monkeypatch.context() as busy:
        busy.setattr(scrubbing, "scrub", lambda _engine: False)
        await scrub_closed(each_play.store, keys)
    with pytest.raises(KeyMissing):
        keys.read(election_key(election))
    assert _left(each_play) == [election]
    assert "somebody reads the database" in caplog.text
    await scrub_closed(each_play.store, keys)
    assert _left(each_play) == []
    monkeypatch.setattr(scrubbing, "scrub", lambda _engine: pytest.fail("there is nothing left to scrub"))
    await scrub_closed(each_play.store, keys)


def test_while_somebody_reads_sqlite_the_log_stays_and_afterwards_it_is_empty(play: Play, tmp_path: Path) -> None:
    group = play.group()
    engine, log = play.store.engine, Path(f"{play.store.engine.url.database}-wal")
    with closing(sqlite3.connect(str(engine.url.database))) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM people").fetchone()
        play.member("Ben", group)
        assert not scrub(engine)
        assert log.stat().st_size
    assert scrub(engine)
    assert log.stat().st_size == 0


def test_postgresql_keeps_no_order_in_which_rows_were_written(postgresql_url: str) -> None:
    engine = make_engine(postgresql_url)
    metadata.create_all(engine)
    marks = [bytes([n]) * 16 for n in (3, 1, 2)]
    for mark in marks:
        with engine.begin() as writer:
            writer.execute(text("INSERT INTO updates (mark, generation) VALUES (:mark, 0)"), {"mark": mark})
    assert scrub(engine)
    with engine.begin() as reader:
        rows = reader.execute(
            text("SELECT mark, xmin::text FROM updates WHERE mark IN (:a, :b, :c) ORDER BY ctid"),
            dict(zip("abc", marks, strict=True)),
        ).all()
        reader.execute(text("DELETE FROM updates"))
    assert [bytes(row.mark) for row in rows] == sorted(marks)
    assert len({row.xmin for row in rows}) == 1
    engine.dispose()

"""Promises to the person who runs the program: a wrong setting is one clear sentence, and nothing is changed."""

import os
import socket
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, text

from bot import cli
from bot.cli import NotWell
from bot.ids import ElectionId
from bot.rules.record import words_of
from bot.settings import read
from bot.words import Words
from storage import disk
from storage.installation import settle_keys
from storage.keys import MARK, Keys
from storage.records import heads, write_line
from storage.unit import Store, Unit, make_engine
from tests.program import make_migrated, run
from tests.storage.test_keys import open_vote

TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi"


def _run(tmp_path: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    where = {
        "PRACTICE_DATABASE_URL": f"sqlite:///{tmp_path / 'practice' / 'x.db'}",
        "PRACTICE_KEYS_DIR": str(tmp_path / "practice" / "keys"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'real' / 'x.db'}",
        "KEYS_DIR": str(tmp_path / "real" / "keys"),
    }
    return run(tmp_path, *arguments, **(where | settings))


def _one_sentence(done: subprocess.CompletedProcess[str], *, code: int = 2) -> str:
    assert done.returncode == code, done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith(f"{done.args[3]}: ")
    assert lines[0].endswith(".")
    return lines[0]


def _made(folder: Path) -> dict[str, str]:
    """A database as the first start leaves it, and the settings that lead to it."""
    folder.mkdir()
    url = f"sqlite:///{folder / 'x.db'}"
    make_migrated(url)
    store = Store(make_engine(url))
    store.open()
    store.run_now(settle_keys, Keys(folder / "keys"))
    store.close()
    return {"BOT_TOKEN": TOKEN, "DATABASE_URL": url, "KEYS_DIR": str(folder / "keys")}


def _files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its content and when it was written."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"PRACTICE": "off"}, "BOT_TOKEN is missing"),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL cannot be used"),
        ({"DATABASE_URL": "what"}, "DATABASE_URL cannot be used"),
        ({"TIME_ZONE": "Europe/Nowhere"}, "TIME_ZONE cannot be used"),
        ({"MODE": "carrier pigeon"}, "MODE cannot be used"),
        ({"MODE": "webhook"}, "WEBHOOK_URL"),
        ({"SEND_RATE": "0"}, "SEND_RATE cannot be used"),
        ({"BOT_API_URL": "telegram"}, "BOT_API_URL cannot be used"),
        ({"PRACTICE_PORT": "99999"}, "PRACTICE_PORT cannot be used"),
        ({"VOICES_DIR": "nowhere"}, "VOICES_DIR is"),
    ],
)
def test_a_wrong_setting_is_one_clear_sentence(tmp_path: Path, settings: dict[str, str], told: str) -> None:
    assert told in _one_sentence(_run(tmp_path, "start", **settings))
    assert list(tmp_path.iterdir()) == []


def test_a_setting_that_nobody_knows_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_TOKNE=1:abc\n")
    assert "BOT_TOKNE" in _one_sentence(_run(tmp_path, "start"))


@pytest.mark.parametrize(
    ("name", "token"),
    [("PRACTICE_DATABASE_URL", ""), ("PRACTICE_KEYS_DIR", ""), ("DATABASE_URL", TOKEN), ("KEYS_DIR", TOKEN)],
)
def test_a_folder_that_cannot_be_written_is_one_clear_sentence(tmp_path: Path, name: str, token: str) -> None:
    (tmp_path / "file").write_text("in the way")
    place = tmp_path / "file" / "inside"
    value = f"sqlite:///{place}/x.db" if name.endswith("URL") else str(place)
    told = _one_sentence(_run(tmp_path, "start", BOT_TOKEN=token, PRACTICE_PORT="0", **{name: value}))
    assert f"{place} cannot be written" in told
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("command", "step", "told"),
    [("check", "from_the_future", "newer"), ("start", "from_the_future", "newer"), ("check", "0001", "older")],
)
def test_a_database_of_another_version_is_left_as_it_is(tmp_path: Path, command: str, step: str, told: str) -> None:
    settings = _made(tmp_path / "real")
    engine = make_engine(settings["DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :step"), {"step": step})
    engine.dispose()
    before = _files(tmp_path)
    assert told in _one_sentence(_run(tmp_path, command, **settings))
    assert _files(tmp_path) == before


@pytest.mark.parametrize("host", ["127.0.0.1:1", "nowhere.invalid"])
def test_a_database_that_is_not_there_is_one_clear_sentence(tmp_path: Path, host: str) -> None:
    url = f"postgresql+psycopg://nobody:secret@{host}/none"
    told = _one_sentence(_run(tmp_path, "check", PRACTICE_DATABASE_URL=url))
    assert "cannot be opened" in told
    assert "secret" not in told


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear group, " * 100)
    url = f"sqlite:///{tmp_path / 'letter.db'}"
    assert "cannot be opened" in _one_sentence(_run(tmp_path, "start", PRACTICE_DATABASE_URL=url, PRACTICE_PORT="0"))
    assert (tmp_path / "letter.db").read_text() == "Dear group, " * 100


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("PRACTICE_PORT", {}),
        ("HEALTH_PORT", {"PRACTICE_PORT": "0"}),
        ("HEALTH_PORT", {"BOT_TOKEN": TOKEN}),
        (
            "WEBHOOK_PORT",
            {"BOT_TOKEN": TOKEN, "MODE": "webhook", "WEBHOOK_URL": "https://bot.example", "WEBHOOK_SECRET": "x"},
        ),
    ],
)
def test_a_port_that_is_taken_is_one_clear_sentence(tmp_path: Path, name: str, more: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        told = _one_sentence(_run(tmp_path, "start", **more, **{name: port}))
    assert f"Port {port} is taken" in told
    assert f"set {name}" in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [("check",), ("new-keys",), ("export", "Marlshire")])
def test_who_only_looks_makes_no_database(tmp_path: Path, command: tuple[str, ...]) -> None:
    assert "There is no database" in _one_sentence(_run(tmp_path, *command))
    assert list(tmp_path.iterdir()) == []


def _open_vote(engine: Engine) -> None:
    """A vote, and the lines that say how it was planned and how it opened."""
    planned: dict[str, object] = {"seats": 1, "years": 2, "quorum": 5}
    now = datetime(2026, 6, 1, 9, tzinfo=UTC)
    with engine.begin() as connection:
        open_vote(Unit(connection))
        write_line(connection, ElectionId(1), "planned", planned, now=now)
        write_line(connection, ElectionId(1), "opened", {}, now=now)


@pytest.mark.parametrize("is_open", [False, True])
def test_check_only_looks(tmp_path: Path, is_open: bool) -> None:
    settings = _made(tmp_path / "real")
    engine = make_engine(settings["DATABASE_URL"])
    _open_vote(engine)
    if not is_open:
        engine.dispose()
    before = _files(tmp_path)
    done = _run(tmp_path, "check", **settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert "election 1: 2 lines" in done.stdout
    assert {name: file for name, file in _files(tmp_path).items() if not name.endswith("-shm")} == {
        name: file for name, file in before.items() if not name.endswith("-shm")
    }
    assert _files(tmp_path).keys() == before.keys()
    engine.dispose()


def test_a_record_that_was_changed_afterwards_is_noticed(tmp_path: Path) -> None:
    settings = _made(tmp_path / "real")
    engine = make_engine(settings["DATABASE_URL"])
    _open_vote(engine)
    done = _run(tmp_path, "check", **settings)
    assert (done.returncode, done.stderr) == (0, "")
    with engine.begin() as connection:
        head = heads(connection, ElectionId(1)).opening
        connection.execute(text("DELETE FROM audit"))
    engine.dispose()
    said = Words("en", ZoneInfo("UTC")).spoken(words_of(head))
    assert f"opening, en: {', '.join(said.splitlines())}" in done.stdout
    assert "The record of election 1" in _one_sentence(_run(tmp_path, "check", **settings), code=1)


def test_a_damaged_key_is_told(tmp_path: Path) -> None:
    settings = _made(tmp_path / "real")
    (tmp_path / "real" / "keys" / "updates.key").write_bytes(b"")
    assert "are damaged: updates" in _one_sentence(_run(tmp_path, "check", **settings), code=1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a file that never answers is made with POSIX only")
def test_check_waits_for_no_key_folder_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = _made(tmp_path / "real")
    monkeypatch.setattr(disk, "SECONDS", 0.2)
    mark = tmp_path / "real" / "keys" / MARK
    mark.unlink()
    os.mkfifo(mark)
    with pytest.raises(NotWell, match="does not answer"):
        cli._check(read(dict(settings)))
    with mark.open("wb"):
        pass  # Now it answers, and the thread is free.


def test_a_key_folder_that_is_away_is_told_and_another_one_is_begun_only_by_command(tmp_path: Path) -> None:
    settings = _made(tmp_path / "real")
    assert "is here" in _one_sentence(_run(tmp_path, "new-keys", **settings))
    (tmp_path / "real" / "keys").rename(tmp_path / "away")
    assert "it is not there" in _one_sentence(_run(tmp_path, "check", **settings), code=1)
    assert not (tmp_path / "real" / "keys").exists()
    assert _run(tmp_path, "new-keys", **settings).returncode == 0
    assert _run(tmp_path, "check", **settings).returncode == 0
    (tmp_path / "real" / "keys").rename(tmp_path / "new")
    (tmp_path / "away").rename(tmp_path / "real" / "keys")
    assert "another folder" in _one_sentence(_run(tmp_path, "check", **settings), code=1)


def test_the_keys_of_a_database_from_before_there_were_marks_are_waited_for(tmp_path: Path) -> None:
    settings = _made(tmp_path / "real")
    engine = make_engine(settings["DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM installation"))
    engine.dispose()
    store = Store(make_engine(settings["DATABASE_URL"]))
    store.open()
    store.run_now(open_vote)
    store.close()
    rmtree(tmp_path / "real" / "keys")
    told = _one_sentence(_run(tmp_path, "start", **settings))
    assert "The keys of open votes are not in " in told
    assert not (tmp_path / "real" / "keys").exists()


def test_a_backup_that_cannot_be_made_says_so_under_its_name(tmp_path: Path) -> None:
    assert "backup: there is no database" in _one_sentence(_run(tmp_path, "backup", "copy.db"))
    (tmp_path / "letter.db").write_text("Dear group, " * 100)
    url = f"sqlite:///{tmp_path / 'letter.db'}"
    told = _one_sentence(_run(tmp_path, "backup", "copy.db", PRACTICE_DATABASE_URL=url))
    assert "letter.db cannot be read as a database" in told


def test_an_export_of_a_board_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    settings = _made(tmp_path / "real")
    assert "There is no board with this name. The boards are: none." in _one_sentence(
        _run(tmp_path, "export", "Marlshire", **settings)
    ).replace("export: ", "")


def test_an_export_of_a_board_on_which_nothing_happened_says_so_and_writes_over_nothing(tmp_path: Path) -> None:
    settings = _made(tmp_path / "real")
    engine = make_engine(settings["DATABASE_URL"])
    with engine.begin() as connection:
        Unit(connection).people.add_board("Marlshire")
    engine.dispose()
    done = _run(tmp_path, "export", "marlshire", "out", **settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing that can be shown" in done.stdout
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "about.json", "board.ics", "board.json", "elections.csv", "groups.csv", "items.csv",
        "kinds.csv", "meetings.csv", "promises.csv", "questions.csv", "steps.csv", "topics.csv",
    ]  # fmt: skip
    assert "out is there already" in _one_sentence(_run(tmp_path, "export", "Marlshire", "out", **settings))

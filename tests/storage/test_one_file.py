"""Promises about the file of the database: one that was moved or replaced while the program runs keeps nothing."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, text

from bot.doors.health import Health
from bot.doors.pulse import Pulse
from storage.keys import Keys
from storage.outage import is_of_all
from storage.unit import Store, Unavailable, Unit
from tests.play import START

MOVED = "moved or replaced"


def _add(unit: Unit, name: str) -> str:
    unit.connection.execute(text("INSERT INTO boards (name) VALUES (:it)"), {"it": name})
    return name


def _in_the_file(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM boards ORDER BY id")]


def _move(file: Path, to: Path) -> None:
    to.mkdir(exist_ok=True)
    for each in file.parent.glob(f"{file.name}*"):
        each.rename(to / each.name)


def test_a_file_that_was_moved_away_keeps_nothing_until_it_is_back(store: Store, tmp_path: Path) -> None:
    file, away = tmp_path / "test.db", tmp_path / "away"
    assert store.run_now(_add, "a") == "a"
    _move(file, away)
    for _ in range(2):
        with pytest.raises(Unavailable, match=MOVED) as problem:
            store.run_now(_add, "b")
        assert is_of_all(problem.value)
    assert not file.exists()
    _move(away / "test.db", tmp_path)
    assert store.run_now(_add, "c") == "c"
    assert _in_the_file(file) == ["a", "c"]


def test_another_file_in_its_place_is_not_written(store: Store, tmp_path: Path) -> None:
    file, copy = tmp_path / "test.db", tmp_path / "copy.db"
    store.run_now(_add, "a")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(file, copy)
    copy.replace(file)
    for _ in range(2):
        with pytest.raises(Unavailable, match=MOVED):
            store.run_now(_add, "b")
    assert _in_the_file(file) == ["a"]


def test_whoever_is_told_done_while_it_is_moved_is_told_so_of_no_other_file(store: Store, tmp_path: Path) -> None:
    """It is moved in the middle of a deed: nobody finds what it did where it is looked for."""

    def moves(unit: Unit) -> str:
        _move(tmp_path / "test.db", tmp_path / "away")
        return _add(unit, "b")

    with pytest.raises(Unavailable, match=MOVED):
        store.run_now(moves)


def test_nobody_is_told_that_it_is_in_when_it_is_moved_at_the_very_end(store: Store, tmp_path: Path) -> None:
    """It is there when the deed is done, and gone when the commit is."""
    event.listen(store.engine, "commit", lambda _: _move(tmp_path / "test.db", tmp_path / "away"))
    with pytest.raises(Unavailable, match=MOVED):
        store.run_now(_add, "a")


async def test_health_says_so(store: Store, tmp_path: Path) -> None:
    keys = Keys(tmp_path / "keys")
    keys.prepare()
    store.run_now(_add, "a")
    health = Health(store, keys, Pulse(), lambda: START, asks=False)
    _move(tmp_path / "test.db", tmp_path / "away")
    told = await health.look()
    assert (told["ok"], told["database"]) == (False, False)
    assert any(MOVED in str(each) for each in (told["troubles"],))


async def test_a_round_that_fails_says_why(store: Store, tmp_path: Path) -> None:
    store.run_now(_add, "a")
    _move(tmp_path / "test.db", tmp_path / "away")
    pulse = Pulse()
    assert not await pulse.watched("clock", lambda: store.run(_add, "b"))
    assert MOVED in pulse.troubles[0]

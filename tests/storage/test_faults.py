"""Promises of SQLite when the disk is full or fails: who is told that it is done finds it in the file."""

import asyncio
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.rules.refusals import OldButton
from storage.engine import PATIENCE
from storage.tables import metadata
from storage.unit import Store, Unavailable, Unit, make_engine

LARGE = "x" * 6000
"""More than fits on a page, so that it needs new ones."""


def _in_the_file(file: Path) -> set[str]:
    """What somebody finds who opens the file now."""
    with closing(sqlite3.connect(file)) as connection:
        return {name for (name,) in connection.execute("SELECT substr(name, 1, 1) FROM boards")}


def _add(unit: Unit, name: str, *, times: int = 1) -> str:
    unit.connection.execute(text("INSERT INTO boards (name) VALUES (:it)"), {"it": name + LARGE * times})
    return name


async def _told_done(store: Store, *deeds: Callable[[Unit], str]) -> set[str]:
    """Run deeds in one batch; the names of those that were told to be done. What fails, fails as an outage."""
    outcomes = await asyncio.gather(*map(store.run, deeds), return_exceptions=True)
    failed = [outcome for outcome in outcomes if not isinstance(outcome, str)]
    assert all(isinstance(outcome, Unavailable) for outcome in failed), failed
    return {outcome for outcome in outcomes if isinstance(outcome, str)}


# A full disk, by SQLite itself


class Disk:
    """How much room there is for a database, on every connection."""

    def __init__(self, store: Store) -> None:
        self.pages = 1_000_000
        event.listen(store.engine, "connect", lambda connection, _: connection.execute(self._limit()))
        store.engine.dispose()

    def _limit(self) -> str:
        return f"PRAGMA max_page_count={self.pages}"

    def leave(self, unit: Unit, *, pages: int) -> None:
        """No more than this is free from now on."""
        self.pages = pages + unit.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        unit.connection.exec_driver_sql(self._limit())

    def is_full(self, unit: Unit) -> None:
        self.leave(unit, pages=0)


@pytest.fixture
def disk(store: Store) -> Disk:
    return Disk(store)


@pytest.mark.parametrize("full_at", range(1, 7))
async def test_on_a_disk_that_fills_up_whoever_is_told_done_is_in_the_file(
    store: Store, tmp_path: Path, disk: Disk, full_at: int
) -> None:
    calls = count(1)

    def deed(name: str) -> Callable[[Unit], str]:
        def add(unit: Unit) -> str:
            if next(calls) == full_at:
                disk.is_full(unit)
            with unit.attempt():
                return _add(unit, name)

        return add

    done = await _told_done(store, deed("a"), deed("b"), deed("c"))
    assert _in_the_file(tmp_path / "test.db") == done


async def test_a_deed_too_large_for_the_disk_takes_no_neighbour_with_it(
    store: Store, tmp_path: Path, disk: Disk
) -> None:
    store.run_now(disk.leave, pages=10)
    done = await _told_done(
        store,
        lambda unit: _add(unit, "a"),
        lambda unit: _add(unit, "b", times=20),
        lambda unit: _add(unit, "c"),
    )
    assert done == _in_the_file(tmp_path / "test.db") == {"a", "c"}


def test_when_the_disk_is_free_again_the_same_store_goes_on(store: Store, tmp_path: Path, disk: Disk) -> None:
    store.run_now(disk.is_full)
    with pytest.raises(Unavailable, match="the disk is full"):
        store.run_now(_add, "a")
    disk.pages = 1_000_000
    assert store.run_now(_add, "b") == "b"
    assert _in_the_file(tmp_path / "test.db") == {"b"}


def test_a_deed_that_hides_that_the_disk_is_full_is_not_done(store: Store, tmp_path: Path, disk: Disk) -> None:
    store.run_now(disk.is_full)

    def hide(unit: Unit) -> str:
        try:
            _add(unit, "a")
        except Exception:  # noqa: BLE001 - what no deed may do
            return "a"
        return "a"

    with pytest.raises(Unavailable):
        store.run_now(hide)
    assert _in_the_file(tmp_path / "test.db") == set()


def test_a_refusal_after_a_full_disk_is_an_outage_and_no_refusal(store: Store, disk: Disk) -> None:
    store.run_now(disk.is_full)

    def refuse(unit: Unit) -> None:
        with unit.attempt():
            try:
                _add(unit, "a")
            except Exception as full:
                raise OldButton from full

    with pytest.raises(Unavailable):
        store.run_now(refuse)


# A disk that fails, by the operating system itself


@contextmanager
def _no_file_grows_beyond(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_commit_that_the_disk_refuses_is_told_to_everybody_in_it_and_nothing_of_it_is_there(
    store: Store, tmp_path: Path
) -> None:
    store.run_now(_add, "a")
    with closing(sqlite3.connect(tmp_path / "test.db")) as connection, connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with _no_file_grows_beyond(4096):
        assert await _told_done(store, lambda unit: _add(unit, "b"), lambda unit: _add(unit, "c")) == set()
    assert _in_the_file(tmp_path / "test.db") == {"a"}
    assert store.run_now(_add, "d") == "d"
    assert _in_the_file(tmp_path / "test.db") == {"a", "d"}


def test_a_database_that_may_only_be_read_is_an_outage(store: Store, tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///file:{tmp_path / 'test.db'}?mode=ro&uri=true")
    only_read = Store(engine)
    only_read.open()
    with pytest.raises(Unavailable, match="read-only"):
        only_read.run_now(_add, "a")
    only_read.close()


def test_a_folder_that_is_away_is_an_outage_until_it_is_back(tmp_path: Path) -> None:
    store = Store(make_engine(f"sqlite:///{tmp_path / 'volume' / 'test.db'}"))
    store.open()
    with pytest.raises(Unavailable, match="cannot be opened"):
        store.run_now(_add, "a")
    (tmp_path / "volume").mkdir()
    metadata.create_all(store.engine)
    assert store.run_now(_add, "a") == "a"
    store.close()


async def test_while_another_program_holds_the_database_everybody_hears_it_within_5_seconds(
    store: Store, tmp_path: Path
) -> None:
    other = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begun, names = time.monotonic(), "abcdefghijklmnopqrst"
    first = asyncio.gather(*(store.run(_add, name) for name in names), return_exceptions=True)
    await asyncio.sleep(0.1)
    outcomes = [*await asyncio.gather(store.run(_add, "u"), return_exceptions=True), *await first]
    assert all(isinstance(outcome, Unavailable) for outcome in outcomes)
    # Who comes while others wait waits twice; on a busy machine the test itself takes its time.
    assert 2 * PATIENCE < 5
    assert time.monotonic() - begun < len(names) * PATIENCE
    other.execute("ROLLBACK")
    other.close()
    assert store.run_now(_add, "z") == "z"


_NO_MEMORY = """
import sys
from sqlalchemy import text
from storage.engine import PATIENCE
from storage.tables import metadata
from storage.unit import Store, Unavailable, make_engine
store = Store(make_engine(sys.argv[1]))
metadata.create_all(store.engine)
store.open()
store.run_now(lambda unit: unit.connection.exec_driver_sql("PRAGMA hard_heap_limit=5000000"))
try:
    large = text("INSERT INTO boards (name) VALUES (:it)").bindparams(it="x" * 9_000_000)
    store.run_now(lambda unit: unit.connection.execute(large))
except Unavailable as problem:
    print(problem)
print(store.run_now(lambda unit: unit.people.add_board("b")))
store.close()
"""


def test_no_memory_is_an_outage_and_the_store_goes_on(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _NO_MEMORY, f"sqlite:///{tmp_path / 'test.db'}"],
        capture_output=True, text=True, check=True, timeout=180,
    )  # fmt: skip
    assert ran.stdout.split("\n")[:2] == ["there is no memory left", "1"]


# A fault at every statement, as the engine may answer it


class Faulty(sqlite3.Connection):
    """A connection on which one statement fails, counted over all connections."""

    left = 0
    code = 0
    undoes = False
    """Whether SQLite undoes the whole transaction by itself, as it may for these codes."""

    def execute(self, *args: Any) -> sqlite3.Cursor:
        self._fail()
        return super().execute(*args)

    def cursor(self, *_: Any) -> sqlite3.Cursor:  # type: ignore[override] # as SQLAlchemy calls it
        return super().cursor(_Cursor)

    def commit(self) -> None:
        self._fail()
        super().commit()

    def _fail(self) -> None:
        Faulty.left -= 1
        if Faulty.left == 0:
            if Faulty.undoes:
                super().rollback()
            problem = sqlite3.OperationalError("on purpose")
            problem.sqlite_errorcode = Faulty.code
            raise problem


class _Cursor(sqlite3.Cursor):
    def execute(self, *args: Any) -> sqlite3.Cursor:  # type: ignore[override] # as SQLAlchemy calls it
        self.connection._fail()  # type: ignore[attr-defined] # it is a Faulty
        return super().execute(*args)


CODES = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_BUSY_SNAPSHOT,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY_DBMOVED,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT_INDEX,
    sqlite3.SQLITE_NOTADB,
)


@pytest.mark.parametrize("undoes", [True, False])
@pytest.mark.parametrize("code", CODES)
async def test_whichever_statement_of_three_deeds_fails_whoever_is_told_done_is_in_the_file(
    store: Store, tmp_path: Path, code: int, *, undoes: bool
) -> None:
    event.listen(store.engine, "do_connect", lambda _d, _r, _a, settings: settings.update(factory=Faulty))
    store.engine.dispose()

    def deed(name: str) -> Callable[[Unit], str]:
        def add(unit: Unit) -> str:
            unit.connection.execute(text("DELETE FROM boards WHERE name = :it"), {"it": name})
            with unit.attempt():
                unit.people.find_by_telegram(1)
                unit.connection.execute(text("INSERT INTO boards (name) VALUES (:it)"), {"it": name})
            return name

        return add

    Faulty.code, Faulty.undoes = code, undoes
    for n in range(1, 40):
        store.run_now(lambda unit: unit.connection.exec_driver_sql("DELETE FROM boards"))
        Faulty.left = n
        done = await _told_done(store, deed("a"), deed("b"), deed("c"))
        was_hit, Faulty.left = Faulty.left <= 0, 0
        assert _in_the_file(tmp_path / "test.db") == done, n
    assert not was_hit, "every statement was reached"

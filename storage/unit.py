"""The unit of work: one deed is one transaction, run in a thread.

SQLite has one writer thread, which takes all waiting deeds in one commit, each in its own savepoint,
and answers only after the commit. PostgreSQL runs up to `PG_THREADS` deeds at the same time.
"""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.ids import FactId
from bot.rules.facts import Fact
from storage.agenda import Agenda
from storage.elections import Elections
from storage.facts import Facts
from storage.feedback import Feedback
from storage.meetings import Meetings
from storage.outbox import Outbox
from storage.people import People
from storage.promises import Promises
from storage.schedule import Schedule
from storage.summaries import Summaries

P = ParamSpec("P")
T = TypeVar("T")
PG_THREADS = 4
PG_TRIES = 3
"""A deed that lost a race in PostgreSQL (serialisation, deadlock) is run again."""
MOST_IN_ONE_COMMIT = 64


class Telling(Protocol):
    """Lets whom it concerns hear of a fact: who that is, stands in a room above this one (`bot.telling`)."""

    def __call__(self, unit: "Unit", fact: Fact, *, number: FactId, now: datetime) -> None:
        """Called in the transaction in which it happened."""


def tell_nobody(unit: "Unit", fact: Fact, *, number: FactId, now: datetime) -> None:
    """Of a store that was given no telling."""


class Unit:
    """All queries of one transaction, by feature: `unit.people`, `unit.elections`, ..."""

    __slots__ = (
        "_telling", "agenda", "connection", "elections", "facts", "feedback", "meetings", "outbox", "people",
        "promises", "schedule", "summaries",
    )  # fmt: skip

    def __init__(self, connection: Connection, telling: Telling = tell_nobody) -> None:
        self.connection = connection
        self._telling = telling
        self.facts = Facts(connection)
        self.people = People(connection)
        self.elections = Elections(connection)
        self.agenda = Agenda(connection)
        self.meetings = Meetings(connection)
        self.summaries = Summaries(connection)
        self.feedback = Feedback(connection)
        self.promises = Promises(connection)
        self.schedule = Schedule(connection)
        self.outbox = Outbox(connection)

    def happened(self, fact: Fact, *, now: datetime) -> None:
        """Write down what this deed did, and let whom it concerns hear of it; both in the commit of the deed."""
        self._telling(self, fact, number=self.facts.add(fact, now=now), now=now)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What is done inside is undone when it raises; the transaction goes on.

        SQLite is spoken to directly: SQLAlchemy's own savepoint takes longer than most deeds.
        """
        if self.connection.dialect.name != "sqlite":
            with self.connection.begin_nested():
                yield
            return
        driver: Any = self.connection.connection.driver_connection
        driver.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            driver.execute("ROLLBACK TO attempt")
            raise
        finally:
            driver.execute("RELEASE attempt")

    @property
    def has_news(self) -> bool:
        """Whether there is something for the courier or the alarm to look at."""
        return self.outbox.has_news or self.schedule.has_news


def make_engine(url: str, *, foreign_keys: bool = True) -> Engine:
    """An engine for SQLite or PostgreSQL that never prints values and keeps its promises on disk.

    Args:
        foreign_keys: False only while SQLite's tables are copied by a migration.
    """
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: _set_up_sqlite(connection, foreign_keys=foreign_keys))
        # Not a listener for "begin": SQLAlchemy looks for listeners at each statement once there is one.
        engine.dialect.do_begin = _begin_immediate  # type: ignore[assignment,method-assign]
    return engine


def _set_up_sqlite(connection: Any, *, foreign_keys: bool) -> None:
    # The driver must not begin transactions by itself: `_begin_immediate` does, so that two
    # writers wait for each other instead of failing at once.
    connection.isolation_level = None
    for pragma in ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")


def _begin_immediate(connection: Any) -> None:
    connection.execute("BEGIN IMMEDIATE")


@dataclass(slots=True)
class _Waiting:
    """A deed that waits for the writer, and where its outcome goes: `loop` is None for code without an event loop."""

    deed: Callable[[Unit], Any]
    answer: "asyncio.Future[Any] | Future[Any]"
    loop: asyncio.AbstractEventLoop | None = None

    def begin(self) -> bool:
        """Whether anybody still waits for it."""
        if isinstance(self.answer, Future):
            return self.answer.set_running_or_notify_cancel()
        return not self.answer.cancelled()


_Outcome = tuple[_Waiting, Any, BaseException | None]


class Store:
    """Runs deeds. `await store.run(deed, ...)` calls `deed(unit, ...)` as one transaction.

    Args:
        telling: who hears of what happened in them.
    """

    def __init__(self, engine: Engine, telling: Telling = tell_nobody) -> None:
        self.engine = engine
        self._telling = telling
        self._sqlite = engine.dialect.name == "sqlite"
        self._queue: queue.SimpleQueue[list[_Waiting] | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._arriving: list[_Waiting] = []
        """Deeds of this turn of the event loop: the writer is woken once for all of them, after the turn."""
        self._connection: Connection | None = None
        """The writer's own, kept from commit to commit."""
        self._pool: ThreadPoolExecutor | None = None

    def open(self) -> None:
        """Start the thread or threads."""
        if self._sqlite:
            self._writer = threading.Thread(target=self._write_all, name="storage", daemon=True)
            self._writer.start()
        else:
            self._pool = ThreadPoolExecutor(PG_THREADS, thread_name_prefix="storage")

    def close(self) -> None:
        """Finish what waits, stop the threads and let go of the database."""
        if self._writer is not None:
            self._queue.put(None)
            self._writer.join()
        if self._pool is not None:
            self._pool.shutdown()
        self.engine.dispose()

    async def run(self, deed: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one deed as one transaction; what it raises is raised here, and nothing of it stays."""
        if self._pool is not None:
            return cast(T, await asyncio.wrap_future(self._submit(lambda unit: deed(unit, *args, **kwargs))))
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Any] = loop.create_future()
        if not self._arriving or self._arriving[0].loop is not loop:
            loop.call_soon(self._wake_writer)
        self._arriving.append(_Waiting(lambda unit: deed(unit, *args, **kwargs), answer, loop))
        return cast(T, await answer)

    def _wake_writer(self) -> None:
        arrived, self._arriving = self._arriving, []
        self._queue.put(arrived)

    def run_now(self, deed: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same, for code that has no event loop (commands, tests).

        Raises:
            RuntimeError: called inside a deed, which would wait for itself for ever.
        """
        if threading.current_thread() is self._writer:
            raise RuntimeError("a deed must not start another deed")
        return cast(T, self._submit(lambda unit: deed(unit, *args, **kwargs)).result())

    def _submit(self, deed: Callable[[Unit], Any]) -> "Future[Any]":
        if self._pool is not None:
            return self._pool.submit(self._run_postgresql, deed)
        answer: Future[Any] = Future()
        self._queue.put([_Waiting(deed, answer)])
        return answer

    def _run_postgresql(self, deed: Callable[[Unit], Any]) -> Any:
        for left in reversed(range(PG_TRIES)):
            try:
                with self.engine.begin() as connection:
                    return deed(Unit(connection, self._telling))
            except OperationalError:
                if not left:
                    raise
        raise AssertionError("the loop returns or raises")

    def _write_all(self) -> None:
        stopping = False
        while not stopping:
            batch, stopping = self._next_batch()
            if batch:
                self._write(batch)
        self._let_go()

    def _let_go(self) -> None:
        """Give the connection back; after a commit that failed, the next one begins with another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(DBAPIError):
                connection.close()

    def _next_batch(self) -> tuple[list[_Waiting], bool]:
        """Everything that waits now, at least one; and whether to stop after it."""
        batch: list[_Waiting] = []
        while len(batch) < MOST_IN_ONE_COMMIT:
            try:
                arrived = self._queue.get(block=not batch)
            except queue.Empty:
                break
            if arrived is None:
                return batch, True
            batch.extend(arrived)
        return batch, False

    def _write(self, batch: list[_Waiting]) -> None:
        # Who was cancelled while waiting is left out.
        batch = [waiting for waiting in batch if waiting.begin()]
        # Answers are given only after the commit: what a person was told is on disk.
        outcomes: list[_Outcome]
        try:
            outcomes = self._commit(batch, self._do) if len(batch) > 1 else []
        except BaseException:  # noqa: BLE001 - one deed's no must not undo its neighbours' deeds: it is found below
            outcomes = []
        try:
            outcomes = outcomes or self._commit(batch, self._try)
        except BaseException as broken:  # noqa: BLE001 - a failed commit must reach everybody who waits
            outcomes = [(waiting, None, broken) for waiting in batch]
            self._let_go()
        _hand_out(outcomes)

    def _commit(self, batch: list[_Waiting], run: Callable[[Unit, _Waiting], _Outcome]) -> list[_Outcome]:
        if self._connection is None:
            self._connection = self.engine.connect()
        with self._connection.begin():
            unit = Unit(self._connection, self._telling)
            return [run(unit, waiting) for waiting in batch]

    @staticmethod
    def _do(unit: Unit, waiting: _Waiting) -> _Outcome:
        """Without a savepoint, because hardly any deed fails; if one does, the batch is undone and tried with them."""
        return waiting, waiting.deed(unit), None

    @staticmethod
    def _try(unit: Unit, waiting: _Waiting) -> _Outcome:
        try:
            with unit.attempt():
                return waiting, waiting.deed(unit), None
        except Exception as problem:  # noqa: BLE001 - one deed's no must not undo its neighbours' deeds
            return waiting, None, problem


def _hand_out(outcomes: list[_Outcome]) -> None:
    """Give each outcome to who waits for it; an event loop is woken once for all that wait in it."""
    _give([outcome for outcome in outcomes if outcome[0].loop is None])
    for loop in {waiting.loop for waiting, _, _ in outcomes if waiting.loop is not None}:
        # A loop that was closed meanwhile has nobody left who waits.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_give, [outcome for outcome in outcomes if outcome[0].loop is loop])


def _give(outcomes: list[_Outcome]) -> None:
    """Hand each outcome to who waits for it, in the thread in which they wait."""
    for waiting, result, problem in outcomes:
        if waiting.answer.cancelled():
            continue
        if problem is None:
            waiting.answer.set_result(result)
        else:
            waiting.answer.set_exception(problem)


def is_unavailable(problem: BaseException) -> bool:
    """Whether the database could not be reached or written just now, so that trying again makes sense.

    SQLite calls a wrong statement an operational error too, and that one would be tried for ever.
    """
    if isinstance(problem, OperationalError):
        return getattr(problem.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR
    return isinstance(problem, DBAPIError) and problem.connection_invalidated

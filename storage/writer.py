"""SQLite's one writer: a thread that takes all waiting deeds in one commit and answers only after the commit."""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from storage.engine import PATIENCE, THREAD
from storage.one_file import OneFile
from storage.outage import Unavailable, as_heard
from storage.rows import check_in_transaction

U = TypeVar("U")
MOST_IN_ONE_COMMIT = 64


@dataclass(slots=True)
class _Waiting(Generic[U]):
    """A deed that waits for the writer, and where its outcome goes: `loop` is None for code without an event loop."""

    deed: Callable[[U], object]
    answer: "asyncio.Future[object] | Future[object]"
    loop: asyncio.AbstractEventLoop | None = None

    def begin(self) -> bool:
        """Whether anybody still waits for it."""
        if isinstance(self.answer, Future):
            return self.answer.set_running_or_notify_cancel()
        return not self.answer.cancelled()


_Outcome = tuple[_Waiting[U], object, BaseException | None]


class Writer(Generic[U]):
    """The only thread that writes.

    Who is told that a deed is done is told after a commit, and every deed of that commit was inside its transaction.
    SQLite undoes a whole transaction by itself when the disk is full or fails, and the statements that follow would
    each be a commit of its own: so after every deed it is asked whether the transaction is still there.

    Args:
        unit: makes what a deed is called with from the connection of its transaction.
    """

    def __init__(self, engine: Engine, unit: Callable[[Connection], U]) -> None:
        self._engine, self._unit = engine, unit
        self._queue: queue.SimpleQueue[list[_Waiting[U]] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._arriving: list[_Waiting[U]] = []
        """Deeds of this turn of the event loop: the thread is woken once for all of them, after the turn."""
        self._file = OneFile(engine.url.database)
        self._connection: Connection | None = None
        """Kept from commit to commit; one that broke is thrown away."""

    def start(self) -> None:
        """Begin to write."""
        self._thread = threading.Thread(target=self._write_all, name=THREAD, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish what waits, and stop."""
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join()

    async def run(self, deed: Callable[[U], object]) -> object:
        """Run one deed; it returns, or raises, after the commit."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[object] = loop.create_future()
        if not self._arriving or self._arriving[0].loop is not loop:
            loop.call_soon(self._wake)
        self._arriving.append(_Waiting(deed, answer, loop))
        return await answer

    def _wake(self) -> None:
        arrived, self._arriving = self._arriving, []
        self._queue.put(arrived)

    def run_now(self, deed: Callable[[U], object]) -> object:
        """The same, for code that has no event loop."""
        answer: Future[object] = Future()
        self._queue.put([_Waiting(deed, answer)])
        return answer.result()

    def _write_all(self) -> None:
        stopping = False
        while not stopping:
            batch, stopping = self._next_batch()
            # Who was cancelled while waiting is left out.
            _hand_out(self._outcomes([waiting for waiting in batch if waiting.begin()]))
        self._let_go()

    def _next_batch(self) -> tuple[list[_Waiting[U]], bool]:
        """Everything that waits now, at least one; and whether to stop after it."""
        batch: list[_Waiting[U]] = []
        while len(batch) < MOST_IN_ONE_COMMIT:
            try:
                arrived = self._queue.get(block=not batch)
            except queue.Empty:
                break
            if arrived is None:
                return batch, True
            batch.extend(arrived)
        return batch, False

    def _outcomes(self, batch: list[_Waiting[U]]) -> "list[_Outcome[U]]":
        """All in one commit. When anything fails nothing of it stays, and each is done again in a commit of its own.

        So a deed that fails, or finds the disk full, takes nobody with it; and while the database cannot be had at
        all, those who still wait hear it at once instead of one after the other.
        """
        until, heard = time.monotonic() + PATIENCE / 2, None
        if len(batch) > 1:
            try:
                return self._commit(batch)
            except BaseException as problem:  # noqa: BLE001 - one deed's no must not undo its neighbours' deeds
                heard = as_heard(problem)
        outcomes: list[_Outcome[U]] = []
        for waiting in batch:
            if isinstance(heard, Unavailable) and time.monotonic() > until:
                outcomes.append((waiting, None, heard))
                continue
            try:
                outcomes += self._commit([waiting])
                heard = None
            except BaseException as problem:  # noqa: BLE001 - whatever it is, who waits must hear it
                heard = as_heard(problem)
                outcomes.append((waiting, None, heard))
        return outcomes

    def _commit(self, batch: Sequence[_Waiting[U]]) -> "list[_Outcome[U]]":
        connection = self._open()
        try:
            connection.begin()
            unit = self._unit(connection)
            outcomes: list[_Outcome[U]] = [(waiting, _done(connection, waiting, unit), None) for waiting in batch]
            self._file.check()
            connection.commit()
            # Who is told that it is in finds it where it is looked for.
            self._file.check()
        except BaseException as problem:
            self._undo(connection, is_broken=isinstance(as_heard(problem), Unavailable))
            raise
        return outcomes

    def _open(self) -> Connection:
        if self._connection is None:
            # Looked for first: SQLite would make an empty file.
            self._file.check()
            self._connection = self._engine.connect()
            self._file.opened()
        return self._connection

    def _undo(self, connection: Connection, *, is_broken: bool) -> None:
        try:
            connection.rollback()
        except DBAPIError:
            is_broken = True
        if is_broken:
            with suppress(DBAPIError):
                connection.invalidate()
            self._let_go()

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(DBAPIError):
                connection.close()


def _done(connection: Connection, waiting: _Waiting[U], unit: U) -> object:
    result = waiting.deed(unit)
    check_in_transaction(connection)
    return result


def _hand_out(outcomes: "list[_Outcome[U]]") -> None:
    """Give each outcome to who waits for it; an event loop is woken once for all that wait in it."""
    _give([outcome for outcome in outcomes if outcome[0].loop is None])
    for loop in {waiting.loop for waiting, _, _ in outcomes if waiting.loop is not None}:
        # A loop that was closed meanwhile has nobody left who waits.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_give, [outcome for outcome in outcomes if outcome[0].loop is loop])


def _give(outcomes: "list[_Outcome[U]]") -> None:
    """Hand each outcome to who waits for it, in the thread in which they wait."""
    for waiting, result, problem in outcomes:
        if waiting.answer.cancelled():
            continue
        if problem is None:
            waiting.answer.set_result(result)
        else:
            waiting.answer.set_exception(problem)

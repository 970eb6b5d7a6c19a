"""PostgreSQL's deeds: several at the same time, each as if it were alone, and again when it lost a race."""

import asyncio
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from storage.engine import PATIENCE, THREAD
from storage.outage import Unavailable, as_heard, is_lost_race

U = TypeVar("U")
THREADS = 4
TRIES = 10
"""A deed that lost a race is run again at once, then after a little longer each time: 1 second in all."""
ALONE_AFTER = 4
"""So often a deed loses before it runs alone: a long one would lose to one short one after another."""
_FIRST_WAIT, _LONGEST_WAIT = 0.005, 0.25
_chance = random.SystemRandom()


class _Track:
    """Deeds run on it side by side, or one of them alone."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._running, self._alone = 0, False

    @contextmanager
    def beside_others(self) -> Iterator[None]:
        """Run beside others, after whoever runs alone."""
        with self._changed:
            self._changed.wait_for(lambda: not self._alone, PATIENCE)
            self._running += 1
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    @contextmanager
    def by_itself(self) -> Iterator[None]:
        """Run alone. A deed that stands still is not waited for: what it holds may never come free."""
        with self._changed:
            self._changed.wait_for(lambda: not self._alone, PATIENCE)
            is_mine, self._alone = not self._alone, True
            self._changed.wait_for(lambda: self._running == 0, PATIENCE)
        try:
            yield
        finally:
            with self._changed:
                self._alone = self._alone and not is_mine
                self._changed.notify_all()


class Racers(Generic[U]):
    """Runs up to `THREADS` deeds side by side.

    Args:
        unit: makes what a deed is called with from the connection of its transaction.
    """

    def __init__(self, engine: Engine, unit: Callable[[Connection], U]) -> None:
        self._engine, self._unit, self._track = engine, unit, _Track()
        self._pool: ThreadPoolExecutor | None = None

    def start(self) -> None:
        """Begin to run deeds."""
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix=THREAD)

    def stop(self) -> None:
        """Finish what waits, and stop."""
        if self._pool is not None:
            self._pool.shutdown()

    async def run(self, deed: Callable[[U], object]) -> object:
        """Run one deed."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._race, deed)

    def run_now(self, deed: Callable[[U], object]) -> object:
        """The same, for code that has no event loop."""
        if self._pool is None:
            raise LookupError("nobody runs deeds yet")
        return self._pool.submit(self._race, deed).result()

    def _race(self, deed: Callable[[U], object]) -> object:
        """Run it until it won its race. A deed is a plain function of a unit, so running it again does no harm."""
        for lost in range(1, TRIES + 1):
            turn = self._track.beside_others if lost <= ALONE_AFTER else self._track.by_itself
            try:
                with turn():
                    return self._once(deed)
            except DBAPIError as problem:
                heard = as_heard(problem)
                if heard is not problem:
                    raise heard from problem
                if not is_lost_race(problem, times=lost):
                    raise
                last = problem
            time.sleep(_chance.uniform(0, min(_LONGEST_WAIT, _FIRST_WAIT * 2**lost)))
        raise Unavailable("other deeds were always quicker") from last

    def _once(self, deed: Callable[[U], object]) -> object:
        with self._engine.begin() as connection:
            return deed(self._unit(connection))

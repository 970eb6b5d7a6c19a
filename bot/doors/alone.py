"""Told apart: a database that keeps nothing just now, and one thing that it refuses while it keeps everything else.

The first is waited for, however long it takes. The second must hold up nobody else.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from storage.installation import keep_something
from storage.outage import is_of_all
from storage.unit import Store, Unit, is_unavailable

T = TypeVar("T")
log = logging.getLogger(__name__)
AFTER_OUTAGE = 1.0
"""Seconds until the database is tried again."""
PROVEN = 2
"""After so many times more it is sure enough that one thing is refused alone: it is parted from what waits for it."""
TIMES, SECONDS = 5, 300.0
"""So often in a row, and for so long, one thing is refused before it is given up: who loses races wins one at last,
and a row that a program holds which is gone is free again long before."""


async def is_away(store: Store, problem: BaseException) -> bool:
    """Whether the database keeps nothing at all just now, asked when it could not take something.

    Whatever comes in place of the proof: only who saw something else kept may say that one thing is refused alone.
    """
    if not is_unavailable(problem):
        return False
    try:
        await store.run(keep_something)
    except Exception as other:  # noqa: BLE001 - a disk that fails says so in many ways, and what waits is not lost
        log.warning("the database keeps nothing just now: %s", type(other).__name__)
        return True
    return False


class Refused(Exception):  # noqa: N818 - a state of the world
    """The database keeps everything else, but not this one thing."""


@dataclass(slots=True)
class Alone:
    """How often the database refused one thing, and kept something else before and after.

    Args:
        clock: real seconds.
    """

    store: Store
    clock: Callable[[], float] = time.monotonic
    _times: int = 0
    _since: float | None = None

    async def insist(self, deed: Callable[[Unit], T]) -> T:
        """Do something for as long as it takes, while the database is away. Raises Refused."""
        while True:
            try:
                return await self.store.run(deed)
            except Exception as problem:
                if not is_unavailable(problem):
                    raise
                if await self.refused(problem):
                    raise Refused from problem
            await asyncio.sleep(AFTER_OUTAGE)

    @property
    def is_proven(self) -> bool:
        """Whether it was refused again and again, while other things were kept."""
        return self._times >= PROVEN

    def kept(self) -> None:
        """It was taken in the end."""
        self._times, self._since = 0, None

    async def refused(self, problem: BaseException) -> bool:
        """Count one more time; whether it is surely this thing alone that cannot be kept.

        Never when the disk is full or read-only: that is for the administrator, and then it goes on by itself.
        """
        if is_of_all(problem) or await is_away(self.store, problem):
            self.kept()
            return False
        if self._since is None:
            self._since = self.clock()
            return False
        self._times += 1
        return self._times >= TIMES and self.clock() - self._since >= SECONDS

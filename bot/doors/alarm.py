"""The clock: does what is due. Deadlines are rows; APScheduler only says when to look."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from handlers.dispatch import Dispatch
from storage.scrub import scrub_closed
from storage.unit import Store, Unit, is_unavailable

log = logging.getLogger(__name__)
HEARTBEAT = timedelta(seconds=15)
"""A deadline that was set without anybody waking the alarm is seen after this time at most."""
AGAIN_AFTER = timedelta(minutes=5)
_ALARM = "next-deadline"


async def _settled() -> None:
    """Nothing arrives: tests, and practice before its first update."""


@dataclass(slots=True)
class Alarm:
    """Rings at the next deadline, at every heartbeat, and when somebody asks it to look again.

    Args:
        real_time: from a moment of our clock to real time (they differ only in practice).
        rung: called after each round; there may be letters to send.
        settled: waited for before a round: updates that have arrived are handled.
    """

    store: Store
    dispatch: Dispatch
    now: Callable[[], datetime]
    real_time: Callable[[datetime], datetime]
    rung: Callable[[], None]
    settled: Callable[[], Awaitable[None]] = _settled
    _scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone="UTC"))
    _ringing: asyncio.Lock = field(default_factory=asyncio.Lock)
    _look: asyncio.Event = field(default_factory=asyncio.Event)

    def start(self) -> None:
        """Begin to look at the clock."""
        settings = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler.add_job(self.look_again, "interval", seconds=HEARTBEAT.total_seconds(), **settings)
        self._scheduler.add_job(self.tidy, "cron", hour=3, minute=17, **settings)
        self._scheduler.start()

    def stop(self) -> None:
        """Look no more."""
        self._scheduler.shutdown(wait=False)

    def look_again_soon(self) -> None:
        """Somebody set a deadline: ring soon. Many wishes at once are one round."""
        self._look.set()

    async def look_again(self) -> None:
        """The same for the scheduler, which would run a plain function in a thread."""
        self._look.set()

    async def work(self) -> None:
        """Ring for ever, whenever there is a reason to look."""
        self._look.set()
        while True:
            await self._look.wait()
            self._look.clear()
            try:
                await self.ring()
            except Exception as problem:
                if not is_unavailable(problem):
                    raise
                log.warning("the database cannot be reached: the clock looks again at its next beat")

    async def ring(self) -> None:
        """Do everything that is due, then set the alarm for what comes next."""
        async with self._ringing:
            # A press that arrived before the end of a vote is handled before its close.
            await self.settled()
            await self.store.run(self.dispatch.watch, now=self.now())
            while await self._do_one():
                pass
            self.rung()
            await self._scrub()
            following = await self.following()
            if following is not None:
                self._scheduler.add_job(
                    self.look_again,
                    "date",
                    run_date=self.real_time(following),
                    id=_ALARM,
                    replace_existing=True,
                    misfire_grace_time=None,
                )

    async def following(self) -> datetime | None:
        """When the next deadline comes or the next letter may go."""
        return await self.store.run(_next_moment, now=self.now())

    async def _do_one(self) -> bool:
        """One deadline, one transaction. One that fails waits, so that the ones behind it are done."""
        now = self.now()
        try:
            return await self.store.run(self.dispatch.ring, now=now)
        except Exception as problem:
            if is_unavailable(problem):
                raise
            log.exception("a deadline failed")
            return await self.store.run(_postpone_first, now=now)

    async def _scrub(self) -> None:
        """What fails here is done again at the next beat; the clock goes on meanwhile."""
        try:
            await scrub_closed(self.store, self.dispatch.keys)
        except Exception as problem:
            if is_unavailable(problem):
                raise
            log.exception("the database could not be scrubbed")

    async def tidy(self) -> None:
        """Every night: forget what is no longer needed."""
        now = self.now()
        await self.store.run(lambda unit: unit.outbox.forget_handled(now=now))


def _next_moment(unit: Unit, *, now: datetime) -> datetime | None:
    moments = [moment for moment in (unit.schedule.next_due(), unit.outbox.next_after(now)) if moment is not None]
    return min(moments, default=None)


def _postpone_first(unit: Unit, *, now: datetime) -> bool:
    deadline = unit.schedule.find_due(now)
    if deadline is None:
        return False
    log.error("deadline %s %d waits for its next try", deadline.kind, deadline.subject)
    unit.schedule.postpone(deadline, now + AGAIN_AFTER)
    return True

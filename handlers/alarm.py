"""The clock: does what is due. Deadlines are rows; APScheduler only says when to look."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from handlers.dispatch import Dispatch
from storage.unit import Store, Unit

log = logging.getLogger(__name__)
HEARTBEAT = timedelta(seconds=15)
"""A deadline that was set without anybody waking the alarm is seen after this time at most."""
AGAIN_AFTER = timedelta(minutes=5)
KEEP_HANDLED = timedelta(days=2)
_ALARM = "next-deadline"


@dataclass(slots=True)
class Alarm:
    """Rings at the next deadline, at every heartbeat, and when the practice clock jumps.

    Args:
        real_time: from a moment of our clock to real time (they differ only in practice).
        after: called after each round, with the moment of the next deadline.
    """

    store: Store
    dispatch: Dispatch
    now: Callable[[], datetime]
    real_time: Callable[[datetime], datetime]
    after: Callable[[], Awaitable[None]]
    _scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone="UTC"))
    _ringing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def start(self) -> None:
        """Begin to look at the clock."""
        settings = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler.add_job(self.ring, "interval", seconds=HEARTBEAT.total_seconds(), **settings)
        self._scheduler.add_job(self.tidy, "cron", hour=3, minute=17, **settings)
        self._scheduler.start()

    def stop(self) -> None:
        """Look no more."""
        self._scheduler.shutdown(wait=False)

    async def ring(self) -> None:
        """Do everything that is due, then set the alarm for what comes next."""
        async with self._ringing:
            while await self._do_one():
                pass
            due = await self.store.run(lambda unit: unit.schedule.next_due())
        if due is not None:
            self._scheduler.add_job(
                self.ring,
                "date",
                run_date=self.real_time(due),
                id=_ALARM,
                replace_existing=True,
                misfire_grace_time=None,
            )
        await self.after()

    async def _do_one(self) -> bool:
        """One deadline, one transaction. One that fails waits, so that the ones behind it are done."""
        now = self.now()
        try:
            return await self.store.run(self.dispatch.ring, now=now)
        except Exception as problem:  # noqa: BLE001 - one bad deadline must not stop the clock
            log.error("a deadline failed: %s", type(problem).__name__)
            return await self.store.run(_postpone_first, now=now)

    async def tidy(self) -> None:
        """Every night: forget what is no longer needed."""
        before = self.now() - KEEP_HANDLED
        await self.store.run(lambda unit: unit.outbox.forget_handled(before=before))


def _postpone_first(unit: Unit, *, now: datetime) -> bool:
    deadline = unit.schedule.find_due(now)
    if deadline is None:
        return False
    log.error("deadline %s %d waits for its next try", deadline.kind, deadline.subject)
    unit.schedule.postpone(deadline, now + AGAIN_AFTER)
    return True

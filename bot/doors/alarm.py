"""The clock: does what is due. Deadlines are rows; APScheduler only says when to look."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.doors.alone import is_away
from bot.doors.pulse import CLOCK, Pulse
from bot.rules.schedule import TELL_AFTER, Deadline, Push, pause_after
from bot.screen import tap
from handlers.dispatch import Dispatch
from handlers.keepers import keepers
from handlers.routes import Due
from storage.installation import begin_tidying
from storage.keys import KeysAway, NoKey
from storage.scrub import scrub, scrub_closed, scrub_deleted
from storage.unit import Store, Unit, is_unavailable

log = logging.getLogger(__name__)
HEARTBEAT = timedelta(seconds=15)
"""A deadline that was set without anybody waking the alarm is seen after this time at most."""
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
"""A deadline that failed is tried again after 1, 4, 16, ... minutes, every 6 hours at last."""
KEEP_UPLOADS = timedelta(days=60)
"""What Telegram has of ours is uploaded anew after this time."""
_ALARM = "next-deadline"
_KEYS = "key folder"


async def _settled() -> None:
    """Nothing arrives: tests, and practice before its first update."""


@dataclass(slots=True)
class Alarm:
    """Rings at the next deadline, at every heartbeat, and when somebody wakes it.

    Args:
        real_time: from a moment of our clock to real time (they differ only in practice).
        on_round: called after each round; there may be letters to send.
        settled: waited for before a round: updates that have arrived are handled.
        is_first: whether this program watches and tidies; deadlines are done by whichever comes first.
    """

    store: Store
    dispatch: Dispatch
    now: Callable[[], datetime]
    real_time: Callable[[datetime], datetime]
    on_round: Callable[[], None]
    pulse: Pulse = field(default_factory=Pulse)
    settled: Callable[[], Awaitable[None]] = _settled
    is_first: Callable[[], bool] = lambda: True
    _scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone="UTC"))
    _ringing: asyncio.Lock = field(default_factory=asyncio.Lock)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def start(self) -> None:
        """Begin to look at the clock."""
        self._scheduler.start()

    def stop(self) -> None:
        """Look no more."""
        self._scheduler.shutdown(wait=False)

    def wake(self) -> None:
        """Somebody set a deadline: ring soon. Many wishes at once are one round."""
        self._woken.set()

    async def _wake(self) -> None:
        """The same for the scheduler, which would run a plain function in a thread."""
        self.wake()

    async def work(self) -> None:
        """Ring for ever, whenever there is a reason to look. Nothing that fails stops the clock.

        The heartbeat counts real seconds: it goes on when the clock of the computer is put back or forward.
        """
        self.wake()
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), HEARTBEAT.total_seconds())
            self._woken.clear()
            await self.pulse.watched(CLOCK, self.ring)

    async def ring(self) -> None:
        """Do everything that is due, then set the alarm for what comes next."""
        async with self._ringing:
            # A press that arrived before the end of a vote is handled before its close.
            await self.settled()
            await self._look_for_keys()
            is_first = self.is_first()
            if is_first:
                await self._each("watch", self.dispatch.routes.watches)
            while await self._do_one():
                pass
            self.on_round()
            await self._scrub()
            if is_first:
                await self._tidy()
            self.pulse.beat(CLOCK)
            following = await self.following()
            if following is not None:
                self._scheduler.add_job(
                    self._wake,
                    "date",
                    run_date=self.real_time(following),
                    id=_ALARM,
                    replace_existing=True,
                    misfire_grace_time=None,
                )

    async def following(self) -> datetime | None:
        """When the next deadline comes or the next letter may go."""
        return await self.store.run(_next_moment, now=self.now())

    async def _look_for_keys(self) -> None:
        """While the key folder is away votes wait; nothing else does."""
        try:
            damaged = await asyncio.to_thread(self.dispatch.keys.damaged)
        except KeysAway as reason:
            self.pulse.trouble(
                _KEYS, f"KEYS_DIR is away ({reason}): votes wait, and go on by themselves when it is back"
            )
        else:
            self.pulse.trouble(_KEYS, f"KEYS_DIR has damaged keys: {', '.join(damaged)}" if damaged else None)

    async def _each(self, what: str, looks: Sequence[Callable[[Due], None]]) -> None:
        """Each alone: one that fails stops neither the others nor the clock."""
        for look in looks:
            name = f"{what} {look.__name__}"
            try:
                await self.store.run(self.dispatch.watch, look, now=self.now())
            except NoKey:
                continue
            except Exception as problem:
                if await is_away(self.store, problem):
                    raise
                if self.pulse.trouble(name, f"it failed ({type(problem).__name__}), and is tried again"):
                    log.exception("a part of the clock failed")
            else:
                self.pulse.trouble(name, None)

    async def _do_one(self) -> bool:
        """One deadline, one transaction. One that fails waits, so that the ones behind it are done."""
        now = self.now()
        deadline = await self.store.run(lambda unit: unit.schedule.find_due(now))
        if deadline is None:
            return False
        try:
            await self.store.run(self._ring, deadline, now=now)
        except NoKey:
            # Not its fault, so it is no try.
            await self.store.run(lambda unit: unit.schedule.postpone(deadline, now + FIRST_WAIT, tried=False))
        except Exception as problem:
            if await is_away(self.store, problem):
                raise
            log.exception("deadline %s %d failed", deadline.kind, deadline.subject)
            # Where the database kept other things, those may only have been quicker: it is tried again soon.
            pause = pause_after(deadline.tries, first=FIRST_WAIT, longest=LONGEST_WAIT)
            later = now + (HEARTBEAT if is_unavailable(problem) else pause)
            await self.store.run(lambda unit: unit.schedule.postpone(deadline, later, tried=True))
            if deadline.tries + 1 == TELL_AFTER:
                await self.store.run(_tell, deadline, now=now)
        return True

    def _ring(self, unit: Unit, deadline: Deadline, *, now: datetime) -> None:
        """Raises ValueError: it would come again and not later, and the clock would do nothing else any more."""
        self.dispatch.ring(unit, deadline, now=now)
        again = unit.schedule.find_deadline(deadline.kind, deadline.subject)
        if again is not None and again.due_at <= deadline.due_at:
            raise ValueError("a deadline that comes again at the same moment")

    async def _scrub(self) -> None:
        """What fails here is done again at the next beat; the clock goes on meanwhile."""
        try:
            await scrub_deleted(self.store)
            await scrub_closed(self.store, self.dispatch.keys)
        except KeysAway:
            return
        except Exception as problem:
            if await is_away(self.store, problem):
                raise
            log.exception("the database could not be scrubbed")

    async def _tidy(self) -> None:
        """Once a night, or at the first round after it when the program was off, forget what is no longer needed."""
        if await self.store.run(begin_tidying, now=self.now()):
            await self._each("tidier", self.dispatch.routes.tidiers)
            # Also what was only changed: side by side, the rows of one day tell on PostgreSQL who voted on it.
            if not await asyncio.to_thread(scrub, self.store.engine):
                log.warning("somebody reads the database: it is scrubbed tomorrow night")


def _tell(unit: Unit, deadline: Deadline, *, now: datetime) -> None:
    """Once for each deadline that fails again and again; `/health` says it to the administrator."""
    view = tap("schedule.failed", deadline.kind, deadline.subject)
    for person in dict.fromkeys(keepers(unit, deadline, now=now)):
        unit.deliveries.put(person, view, push=Push.QUIET, not_before=now)


def _next_moment(unit: Unit, *, now: datetime) -> datetime | None:
    moments = [moment for moment in (unit.schedule.next_due(), unit.deliveries.next_after(now)) if moment is not None]
    return min(moments, default=None)

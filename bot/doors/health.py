"""How the program is, for who asks from outside: only figures, and sentences for the administrator."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.doors.pulse import CLOCK, UPDATES, Pulse
from bot.rules.schedule import TELL_AFTER
from storage.keys import Keys, KeysAway
from storage.unit import Store, Unavailable, Unit

DATABASE_SECONDS = 5.0
UPDATES_SECONDS = 120.0
"""Telegram answers after 25 seconds at most; after an outage we ask every 30."""
CLOCK_SECONDS = 120.0
LETTERS_SECONDS = 600.0
"""2,000 letters that come due together are out after 72 seconds."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the database says.

    Args:
        letters_wait: how many seconds the oldest letter that may go has been waiting.
    """

    set_aside: int
    failing_deadlines: int
    letters_wait: float


@dataclass(slots=True)
class Health:
    """Asks everything that can be sick. It writes nothing.

    Args:
        asks: whether we ask Telegram for updates; otherwise nobody can tell whether none come or none are sent.
    """

    store: Store
    keys: Keys
    pulse: Pulse
    now: Callable[[], datetime]
    asks: bool

    async def look(self) -> dict[str, object]:
        """`ok`, and beside it what it follows from."""
        counted, has_keys = await asyncio.gather(self._count(), self._has_keys())
        updates, clock = self.pulse.age(UPDATES) if self.asks else None, self.pulse.age(CLOCK)
        troubles = [
            *self.pulse.troubles,
            *([counted] if isinstance(counted, str) else []),
            *(["no updates could be fetched from Telegram for a while"] if (updates or 0) > UPDATES_SECONDS else []),
            *(["the clock stands still"] if clock > CLOCK_SECONDS else []),
        ]
        known = None if isinstance(counted, str) else counted
        if known is not None and known.letters_wait > LETTERS_SECONDS:
            troubles.append("letters wait that nobody sends")
        if known is not None and known.failing_deadlines:
            troubles.append("something that should happen by itself fails again and again")
        return {
            "ok": not troubles and has_keys,
            "troubles": troubles,
            "database": known is not None,
            "key_folder": has_keys,
            "seconds_since_updates": None if updates is None else round(updates),
            "seconds_since_clock": round(clock),
            "seconds_letters_wait": None if known is None else round(known.letters_wait),
            "failing_deadlines": None if known is None else known.failing_deadlines,
            "set_aside": None if known is None else known.set_aside,
        }

    async def _count(self) -> _Counted | str:
        """What the database says, or why it says nothing, in a sentence."""
        try:
            return await asyncio.wait_for(self.store.run(_counted, now=self.now()), DATABASE_SECONDS)
        except Unavailable as problem:
            return str(problem)
        except Exception:  # noqa: BLE001 - who asks how we are must hear it, whatever happened
            return "the database does not answer"

    async def _has_keys(self) -> bool:
        try:
            await asyncio.to_thread(self.keys.damaged)
        except KeysAway:
            return False
        return True


def _counted(unit: Unit, *, now: datetime) -> _Counted:
    oldest = unit.deliveries.oldest_due(now)
    return _Counted(
        set_aside=unit.outbox.count_set_aside(),
        failing_deadlines=unit.schedule.count_failing(least=TELL_AFTER),
        letters_wait=0.0 if oldest is None else (now - oldest).total_seconds(),
    )

"""How the program is, for who asks from outside: only figures, and sentences for the administrator."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.doors.key_folder import KeyFolder
from bot.doors.pulse import CLOCK, UPDATES, Pulse
from bot.rules.schedule import TELL_AFTER
from storage.keys import Keys, KeysAway
from storage.unit import Store, Unit

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
    _folder: KeyFolder = field(init=False)

    def __post_init__(self) -> None:
        self._folder = KeyFolder(self.keys)

    async def look(self) -> dict[str, object]:
        """`ok`, and beside it what it follows from."""
        counted, has_keys = await asyncio.gather(self._count(), self._has_keys())
        updates, clock = self.pulse.age(UPDATES) if self.asks else None, self.pulse.age(CLOCK)
        troubles = [
            *self.pulse.troubles,
            *(["the database does not answer"] if counted is None else []),
            *(["no updates could be fetched from Telegram for a while"] if (updates or 0) > UPDATES_SECONDS else []),
            *(["the clock stands still"] if clock > CLOCK_SECONDS else []),
        ]
        if counted is not None and counted.letters_wait > LETTERS_SECONDS:
            troubles.append("letters wait that nobody sends")
        if counted is not None and counted.failing_deadlines:
            troubles.append("something that should happen by itself fails again and again")
        return {
            "ok": not troubles and has_keys,
            "troubles": troubles,
            "database": counted is not None,
            "key_folder": has_keys,
            "seconds_since_updates": None if updates is None else round(updates),
            "seconds_since_clock": round(clock),
            "seconds_letters_wait": None if counted is None else round(counted.letters_wait),
            "failing_deadlines": None if counted is None else counted.failing_deadlines,
            "set_aside": None if counted is None else counted.set_aside,
        }

    async def _count(self) -> _Counted | None:
        """None when the database does not answer, whatever the reason."""
        try:
            return await asyncio.wait_for(self.store.run(_counted, now=self.now()), DATABASE_SECONDS)
        except Exception:  # noqa: BLE001 - who asks how we are must hear it, whatever happened
            return None

    async def _has_keys(self) -> bool:
        try:
            await self._folder.damaged()
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

"""Many people at once, and how long each of them waits."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from tests.faults.phone import Phone

BETWEEN = 0.1
"""Seconds in which somebody looks at a screen before they press the next button."""


@dataclass(frozen=True, slots=True, repr=False)
class Waits:
    """How long people waited, in seconds, the shortest first."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Half of them waited at most so long."""
        return self.share(0.5)

    @property
    def longest(self) -> float:
        """Nobody waited longer."""
        return self.seconds[-1]

    def share(self, part: float) -> float:
        """So many of them (0.95 is 95 of 100) waited at most so long."""
        return self.seconds[min(int(part * len(self.seconds)), len(self.seconds) - 1)]

    def __repr__(self) -> str:
        return (
            f"{len(self.seconds)} answers, p50 {self.median:.2f} s, p95 {self.share(0.95):.2f} s, "
            f"p99 {self.share(0.99):.2f} s, longest {self.longest:.2f} s"
        )


def waits(seconds: Sequence[float]) -> Waits:
    """In order."""
    return Waits(tuple(sorted(seconds)))


async def look_around(phone: Phone, *, seconds: float) -> list[float]:
    """Somebody goes from one menu to another and back for a while; how long each answer took.

    A letter that comes meanwhile is no answer.
    """
    home = await phone.start()
    ends, took = time.monotonic() + seconds, []
    while time.monotonic() < ends:
        for label, title in (("My things", "My things"), ("Home", home.title)):
            press = phone.tap(label)
            shown = partial(phone.heard, title, since=press.at)
            await phone.until(lambda shown=shown: bool(shown()), f"never sees {title!r}")  # type: ignore[misc]
            took.append(shown()[0].at - press.at)
            await asyncio.sleep(BETWEEN)
    return took


async def all_look_around(phones: Sequence[Phone], *, seconds: float) -> Waits:
    """Many do that side by side."""
    each = await asyncio.gather(*(look_around(phone, seconds=seconds) for phone in phones))
    return waits([one for took in each for one in took])

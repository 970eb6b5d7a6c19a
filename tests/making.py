"""Somebody who makes things for tests at once: what comes out says what was asked for."""

import asyncio
from dataclasses import dataclass, field

from bot.media.work import CannotMake, Why, Work


@dataclass(slots=True)
class QuickMaker:
    """Makes bytes that name the work. `asked` is all that was ever asked for."""

    asked: list[Work] = field(default_factory=list)
    may_make: asyncio.Event = field(default_factory=asyncio.Event)
    """Clear it, and everything waits."""
    cannot: bool = False
    """Set it, and nothing can be made."""

    def __post_init__(self) -> None:
        self.may_make.set()

    async def do(self, work: Work) -> bytes:
        """Make it."""
        self.asked.append(work)
        await self.may_make.wait()
        if self.cannot:
            raise CannotMake(Why.BROKEN)
        return repr(work).encode()


async def fetch(file_id: str) -> bytes:
    """A file of a Telegram that has every file."""
    return file_id.encode()

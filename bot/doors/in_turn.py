"""The updates of one person: in order, and each confirmed as soon as nobody else need wait for it."""

import asyncio
from dataclasses import dataclass, field

from bot.doors.alone import Alone
from handlers.answers import Answer


@dataclass(slots=True)
class InTurn:
    """The updates of one sender, one after the other.

    What the database refuses of one person it mostly refuses of all that they do: the second one waits no 5 minutes.

    Args:
        waiting: who waits to hear that an update may be confirmed, of those that are not committed.
        is_parted: an update of theirs is parted from the others, and what comes behind it too.
    """

    alone: Alone
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: "list[asyncio.Future[None]]" = field(default_factory=list)
    is_parted: bool = False
    albums: list[str] = field(default_factory=list)
    """Of which album each update is a piece that has not had its turn; empty: of none."""
    held: Answer | None = None
    """What came of a piece of an album of which the next one is here already: one page shows what came of them all."""
    album: str = ""
    """Of which album that is."""

    def hold(self, answer: Answer | None, album: str) -> None:
        """The next piece of this album shows what came of it; None: nothing waits for one."""
        self.held, self.album = (answer, album) if album else (None, "")

    def let_go(self, *, but: str = "") -> Answer | None:
        """What was held and is to be shown now, unless a piece of this album (`but`) comes next: whatever else they do
        is answered after it."""
        if self.album and self.album == but:
            return None
        held, self.held, self.album = self.held, None, ""
        return held

    def part(self) -> None:
        """Nobody else waits for this person any more: a row says what is owed to them if this program ends."""
        self.is_parted = True
        for each in self.waiting:
            confirm(each)


def confirm(sure: "asyncio.Future[None]") -> None:
    """It may be confirmed; once is enough."""
    if not sure.done():
        sure.set_result(None)

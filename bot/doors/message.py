"""What is to be said to one chat, as values: a message with its parts, and a page that is read out."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.doors.pace import Turn
from bot.doors.show import Keyboard
from bot.doors.updates import Shown
from bot.services.elections.ballots import Trace
from handlers.answers import Answer

WORDS = "words"
"""The part with the buttons."""


async def _nothing(*_: object) -> None:
    """Nobody wants to know."""


@dataclass(slots=True)
class Message:
    """What is to be said to one chat. A try that fails in the middle goes on at the part that failed.

    Args:
        over: the message whose place it takes, if it can.
        aloud: a voice reads it out, too.
        turn: what a letter waited for; an answer has none.
        page: the message with the buttons, once it stands on the phone.
        drawn_at: real seconds, at which what it says was true already.
        done: the names of the parts that Telegram has.
        on_part: told of each part when Telegram has it.
        on_shown: told when the words stand on the phone.
        on_missed: told of a part that fell alone: what, and why.
        on_arrived: told of a part that may have fallen before, and has arrived now.
        on_secret: told of a message that shows an open ballot.
        on_wiped: told of a message of a ballot that shows nothing any more.
    """

    answer: Answer
    over: Shown | None = None
    silent: bool = False
    aloud: bool = False
    turn: Turn | None = None
    page: Shown | None = None
    drawn_at: float = field(default_factory=time.monotonic)
    done: set[str] = field(default_factory=set)
    on_part: Callable[[str], Awaitable[None]] = _nothing
    on_shown: Callable[[], None] = lambda: None
    on_missed: Callable[[str, str], None] = lambda _what, _why: None
    on_arrived: Callable[[str], None] = lambda _what: None
    on_secret: Callable[[int, str], Awaitable[None]] = _nothing
    on_wiped: Callable[[Trace], Awaitable[None]] = _nothing


@dataclass(frozen=True, slots=True)
class Reading:
    """A page to be read out: what the voice says, and the buttons that stand under it.

    Args:
        is_secret: it shows an open ballot or a receipt, so nothing of it is kept.
    """

    text: str
    page: Shown
    buttons: Keyboard
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """The voice that reads out a page, while the page stands as it was read; or the words that stand in for it."""

    voice: int
    page: Shown
    is_secret: bool = False
    is_words: bool = False

"""What stands in the chats of a strict Telegram: people, messages, files. No rules here, and no network."""

import asyncio
import io
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from PIL import Image

Raw = dict[str, Any]
"""Telegram's JSON."""
SUPERGROUP = -1_000_000_000_000
"""Ids of supergroups and channels lie below this."""


def a_photo(shade: int = 120) -> bytes:
    """A small photo, as a phone sends one."""
    out = io.BytesIO()
    Image.new("RGB", (80, 60), (shade, 90, 60)).save(out, "JPEG")
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file inside a call."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that Telegram keeps. `kind` is its own word: photo, voice, audio, document."""

    number: str
    kind: str
    content: bytes
    name: str

    @property
    def raw(self) -> Raw:
        """What Telegram tells about it."""
        return {"file_id": self.number, "file_unique_id": f"u{self.number}", "file_size": len(self.content)}


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something new that a person sees: a message that was sent or edited.

    Args:
        at: monotonic seconds.
        method: the call that brought it.
        words: text or caption, without marks.
        kind: text, photo, voice or document.
    """

    at: float
    message_id: int
    method: str
    words: str
    kind: str
    silent: bool = False

    @property
    def title(self) -> str:
        """The first line."""
        return self.words.partition("\n")[0]


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group chat (negative).

    Args:
        has_started: the bot may write to this person.
        has_blocked: this person blocked the bot, or the bot is out of this group.
        refuses_voices: this person takes no voice messages.
        may_write: False in a group chat where the bot may only read.
        moved_to: the supergroup that this group became.
        numbers: of its messages; private chats of one bot share theirs.
    """

    id: int
    title: str
    numbers: "count[int]"
    language: str = "en"
    has_started: bool = False
    has_blocked: bool = False
    refuses_voices: bool = False
    may_write: bool = True
    moved_to: int | None = None
    messages: dict[int, Raw] = field(default_factory=dict)
    arrivals: list[Arrival] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_private(self) -> bool:
        """Whether it is a person's own."""
        return self.id > 0

    @property
    def raw(self) -> Raw:
        """As Telegram's JSON."""
        if self.is_private:
            return {"id": self.id, "type": "private", "first_name": self.title}
        return {"id": self.id, "type": "supergroup" if self.id < SUPERGROUP else "group", "title": self.title}

    @property
    def user(self) -> Raw:
        """The person whose chat this is."""
        return {"id": self.id, "is_bot": False, "first_name": self.title, "language_code": self.language}

    def put(self, sender: Raw, content: Raw) -> Raw:
        """A new message."""
        number = next(self.numbers)
        raw = {"message_id": number, "date": int(time.time()), "chat": self.raw, "from": sender, **content}
        self.messages[number] = raw
        self.changed.set()
        return raw

    def note(self, method: str, raw: Raw, *, silent: bool = False) -> None:
        """The person sees this message anew."""
        words = str(raw.get("text") or raw.get("caption") or "")
        kind = next((name for name in ("photo", "voice", "audio", "document") if name in raw), "text")
        self.arrivals.append(Arrival(time.monotonic(), int(raw["message_id"]), method, words, kind, silent))
        self.changed.set()

    async def until(self, ready: Callable[[], bool], *, within: float) -> bool:
        """Wait until it is so, looking at each change of this chat; False when the time is over."""
        ends = time.monotonic() + within
        while not ready():
            self.changed.clear()
            try:
                await asyncio.wait_for(self.changed.wait(), max(ends - time.monotonic(), 0.001))
            except TimeoutError:
                return ready()
        return True

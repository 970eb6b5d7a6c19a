"""Phones, chats, messages and files of practice: what each of them is."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

FIRST_GROUP = -1_000
"""Group chats count down from here."""


@dataclass(frozen=True, slots=True)
class PracticePerson:
    """Somebody with a phone. `note` says in easy words who it is."""

    telegram_id: int
    name: str
    language: str
    note: str


@dataclass(frozen=True, slots=True)
class Toast:
    """A few words over the chat that go away by themselves; an alert waits for OK. `number` tells one from the next."""

    number: int
    text: str
    is_alert: bool


@dataclass(slots=True)
class Phone:
    """One phone. `has_started`: the bot may write to it."""

    person: PracticePerson
    has_started: bool = False
    has_blocked: bool = False
    toast: Toast | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A press that the bot has not answered yet."""

    phone: int
    pressed_at: datetime


@dataclass(slots=True)
class Message:
    """One bubble. `raw` is what the bot sees, the rest is for the page; `links` are those inside a paper."""

    raw: dict[str, Any]
    safe: str = ""
    links: tuple[str, ...] = ()
    is_edited: bool = False
    is_silent: bool = False

    @property
    def number(self) -> int:
        """The message id, counting up in its chat."""
        return int(self.raw["message_id"])


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group chat (negative)."""

    id: int
    title: str = ""
    people: set[int] = field(default_factory=set)
    has_bot: bool = True
    moved_to: int | None = None
    messages: list[Message] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def raw(self) -> dict[str, Any]:
        """As Telegram's JSON."""
        if self.id > 0:
            return {"id": self.id, "type": "private", "first_name": self.title}
        return {"id": self.id, "type": "supergroup" if self.id < FIRST_GROUP * 1000 else "group", "title": self.title}

    @property
    def newest(self) -> int:
        """The number of the newest message of the bot; 0 when there is none."""
        return max((m.number for m in self.messages if m.raw["from"]["is_bot"]), default=0)

    def find(self, number: int) -> Message | None:
        """The message of this number, if it was not deleted."""
        return next((m for m in self.messages if m.number == number), None)


@dataclass(frozen=True, slots=True)
class File:
    """A photo, voice or paper that somebody sent."""

    content: bytes
    name: str
    kind: str

"""The phones, chats, files and the clock of practice: what Telegram would hold."""

import asyncio
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

BOT_ID = 7
FIRST_GROUP = -1_000
FIRST_NEW_PHONE = 901
MORNING_HOUR = 10
SHOWN_MESSAGES = 60


@dataclass(frozen=True, slots=True)
class PracticePerson:
    """Somebody with a phone. `note` says in easy words who it is."""

    telegram_id: int
    name: str
    language: str
    note: str


@dataclass(slots=True)
class Phone:
    """One phone. `has_started`: the bot may write to it."""

    person: PracticePerson
    has_started: bool = False
    has_blocked: bool = False
    toast: str = ""


@dataclass(slots=True)
class Message:
    """One bubble. `raw` is what the bot sees, the rest is for the page."""

    raw: dict[str, Any]
    safe: str = ""
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

    def find(self, number: int) -> Message | None:
        """The message of this number, if it was not deleted."""
        return next((m for m in self.messages if m.number == number), None)


@dataclass(frozen=True, slots=True)
class File:
    """A photo, voice or paper that somebody sent."""

    content: bytes
    name: str
    kind: str


@dataclass(slots=True)
class BotReport:
    """What the bot last said about itself."""

    next_at: datetime | None = None
    is_quiet: bool = False
    version: int = -1


class Phones:
    """Everything that practice knows. Methods are called on one event loop.

    Args:
        people: who has a phone from the first second.
        now: where the practice clock begins, aware UTC.
    """

    def __init__(self, people: Sequence[PracticePerson], *, now: datetime, bot_name: str = "SayNextBot") -> None:
        self._people = tuple(people)
        self._begins = now
        self.bot = {"id": BOT_ID, "is_bot": True, "first_name": "SayNext", "username": bot_name}
        self.bot |= {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
        self._update_numbers = count(1)
        self._file_numbers = count(1)
        self.files: dict[str, File] = {}
        self.version = 0
        self.clock_version = 0
        self.changed = asyncio.Condition()
        self._fill()

    def _fill(self) -> None:
        self.era = secrets.token_hex(6)
        self.phones = {p.telegram_id: Phone(p, has_started=True) for p in self._people}
        self.chats: dict[int, Chat] = {p.telegram_id: Chat(p.telegram_id, p.name) for p in self._people}
        self.updates: list[dict[str, Any]] = []
        self.report = BotReport()
        self._set_clock(self._begins)

    # The clock

    def _set_clock(self, moment: datetime) -> None:
        self._clock_at, self._real_at = moment, time.monotonic()
        self.clock_version += 1

    def now(self) -> datetime:
        """The time on the practice clock, which ticks as real clocks do."""
        return self._clock_at + timedelta(seconds=time.monotonic() - self._real_at)

    async def jump(self, to: str) -> None:
        """Move the clock on: `next`, `tomorrow`, `day:<n>` or an ISO moment. It never goes back."""
        await self.touch(lambda: self._set_clock(max(self.now(), self._target(to))))

    def _target(self, to: str) -> datetime:
        zone = ZoneInfo("Europe/London")
        if to == "next":
            return self.report.next_at or self.now()
        days = 1 if to == "tomorrow" else int(to[4:]) if to.startswith("day:") else None
        if days is None:
            moment = datetime.fromisoformat(to)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        local = self.now().astimezone(zone) + timedelta(days=days)
        return local.replace(hour=MORNING_HOUR, minute=0, second=0, microsecond=0).astimezone(UTC)

    # Changes and waiting for them

    async def touch(self, change: Any = None) -> Any:
        """Make a change and tell everybody who waits for one."""
        async with self.changed:
            result = change() if change is not None else None
            self.version += 1
            self.changed.notify_all()
        return result

    async def wait_for(self, ready: Any, seconds: float) -> bool:
        """Wait until `ready()` is true; False when the time is over."""
        async with self.changed:
            try:
                await asyncio.wait_for(self.changed.wait_for(ready), seconds)
            except TimeoutError:
                return False
        return True

    def is_settled(self) -> bool:
        """Whether the bot has answered everything and nothing waits to be said at this time."""
        return not self.updates and self.report.is_quiet and self.report.version == self.clock_version

    # What people do

    async def add_person(self, name: str, language: str) -> int:
        """Another phone, which the bot does not know yet."""
        number = max([FIRST_NEW_PHONE, *(phone + 1 for phone in self.phones)])

        def add() -> None:
            self.phones[number] = Phone(PracticePerson(number, name, language, "new"))
            self.chats[number] = Chat(number, name)

        await self.touch(add)
        return number

    def user(self, phone: int) -> dict[str, Any]:
        """A person as Telegram's JSON."""
        person = self.phones[phone].person
        return {"id": phone, "is_bot": False, "first_name": person.name, "language_code": person.language}

    def push_update(self, kind: str, body: dict[str, Any]) -> None:
        """Something for the bot to fetch."""
        self.updates.append({"update_id": next(self._update_numbers), kind: body})

    async def say(self, phone: int, content: dict[str, Any], *, chat: int | None = None) -> int:
        """A person sends a message; its number. `content` as in Telegram's message: text, voice, photo, ..."""

        def send() -> int:
            place = self.chats[chat or phone]
            message = self._message(place, self.user(phone), content)
            self.phones[phone].has_blocked = False
            # In a group the bot sees only what is meant for it, as with Telegram's privacy mode.
            if place.id > 0:
                self.phones[phone].has_started = True
                self.push_update("message", message.raw)
            return message.number

        return int(await self.touch(send))

    async def start(self, phone: int, payload: str = "") -> None:
        """A person presses Start, or opens a link of the bot."""
        await self.say(phone, {"text": f"/start {payload}".strip()})

    async def edit(self, phone: int, number: int, text: str) -> None:
        """A person changes what they wrote."""

        def change() -> None:
            message = self.chats[phone].find(number)
            if message is None:
                raise LookupError("no such message")
            message.raw = {**message.raw, "text": text, "edit_date": int(self.now().timestamp())}
            message.safe, message.is_edited = _escaped(text), True
            self.push_update("edited_message", message.raw)

        await self.touch(change)

    async def press(self, phone: int, number: int, data: str, *, chat: int | None = None) -> None:
        """A person presses a button with this data."""

        def push() -> None:
            place = self.chats[chat or phone]
            message = place.find(number)
            query: dict[str, Any] = {
                "id": secrets.token_hex(8),
                "from": self.user(phone),
                "chat_instance": str(place.id),
                "data": data,
            }
            if message is not None:
                query["message"] = message.raw
            self.phones[phone].toast = ""
            self.push_update("callback_query", query)

        await self.touch(push)

    async def block(self, phone: int, *, blocked: bool) -> None:
        """A person blocks the bot, or lets it in again."""

        def change() -> None:
            self.phones[phone].has_blocked = blocked
            self._membership(self.chats[phone], phone, "kicked" if blocked else "member")

        await self.touch(change)

    def _membership(self, chat: Chat, by: int, status: str) -> None:
        was = "member" if status in ("kicked", "left") else "left"
        bot = dict(self.bot)
        self.push_update(
            "my_chat_member",
            {
                "chat": chat.raw,
                "from": self.user(by),
                "date": int(self.now().timestamp()),
                "old_chat_member": {"user": bot, "status": was},
                "new_chat_member": {"user": bot, "status": status, **({"until_date": 0} if status == "kicked" else {})},
            },
        )

    async def make_group(self, title: str, people: Sequence[int], *, by: int) -> int:
        """A group chat with these people, into which `by` puts the bot."""

        def make() -> int:
            number = min([FIRST_GROUP, *self.chats]) - 1
            chat = self.chats[number] = Chat(number, title, set(people))
            self._membership(chat, by, "member")
            return number

        return int(await self.touch(make))

    async def move_group(self, chat: int) -> int:
        """A group chat becomes a supergroup, which gives it another number."""

        def move() -> int:
            old = self.chats[chat]
            number = chat * 10_000
            self.chats[number] = Chat(number, old.title, old.people, messages=old.messages)
            old.moved_to = number
            somebody = next(iter(old.people))
            message = self._message(old, self.user(somebody), {"migrate_to_chat_id": number})
            self.push_update("message", message.raw)
            return number

        return int(await self.touch(move))

    async def start_again(self) -> None:
        """Everything as in the first second; the bot sees another era and lays its practice board anew."""
        await self.touch(self._fill)

    # What messages are made of

    def _message(self, chat: Chat, sender: dict[str, Any], content: dict[str, Any]) -> Message:
        raw = {
            "message_id": next(chat.numbers),
            "date": int(self.now().timestamp()),
            "chat": chat.raw,
            "from": sender,
            **content,
        }
        message = Message(raw, _escaped(str(content.get("text") or content.get("caption") or "")))
        chat.messages.append(message)
        return message

    def add_from_bot(self, chat: Chat, content: dict[str, Any], safe: str) -> Message:
        """The bot says something."""
        message = self._message(chat, dict(self.bot), content)
        message.safe = safe
        return message

    def keep_file(self, content: bytes, name: str, kind: str) -> dict[str, Any]:
        """Keep a file; what Telegram tells about it."""
        number = f"{kind}-{next(self._file_numbers)}-{secrets.token_hex(4)}"
        self.files[number] = File(content, name, kind)
        return {"file_id": number, "file_unique_id": f"u{number}", "file_size": len(content)}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

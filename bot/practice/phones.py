"""The phones, chats, files and the clock of practice: what Telegram would hold."""

import asyncio
import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bot.practice.chats import FIRST_GROUP, Chat, File, Message, Phone, PracticePerson, Query, Toast
from bot.practice.files import links_in
from bot.practice.profile import Profile
from bot.practice.report import Report

BOT_ID = 7
FIRST_NEW_PHONE = 5_200_000_901
"""Ten digits, as Telegram's own: no time and no number of an update in a log can look like one."""
MORNING_HOUR = 10
SHOWN_MESSAGES = 60
PATIENCE, SILENT_MOST = 25.0, 40
ZONE = ZoneInfo("Europe/London")
"""Where the practice board is."""


class Phones:
    """Everything that practice knows. Methods are called on one event loop.

    Args:
        people: who has a phone from the first second.
        now: where the practice clock begins, aware UTC.
    """

    def __init__(self, people: Sequence[PracticePerson], *, now: datetime, bot_name: str = "SayNextBot") -> None:
        self._people = tuple(people)
        self.has_board = bool(people)
        self._begins = now
        self.token = f"{BOT_ID}:{secrets.token_urlsafe(24)}"
        """Drawn at each start, so that nothing but a program on this computer can know it."""
        self.bot = {"id": BOT_ID, "is_bot": True, "first_name": "SayNext", "username": bot_name}
        self.bot |= {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
        self.profile = Profile()
        self._update_numbers = count(1)
        self._file_numbers, self._toast_numbers = count(1), count(1)
        self._allowed: tuple[str, ...] = ()
        self.files: dict[str, File] = {}
        self.version = 0
        self.clock_version = self.hurried = 0
        self.changed = asyncio.Condition()
        self.is_over = False
        self._fill()

    def _fill(self) -> None:
        self.era = secrets.token_hex(6)
        self.phones = {p.telegram_id: Phone(p, has_started=True) for p in self._people}
        self.chats: dict[int, Chat] = {p.telegram_id: Chat(p.telegram_id, p.name) for p in self._people}
        self.updates: list[dict[str, Any]] = []
        self.queries: dict[str, Query] = {}
        self._has_begun = False
        self.report, self._heard_at = Report(), -1
        self.pressed: dict[int, list[str]] = {}
        """What each phone has pressed, for the guide."""
        self.is_walking = False
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
        if to == "next":
            return self.report.next_at or self.now()
        days = 1 if to == "tomorrow" else int(to[4:]) if to.startswith("day:") else None
        if days is None:
            moment = datetime.fromisoformat(to)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        local = self.now().astimezone(ZONE) + timedelta(days=days)
        return local.replace(hour=MORNING_HOUR, minute=0, second=0, microsecond=0).astimezone(UTC)

    async def jump_to_news(self, to: str = "next") -> list[int]:
        """Move the clock and wait for the bot; whose phones got a message.

        Args:
            to: as for `jump`. With `next` it goes on until somebody gets one, or nothing more is to come.
        """
        before, news = self._newest(), list[int]()
        for _ in range(SILENT_MOST if to == "next" else 1):
            if news or (to == "next" and self.report.next_at is None):
                break
            await self.jump(to)
            await self.wait_for(self.is_settled, PATIENCE)
            news = [number for number, newest in self._newest().items() if newest > before.get(number, 0)]
        return news

    def _newest(self) -> dict[int, int]:
        """The number of the newest message of the bot in each private chat; group chats show it to their people."""
        return {number: self.chats[number].newest for number in self.phones}

    async def walk(self, is_walking: bool) -> None:
        """Whether the guide presses, and not a person."""
        await self.touch(lambda: setattr(self, "is_walking", is_walking))

    async def hurry(self) -> None:
        """Letters that wait for a better hour come now."""

        def press() -> None:
            self.hurried += 1
            self._set_clock(self.now())

        await self.touch(press)

    # Changes and waiting for them

    async def touch(self, change: Any = None) -> Any:
        """Make a change and tell everybody who waits for one."""
        async with self.changed:
            result = change() if change is not None else None
            self.version += 1
            self.changed.notify_all()
        return result

    async def end(self) -> None:
        """The phones are put away: whoever waits for something is answered now."""
        await self.touch(lambda: setattr(self, "is_over", True))

    async def wait_for(self, ready: Any, seconds: float) -> bool:
        """Wait until `ready()` is true; False when the time or the practice is over."""
        async with self.changed:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.changed.wait_for(lambda: self.is_over or ready()), seconds)
            return bool(ready())

    def is_settled(self) -> bool:
        """Whether the bot has answered everything and nothing waits to be said at this time."""
        return not self.updates and self._heard_at == self.clock_version

    def hear(self, report: Report, version: int, era: str) -> None:
        """The bot has nothing more to say at this time of the clock; a bot of the practice before does not count."""
        if era == self.era:
            self.report, self._heard_at = report, version

    # What people do

    async def add_person(self, name: str, language: str) -> int:
        """Another phone, which the bot does not know yet."""
        number = max([FIRST_NEW_PHONE, *(phone + 1 for phone in self.phones)])

        def add() -> None:
            self.phones[number] = Phone(PracticePerson(number, name, language, "new"))
            self.chats[number] = Chat(number, name)

        await self.touch(add)
        return number

    async def begin(self, era: str) -> None:
        """Everybody of the practice board presses Start, once, as soon as the bot has laid the board of this era."""
        if era == self.era and not self._has_begun:
            self._has_begun = True
            for person in self._people:
                await self.start(person.telegram_id)

    def user(self, phone: int) -> dict[str, Any]:
        """A person as Telegram's JSON."""
        person = self.phones[phone].person
        return {"id": phone, "is_bot": False, "first_name": person.name, "language_code": person.language}

    def confirm(self, offset: int, allowed: Sequence[str]) -> None:
        """The bot has what came before `offset`, and wants only these kinds, as long as it says nothing else.

        Args:
            offset: the first update that is wanted; counted from the end when it is negative.
            allowed: empty for no change.
        """
        self._allowed = tuple(allowed) or self._allowed
        first = offset if offset >= 0 else max(0, *(u["update_id"] + 1 for u in self.updates), 0) + offset
        wanted = [u for u in self.updates if u["update_id"] >= first]
        self.updates[:] = [u for u in wanted if not self._allowed or any(kind in u for kind in self._allowed)]

    def push_update(self, kind: str, body: dict[str, Any]) -> None:
        """Something for the bot to fetch, if it wants this kind."""
        if self._allowed and kind not in self._allowed:
            return
        self.updates.append({"update_id": next(self._update_numbers), kind: body})

    async def say(self, phone: int, content: dict[str, Any], *, chat: int | None = None) -> int:
        """A person sends a message; its number. `content` as in Telegram's message: text, voice, photo, ..."""

        def send() -> int:
            place = self.chats[chat or phone]
            if place.id > 0 and self.phones[phone].has_blocked:
                self._block(phone, blocked=False)
            message = self._message(place, self.user(phone), content)
            # In a group the bot sees only commands, as with Telegram's privacy mode.
            if place.id > 0 or (place.has_bot and str(content.get("text", "")).startswith("/")):
                self.phones[phone].has_started |= place.id > 0
                self.push_update("message", message.raw)
            return message.number

        return int(await self.touch(send))

    async def start(self, phone: int, payload: str = "") -> None:
        """A person presses Start, or opens a link of the bot."""
        mark = {"type": "bot_command", "offset": 0, "length": len("/start")}
        await self.say(phone, {"text": f"/start {payload}".strip(), "entities": [mark]})

    async def edit(self, phone: int, number: int, text: str) -> None:
        """A person changes what they wrote."""

        def change() -> None:
            message = self.chats[phone].find(number)
            if message is None or message.raw["from"]["id"] != phone or "text" not in message.raw:
                raise LookupError("no such message of this person")
            kept = {name: value for name, value in message.raw.items() if name != "entities"}
            message.raw = {**kept, "text": text, "edit_date": int(self.now().timestamp())}
            message.safe, message.is_edited = _escaped(text), True
            self.push_update("edited_message", message.raw)

        await self.touch(change)

    async def press(self, phone: int, number: int, data: str, *, chat: int | None = None) -> None:
        """A person presses a button with this data."""

        def push() -> None:
            place = self.chats[chat or phone]
            message = place.find(number)
            self.pressed.setdefault(phone, []).append(data)
            query = secrets.token_hex(8)
            gone = {"chat": place.raw, "message_id": number, "date": 0}
            self.queries[query] = Query(phone, self.now())
            self.push_update(
                "callback_query",
                {
                    "id": query,
                    "from": self.user(phone),
                    "chat_instance": str(place.id),
                    "data": data,
                    # Of a message that is gone Telegram tells only where it was.
                    "message": gone if message is None else message.raw,
                },
            )

        await self.touch(push)

    def toast(self, phone: int, text: str, *, is_alert: bool) -> None:
        """The bot answers a press, mostly without a word."""
        if text and phone in self.phones:
            self.phones[phone].toast = Toast(next(self._toast_numbers), text, is_alert)

    async def block(self, phone: int, *, blocked: bool) -> None:
        """A person blocks the bot, or lets it in again."""
        await self.touch(lambda: self._block(phone, blocked=blocked))

    def _block(self, phone: int, *, blocked: bool) -> None:
        if self.phones[phone].has_blocked != blocked:
            self.phones[phone].has_blocked = blocked
            now, before = ("kicked", "member") if blocked else ("member", "kicked")
            self._membership(self.chats[phone], self.user(phone), before=before, now=now)

    def take_bot_out(self, chat: Chat, *, by: int | None = None) -> None:
        """The bot goes out of a group chat, or somebody takes it out."""
        if chat.has_bot:
            chat.has_bot = False
            who, status = (dict(self.bot), "left") if by is None else (self.user(by), "kicked")
            self._membership(chat, who, before="member", now=status)

    def _membership(self, chat: Chat, by: dict[str, Any], *, before: str, now: str) -> None:
        def as_member(status: str) -> dict[str, Any]:
            return {"user": dict(self.bot), "status": status, **({"until_date": 0} if status == "kicked" else {})}

        self.push_update(
            "my_chat_member",
            {
                "chat": chat.raw,
                "from": by,
                "date": int(self.now().timestamp()),
                "old_chat_member": as_member(before),
                "new_chat_member": as_member(now),
            },
        )

    async def make_group(self, title: str, people: Sequence[int], *, by: int, payload: str = "") -> int:
        """A group chat with these people, into which `by` puts the bot; `payload` comes from the link they used."""

        def make() -> int:
            number = min([FIRST_GROUP, *self.chats]) - 1
            chat = self.chats[number] = Chat(number, title, {*people, by})
            self._membership(chat, self.user(by), before="left", now="member")
            if payload:
                command = f"/start@{self.bot['username']} {payload}"
                self.push_update("message", self._message(chat, self.user(by), {"text": command}).raw)
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

    def add_from_bot(self, chat: Chat, content: dict[str, Any], safe: str, *, silent: bool) -> Message:
        """The bot says something, with or without a sound."""
        message = self._message(chat, dict(self.bot), content)
        message.safe, message.is_silent = safe, silent
        paper = self.files.get(content.get("document", {}).get("file_id", ""))
        message.links = () if paper is None else links_in(paper.content)
        return message

    def keep_file(self, content: bytes, name: str, kind: str) -> dict[str, Any]:
        """Keep a file; what Telegram tells about it."""
        number = f"{kind}-{next(self._file_numbers)}-{secrets.token_hex(4)}"
        self.files[number] = File(content, name, kind)
        return self.tell_file(number)

    def tell_file(self, number: str) -> dict[str, Any]:
        """What Telegram tells about a file it keeps."""
        size = len(self.files[number].content)
        return {"file_id": number, "file_unique_id": f"u{number}", "file_size": size}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

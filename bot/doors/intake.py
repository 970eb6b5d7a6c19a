"""Updates in: nothing is confirmed to Telegram before it is committed.

Each update is read alone; those of one person are handled in order, those of different people side
by side. An update that cannot be read, or fails three times, is set aside by its id and kind.
"""

import asyncio
import hmac
import json
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import web
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.doors.groups import GroupChats
from bot.doors.show import LISTEN, Show, spoken
from bot.doors.transport import AiohttpTransport, call
from bot.doors.updates import MemberChange, Raw, Shown, Tapped, Told, Wrote, read
from bot.media.work import CannotMake
from bot.rules.people import Person
from bot.screens import home as home_screens
from bot.services.elections.ballots import Trace
from bot.services.elections.traces import find_trace, put_trace, trace_voice
from bot.words import Words, language_of
from handlers.dispatch import UTC_ZONE, Answer, Dispatch, Sender
from storage.keys import Keys
from storage.unit import Store, Unit, is_unavailable

log = logging.getLogger(__name__)
SIDE_BY_SIDE = 32
"""Each can speak to Telegram twice at once, so this is half of the connections that there are."""
TRIES = 3
POLL_SECONDS = 25
AFTER_OUTAGE = 1.0
"""Seconds."""
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]


@dataclass(slots=True)
class Intake:
    """Handles updates, one transaction each, and shows the answers.

    Args:
        on_news: called when a deed left something for the courier or the alarm.
        settled: waited for before a batch is confirmed; only practice waits for anything.
    """

    store: Store
    dispatch: Dispatch
    show: Show
    groups: GroupChats
    now: Callable[[], datetime]
    on_news: Callable[[], None]
    settled: Callable[[], Awaitable[None]] | None = None
    _side_by_side: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(SIDE_BY_SIDE))
    _people: dict[int, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    _listening: set["asyncio.Task[None]"] = field(default_factory=set)
    _handling: set["asyncio.Task[None]"] = field(default_factory=set)

    async def take_all(self, batch: Sequence[Raw]) -> None:
        """Handle a batch; it returns when every update of it is committed and answered, or set aside."""
        await asyncio.gather(*self._chains(batch, self.now()))

    async def nothing_waits(self) -> None:
        """Wait until every update that has arrived by now is handled, so that no vote is late through our fault."""
        if self._handling:
            await asyncio.wait(set(self._handling))

    def _chains(self, batch: Sequence[Raw], arrived_at: datetime) -> list["asyncio.Task[None]"]:
        chains: dict[int, list[Raw]] = defaultdict(list)
        for raw in batch:
            chains[_sender_id(raw)].append(raw)
        return [self._handled(self._take_chain(chain, arrived_at)) for chain in chains.values()]

    def _handled(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        task = asyncio.ensure_future(work)
        self._handling.add(task)
        task.add_done_callback(self._handling.discard)
        return task

    async def _take_chain(self, chain: list[Raw], arrived_at: datetime) -> None:
        for raw in chain:
            async with self._side_by_side:
                await self.take(raw, arrived_at)

    async def take(self, raw: Raw, arrived_at: datetime) -> None:
        """Handle one update. Never raises: what cannot be handled is set aside.

        `arrived_at` decides whether it came in time, however long it waited here.
        """
        update_id = int(raw["update_id"])
        kind = next((name for name in raw if name != "update_id"), "unknown")
        try:
            told = read(raw)
        except Exception as problem:  # noqa: BLE001 - whatever Telegram sends, the next update must be read
            await self._set_aside(update_id, kind, problem)
            return
        left = TRIES
        while left:
            try:
                await self._handle(told, arrived_at)
            except Exception as problem:  # noqa: BLE001 - a bug in one deed must not stop the others
                if is_unavailable(problem):
                    # Not the update's fault: it is kept and tried until the database is back.
                    log.warning("the database cannot be reached: update %d waits", update_id)
                    await asyncio.sleep(AFTER_OUTAGE)
                    continue
                left -= 1
                if not left:
                    await self._set_aside(update_id, kind, problem)
                    await self._say_sorry(told)
            else:
                return

    async def _handle(self, told: Told | None, now: datetime) -> None:
        match told:
            case Tapped():
                await self._on_tap(told, now)
            case MemberChange():
                await self.groups.on_member_change(told)
            case Wrote(is_private=False):
                await self.groups.on_message(told)
            case Wrote():
                await self._on_message(told, now)

    async def _on_tap(self, tapped: Tapped, now: datetime) -> None:
        # First the little clock on the button goes away; everything else may take a moment.
        stopping = asyncio.ensure_future(self._stop_the_clock(tapped))
        sender, over = tapped.sender, tapped.over
        if over is not None and not over.is_private:
            await stopping
            return
        if tapped.data == LISTEN.encode():
            await stopping
            self._start_listening(sender, over)
            return
        answer = await self.store.run(
            self.dispatch.tapped,
            sender,
            tapped.data,
            message_id=tapped.message_id,
            update_id=tapped.update_id,
            now=now,
        )
        await stopping
        await self._show(answer, chat=sender.telegram_id, over=over)

    async def _stop_the_clock(self, tapped: Tapped) -> None:
        # "Query is too old" is no matter: the press counts all the same.
        with suppress(TelegramError):
            await call(self.show.bot, "answerCallbackQuery", {"callback_query_id": tapped.query})

    async def _on_message(self, wrote: Wrote, now: datetime) -> None:
        sender, sent = wrote.sender, wrote.sent
        if sender is None:
            return
        if sent.text.startswith("/") and not sent.edited:
            payload = sent.text.partition(" ")[2].strip()
            answer = await self.store.run(self.dispatch.started, sender, payload, update_id=wrote.update_id, now=now)
        else:
            answer = await self.store.run(self.dispatch.wrote, sender, sent, update_id=wrote.update_id, now=now)
        await self._show(answer, chat=sender.telegram_id, over=None)

    async def _show(self, answer: Answer, *, chat: int, over: Shown | None) -> None:
        """The deed is committed; if Telegram cannot show the answer now, the person can tap again."""
        if answer.has_news:
            self.on_news()
        try:
            await self.show.answer(answer, chat=chat, over=over)
        except Forbidden:
            person, now = answer.person.id, self.now()
            await self.store.run(lambda unit: unit.people.change(person, unreachable_at=now))
        except BadRequest:
            log.warning("answer not shown: telegram refused it")
            await self._keep_trace(answer, over)
        except NetworkError:
            log.warning("answer not shown: no connection")
            await self._keep_trace(answer, over)

    async def _keep_trace(self, answer: Answer, over: Shown | None) -> None:
        """The tapped page of a ballot still stands on the phone: it is wiped at the next tap."""
        person, election = answer.person.id, answer.wipe_election
        if election is None or over is None:
            return

        left, keys = Trace(election, person, over.message_id, "screen", left=True), self.dispatch.keys
        await self.store.run(lambda unit: put_trace(unit, keys, left))

    def _start_listening(self, sender: Sender, message: Shown | None) -> None:
        """Voices are made beside the intake, so that nobody waits for somebody else's voice."""
        task = asyncio.ensure_future(self._listen(sender, message))
        self._listening.add(task)
        task.add_done_callback(self._listening.discard)

    async def _listen(self, sender: Sender, message: Shown | None) -> None:
        try:
            shown = 0 if message is None else message.message_id
            keys = self.dispatch.keys
            person, is_secret = await self.store.run(_listener, keys, sender.telegram_id, shown)
            language = person.language if person is not None else language_of(sender.language_code)
            words = Words(language, UTC_ZONE)
            text = "" if message is None else message.text
            number = await self.show.listen(
                spoken(text, _labels(message), words) if text else words.text("home.refused.old_button"),
                words,
                sender.telegram_id,
                secret=is_secret,
            )
            if person is not None and is_secret:
                who = person.id
                await self.store.run(lambda unit: trace_voice(unit, keys, who, shown=shown, voice=number))
        except (TelegramError, OSError, CannotMake) as problem:
            log.warning("listen failed: %s", type(problem).__name__)

    async def _set_aside(self, update_id: int, kind: str, problem: Exception) -> None:
        log.error("update %d set aside: %s", update_id, kind, exc_info=problem)
        now = self.now()
        await self.store.run(lambda unit: unit.outbox.set_aside(update_id, kind, now=now))

    async def _say_sorry(self, told: Told | None) -> None:
        match told:
            case Tapped(sender=sender, over=Shown(is_private=True)) | Wrote(sender=Sender() as sender, is_private=True):
                chat = sender.telegram_id
            case _:
                return
        person = await self.store.run(lambda unit: unit.people.find_by_telegram(chat))
        if person is None:
            return
        words = Words(person.language, UTC_ZONE)
        await self._show(Answer(home_screens.broken(words), person, words), chat=chat, over=None)

    async def poll(self, transport: AiohttpTransport, base_url: str) -> None:
        """Fetch updates for ever. The offset moves only past what is committed or set aside."""
        offset, wait = 0, 1.0
        while True:
            try:
                batch = await _get_updates(transport, base_url, offset)
            except (NetworkError, RetryAfter, ValueError) as problem:
                log.warning("no updates: %s, next try in %d s", type(problem).__name__, wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, 30.0)
                continue
            wait = 1.0
            if batch:
                await self.take_all(batch)
                if self.settled is not None:
                    await self.settled()
                offset = int(batch[-1]["update_id"]) + 1

    async def on_webhook(self, request: web.Request, *, secret: str) -> web.Response:
        """One update by webhook: 200 is answered after the commit."""
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return web.Response(status=403)
        try:
            raw = await request.json()
        except json.JSONDecodeError:
            return web.Response(status=400)
        if not (isinstance(raw, dict) and isinstance(raw.get("update_id"), int)):
            return web.Response(status=400)
        await self._handled(self._take_posted(raw, self.now()))
        return web.Response()

    async def _take_posted(self, raw: Raw, arrived_at: datetime) -> None:
        async with self._people[_sender_id(raw)], self._side_by_side:
            await self.take(raw, arrived_at)


def _listener(unit: Unit, keys: Keys, telegram_id: int, message_id: int) -> tuple[Person | None, bool]:
    """Who listens, and whether the message shows an open ballot."""
    person = unit.people.find_by_telegram(telegram_id)
    return person, person is not None and find_trace(unit, keys, person.id, message_id) is not None


async def _get_updates(transport: AiohttpTransport, base_url: str, offset: int) -> list[Raw]:
    status, body = await transport.ask(
        f"{base_url}/getUpdates",
        {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": ALLOWED},
        seconds=POLL_SECONDS + 10,
    )
    answer = json.loads(body)
    if status == 429:
        raise RetryAfter(int(answer.get("parameters", {}).get("retry_after", 1)))
    if not answer.get("ok"):
        raise NetworkError(f"getUpdates answered {status}")
    return list(answer["result"])


def _sender_id(raw: Raw) -> int:
    """Who an update is from, read without trust; 0 when nobody can be seen."""
    for body in raw.values():
        if isinstance(body, dict) and isinstance(body.get("from"), dict):
            return int(body["from"].get("id", 0))
    return 0


def _labels(message: Shown | None) -> tuple[str, ...]:
    """The names of the choices on a message, without Listen."""
    return () if message is None else tuple(label for label, data in message.buttons if data != LISTEN.encode())

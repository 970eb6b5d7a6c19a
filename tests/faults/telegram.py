"""A strict Bot API server on loopback, in the process of the test: it refuses, limits and fails as it is told.

It records every call with its time, and every call that a careful bot would not have made.
"""

import asyncio
import json
import random
import secrets
import socket
import struct
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import aiohttp
from aiohttp import web

from tests.faults.chats import Chat, Raw, Upload
from tests.faults.limits import Limits, Meter
from tests.faults.methods import Methods
from tests.faults.rules import ApiError
from tests.faults.ways import Armed, Armoury, End, Way

PAGE = 100
LONG_POLL = 25.0
RETRY_WEBHOOK = 0.3
UPLOAD_MOST = 32 * 2**20
SEED = 6
FIRST_UPDATE = 500_000_000
"""Far from those of the ten weeks in which a group was laid."""


@dataclass(slots=True)
class Call:
    """One call of the bot.

    Args:
        began, ended: monotonic seconds; `ended` is 0 while it is answered.
        status: that was answered, 0 for none.
        taken: whether it did what it asked for.
        way: the name of what was armed for it.
    """

    method: str
    chat: int | None
    given: Raw
    began: float
    ended: float = 0.0
    status: int = 0
    taken: bool = False
    way: str = ""


@dataclass(frozen=True, slots=True)
class Violation:
    """A call that a careful bot does not make: too fast, too early, to nobody, or refused."""

    kind: str
    method: str
    chat: int | None
    at: float


@dataclass(slots=True)
class Telegram:
    """The server. Tests read `calls` and `violations`, and arm what goes wrong."""

    methods: Methods = field(default_factory=Methods)
    meter: Meter = field(default_factory=Meter)
    faults: Armoury = field(default_factory=lambda: Armoury(random.Random(SEED)))
    calls: list[Call] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    url: str = ""
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the bot asks for updates, or says where it wants them."""
    pressed: dict[str, tuple[int, float]] = field(default_factory=dict)
    """Each press: in which chat, and when."""
    updates: list[Raw] = field(default_factory=list)
    handed_out: int = 0
    """How often a batch of `hand_out` was fetched."""
    confirmed: int = 0
    """The number of the last update that the bot has confirmed."""
    _numbers: "count[int]" = field(default_factory=lambda: count(FIRST_UPDATE))
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _batch: list[Any] = field(default_factory=list)
    _polls: int = 0
    _queues: dict[int, "asyncio.Queue[Raw]"] = field(default_factory=dict)
    _postmen: list["asyncio.Task[None]"] = field(default_factory=list)

    @property
    def limits(self) -> Limits:
        """What is allowed."""
        return self.meter.limits

    @limits.setter
    def limits(self, limits: Limits) -> None:
        self.meter.limits = limits

    # Updates

    def push(self, kind: str, body: Raw, *, number: int | None = None) -> int:
        """Something happened that the bot must hear of; the number of the update."""
        number = next(self._numbers) if number is None else number
        update = {"update_id": number, kind: body}
        if self.methods.webhook["url"]:
            self._post(update)
        else:
            self.updates.append(update)
            self._arrived.set()
        return number

    def press(self, chat: Chat, message_id: int, data: str) -> str:
        """Somebody presses a button; the number of the query."""
        query = secrets.token_hex(8)
        self.methods.queries[query] = None
        self.pressed[query] = (chat.id, time.monotonic())
        gone = {"chat": chat.raw, "message_id": message_id, "date": 0}
        told = {"id": query, "from": chat.user, "chat_instance": str(chat.id), "data": data}
        self.push("callback_query", {**told, "message": chat.messages.get(message_id, gone)})
        return query

    def hand_out(self, batch: Sequence[Any]) -> None:
        """Answer one getUpdates with exactly this."""
        self._batch = list(batch)
        self._arrived.set()

    def answer_once(self, method: str, body: Any) -> Armed:
        """Answer one call of this method with this JSON."""
        return self.faults.arm(Way("odd", status=200, body=json.dumps(body).encode()), method)

    async def _get_updates(self, given: Raw) -> list[Any]:
        if self.methods.webhook["url"]:
            told = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            raise ApiError(409, f"Conflict: {told}")
        self._polls = mine = self._polls + 1
        self.asked.set()
        self._arrived.set()
        offset = int(given.get("offset") or 0)
        self.confirmed = max(self.confirmed, offset - 1)
        self.updates[:] = [update for update in self.updates if update.get("update_id", offset) >= offset]
        ends = time.monotonic() + min(float(given.get("timeout") or 0), LONG_POLL)
        while not (self.updates or self._batch) and self._polls == mine and time.monotonic() < ends:
            self._arrived.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), ends - time.monotonic())
        if self._polls != mine:
            told = "terminated by other getUpdates request; make sure that only one bot instance is running"
            raise ApiError(409, f"Conflict: {told}")
        if self._batch:
            self.handed_out += 1
            given_out, self._batch = self._batch, []
            return given_out
        return self.updates[:PAGE]

    def _post(self, update: Raw) -> None:
        """By webhook: those of one person one after the other, those of many side by side."""
        body = next(value for key, value in update.items() if key != "update_id")
        sender = int(body.get("from", {}).get("id", 0))
        if sender not in self._queues:
            self._queues[sender] = asyncio.Queue()
            self._postmen.append(asyncio.ensure_future(self._deliver(self._queues[sender])))
        self._queues[sender].put_nowait(update)

    async def _deliver(self, queue: "asyncio.Queue[Raw]") -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                await self._insist(session, await queue.get())

    async def _insist(self, session: aiohttp.ClientSession, update: Raw) -> None:
        """Until it is taken."""
        while True:
            if await self._posted(session, update):
                self.confirmed = max(self.confirmed, update["update_id"])
                return
            await asyncio.sleep(RETRY_WEBHOOK)

    async def _posted(self, session: aiohttp.ClientSession, update: Raw) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.methods.webhook_secret}
        try:
            async with session.post(self.methods.webhook["url"], json=update, headers=headers) as answer:
                return answer.status == web.HTTPOk.status_code
        except aiohttp.ClientError:
            return False

    # Calls

    async def on_call(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of the Bot API, or fail as it was armed."""
        given = await _given_in(request)
        method = request.match_info["method"]
        call = Call(method, self._chat_of(given), given, time.monotonic())
        self.calls.append(call)
        way = self.faults.strike(method, call.chat)
        try:
            if way is None:
                return await self._answer(call)
            return await self._fail(call, way, request)
        finally:
            call.ended = time.monotonic()

    def _chat_of(self, given: Raw) -> int | None:
        if "chat_id" in given:
            return int(given["chat_id"])
        query = self.pressed.get(str(given.get("callback_query_id", "")))
        return None if query is None else query[0]

    async def _answer(self, call: Call) -> web.Response:
        try:
            result = await self._result(call)
        except ApiError as no:
            call.status = no.code
            self._blame(no.description, call)
            return web.json_response(no.body, status=no.code)
        call.status, call.taken = 200, True
        return web.json_response({"ok": True, "result": result})

    async def _result(self, call: Call) -> Any:
        if call.method == "getUpdates":
            return await self._get_updates(call.given)
        self._check_pace(call)
        result = self.methods.call(call.method, call.given)
        if call.method == "setWebhook":
            self.asked.set()
        return result

    def _check_pace(self, call: Call) -> None:
        now = time.monotonic()
        if call.chat is None or not call.method.startswith(("send", "editMessage")):
            return
        left = self.meter.frozen_for(call.chat, now)
        if left:
            self._note("impatient", call)
            raise _too_many(left)
        if not self.meter.counts(call.method):
            return
        wait = self.meter.wait_for(call.chat, now)
        if wait:
            self._note("flood", call)
            raise _too_many(wait)
        self.meter.note(call.chat, now)

    def _blame(self, why: str, call: Call) -> None:
        """Remember a refusal; who is refused for being too fast was remembered already."""
        if "Too Many" in why or call.method == "getUpdates":
            return
        if "not modified" in why:
            self._note("not modified", call)
        elif "query is too old" in why and str(call.given.get("callback_query_id")) in self.pressed:
            self._note("answered twice", call)
        elif why.startswith("Forbidden") and any(
            each.chat == call.chat and each.kind == why for each in self.violations
        ):
            self._note("to somebody who is gone", call)
        else:
            self._note(why, call)

    def _note(self, kind: str, call: Call) -> None:
        self.violations.append(Violation(kind, call.method, call.chat, time.monotonic()))

    async def _fail(self, call: Call, way: Way, request: web.Request) -> web.StreamResponse:
        call.way = way.name
        answer: web.StreamResponse | None = await self._answer(call) if way.taken else None
        if way.holds:
            await asyncio.sleep(way.holds)
            if request.transport is None or request.transport.is_closing():
                return web.Response()
        if way.retry_after and call.chat is not None:
            self.meter.freeze(call.chat, time.monotonic() + way.retry_after)
        if way.end is End.RESET:
            _break(request)
            return web.Response()
        if way.end is End.HALF:
            return await _half(request)
        if way.status:
            call.status = way.status
            kind = "application/json" if way.body.startswith(b"{") else "text/html"
            return web.Response(status=way.status, body=way.body, content_type=kind)
        return await self._answer(call) if answer is None else answer

    async def on_file(self, request: web.Request) -> web.Response:
        """A file that the bot fetches."""
        kept = self.methods.files.get(request.match_info["path"])
        return web.Response(status=404) if kept is None else web.Response(body=kept.content)

    # What tests ask

    def of(self, *methods: str, chat: int | None = None, since: float = 0.0) -> list[Call]:
        """The calls of these methods, in order."""
        wanted = [each for each in self.calls if each.method in methods and each.began >= since]
        return [each for each in wanted if chat is None or each.chat == chat]

    def counted(self) -> Counter[str]:
        """How many violations there are of each kind."""
        return Counter(each.kind for each in self.violations)

    def unanswered(self, *, after: float = 10.0) -> list[str]:
        """Presses whose little clock still runs after so many seconds."""
        now = time.monotonic()
        stopped = self.methods.queries
        return [query for query, (_, at) in self.pressed.items() if stopped[query] is None and now - at > after]

    async def until(self, ready: Callable[[], bool], *, within: float, what: str) -> None:
        """Wait until it is so, looking 50 times a second. Raises AssertionError."""
        ends = time.monotonic() + within
        while not ready():
            assert time.monotonic() < ends, f"not within {within} s: {what}"
            await asyncio.sleep(0.02)


def _too_many(seconds: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def _break(request: web.Request) -> None:
    """Reset the connection, as a router that loses its memory does."""
    transport = request.transport
    if transport is None:
        return
    channel: socket.socket | None = transport.get_extra_info("socket")
    if channel is not None:
        channel.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


async def _half(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse(headers={"Content-Length": "400", "Content-Type": "application/json"})
    await answer.prepare(request)
    await answer.write(b'{"ok": true, "result": {"message_id"')
    if request.transport is not None:
        request.transport.close()
    return answer


async def _given_in(request: web.Request) -> Raw:
    """What was given with a call: as JSON or as a form, uploads in their places."""
    given: Raw = dict(request.query)
    if request.content_type == "application/json":
        given |= await request.json()
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            given[name] = Upload(value.file.read(), value.filename) if isinstance(value, web.FileField) else value
    for name, value in list(given.items()):
        if isinstance(value, str) and value.startswith("attach://"):
            given[name] = given.get(value.removeprefix("attach://"), value)
    return given


@asynccontextmanager
async def open_telegram(limits: Limits | None = None, *, seed: int = SEED) -> AsyncIterator[Telegram]:
    """The server on a free port of loopback, until the end of the block."""
    telegram = Telegram(faults=Armoury(random.Random(seed)))
    if limits is not None:
        telegram.limits = limits
    app = web.Application(client_max_size=UPLOAD_MOST)
    app.router.add_route("*", "/bot{token}/{method}", telegram.on_call)
    app.router.add_get("/file/bot{token}/{kind}/{path}", telegram.on_file)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    telegram.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield telegram
    finally:
        for postman in telegram._postmen:
            postman.cancel()
        await asyncio.gather(*telegram._postmen, return_exceptions=True)
        await runner.cleanup()


def by_chat(calls: list[Call]) -> dict[int | None, list[Call]]:
    """Calls of each chat."""
    found: dict[int | None, list[Call]] = defaultdict(list)
    for call in calls:
        found[call.chat].append(call)
    return found

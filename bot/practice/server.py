"""The practice phones over HTTP: the Bot API for the bot, a page and its control for people. Loopback only."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import aiohttp
from aiohttp import web

from bot.media import emoji, voice
from bot.practice.bot_api import ApiError, BotApi, Upload
from bot.practice.phones import SHOWN_MESSAGES, Chat, Message, Phones
from bot.practice.samples import sample_photo

PAGE = Path(__file__).parent / "page"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_LONG_POLL = 25.0
_UPLOAD_MOST = 20 * 2**20
_RETRY_WEBHOOK = 0.5
SAMPLE_VOICE = "This is a practice voice message."
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Served:
    """The phones, open at `url` until closed."""

    url: str
    runner: web.AppRunner

    async def close(self) -> None:
        """Close them."""
        await self.runner.cleanup()


async def serve(phones: Phones, host: str, port: int) -> Served:
    """Open the phones. Raises OSError when the port is taken."""
    runner = web.AppRunner(make_app(phones), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return Served(f"http://{host}:{runner.addresses[0][1]}", runner)


def make_app(phones: Phones) -> web.Application:
    """Everything that is served."""
    app = web.Application(client_max_size=_UPLOAD_MOST, middlewares=[_guard])
    api = BotApi(phones)
    control = _Control(phones)
    app.router.add_route("*", "/bot{token}/{method}", _BotSide(phones, api).on_call)
    app.router.add_get("/file/bot{token}/{path}", control.on_file)
    for path, handler in control.routes().items():
        method, _, name = path.partition(" ")
        app.router.add_route(method, f"/practice/{name}", handler)
    app.router.add_get("/", _page_file("index.html"))
    app.router.add_get("/page.js", _page_file("page.js"))
    app.router.add_get("/page.css", _page_file("page.css"))
    app.cleanup_ctx.append(_webhooks(phones, api))
    app.on_cleanup.append(_quiet)
    return app


async def _quiet(_app: web.Application) -> None:
    await voice.close()


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Only pages of our own may use the phones: another site in the same browser must not."""
    host = urlparse(f"//{request.host}").hostname
    origin = request.headers.get("Origin")
    if host not in ("127.0.0.1", "localhost") or (origin and urlparse(origin).netloc != request.host):
        return web.Response(status=403, text="The practice phones are only for this computer.")
    answer = await handler(request)
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page_file(name: str) -> Handler:
    async def on_get(_request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / name)

    return on_get


class _BotSide:
    """What the bot calls."""

    def __init__(self, phones: Phones, api: BotApi) -> None:
        self._phones, self._api = phones, api

    async def on_call(self, request: web.Request) -> web.Response:
        """One call of the Bot API."""
        given = await _given(request)
        method = request.match_info["method"]
        try:
            if method.lower() == "getupdates":
                result = await self._get_updates(given)
            else:
                result = await self._phones.touch(lambda: self._api.call(method, given))
        except ApiError as no:
            answer: dict[str, Any] = {"ok": False, "error_code": no.code, "description": no.description}
            if no.parameters:
                answer["parameters"] = no.parameters
            return web.json_response(answer, status=no.code)
        return web.json_response({"ok": True, "result": result})

    async def _get_updates(self, given: Mapping[str, Any]) -> list[dict[str, Any]]:
        if self._api.webhook["url"]:
            raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active")
        offset, limit = int(given.get("offset") or 0), int(given.get("limit") or 100)
        phones = self._phones

        def confirm() -> None:
            phones.updates = [u for u in phones.updates if u["update_id"] >= offset]

        if any(u["update_id"] < offset for u in phones.updates):
            await phones.touch(confirm)
        wanted = _list(given.get("allowed_updates"))

        def waiting() -> list[dict[str, Any]]:
            return [u for u in phones.updates if not wanted or any(kind in u for kind in wanted)][:limit]

        await phones.wait_for(lambda: bool(waiting()), min(float(given.get("timeout") or 0), _LONG_POLL) + 0.001)
        return waiting()


def _list(value: Any) -> list[str]:
    return list(json.loads(value)) if isinstance(value, str) and value else list(value or [])


async def _given(request: web.Request) -> dict[str, Any]:
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given |= await request.json()
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            given[name] = Upload(value.file.read(), value.filename) if isinstance(value, web.FileField) else value
    for name, value in list(given.items()):
        if isinstance(value, str) and value.startswith("attach://"):
            given[name] = given.get(value.removeprefix("attach://"), value)
    return given


def _webhooks(phones: Phones, api: BotApi) -> Callable[[web.Application], Any]:
    """Deliver updates to a webhook, one after the other, until each is answered with 200."""

    async def run(_app: web.Application) -> Any:
        task = asyncio.create_task(_deliver(phones, api))
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    return run


async def _deliver(phones: Phones, api: BotApi) -> None:
    async with aiohttp.ClientSession() as session:
        while True:
            await phones.wait_for(lambda: bool(api.webhook["url"] and phones.updates), 3600)
            if not (api.webhook["url"] and phones.updates):
                continue
            update = phones.updates[0]
            headers = {"X-Telegram-Bot-Api-Secret-Token": api.webhook_secret}
            try:
                async with session.post(api.webhook["url"], json=update, headers=headers) as answer:
                    done = answer.status == web.HTTPOk.status_code
            except aiohttp.ClientError:
                done = False
            if done:
                await phones.touch(lambda: phones.updates.remove(update) if update in phones.updates else None)  # noqa: B023
            else:
                await asyncio.sleep(_RETRY_WEBHOOK)


class _Control:
    """What the page and the tests call."""

    def __init__(self, phones: Phones) -> None:
        self._phones = phones
        self._sample_voice: bytes | None = None

    def routes(self) -> dict[str, Handler]:
        """Method and name of each."""
        return {
            "GET state": self.on_state,
            "GET clock": self.on_clock,
            "POST clock": self.on_jump,
            "POST bot": self.on_report,
            "GET settled": self.on_settled,
            "POST person": self.on_person,
            "POST start": self.on_start,
            "POST send": self.on_send,
            "POST edit": self.on_edit,
            "POST press": self.on_press,
            "POST block": self.on_block,
            "POST chat": self.on_chat,
            "POST start-again": self.on_start_again,
            "GET file/{path}": self.on_file,
            "GET emoji/{codes}": self.on_emoji,
        }

    async def on_state(self, request: web.Request) -> web.Response:
        """Everything that the page shows; waits for news after the version it has."""
        after = int(request.query.get("after", -1))
        await self._phones.wait_for(lambda: self._phones.version > after, _LONG_POLL)
        return web.json_response(_state(self._phones))

    async def on_clock(self, request: web.Request) -> web.Response:
        """The clock; waits for a move after the version the bot has."""
        after = int(request.query.get("after", -1))
        await self._phones.wait_for(lambda: self._phones.clock_version != after, _LONG_POLL)
        phones = self._phones
        return web.json_response(
            {"now": phones.now().isoformat(), "version": phones.clock_version, "era": phones.era}
        )  # fmt: skip

    async def on_jump(self, request: web.Request) -> web.Response:
        """Move the clock."""
        wanted = str((await request.json()).get("jump", ""))
        try:
            await self._phones.jump(wanted)
        except ValueError:
            return web.Response(status=400)
        return web.json_response({"now": self._phones.now().isoformat()})

    async def on_report(self, request: web.Request) -> web.Response:
        """The bot says when its next thing happens, and whether it is quiet."""
        told = await request.json()
        report = self._phones.report

        def keep() -> None:
            if told["era"] == self._phones.era:
                report.next_at = None if told["next_at"] is None else datetime.fromisoformat(told["next_at"])
                report.is_quiet, report.version = bool(told["quiet"]), int(told["version"])

        await self._phones.touch(keep)
        return web.Response()

    async def on_settled(self, request: web.Request) -> web.Response:
        """Wait until the bot has answered everything and has nothing more to say at this time."""
        seconds = float(request.query.get("seconds", _LONG_POLL))
        settled = await self._phones.wait_for(self._phones.is_settled, seconds)
        return web.json_response({"settled": settled}, status=200 if settled else 504)

    async def on_person(self, request: web.Request) -> web.Response:
        """Another phone."""
        told = await request.json()
        name = " ".join(str(told.get("name", "")).split())[:40]
        if not name:
            return web.Response(status=400)
        number = await self._phones.add_person(name, str(told.get("language", "en")))
        return web.json_response({"phone": number})

    async def on_start(self, request: web.Request) -> web.Response:
        """Somebody presses Start or opens a link."""
        told = await request.json()
        await self._phones.start(int(told["phone"]), str(told.get("payload", "")))
        return web.Response()

    async def on_send(self, request: web.Request) -> web.Response:
        """Somebody sends words, a voice message, a photo or a sticker."""
        if request.content_type == "multipart/form-data":
            told = await _given(request)
        else:
            told = await request.json()
        content = await self._content(told)
        if told.get("forwarded"):
            origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1}
            content["forward_origin"] = origin
        chat = int(told["chat"]) if told.get("chat") else None
        number = await self._phones.say(int(told["phone"]), content, chat=chat)
        return web.json_response({"message_id": number})

    async def _content(self, told: Mapping[str, Any]) -> dict[str, Any]:
        match str(told.get("kind", "text")):
            case "voice":
                upload = told.get("file")
                data = upload.content if isinstance(upload, Upload) else await self._voice()
                return {"voice": {**self._phones.keep_file(data, "voice.ogg", "voice"), "duration": 3}}
            case "photo":
                upload = told.get("file")
                data = upload.content if isinstance(upload, Upload) else sample_photo(int(told.get("sample", 1)))
                kept = {**self._phones.keep_file(data, "photo.jpg", "photo"), "width": 480, "height": 480}
                return {"photo": [kept]}
            case "sticker":
                kept = self._phones.keep_file(b"", "sticker", "sticker")
                more = {"width": 64, "height": 64, "is_animated": False, "is_video": False, "type": "regular"}
                return {"sticker": {**kept, **more}}
            case _:
                return {"text": str(told.get("text", ""))}

    async def _voice(self) -> bytes:
        """A voice message for those who have no microphone."""
        if self._sample_voice is None:
            self._sample_voice = await voice.speak(SAMPLE_VOICE, "en")
        return self._sample_voice

    async def on_edit(self, request: web.Request) -> web.Response:
        """Somebody changes what they wrote."""
        told = await request.json()
        try:
            await self._phones.edit(int(told["phone"]), int(told["message_id"]), str(told["text"]))
        except LookupError:
            return web.Response(status=404)
        return web.Response()

    async def on_press(self, request: web.Request) -> web.Response:
        """Somebody presses a button: by its data, or by its row and column."""
        told = await request.json()
        phone, number = int(told["phone"]), int(told["message_id"])
        chat = int(told.get("chat") or phone)
        if "data" in told:
            await self._phones.press(phone, number, str(told["data"]), chat=chat)
            return web.Response()
        message = self._phones.chats[chat].find(number)
        try:
            rows = message.raw["reply_markup"]["inline_keyboard"] if message is not None else []
            button = rows[int(told["row"])][int(told["column"])]
        except (LookupError, KeyError):
            return web.Response(status=404)
        if "url" in button:
            return await self._follow(phone, str(button["url"]))
        await self._phones.press(phone, number, str(button["callback_data"]), chat=chat)
        return web.Response()

    async def _follow(self, phone: int, url: str) -> web.Response:
        """A link of the bot opens the private chat; one for a group puts the bot into a group chat."""
        asked = parse_qs(urlparse(url).query)
        if "startgroup" in asked:
            everybody = [number for number, other in self._phones.phones.items() if other.has_started]
            chat = await self._phones.make_group("Our group chat", everybody, by=phone)
            return web.json_response({"chat": chat})
        if "start" in asked:
            await self._phones.start(phone, asked["start"][0])
            return web.Response()
        return web.json_response({"open": url})

    async def on_block(self, request: web.Request) -> web.Response:
        """Somebody blocks the bot, or lets it in again."""
        told = await request.json()
        await self._phones.block(int(told["phone"]), blocked=bool(told["blocked"]))
        return web.Response()

    async def on_chat(self, request: web.Request) -> web.Response:
        """Make a group chat, or let one become a supergroup."""
        told = await request.json()
        if "move" in told:
            return web.json_response({"chat": await self._phones.move_group(int(told["move"]))})
        people = [int(number) for number in told["people"]]
        chat = await self._phones.make_group(str(told.get("title", "Group")), people, by=int(told["by"]))
        return web.json_response({"chat": chat})

    async def on_start_again(self, _request: web.Request) -> web.Response:
        """Everything as in the first second."""
        await self._phones.start_again()
        return web.Response()

    async def on_file(self, request: web.Request) -> web.Response:
        """A file that somebody sent."""
        file = self._phones.files.get(request.match_info["path"])
        if file is None:
            return web.Response(status=404)
        return web.Response(body=file.content, content_type=_content_type(file.name, file.content))

    async def on_emoji(self, request: web.Request) -> web.Response:
        """The drawing of an emoji, so that the page looks the same on every computer."""
        try:
            symbol = "".join(chr(int(code, 16)) for code in request.match_info["codes"].split("-"))
        except ValueError:
            return web.Response(status=404)
        return web.Response(body=emoji.svg(symbol), content_type="image/svg+xml")


def _content_type(name: str, content: bytes) -> str:
    if content.startswith(b"\x89PNG"):
        return "image/png"
    endings = {"jpg": "image/jpeg", "png": "image/png", "ogg": "audio/ogg", "pdf": "application/pdf"}
    return endings.get(name.rpartition(".")[2], "application/octet-stream")


def _state(phones: Phones) -> dict[str, Any]:
    groups = [chat for chat in phones.chats.values() if chat.id < 0 and chat.moved_to is None]
    next_at = phones.report.next_at
    return {
        "version": phones.version,
        "now": phones.now().isoformat(),
        "next_at": None if next_at is None else next_at.isoformat(),
        "settled": phones.is_settled(),
        "era": phones.era,
        "phones": [
            {
                "id": number,
                "name": phone.person.name,
                "note": phone.person.note,
                "started": phone.has_started,
                "blocked": phone.has_blocked,
                "messages": _messages(phones.chats[number]),
            }
            for number, phone in phones.phones.items()
        ],
        "groups": [{"id": chat.id, "name": chat.title, "messages": _messages(chat)} for chat in groups],
    }


def _messages(chat: Chat) -> list[dict[str, Any]]:
    return [_bubble(message) for message in chat.messages[-SHOWN_MESSAGES:]]


def _bubble(message: Message) -> dict[str, Any]:
    raw = message.raw
    rows = raw.get("reply_markup", {}).get("inline_keyboard", [])
    document = raw.get("document")
    return {
        "id": message.number,
        "by_bot": bool(raw["from"]["is_bot"]),
        "from": raw["from"]["first_name"],
        "text": raw.get("text") or raw.get("caption") or "",
        "html": message.safe,
        "photo": raw["photo"][-1]["file_id"] if "photo" in raw else None,
        "voice": raw["voice"]["file_id"] if "voice" in raw else None,
        "document": None if document is None else {"file": document["file_id"], "name": document["file_name"]},
        "sticker": "sticker" in raw,
        "edited": message.is_edited,
        "at": raw["date"],
        "silent": message.is_silent,
        "rows": [
            [
                {"text": b["text"], "style": b.get("style", ""), "data": b.get("callback_data"), "url": b.get("url")}
                for b in row
            ]
            for row in rows
        ],
    }

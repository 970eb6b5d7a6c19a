"""The practice phones over HTTP: the Bot API for the bot, a page and its control for people. Loopback only."""

import asyncio
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import aiohttp
from aiohttp import web

from bot.media.foreman import Foreman
from bot.practice.bot_api import LOOPBACKS, ApiError, BotApi
from bot.practice.control import UPLOAD_MOST, Control, Handler, given_in
from bot.practice.phones import Phones

PAGE = Path(__file__).parent / "page"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_LONG_POLL = 25.0
_UPDATES_MOST = 100
_RETRY_WEBHOOK = 0.5


@dataclass(slots=True)
class Served:
    """The phones, open at `url` until closed."""

    url: str
    runner: web.AppRunner

    async def close(self) -> None:
        """Close them."""
        await self.runner.cleanup()


async def serve(phones: Phones, foreman: Foreman, host: str, port: int) -> Served:
    """Open the phones. Raises OSError when the port is taken."""
    runner = web.AppRunner(make_app(phones, foreman), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return Served(f"http://{host}:{runner.addresses[0][1]}", runner)


def make_app(phones: Phones, foreman: Foreman) -> web.Application:
    """Everything that is served."""
    app = web.Application(client_max_size=UPLOAD_MOST, middlewares=[_guard])
    api = BotApi(phones)
    control = Control(phones, foreman)
    bot_side = _BotSide(phones, api, control)
    app.router.add_post("/bot{token}/{method}", bot_side.on_call)
    app.router.add_get("/file/bot{token}/{kind}/{path}", bot_side.on_file)
    for path, handler in control.routes().items():
        method, _, name = path.partition(" ")
        app.router.add_route(method, f"/practice/{name}", handler)
    app.router.add_get("/", _page_file("index.html"))
    for name in sorted(file.name for file in PAGE.iterdir()):
        app.router.add_get(f"/page/{name}", _page_file(name))
    app.cleanup_ctx.append(_webhooks(phones, api))
    app.on_shutdown.append(lambda _app: phones.end())
    return app


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Only pages of our own may use the phones: another site in the same browser must not, nor by a picture on it."""
    host = urlparse(f"//{request.host}").hostname
    origin = request.headers.get("Origin")
    is_ours = not origin or urlparse(origin).netloc == request.host
    # Browsers say where a request comes from, also of a picture. "none": somebody wrote the address themselves.
    came_from = request.headers.get("Sec-Fetch-Site", "none")
    if host not in LOOPBACKS or not is_ours or came_from not in ("same-origin", "none"):
        return web.Response(status=403, text="The practice phones are only for this computer.")
    answer = await handler(request)
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer


def _page_file(name: str) -> Handler:
    async def on_get(_request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / name)

    return on_get


class _BotSide:
    """What the bot calls."""

    def __init__(self, phones: Phones, api: BotApi, control: Control) -> None:
        self._phones, self._api, self._control = phones, api, control
        self._polls = 0

    async def on_call(self, request: web.Request) -> web.Response:
        """One call of the Bot API."""
        method = request.match_info["method"]
        try:
            self._api.check_token(request.match_info["token"])
            given = await given_in(request)
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

    async def on_file(self, request: web.Request) -> web.Response:
        """A file that somebody sent, as Telegram gives it to the bot."""
        try:
            self._api.check_token(request.match_info["token"])
        except ApiError as no:
            return web.Response(status=no.code)
        return await self._control.on_file(request)

    async def _get_updates(self, given: Mapping[str, Any]) -> list[dict[str, Any]]:
        if self._api.webhook["url"]:
            why = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            raise ApiError(409, f"Conflict: {why}")
        phones, limit = self._phones, max(1, min(int(given.get("limit") or _UPDATES_MOST), _UPDATES_MOST))
        self._polls = mine = self._polls + 1
        await phones.touch(lambda: phones.confirm(int(given.get("offset") or 0), _list(given.get("allowed_updates"))))
        seconds = min(float(given.get("timeout") or 0), _LONG_POLL) + 0.001
        await phones.wait_for(lambda: bool(phones.updates) or self._polls != mine, seconds)
        if self._polls != mine:
            why = "terminated by other getUpdates request; make sure that only one bot instance is running"
            raise ApiError(409, f"Conflict: {why}")
        return phones.updates[:limit]


def _list(value: Any) -> list[str]:
    return list(json.loads(value)) if isinstance(value, str) and value else list(value or [])


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
        while not phones.is_over:
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

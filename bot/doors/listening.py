"""What listens for calls from outside: the webhook and `/health`. On this computer only, unless a setting says more."""

import errno
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from aiohttp import web
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.doors.fetching import ALLOWED
from bot.doors.health import Health
from bot.doors.intake import Intake
from bot.doors.pace import Turn
from bot.doors.reaching import reach
from bot.doors.sentences import plainly
from bot.settings import CannotStart, Settings


def check_can_listen(host: str, port: int, setting: str) -> None:
    """Whether this port of this address is free, asked before anything is touched. Raises CannotStart."""
    try:
        for family, kind, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except OSError as problem:
        raise CannotStart(_why_not(problem, host, port, setting)) from None


@asynccontextmanager
async def webhook(bot: ExtBot[Turn], intake: Intake, settings: Settings) -> AsyncIterator[None]:
    """Take updates from Telegram's calls. Raises CannotStart."""
    secret = settings.webhook_secret.get_secret_value()
    app = web.Application()
    app.router.add_post("/", partial(intake.on_webhook, secret=secret))
    async with _serving(app, settings.listen_host, settings.webhook_port, "WEBHOOK_PORT"):
        await _set_webhook(bot, settings.webhook_url, secret)
        yield


@asynccontextmanager
async def health(asked: Health, settings: Settings) -> AsyncIterator[None]:
    """Tell how the program is. Raises CannotStart."""

    async def on_health(_request: web.Request) -> web.Response:
        state = await asked.look()
        return web.json_response(state, status=200 if state["ok"] else 503)

    app = web.Application()
    app.router.add_get("/health", on_health)
    async with _serving(app, settings.listen_host, settings.health_port, "HEALTH_PORT"):
        yield


@asynccontextmanager
async def _serving(app: web.Application, host: str, port: int, setting: str) -> AsyncIterator[None]:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as problem:
            raise CannotStart(_why_not(problem, host, port, setting)) from None
        yield
    finally:
        await runner.cleanup()


def _why_not(problem: OSError, host: str, port: int, setting: str) -> str:
    match problem.errno:
        case errno.EADDRINUSE:
            return f"Port {port} is taken by another program: set {setting} to a free one."
        case errno.EACCES:
            return f"Port {port} may not be used by this program: set {setting} to one above 1023."
        case _:
            return (
                f"LISTEN_HOST cannot be {host}, which is no address of this computer: 127.0.0.1 is, 0.0.0.0 means all."
            )


async def _set_webhook(bot: ExtBot[Turn], url: str, secret: str) -> None:
    try:
        await reach(lambda: bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED))
    except TelegramError as problem:
        said = plainly(problem.message)
        raise CannotStart(f"Telegram refused WEBHOOK_URL and says “{said}”: set another one.") from None

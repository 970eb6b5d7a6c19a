"""Promises of the way to Telegram: what an answer of HTTP means, and that no answer is too strange to be read."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.doors.transport import LONGEST_HOLD, AiohttpTransport, NotTaken, seconds_to_wait


@dataclass(slots=True)
class Far:
    """A server that answers one thing, and the way to it."""

    transport: AiohttpTransport
    status: int = 200
    body: bytes = b"{}"
    url: str = field(default="")

    async def problem(self, status: int, body: bytes = b"{}") -> type[TelegramError] | None:
        """What such an answer is taken for."""
        self.status, self.body = status, body
        try:
            await self.transport.do_request(self.url, "POST")
        except TelegramError as problem:
            return type(problem)
        return None


@pytest.fixture
async def far() -> AsyncIterator[Far]:
    made = Far(AiohttpTransport())

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=made.status, body=made.body)

    app = web.Application()
    app.router.add_post("/", answer)
    async with TestServer(app) as server:
        await made.transport.initialize()
        made.url = str(server.make_url("/"))
        yield made
        await made.transport.shutdown()


@pytest.mark.parametrize(
    ("status", "taken_for"),
    [(413, BadRequest), (405, BadRequest), (422, BadRequest), (408, NotTaken), (500, NotTaken), (504, NotTaken),
     (429, RetryAfter), (400, None), (401, None), (403, None), (404, None), (409, None), (200, None)],
)  # fmt: skip
async def test_a_no_that_no_other_try_changes_is_no_fault_of_the_network(
    far: Far, status: int, taken_for: type[TelegramError] | None
) -> None:
    assert await far.problem(status) is taken_for


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"\xff", b"[]", b"7", b"null", b'{"a":', b"[" * 100_000, b'{"a":' * 100_000, b"9" * 9999]
)
async def test_whatever_comes_is_read_as_no_answer(far: Far, body: bytes) -> None:
    far.body = body
    assert await far.transport.ask(far.url, {}, seconds=5) == (200, {})
    with pytest.raises(NetworkError):
        AiohttpTransport.parse_json_payload(body)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [(12, 12), ("12", 12), (2.5, 2), (0, 1), (-7, 1), (None, 1), ("soon", 1), ([], 1), (float("inf"), 1),
     (float("nan"), 1), (10**9, LONGEST_HOLD), (10**400, LONGEST_HOLD)],
)  # fmt: skip
def test_a_chat_waits_as_long_as_telegram_says_and_never_for_ever(said: object, seconds: int) -> None:
    assert seconds_to_wait({"parameters": {"retry_after": said}}) == seconds


@pytest.mark.parametrize("answer", [{}, {"parameters": None}, {"parameters": []}, {"parameters": {}}])
def test_a_429_that_does_not_say_how_long_is_a_second(answer: dict[str, Any]) -> None:
    assert seconds_to_wait(answer) == 1

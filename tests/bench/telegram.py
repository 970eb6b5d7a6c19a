"""A Telegram that has many updates waiting and answers every call at once; it keeps the time."""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import web

BOT = {"id": 1, "is_bot": True, "first_name": "SayNext", "username": "SayNextBot", "can_join_groups": True}
PAGE = 100
"""Updates in one answer to getUpdates, as Telegram does it."""


@dataclass(slots=True)
class WaitingRoom:
    """Hands out `updates` and notes when the first one left and when the last one was confirmed and answered.

    Args:
        updates: as Telegram's JSON, update ids counting up from 1. One message, sent or edited, is awaited
            for each.
    """

    updates: Sequence[dict[str, Any]]
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    half_done: asyncio.Event = field(default_factory=asyncio.Event)
    done: asyncio.Event = field(default_factory=asyncio.Event)
    open_for_business: asyncio.Event = field(default_factory=asyncio.Event)
    started_at: float = 0.0
    ended_at: float = 0.0
    answers: int = 0
    confirmed: int = 0
    _numbers: "count[int]" = field(default_factory=lambda: count(10_000))

    @property
    def seconds(self) -> float:
        """From the first update that left to the last that was confirmed."""
        return self.ended_at - self.started_at

    async def on_call(self, request: web.Request) -> web.Response:
        """Answer one call of the Bot API."""
        method = request.match_info["method"]
        body = await _body(request)
        if method == "getUpdates":
            result: object = await self._get_updates(int(body.get("offset") or 0))
        elif method == "getMe":
            result = BOT
        elif method.startswith(("send", "editMessage")):
            result = self._message(body)
            self.answers += 1
            self._finish()
        else:
            result = True
        return web.Response(body=json.dumps({"ok": True, "result": result}), content_type="application/json")

    async def _get_updates(self, offset: int) -> list[dict[str, Any]]:
        self.asked.set()
        await self.open_for_business.wait()
        self.confirmed = max(self.confirmed, offset - 1)
        self._finish()
        waiting = list(self.updates[max(offset - 1, 0) : max(offset - 1, 0) + PAGE])
        if waiting and not self.started_at:
            self.started_at = time.perf_counter()
        if not waiting:
            await asyncio.sleep(0.2)
        return waiting

    def _finish(self) -> None:
        if self.answers >= len(self.updates) / 2:
            self.half_done.set()
        if self.answers >= len(self.updates) and self.confirmed >= len(self.updates) and not self.ended_at:
            self.ended_at = time.perf_counter()
            self.done.set()

    def _message(self, body: dict[str, Any]) -> dict[str, Any]:
        chat = int(body.get("chat_id") or 1)
        message = {"message_id": next(self._numbers), "date": 1_780_000_000, "chat": {"id": chat, "type": "private"}}
        if "media" in body or "photo" in body:
            size = {"file_id": "p", "file_unique_id": "p", "width": 8, "height": 8}
            return message | {"photo": [size]}
        return message | {"text": "x"}


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return dict(await request.post())


async def serve(room: WaitingRoom) -> tuple[web.AppRunner, str]:
    """Open the waiting room on loopback; its runner and its address."""
    app = web.Application(client_max_size=32 * 2**20)
    app.router.add_route("*", "/bot{token}/{method}", room.on_call)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}"

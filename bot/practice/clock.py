"""The practice clock as the bot sees it: asked over HTTP, so that the phones may run in a process of their own."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta

import aiohttp

from bot.practice.report import Report

_POLL_SECONDS = 25.0
_BEFORE_RETRY = 0.5


class PracticeClock:
    """`now()` is the time on the phones; `follow` tells when somebody moved the clock or began again.

    Args:
        url: where the practice phones are.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.era, self.token = "", ""
        self._version = -1
        self.hurried = self._hurried = 0
        self._at, self._real = datetime.now(UTC), time.monotonic()

    def now(self) -> datetime:
        """Aware UTC."""
        return self._at + timedelta(seconds=time.monotonic() - self._real)

    async def fetch(self) -> None:
        """Ask once, at the start; waits until the phones are there."""
        async with aiohttp.ClientSession() as session:
            while not self.era:
                try:
                    await self._ask(session, after=-1)
                except (aiohttp.ClientError, TimeoutError):
                    await asyncio.sleep(_BEFORE_RETRY)

    async def _ask(self, session: aiohttp.ClientSession, *, after: int) -> bool:
        """Take over the clock of the phones; whether it was moved since we asked last."""
        timeout = aiohttp.ClientTimeout(total=_POLL_SECONDS + 10)
        async with session.get(f"{self.url}/practice/clock", params={"after": after}, timeout=timeout) as answer:
            fields = await answer.json()
        moved = bool(fields["version"] != self._version)
        self._at, self._real = datetime.fromisoformat(fields["now"]), time.monotonic()
        self._version, self.era, self.token = fields["version"], fields["era"], fields["token"]
        self.hurried = fields["hurried"]
        return moved

    async def follow(
        self, on_jump: Callable[[], Awaitable[None]], on_start_again: Callable[[], Awaitable[None]]
    ) -> None:
        """For ever: call back when the clock was moved, or when practice began again."""
        async with aiohttp.ClientSession() as session:
            await on_jump()
            while True:
                era = self.era
                try:
                    moved = await self._ask(session, after=self._version)
                except (aiohttp.ClientError, TimeoutError):
                    await asyncio.sleep(_BEFORE_RETRY)
                    continue
                if self.era != era:
                    await on_start_again()
                elif moved:
                    await on_jump()

    async def begin(self) -> None:
        """The practice board is laid: everybody of it presses Start, if they have not done so in this era."""
        await self._tell("begin", {"era": self.era})

    async def report(self, report: Report) -> None:
        """Tell the phones what has happened and what comes next, and that nothing more is to be said now."""
        await self._tell("bot", {"report": report.fields(), "version": self._version, "era": self.era})

    def takes_hurry(self) -> bool:
        """Whether somebody pressed that waiting letters come at once; True once for each time."""
        is_new, self._hurried = self.hurried > self._hurried, self.hurried
        return is_new

    async def _tell(self, what: str, fields: Mapping[str, object]) -> None:
        try:
            async with (
                aiohttp.ClientSession() as session,
                session.post(f"{self.url}/practice/{what}", json=fields) as answer,
            ):
                await answer.read()
        except aiohttp.ClientError:
            return  # The phones were closed: there is nobody to tell.

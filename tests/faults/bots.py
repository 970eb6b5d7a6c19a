"""The real program beside the strict Telegram: started, killed, started again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tests.faults.telegram import Telegram
from tests.program import Process

TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi"
SECRET = "only-telegram-knows"
START_WITHIN = 180.0
LATE_MORNING = 11


def daytime_zone(now: datetime | None = None) -> str:
    """A time zone in which it is about eleven in the morning, so that letters may go whenever tests run."""
    hour = (now or datetime.now(UTC)).hour
    ahead = LATE_MORNING - hour
    # The names of these zones count the other way round.
    return "Etc/GMT" if not ahead else f"Etc/GMT{'-' if ahead > 0 else '+'}{abs(ahead)}"


@dataclass(slots=True)
class Bots:
    """One or more programs on one database; all that ever ran are kept for their logs."""

    telegram: Telegram
    folder: Path
    settings: dict[str, str]
    running: list[Process] = field(default_factory=list)
    all: list[Process] = field(default_factory=list)

    @property
    def log(self) -> str:
        """Everything that was ever logged."""
        return "\n".join(line for process in self.all for line in process.logged)

    async def start(self, **more: str) -> Process:
        """Start one; it asks for updates, or has said where it wants them, when this returns."""
        self.telegram.asked.clear()
        process = await self.launch(**more)
        waiting = asyncio.ensure_future(self.telegram.asked.wait())
        try:
            for _ in range(int(START_WITHIN * 20)):
                if (await asyncio.wait({waiting}, timeout=0.05))[0]:
                    return process
                assert not process.has_ended, f"the program ended\n{process.log()}"
        finally:
            waiting.cancel()
        raise AssertionError(f"the program did not come up\n{process.log()}")

    async def launch(self, **more: str) -> Process:
        """The same without waiting for it."""
        process = await asyncio.to_thread(
            lambda: Process(self.folder, f"bot {len(self.all) + 1}", "start", **{**self.settings, **more})
        )
        self.running.append(process)
        self.all.append(process)
        return process

    async def kill(self, process: Process | None = None) -> None:
        """A power cut."""
        process = process or self.running[-1]
        self.running.remove(process)
        await asyncio.to_thread(process.kill)

    async def stop(self) -> None:
        """Ask all to end."""
        while self.running:
            await asyncio.to_thread(self.running.pop().stop)


def webhook(port: int, url: str = "") -> dict[str, str]:
    """Settings for a program that Telegram calls. `url`: what stands before it, if anything does."""
    return {
        "MODE": "webhook",
        "WEBHOOK_URL": url or f"http://127.0.0.1:{port}/",
        "WEBHOOK_PORT": str(port),
        "WEBHOOK_SECRET": SECRET,
    }


@asynccontextmanager
async def open_bots(
    telegram: Telegram, folder: Path, database_url: str, *, start: bool = True, **more: str
) -> AsyncIterator[Bots]:
    """The program on this database, with a key folder beside it; all that was started is ended at the end."""
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": telegram.url,
        "DATABASE_URL": database_url,
        "KEYS_DIR": str(folder / "keys"),
        "TIME_ZONE": daytime_zone(),
        **more,
    }
    bots = Bots(telegram, folder, settings)
    try:
        if start:
            await bots.start()
        yield bots
    finally:
        await bots.stop()

"""The three bots of the benchmark: two stock echo bots and ours, and how each of them is started."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.program.copies import ROOT

RATE = os.environ.get("SAYNEXT_BENCH_RATE", "100000")
"""Messages a second that ours may send. No limit by default, as the stock bots have none."""
AIOGRAM = Path(os.environ.get("SAYNEXT_BENCH_AIOGRAM", ROOT / "build" / "bench" / "bin" / "python"))
"""A Python with aiogram; `make bench` lays it."""
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
LONGEST = 60.0
"""Seconds until a bot must ask for updates."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of bot. `{url}` in a command or a setting is where the Bot API is."""

    name: str
    command: tuple[str, ...]
    settings: dict[str, str] = field(default_factory=dict)


PTB = Kind("stock python-telegram-bot", (sys.executable, "-m", "tests.bench.stock", "{url}"))
STOCK_AIOGRAM = Kind("stock aiogram", (str(AIOGRAM), str(ROOT / "tests" / "bench" / "stock_aiogram.py"), "{url}"))


def ours(database_url: str, keys: Path, *, rate: str = RATE) -> Kind:
    """The whole program, as `python -m bot start` runs it."""
    settings = {
        "BOT_TOKEN": "123456:BENCH", "BOT_API_URL": "{url}", "DATABASE_URL": database_url, "KEYS_DIR": str(keys),
        "SEND_RATE": rate,
    }  # fmt: skip
    return Kind("SayNext", (sys.executable, "-m", "bot", "start"), settings)


def references() -> list[Kind]:
    """The stock bots that can run here."""
    return [PTB, STOCK_AIOGRAM] if AIOGRAM.exists() else [PTB]


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that runs."""

    process: asyncio.subprocess.Process

    @property
    def cpu_seconds(self) -> float:
        """Processor time of all its threads so far; 0 where the system does not say."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def megabytes(self) -> float:
        """Memory that it holds now, without its workers."""
        return _resident(self.process.pid)

    @property
    def workers_megabytes(self) -> float:
        """Memory of the processes that it started."""
        pid = self.process.pid
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        except OSError:
            return 0.0
        return sum(_resident(int(child)) for child in children)


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    kilobytes = next((line for line in status.splitlines() if line.startswith("VmRSS")), "VmRSS: 0 kB")
    return int(kilobytes.split()[1]) / 1024


@asynccontextmanager
async def started(kind: Kind, url: str, asked: asyncio.Event) -> AsyncIterator[Running]:
    """The bot beside this Bot API; it has asked for updates when the block begins, and is ended after it."""
    process = await asyncio.create_subprocess_exec(
        *(part.format(url=url) for part in kind.command),
        cwd=ROOT,
        env={**os.environ, **{name: value.format(url=url) for name, value in kind.settings.items()}},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL if kind.command[0] == str(AIOGRAM) else None,
    )
    try:
        waiting = {asyncio.ensure_future(asked.wait()), asyncio.ensure_future(process.wait())}
        _, late = await asyncio.wait(waiting, timeout=LONGEST, return_when=asyncio.FIRST_COMPLETED)
        for each in late:
            each.cancel()
        if not asked.is_set():
            raise RuntimeError(f"{kind.name} did not start")
        yield Running(process)
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 15)
        except TimeoutError:
            process.kill()
            await process.wait()

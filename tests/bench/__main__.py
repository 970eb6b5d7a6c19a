"""`make bench`: (a) a stock python-telegram-bot echo bot with its own updater, (b) our bot casting secret votes.

Both get the same number of updates from the same loopback Bot API and must answer each. Ours also
commits each vote durably (SQLite, synchronous=FULL) before it answers. They take turns, so that a busy
machine is busy for both; the medians are compared.
"""

import asyncio
import os
import statistics
import sys
from asyncio.subprocess import Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import votes
from tests.bench.telegram import WaitingRoom, serve
from tests.telegram import Updates

UPDATES = int(os.environ.get("SAYNEXT_BENCH_UPDATES", "1500"))
ROUNDS = int(os.environ.get("SAYNEXT_BENCH_ROUNDS", "5"))
RATE = "100000"
"""Messages a second that we may send: no limit, as the stock bot has none. For the real Telegram it is 28."""
LONGEST = 60.0
"""Seconds for one run."""
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Figure:
    """One run: updates a second, and milliseconds of processor time for each."""

    per_second: float
    cpu_ms: float


async def measure(
    updates: Sequence[dict[str, Any]], answer: str, command: Sequence[str], settings: Mapping[str, str]
) -> Figure:
    """Start a bot, let it ask for updates, then hand them out and wait until all are confirmed and answered."""
    room = WaitingRoom(updates, answer)
    runner, url = await serve(room)
    bot = await asyncio.create_subprocess_exec(
        sys.executable, *(part.format(url=url) for part in command),
        env={**os.environ, **{name: value.format(url=url) for name, value in settings.items()}},
        stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await _first_question(room, bot)
        before = _cpu_seconds(bot)
        room.open_for_business.set()
        await asyncio.wait_for(room.done.wait(), LONGEST)
        spent = _cpu_seconds(bot) - before
    finally:
        with suppress(ProcessLookupError):
            bot.terminate()
        await bot.wait()
        await runner.cleanup()
    return Figure(len(updates) / room.seconds, 1000 * spent / len(updates))


async def _first_question(room: WaitingRoom, bot: Process) -> None:
    waiting = {asyncio.ensure_future(room.asked.wait()), asyncio.ensure_future(bot.wait())}
    _, late = await asyncio.wait(waiting, timeout=LONGEST, return_when=asyncio.FIRST_COMPLETED)
    for each in late:
        each.cancel()
    if not room.asked.is_set():
        raise RuntimeError("the bot did not start")


def _cpu_seconds(bot: Process) -> float:
    """Processor time of all threads of the bot so far; 0 where the system does not say."""
    try:
        fields = Path(f"/proc/{bot.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


async def stock() -> Figure:
    """The reference: it says every text again."""
    updates = Updates()
    texts = [updates.text(1000 + n, "hello") for n in range(UPDATES)]
    return await measure(texts, "sendMessage", ("-m", "tests.bench.stock", "{url}"), {})


async def ours() -> Figure:
    """The whole program, as `python -m bot start` runs it, with a SQLite database on disk."""
    with TemporaryDirectory(prefix="saynext-bench-", dir=os.environ.get("SAYNEXT_BENCH_DIR")) as folder:
        url, keys = f"sqlite:///{folder}/bench.db", Path(folder) / "keys"
        presses = votes.prepare(url, keys, UPDATES)
        settings = {
            "BOT_TOKEN": "123456:BENCH", "BOT_API_URL": "{url}", "DATABASE_URL": url, "KEYS_DIR": str(keys),
            "SEND_RATE": RATE,
        }  # fmt: skip
        figure = await measure(presses, "editMessageMedia", ("-m", "bot", "start"), settings)
        cast = votes.count_votes(url)
    if cast != UPDATES:
        raise RuntimeError(f"{cast} votes are in the box, not {UPDATES}")
    return figure


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _median(name: str, figures: Sequence[Figure]) -> Figure:
    middle = Figure(*(statistics.median(getattr(f, part) for f in figures) for part in ("per_second", "cpu_ms")))
    runs = ", ".join(f"{each.per_second:.0f}" for each in figures)
    _say(f"{name}: {middle.per_second:6.0f} updates/s, {middle.cpu_ms:.2f} ms CPU each (runs: {runs})")
    return middle


async def main() -> None:
    """Take turns, then print the medians and their ratio."""
    _say(f"{UPDATES} updates a run, {ROUNDS} runs of each, {os.cpu_count()} processors, everything on loopback")
    figures = [(await stock(), await ours()) for _ in range(ROUNDS)]
    a = _median("(a) stock echo bot    ", [one for one, _ in figures])
    b = _median("(b) secret votes, ours", [one for _, one in figures])
    _say(f"(b)/(a): {b.per_second / a.per_second:.2f} in updates/s, {b.cpu_ms / a.cpu_ms:.2f} in CPU")


if __name__ == "__main__":
    asyncio.run(main())

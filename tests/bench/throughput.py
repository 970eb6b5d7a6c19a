"""How many updates a second, how much processor time for each, and how much memory after many.

Each bot gets the same number of updates from the same loopback Bot API and must answer each. Ours also
commits each vote durably (SQLite, synchronous=FULL) before it is confirmed. They take turns, so that a
busy machine is busy for all; medians are compared.
"""

import asyncio
import os
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.screen import HOME, THINGS_MENU
from tests.bench import votes
from tests.bench.bots import Kind, ours, references, started
from tests.bench.telegram import WaitingRoom, serve
from tests.telegram import Updates

UPDATES = int(os.environ.get("SAYNEXT_BENCH_UPDATES", "1500"))
ROUNDS = int(os.environ.get("SAYNEXT_BENCH_ROUNDS", "5"))
MANY = int(os.environ.get("SAYNEXT_BENCH_MANY", "20000"))
"""Updates after which memory is looked at."""
PEOPLE = 500
LONGEST = 600.0
MEGABYTES_MOST = 120
AIMS = {"stock python-telegram-bot": 1.3, "stock aiogram": 1.0}
"""How many times as many updates a second ours should do."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One run.

    Args:
        cpu_ms: milliseconds of processor time for each update.
        half_megabytes, megabytes: memory after half of the updates, and after all.
    """

    per_second: float
    cpu_ms: float
    half_megabytes: float
    megabytes: float
    workers_megabytes: float


async def measure(kind: Kind, updates: Sequence[dict[str, Any]]) -> Figure:
    """Start a bot, let it ask for updates, then hand them out and wait until all are confirmed and answered."""
    room = WaitingRoom(updates)
    runner, url = await serve(room)
    try:
        async with started(kind, url, room.asked) as bot:
            before = bot.cpu_seconds
            room.open_for_business.set()
            await asyncio.wait_for(room.half_done.wait(), LONGEST)
            half = bot.megabytes
            await asyncio.wait_for(room.done.wait(), LONGEST)
            spent = bot.cpu_seconds - before
            return Figure(
                len(updates) / room.seconds, 1000 * spent / len(updates), half, bot.megabytes, bot.workers_megabytes
            )
    finally:
        await runner.cleanup()


def texts(number: int) -> list[dict[str, Any]]:
    """What an echo bot gets."""
    updates = Updates()
    return [updates.text(1000 + n % PEOPLE, "hello") for n in range(number)]


async def votes_cast() -> Figure:
    """Everybody sends their secret vote."""
    with TemporaryDirectory(prefix="saynext-bench-", dir=os.environ.get("SAYNEXT_BENCH_DIR")) as folder:
        url, keys = f"sqlite:///{folder}/bench.db", Path(folder) / "keys"
        figure = await measure(ours(url, keys), votes.prepare(url, keys, UPDATES))
        cast = votes.count_votes(url)
    if cast != UPDATES:
        raise RuntimeError(f"{cast} votes are in the box, not {UPDATES}")
    return figure


async def menus_opened() -> Figure:
    """A few hundred people go from one menu to the other, many times."""
    with TemporaryDirectory(prefix="saynext-bench-", dir=os.environ.get("SAYNEXT_BENCH_DIR")) as folder:
        url, keys = f"sqlite:///{folder}/bench.db", Path(folder) / "keys"
        votes.prepare(url, keys, PEOPLE)
        updates = Updates()
        taps = [
            updates.tap(1000 + n % PEOPLE, (THINGS_MENU if n // PEOPLE % 2 else HOME).encode()) for n in range(MANY)
        ]
        return await measure(ours(url, keys), taps)


def _median(figures: Sequence[Figure]) -> Figure:
    parts = ("per_second", "cpu_ms", "half_megabytes", "megabytes", "workers_megabytes")
    return Figure(*(statistics.median(getattr(each, part) for each in figures) for part in parts))


async def speed(say: Say) -> None:
    """Votes a second beside what the stock bots do."""
    say(f"Updates a second: {UPDATES} updates a run, {ROUNDS} runs of each in turn; ours casts a secret vote for each")
    kinds = references()
    runs: dict[str, list[Figure]] = {name: [] for name in (*(kind.name for kind in kinds), "SayNext")}
    for _ in range(ROUNDS):
        for kind in kinds:
            runs[kind.name].append(await measure(kind, texts(UPDATES)))
        runs["SayNext"].append(await votes_cast())
    middle = {name: _median(figures) for name, figures in runs.items()}
    for name, figure in middle.items():
        each = ", ".join(f"{run.per_second:.0f}" for run in runs[name])
        say(f"  {name:26} {figure.per_second:6.0f} updates/s, {figure.cpu_ms:.2f} ms CPU each (runs: {each})")
    for kind in kinds:
        a, b = middle[kind.name], middle["SayNext"]
        say(
            f"  SayNext / {kind.name}: {b.per_second / a.per_second:.2f} in updates/s (aim {AIMS[kind.name]}), "
            f"{b.cpu_ms / a.cpu_ms:.2f} in CPU"
        )


async def memory(say: Say) -> None:
    """What each holds after many updates."""
    say(f"Memory after {MANY} updates of {PEOPLE} people")
    figures = {kind.name: await measure(kind, texts(MANY)) for kind in references()}
    figures["SayNext"] = await menus_opened()
    for name, figure in figures.items():
        workers = f", workers {figure.workers_megabytes:.0f} MB" if figure.workers_megabytes else ""
        say(f"  {name:26} {figure.megabytes:.0f} MB, after half of them {figure.half_megabytes:.0f} MB{workers}")
    say(f"  (SayNext: aim {MEGABYTES_MOST} MB)")

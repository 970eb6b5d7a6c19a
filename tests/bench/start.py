"""How long the program needs from its start to the first `getUpdates`, and how much memory it then holds.

A cold start with an empty database migrates it too; the second start is what a restart costs.
"""

import asyncio
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.telegram import WaitingRoom, serve
from tests.program import FromNothing

SECONDS_MOST = 1.5
STARTS = 5


@dataclass(frozen=True, slots=True)
class Start:
    """One start."""

    seconds: float
    megabytes: float


async def measure(folder: Path) -> Start:
    """Start the program on the database of this folder, until it asks for updates."""
    room = WaitingRoom([])
    runner, url = await serve(room)
    began = time.perf_counter()
    bot = FromNothing(
        folder, "bot", "start", BOT_TOKEN="123456:start", BOT_API_URL=url,
        DATABASE_URL=f"sqlite:///{folder / 'start.db'}", KEYS_DIR=str(folder / "keys"),
    )  # fmt: skip
    try:
        await asyncio.wait_for(room.asked.wait(), 60)
        return Start(time.perf_counter() - began, _peak(bot.process.pid))
    finally:
        room.open_for_business.set()
        await asyncio.to_thread(bot.stop)
        await runner.cleanup()


def _peak(pid: int) -> float:
    """The most memory that this process ever held, as Linux counts it, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    kilobytes = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes.split()[1]) / 1024


async def starts(say: Callable[[str], None]) -> None:
    """Tell of the first start and the median of those after it."""
    with tempfile.TemporaryDirectory() as place:
        first = await measure(Path(place))
        again = sorted([await measure(Path(place)) for _ in range(STARTS)], key=lambda start: start.seconds)
    median = again[STARTS // 2]
    say(
        f"Start to first getUpdates: {first.seconds:.2f} s with a new database, "
        f"{median.seconds:.2f} s again (aim {SECONDS_MOST} s); {median.megabytes:.0f} MB at the most by then"
    )

"""`make bench`: our bot beside a stock python-telegram-bot and a stock aiogram echo bot, our count beside libraries.

Five parts: `speed`, `memory`, `start`, `waits` and `count`; `make bench PARTS="speed waits"` runs some of them.
"""

import asyncio
import os
import sys

from tests.bench import counts, start, throughput, waits

PARTS = {
    "speed": throughput.speed,
    "memory": throughput.memory,
    "start": start.starts,
    "waits": waits.all_waits,
    "count": counts.counts,
}


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def main() -> None:
    """Each part after the other, so that none disturbs another."""
    _say(f"{os.cpu_count()} processors, everything on loopback")
    for name in sys.argv[1:] or PARTS:
        await PARTS[name](_say)


if __name__ == "__main__":
    asyncio.run(main())

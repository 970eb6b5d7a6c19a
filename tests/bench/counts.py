"""How long a count of ranked ballots takes: a million ballots, 10 candidates, 4 seats; beside two libraries.

All count the same ballots in the same run, and must elect the same people. Seconds are those of the processor.
"""

import asyncio
import json
import secrets
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from bot.rules.ballots import Ranks
from bot.rules.counting import Ballot, Choices, Contest, count
from bot.services.elections.ballots import Counted
from tests.bench.bots import AIOGRAM
from tests.program.copies import ROOT

BALLOTS, CANDIDATES, SEATS = 1_000_000, 10, 4
LIBRARIES = ("votelib", "pyrankvote")
TIMES = 3


def drawn(number: int, chance: Random) -> list[Choices]:
    """Ballots of four crowds with tastes of their own. Most people name three or four, some everybody."""
    crowds = [[chance.gauss(0, 1.2) for _ in range(CANDIDATES)] for _ in range(4)]

    def one() -> Choices:
        taste = chance.choice(crowds)
        order = sorted(range(CANDIDATES), key=lambda place: taste[place] + chance.gauss(0, 1), reverse=True)
        return tuple(order[: 1 + int(chance.expovariate(1 / 3))])

    return [one() for _ in range(number)]


async def counts(say: Callable[[str], None]) -> None:
    """Count once grouped, from the sealed ballots of a closed vote, and with each library. The best of three."""
    ballots = drawn(BALLOTS, Random(7))  # noqa: S311 - the same ballots in every run
    contest, piles = Contest(Ballot.RANKED, tuple(range(CANDIDATES)), SEATS), Counter(ballots)
    form, key = Ranks(), secrets.token_bytes(32)
    sealed = Counted(tuple(sorted(map(form.choice_of, ballots)))).seal(key)

    def from_box() -> tuple[int, ...]:
        equal = Counter(Counted.open(sealed, key).choices)
        return count(contest, Counter({form.places(choice): n for choice, n in equal.items()})).elected

    say(f"{BALLOTS:,} ranked ballots, {len(piles):,} of them different, {CANDIDATES} candidates, {SEATS} seats")
    grouped, elected = _best(lambda: count(contest, piles).elected)
    boxed, again = _best(from_box)
    say(f"ours, once grouped        {grouped:6.2f} CPU s (aim 0.30)")
    say(f"ours, from the sealed box {boxed:6.2f} CPU s (aim 1.50)")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "piles.json"
        file.write_text(json.dumps([[choices, number] for choices, number in piles.items()]))
        found = {library: await _other(library, file) for library in LIBRARIES}
    for library, (seconds, _) in found.items():
        say(f"{library:25} {seconds:6.2f} CPU s, once grouped")
    same = {tuple(sorted(each)) for each in (elected, again, *(those for _, those in found.values()))}
    say("all elect the same people" if len(same) == 1 else f"NOT the same people: {same}")


def _best(counted: Callable[[], tuple[int, ...]]) -> tuple[float, tuple[int, ...]]:
    seconds = []
    for _ in range(TIMES):
        began = time.process_time()
        elected = counted()
        seconds.append(time.process_time() - began)
    return min(seconds), elected


async def _other(library: str, file: Path) -> tuple[float, list[int]]:
    script = ROOT / "tests" / "bench" / "other_counters.py"
    done = await asyncio.create_subprocess_exec(
        str(AIOGRAM), str(script), library, str(file), str(SEATS), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await done.communicate()
    found = json.loads(said)
    return found["seconds"], found["elected"]

"""How long people wait from the press to the answer: a few, many, beside letters, beside chats that are limited."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.bots import Kind, ours, references, started
from tests.faults.crowd import Waits, all_look_around, waits
from tests.faults.deeds import letters_of_the_move, move_the_meeting
from tests.faults.limits import NONE, STRICT, Limits
from tests.faults.phone import Phone, phone
from tests.faults.seed import Ready, Size, lay
from tests.faults.telegram import Telegram, open_telegram
from tests.faults.ways import too_many

CROWDS = (50, 200)
ROUNDS = int(os.environ.get("SAYNEXT_BENCH_CROWDS", "5"))
LETTERS = int(os.environ.get("SAYNEXT_BENCH_LETTERS", "2000"))
LIMITED_FOR = 5
RATE = os.environ.get("SAYNEXT_BENCH_LETTER_RATE", "28")
"""Letters a second that ours may send here: as it is set for the real Telegram."""
BESIDE = 50
Say = Callable[[str], None]


@asynccontextmanager
async def _open(kind: Kind, limits: Limits = NONE) -> AsyncIterator[Telegram]:
    async with open_telegram() as telegram:
        telegram.limits = limits
        async with started(kind, telegram.url, telegram.asked):
            yield telegram


async def _at_once(phones: Sequence[Phone], label: str) -> list[float]:
    """Everybody presses the same button at the same moment."""
    presses = [each.tap(label) for each in phones]
    return list(await asyncio.gather(*(press.answered(within=60) for press in presses)))


async def echoed(kind: Kind, people: int) -> Waits:
    """Many write at once to a stock bot."""
    async with _open(kind) as telegram:
        phones = [phone(telegram, f"Person {n}") for n in range(people)]
        took: list[float] = []
        for _ in range(ROUNDS):
            began = [each.write("hello") for each in phones]
            for each, at in zip(phones, began, strict=True):
                await each.until(lambda e=each, a=at: e.came_after(a) is not None, "no echo", within=60)  # type: ignore[misc]
                took.append((each.came_after(at) or at) - at)
        return waits(took)


@asynccontextmanager
async def _group(size: Size) -> AsyncIterator[tuple[Telegram, Ready]]:
    with TemporaryDirectory(prefix="saynext-bench-") as folder:
        url, keys = f"sqlite:///{folder}/waits.db", Path(folder) / "keys"
        group = lay(url, keys, size)[0]
        async with open_telegram() as telegram:
            group.open_phones(telegram)
            async with started(ours(url, keys, rate=RATE), telegram.url, telegram.asked):
                yield telegram, group


async def _home(phones: Sequence[Phone]) -> None:
    for start in range(0, len(phones), 25):
        await asyncio.gather(*(each.start() for each in phones[start : start + 25]))


async def alone(people: int, limits: Limits = NONE) -> Waits:
    """Many press at once, and nothing else happens."""
    async with _group(Size(voters=people)) as (telegram, group):
        phones = [group[name] for name in group.voters]
        await _home(phones)
        await asyncio.sleep(1.0)
        telegram.limits = limits
        took = []
        for n in range(ROUNDS):
            took += await _at_once(phones, ("My things", "Home")[n % 2])
            if limits.overall:
                await asyncio.sleep(1.0)
        return waits(took)


async def beside_letters(say: Say) -> None:
    """Some press all the time while letters go out against a strict limit."""
    async with _group(Size(voters=LETTERS)) as (telegram, group):
        phones = [group[name] for name in group.voters[:BESIDE]]
        await _home(phones)
        await asyncio.sleep(1.0)
        telegram.limits = STRICT
        move_the_meeting(group)
        answers = asyncio.ensure_future(all_look_around(phones[:5], seconds=LETTERS / 30 * 0.8))
        everybody = [name for name in group.voters if name not in group.voters[:5]]
        await telegram.until(
            lambda: all(letters_of_the_move(group, name) for name in everybody), within=LETTERS / 10, what="all heard"
        )
        waited = await answers
        came = sorted(group[name].heard("new day or time")[0].at for name in everybody)
        counted = telegram.counted()
        say(
            f"  {len(came)} letters in {came[-1] - came[0]:.1f} s: {len(came) / (came[-1] - came[0]):.1f} a second, "
            f"{counted['flood']} x 429, peak {telegram.meter.peak} in a second"
        )
        say(f"  answers meanwhile: {waited}")


async def beside_limited() -> Waits:
    """One chat in 20 is told to wait; how long all the others wait."""
    async with _group(Size(voters=200)) as (telegram, group):
        phones = [group[name] for name in group.voters]
        await _home(phones)
        slow, others = phones[::20], [each for n, each in enumerate(phones) if n % 20]
        took: list[float] = []
        for n in range(ROUNDS):
            label = ("My things", "Home")[n % 2]
            for each in slow:
                telegram.faults.arm(too_many(LIMITED_FOR), "editMessage*", chat=each.id)
            waiting = asyncio.ensure_future(_at_once(slow, label))
            took += await _at_once(others, label)
            await waiting
        return waits(took)


async def all_waits(say: Say) -> None:
    """Everything that people wait for."""
    say(f"From the press to the answer, {ROUNDS} times each; a stock bot says words again")
    for people in CROWDS:
        for kind in references():
            say(f"  {people:3} at once, {kind.name:26} {await echoed(kind, people)}")
        say(f"  {people:3} at once, {'SayNext':26} {await alone(people)}")
    say(f"  {CROWDS[-1]:3} at once, SayNext, 30 a second       {await alone(CROWDS[-1], STRICT)}")
    say(f"  190 at once, SayNext, 10 more limited   {await beside_limited()}")
    say(f"Beside letters, 30 messages in any second at most, SEND_RATE {RATE}")
    await beside_letters(say)

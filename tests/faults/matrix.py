"""Every kind of call, each n-th of a step, in every way it can go wrong: each case is somebody's own walk."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.screens import home
from bot.screens.home import instead_of
from bot.words import Words
from tests.faults.journey import BY_MEMBERS, Cast
from tests.faults.phone import Phone
from tests.faults.telegram import Telegram
from tests.faults.ways import (
    BAD_GATEWAY,
    BAD_REQUEST,
    BROKEN,
    FORBIDDEN,
    GARBAGE,
    HALF,
    NO_RESULT,
    RESET,
    RESET_TAKEN,
    Way,
    hangs,
    too_many,
)  # fmt: skip

WAIT = 2
"""Seconds that a 429 asks for."""
TIMEOUT = 25.0
"""Seconds after which the one who called has long hung up."""
QUICK = (
    BAD_REQUEST, FORBIDDEN, too_many(WAIT), too_many(WAIT, says_how_long=False), BROKEN, BAD_GATEWAY, GARBAGE,
    NO_RESULT, HALF, RESET, RESET_TAKEN,
)  # fmt: skip
SLOW = (hangs(TIMEOUT), hangs(TIMEOUT, taken=True))
PATIENT = 30.0
LATE = 5.0
"""Seconds for what may still come to somebody whom Telegram refused for good, and who may get nothing more."""
AGAIN_AFTER = 6.0
"""Seconds after which somebody whom Telegram refused for good presses once more; everybody else only waits."""
_WORDS = Words("en", ZoneInfo("UTC"))
STAND_INS = ("We cleared this page", *(instead_of(_WORDS, what).title for what in home.STAND_INS))
"""What comes in place of what Telegram does not take: of a page that cannot be changed, of a file it does not know."""
MAKES_MUCH = ("listen_to_a_ballot", "get_a_paper")
"""Steps for which a voice or a paper is made each time: of these a dose takes fewer."""


@dataclass(slots=True)
class Case:
    """One walk in which one call goes wrong.

    Args:
        n: which call of this method, 0 is the first.
        extra: what came too often, missing: what did not come at all.
    """

    step: str
    method: str
    n: int
    way: Way
    person: Phone | None = None
    extra: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    problem: str = ""

    def __str__(self) -> str:
        return f"{self.step}: {self.method} {self.n + 1}: {self.way.name}"

    @property
    def may_double(self) -> bool:
        """Whether what came twice may have.

        Telegram does not let us know whether a message was taken when its answer is lost. Who is refused
        asks again, and a page of a ballot that could not be changed is put away below its successor.
        """
        if self.way.is_for_good:
            asked_again = self.person is not None and self.person.begun_again > 0
            return asked_again or all(any(each in words for each in STAND_INS) for words in self.extra)
        return self.way.taken and self.method.startswith("send") and self.extra.total() == 1

    @property
    def may_miss(self) -> bool:
        """Who is refused for good gets nothing, and stands in a list."""
        return self.way.is_for_good

    @property
    def faults(self) -> list[str]:
        """What is not as it should be."""
        found = [self.problem] if self.problem and not self.may_miss else []
        if self.extra and not self.may_double:
            found.append(f"too often: {_short(self.extra)}")
        if self.missing and not self.may_miss:
            found.append(f"never: {_short(self.missing)}")
        return found


def _short(came: Counter[str]) -> list[str]:
    return [f"{times} x {words.partition(chr(10))[0]}" for words, times in came.items()]


@dataclass(slots=True)
class Model:
    """A step on a good day: which calls it makes, and what comes."""

    step: str
    calls: Counter[str]
    came: Counter[str]

    def cases(self, ways: Iterable[Way]) -> Iterator[Case]:
        """Each n-th call of each method, in each way."""
        for way in ways:
            for method, times in self.calls.items():
                for n in range(times):
                    yield Case(self.step, method, n, way)


async def model_of(step: str, cast: Cast) -> Model:
    """Walk it once while all is well."""
    telegram = cast.person.telegram
    before = len(telegram.calls)
    await BY_MEMBERS[step](cast)
    await quiet(telegram, cast.person)
    calls = Counter(call.method for call in telegram.calls[before:] if call.chat == cast.person.id)
    return Model(step, calls, cast.came)


async def quiet(telegram: Telegram, person: Phone) -> None:
    """Wait until nothing is being said to somebody, and was not for a moment."""

    def is_quiet() -> bool:
        mine = [call for call in telegram.calls[-400:] if call.chat == person.id]
        return all(call.ended for call in mine)

    await telegram.until(is_quiet, within=PATIENT, what=f"quiet for {person.name}")


async def walk(case: Case, model: Model, cast: Cast) -> None:
    """Walk a step while one call goes wrong; what came is compared with the good day."""
    person = case.person = cast.person
    person.within = PATIENT + case.way.holds
    person.again_after = AGAIN_AFTER if case.way.is_for_good else None
    armed = person.telegram.faults.arm(case.way, case.method, chat=person.id, passes=case.n)
    try:
        await BY_MEMBERS[case.step](cast)
    except AssertionError as stuck:
        case.problem = str(stuck).replace("\n", "\n      ")
    late = LATE if case.may_miss else PATIENT
    await person.chat.until(lambda: not (model.came - cast.came), within=late)
    if not armed.hits:
        case.problem = case.problem or "this call was never made"


def compare(case: Case, model: Model, cast: Cast) -> None:
    """What came too often and what did not come; asked last, when everything had time to come."""
    case.extra, case.missing = cast.came - model.came, model.came - cast.came


async def walk_all(cases: Sequence[tuple[Case, Model, Cast]], *, side_by_side: int) -> None:
    """So many at a time."""
    free = asyncio.Semaphore(side_by_side)

    async def one(case: Case, model: Model, cast: Cast) -> None:
        async with free:
            await walk(case, model, cast)

    await asyncio.gather(*(one(*each) for each in cases))
    for each in cases:
        compare(*each)


def dose(cases: Iterable[Case], *, every: int) -> list[Case]:
    """One of so many, spread over all of them."""
    return [case for n, case in enumerate(cases) if n % (every * (5 if case.step in MAKES_MUCH else 1)) == 0]

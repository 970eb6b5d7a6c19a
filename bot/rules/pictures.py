"""Picture tests: what is asked about a picture, and when it is understood. Not how pictures are drawn.

Symbols are tested by showing them to people without any words beside them, and asking what they mean (ISO 9186-1:2014,
"Method for testing comprehensibility"). That is an open question, and so is ours; three meanings are offered with it,
for people who say or write little. With wrong meanings that nobody would believe, 30 of 100 more answers were right;
with wrong ones of the same field it was as with the open question (Wolff and Wogalter, "Comprehension of pictorial
symbols: effects of context and test method", Human Factors, 1998).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from bot.ids import FileId, GroupId, MemberId, PictureTestId, PictureWordsId
from bot.rules.refusals import Refusal
from bot.screen import tap

MOST = 7
"""Pictures of one test: it takes about three minutes."""
PEOPLE = 5
"""Who must have looked before anything is shown: with fewer a number could tell who understood what."""
CLEAR = 4
"""Of those five, how many must have understood a picture: between the 67 of 100 of ISO 3864 and the 85 of ANSI Z535.3.
Who guesses is right once in three, so a picture that says nothing is called clear in 11 of 243 tests; with three of
five it would be in 51 of them."""
WORDS_MOST = 240
VOICE_MOST = 60
"""Seconds of a voice."""
_NEAR = range(3, 11)
"""Places away in the table of concepts from which wrong meanings come: of the same field, but no neighbour, which may
mean nearly the same."""


class State(StrEnum):
    """How far a test has come."""

    OPEN = "open"
    DONE = "done"
    STOPPED = "stopped"


MOVES: Mapping[State, Collection[State]] = {
    State.OPEN: (State.DONE, State.STOPPED),
    State.DONE: (),
    State.STOPPED: (),
}


class Reading(StrEnum):
    """What a member does with a test, once they said something to it."""

    LOOKS = "looks"
    NO = "no"
    STOPPED = "stopped"
    DONE = "done"


class Verdict(StrEnum):
    """What came of one picture with one person."""

    UNDERSTOOD = "understood"
    OTHER = "other"
    UNKNOWN = "unknown"
    WAITS = "waits"
    """They said it in their own words; somebody must hear whether it fits."""


class TestIsOver(Refusal):
    """Enough people looked, or it was stopped."""

    key = "pictures.refused.over"
    __test__ = False


class TooFewPeople(Refusal):
    """So few members have a phone that a test could never be done. Data: `least`, how many it takes."""

    key = "pictures.refused.few"


class NothingToTest(Refusal):
    """There is no picture of this kind."""

    key = "pictures.refused.nothing"


@dataclass(frozen=True, slots=True)
class Count:
    """How many of those who looked understood a picture, saw something else in it, or did not know."""

    understood: int = 0
    other: int = 0
    unknown: int = 0

    @property
    def waiting(self) -> int:
        """Whose own words nobody has looked at."""
        return PEOPLE - self.understood - self.other - self.unknown

    @property
    def is_clear(self) -> bool:
        """Whether it says what it should."""
        return self.understood >= CLEAR

    def and_one(self, verdict: Verdict) -> "Count":
        """With one person more."""
        return Count(
            self.understood + (verdict is Verdict.UNDERSTOOD),
            self.other + (verdict is Verdict.OTHER),
            self.unknown + (verdict is Verdict.UNKNOWN),
        )


@dataclass(frozen=True, slots=True)
class PictureTest:
    """Some pictures that the members of a group look at.

    Args:
        concepts: what the pictures should show, by the ids of the table of concepts; 1 to `MOST`.
        counts: in the same order; empty before it is done.
    """

    id: PictureTestId
    group_id: GroupId
    concepts: tuple[str, ...]
    state: State
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A member and a test that is open. `answers`: by the place of the picture, from 0. Gone when the test is over."""

    test_id: PictureTestId
    member_id: MemberId
    reading: Reading
    answers: Mapping[int, Verdict] = field(default_factory=dict)

    def following(self, test: PictureTest) -> int | None:
        """The first picture that this person has not said anything about; None: there is none."""
        return next((n for n in range(len(test.concepts)) if n not in self.answers), None)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What somebody sees in a picture, as they said it. Nobody is told who it was."""

    id: PictureWordsId
    test_id: PictureTestId
    number: int
    text: str
    voice: FileId | None


def check_open(test: PictureTest) -> None:
    """Raises TestIsOver."""
    if test.state is not State.OPEN:
        raise TestIsOver(tap("home.show"))


def chosen(wanted: Sequence[str], *, tested: Collection[str]) -> tuple[str, ...]:
    """What a test is about: what was never tested comes first, then in the order of `wanted`. Raises NothingToTest."""
    in_order = sorted(dict.fromkeys(wanted), key=lambda each: each in tested)
    if not in_order:
        raise NothingToTest(tap("pictures.show"))
    return tuple(in_order[:MOST])


def meanings(concept: str, table: Sequence[str], member: MemberId) -> tuple[str, ...]:
    """Three meanings for a picture, one of them right, in an order that stays, and is another one for each member.

    Everybody gets the same three, so that one picture is as hard for one as for another.

    Args:
        table: all that could be offered, similar ones next to each other; `concept` is one of them.
    """
    place = table.index(concept)
    near = [table[at] for step in _NEAR for at in (place - step, place + step) if 0 <= at < len(table)]
    wrong = sorted(near, key=lambda each: _number(f"{concept}:{each}"))[:2]
    return tuple(sorted((concept, *wrong), key=lambda each: _number(f"{member}:{concept}:{each}")))


def _number(text: str) -> bytes:
    return sha256(text.encode()).digest()


def counted(readers: Sequence[Reader], pictures: int) -> tuple[Count, ...]:
    """What came of each picture with those who looked at all of them."""
    done = [reader for reader in readers if reader.reading is Reading.DONE]
    counts = []
    for n in range(pictures):
        count = Count()
        for reader in done:
            count = count.and_one(reader.answers[n])
        counts.append(count)
    return tuple(counts)

"""Counting papers: what one of two people has found on each of them, and where two have found something else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest

from bot.ids import MemberId
from bot.rules.ballots import EMPTY, Choice
from bot.rules.refusals import Refusal

COUNTERS = 2
UNCLEAR = Choice(-1)
"""What stands on a paper of which nobody can say what it means. It counts as a blank one."""
NOT_CHOOSING = Choice(-2)
"""Somebody marked "I do not want to choose". It counts as a blank one, as it does from a phone."""
BLANK = (UNCLEAR, NOT_CHOOSING)
"""What is no choice of a form."""
REMIND_TO_COUNT = timedelta(days=1)
"""After so long who is silent is asked once more."""
COUNT_AGAIN = timedelta(days=3)
"""So long papers wait for somebody before they are asked again, or others are."""
CAN_WAIT = timedelta(days=7)
"""After the end of a vote, from when on it can be ended although its papers may still be counted."""
MORE_THAN_THERE_CAN_BE = 3
"""So many more papers than people who vote on paper can be entered: who finds them must be able to say so."""

Papers = tuple[Choice, ...]
"""What stands on each paper: the first of them has the number 1, which is written on its back."""


class NobodyCounts(Refusal):
    """There are not two people who can count the papers: with a vote and a phone, and no candidates."""

    key = "elections.refused.nobody_counts"


class CanStillCount(Refusal):
    """The papers may still be counted, so nobody ends the vote. Data: `moment`, from when on it can be ended."""

    key = "elections.refused.can_still_count"


@dataclass(frozen=True, slots=True)
class Count:
    """How far one of the two who count the papers is. What they have found is sealed: nobody else reads it.

    Args:
        sealed: None before they have begun.
        differs: numbers of the papers on which the other one had found something else, when both had sent.
        is_sent: they have counted, and wait for the other one.
        is_out: they said that they cannot count, or others count instead.
    """

    member_id: MemberId
    sealed: bytes | None = None
    differs: tuple[int, ...] = ()
    is_sent: bool = False
    is_out: bool = False

    def may_write(self, n: int, papers: Papers) -> bool:
        """Whether the paper with this number can be entered: those that are there, the next, and later only some."""
        return not self.is_sent and 1 <= n <= len(papers) + 1 and (not self.differs or n in self.differs)


def written(papers: Papers, n: int, choice: Choice) -> Papers:
    """The papers with this on the one with the number `n`, the first being 1."""
    return (*papers[: n - 1], choice, *papers[n:])


def different_papers(one: Papers, other: Papers) -> tuple[int, ...]:
    """The numbers of the papers on which two people have found something else, or that only one of them has.

    Whether a blank one has a mark at "I do not want to choose" makes no difference: it counts the same.
    """
    one, other = (tuple(EMPTY if choice == NOT_CHOOSING else choice for choice in each) for each in (one, other))
    pairs = enumerate(zip_longest(one, other), start=1)
    return tuple(n for n, (mine, theirs) in pairs if mine != theirs)


def as_ballots(papers: Iterable[Choice]) -> Papers:
    """As they are counted: what nobody can read says nothing."""
    return tuple(EMPTY if choice in BLANK else choice for choice in papers)

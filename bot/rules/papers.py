"""Counting papers: what one of two people has found, and when two have found the same. Not who counts."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.ids import MemberId
from bot.rules.counting import NONE, Ballot, Papers
from bot.rules.refusals import Refusal
from bot.screen import Tap

NUMBER, BLANK = -1, -2
"""The lines of a count on paper that are no place on the ballot: all papers, and the empty ones."""
COUNTERS = 2
COUNT_AGAIN = timedelta(days=3)
"""So long papers wait for somebody before they are asked again, or others are."""
CAN_WAIT = timedelta(days=7)
"""After the end of a vote, from when on it can be ended although its papers may still be counted."""
MORE_THAN_THERE_CAN_BE = 3
"""So many more papers than people who vote on paper can be written down: who finds them must be able to say so."""


class NobodyCounts(Refusal):
    """There are not two people who can count the papers: with a vote and a phone, and no candidates."""

    key = "elections.refused.nobody_counts"


class CanStillCount(Refusal):
    """The papers may still be counted, so nobody ends the vote. Data: `moment`, from when on it can be ended."""

    key = "elections.refused.can_still_count"


class CannotBe(Refusal):
    """Numbers that no papers can have: more crosses than papers, or papers without anything."""

    key = "elections.refused.cannot_be"


@dataclass(frozen=True, slots=True)
class Count:
    """What one of the two who count the papers has found.

    Args:
        differs: lines of it that the other one had found otherwise, when both had sent.
        is_sent: they have counted, and wait for the other one.
        is_out: they said that they cannot count.
    """

    member_id: MemberId
    papers: Papers
    differs: tuple[int, ...] = ()
    is_sent: bool = False
    is_out: bool = False


def written(papers: Papers, line: int, n: int) -> Papers:
    """The count with another number on this line."""
    if line == NUMBER:
        return replace(papers, number=n)
    if line == BLANK:
        return replace(papers, blank=n)
    return replace(papers, totals={**papers.totals, line: n})


def number_on(papers: Papers, line: int) -> int:
    """What stands on this line."""
    return {NUMBER: papers.number, BLANK: papers.blank}.get(line, papers.totals.get(line, 0))


def different_lines(one: Papers, other: Papers) -> tuple[int, ...]:
    """The lines on which two counts are not the same."""
    lines = (NUMBER, *sorted({*one.totals, *other.totals} - {NONE}), NONE, BLANK)
    return tuple(line for line in lines if number_on(one, line) != number_on(other, line))


def check_can_be(kind: Ballot | None, papers: Papers, *, after: Tap) -> None:
    """Raises CannotBe when papers cannot have these numbers.

    A paper without a cross is an empty one, so every other paper holds one vote or more.
    """
    valid, votes = papers.number - papers.blank, sum(papers.totals.values())
    if valid < 0 or any(each > valid for each in papers.totals.values()) or votes < valid:
        raise CannotBe(after)
    if kind is Ballot.CHOOSE_ONE and votes != valid:
        raise CannotBe(after)

"""What came out of a count, and how: values that both counters make, each in its own way. Nothing here counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

VOTE = 100_000
"""One vote in the whole numbers of a count of ranked ballots: five decimal places.

Source: Scottish Local Government Elections Order, rule 48 (3).
"""


class Status(StrEnum):
    """What came out."""

    COMPLETE = "complete"
    TIE = "tie"
    """For the last seats."""
    LOT_NEEDED = "lot_needed"
    """Ranked ballots: only a lot can say who goes out next, or whose votes move first."""
    VACANCIES = "vacancies"
    """Some are elected, and at least one seat stays free."""
    REOPEN = "reopen"
    """Nobody is elected: people ask for more candidates."""
    NO_VOTES = "no_votes"
    QUORUM_MISSED = "quorum_missed"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a count of ranked ballots. Votes are whole numbers: `VOTE` of them are one vote.

    When "none of these" takes a seat, it stands again in the next place, for the next seat.

    Args:
        totals: votes of each place at the end of this stage, of who is elected or out too.
        exhausted: votes that count for nobody any more: no further choice, or lost in rounding down.
        elected: who is elected at the end of this stage, the most votes first.
        moved: whose votes moved to make this stage; nobody's at the first one.
        is_surplus: only what they had too much moved, and else all of it, because they are out.
        ballots: how many ballots went to each place.
        ended: how many ballots had no further choice.
    """

    totals: dict[int, int]
    exhausted: int = 0
    elected: tuple[int, ...] = ()
    moved: tuple[int, ...] = ()
    is_surplus: bool = False
    ballots: dict[int, int] = field(default_factory=dict)
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What came out.

    Args:
        elected: places of the elected: the most votes first, of ranked ballots in the order in which they were elected.
        tied: who is tied: for the last `seats_in_tie` seats, or of ranked ballots, for who goes out next or whose
            votes move first. The count never picks among them.
        totals: votes for each candidate and for "none of these"; of ranked ballots, the first choices.
        cast: how many voted, on phones and on paper, blank ones too.
        blank: how many did not want to choose.
        quota: how many votes elect somebody, where ballots are ranked.
        stages: how ranked ballots were counted.
    """

    status: Status
    elected: tuple[int, ...]
    tied: tuple[int, ...]
    seats_in_tie: int
    totals: dict[int, int]
    cast: int
    blank: int
    quota: int = 0
    stages: tuple[Stage, ...] = ()


def had_fewest(stages: Sequence[Stage], n: int) -> bool:
    """Whether nobody who was left had fewer votes than those whose votes moved to make this stage, from 1.

    A kept seat can keep somebody in who has fewer.
    """
    before, moved = stages[n - 2].totals, stages[n - 1].moved
    gone = {place for stage in stages[: n - 1] for place in (*stage.elected, *stage.moved)}
    left = [votes for place, votes in before.items() if place not in {*gone, *moved}]
    return all(before[place] <= votes for place in moved for votes in left)


def filled(elected: int, seats: int) -> Status:
    """What came out when this many of the seats are filled."""
    if not elected:
        return Status.REOPEN
    return Status.COMPLETE if elected >= seats else Status.VACANCIES

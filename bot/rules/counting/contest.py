"""What is counted: who can be elected, to how many seats, by which kind of ballot. Not the ballots, nor the result."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

NONE = 15
"""The place of "none of these" on every ballot; candidates have the places 0 to 13."""
MOST_CANDIDATES = 14
"""A ballot with more faces fits no phone, and the numbers beside them end."""
Choices = tuple[int, ...]
"""The places that are chosen on one ballot; in the order of the voter where the order counts. Empty: a blank ballot."""


class Ballot(StrEnum):
    """How people vote (docs/elections.md)."""

    YES_NO = "yes_no"
    """No more candidates than seats: each one needs more yes than no."""
    CHOOSE_ONE = "choose_one"
    APPROVAL = "approval"
    """Everybody you would be happy with."""
    RANKED = "ranked"
    """In your order: the first one is who you want most. Counted by Scottish STV."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """Seats that are kept for some of the candidates: at least so many of the elected are among them.

    A reserved seat that none of them can take stays free.
    """

    seats: int
    places: frozenset[int]


@dataclass(frozen=True, slots=True)
class Contest:
    """What people vote on.

    Args:
        candidates: the places that can be elected. Who withdrew is not here, and is skipped on ballots.
        seats: how many seats to fill, 1 or more.
        quorum: how many must have voted.
        reserved: each candidate stands for one reserved group at most.
        none: the place of "none of these", above every other; None when the ballot has no such line.
        lots: places in the order in which lots were drawn, the best first; a tie among others stops the count.

    Raises:
        ValueError: there is no seat, a place stands twice, or more seats are reserved than there are.
    """

    kind: Ballot
    candidates: tuple[int, ...]
    seats: int
    quorum: int = 0
    reserved: tuple[Reserved, ...] = ()
    none: int | None = NONE
    lots: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.seats < 1:
            raise ValueError(f"an election fills at least one seat, not {self.seats}")
        if sum(each.seats for each in self.reserved) > self.seats or any(each.seats < 1 for each in self.reserved):
            raise ValueError("reserved seats are some of the seats")
        standing_for = Counter(place for each in self.reserved for place in each.places)
        for twice in (Counter(self.candidates), Counter(self.lots), standing_for):
            if any(times > 1 for times in twice.values()):
                raise ValueError("nobody stands twice")
        if self.none is not None and any(place >= self.none for place in self.candidates):
            raise ValueError('"none of these" has the last place')


def ballot_for(candidates: int, seats: int, *, in_order: bool = False) -> Ballot:
    """Which ballot fits (the table in docs/elections.md). `in_order`: the group wants to put people in order."""
    if candidates <= seats:
        return Ballot.YES_NO
    if in_order:
        return Ballot.RANKED
    return Ballot.CHOOSE_ONE if (seats, candidates) == (1, 2) else Ballot.APPROVAL

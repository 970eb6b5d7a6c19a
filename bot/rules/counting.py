"""The count: from ballots to a result. Whole numbers only; the same ballots give the same result in any order."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

NONE = 15
"""The place of "none of these" on every ballot; candidates have the places 0 to 14."""
MOST_CANDIDATES = 14
"""A ballot with more faces fits no phone, and the numbers beside them end."""


class Ballot(StrEnum):
    """How people vote (docs/elections.md)."""

    YES_NO = "yes_no"
    """No more candidates than seats: each one needs more yes than no."""
    CHOOSE_ONE = "choose_one"
    APPROVAL = "approval"
    """Everybody you would be happy with."""


class Status(StrEnum):
    """What came out."""

    COMPLETE = "complete"
    TIE = "tie"
    VACANCIES = "vacancies"
    """Some are elected, and at least one seat stays free."""
    REOPEN = "reopen"
    """Nobody is elected: people ask for more candidates."""
    NO_VOTES = "no_votes"
    QUORUM_MISSED = "quorum_missed"


@dataclass(frozen=True, slots=True)
class Papers:
    """What two people counted on paper: how many papers, and how many chose each place of the ballot."""

    number: int = 0
    blank: int = 0
    totals: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What came out.

    Args:
        elected: places of the elected, the most votes first.
        tied: who is tied for the last `seats_in_tie` seats; the count never picks among them.
        totals: votes for each candidate and for NONE.
        cast: how many voted, on phones and on paper, blank ones too.
        blank: how many did not want to choose.
    """

    status: Status
    elected: tuple[int, ...]
    tied: tuple[int, ...]
    seats_in_tie: int
    totals: dict[int, int]
    cast: int
    blank: int


def ballot_for(candidates: int, seats: int) -> Ballot:
    """Which ballot fits (the table in docs/elections.md)."""
    if candidates <= seats:
        return Ballot.YES_NO
    return Ballot.CHOOSE_ONE if (seats, candidates) == (1, 2) else Ballot.APPROVAL


def count(
    kind: Ballot,
    ballots: Iterable[frozenset[int]],
    *,
    candidates: Sequence[int],
    seats: int,
    quorum: int = 0,
    papers: Papers | None = None,
) -> Result:
    """Count ballots.

    Args:
        ballots: one set of places per ballot; an empty set is a blank ballot. A place that is no
            longer a candidate (withdrawn) is skipped, and what is then empty is blank.
        candidates: the places that can be elected.
        seats: how many seats to fill, 1 or more.
        quorum: how many must have voted.
        papers: what was counted on paper.

    Raises:
        ValueError: `seats` is less than 1.
    """
    if seats < 1:
        raise ValueError(f"an election fills at least one seat, not {seats}")
    papers = papers or Papers()
    known = {*candidates, NONE}
    kept = [ballot & known for ballot in ballots]
    totals = Counter(place for ballot in kept for place in ballot)
    totals.update({place: n for place, n in papers.totals.items() if place in known})
    blank = sum(not ballot for ballot in kept) + papers.blank
    cast = len(kept) + papers.number
    counted = {place: totals[place] for place in (*candidates, NONE)}
    if cast - blank == 0:
        return Result(Status.NO_VOTES, (), (), 0, counted, cast, blank)
    if cast < quorum:
        return Result(Status.QUORUM_MISSED, (), (), 0, counted, cast, blank)
    if kind is Ballot.YES_NO:
        return _yes_no(counted, candidates, seats, cast, blank)
    return _most(counted, candidates, seats, cast, blank)


def _yes_no(counted: dict[int, int], candidates: Sequence[int], seats: int, cast: int, blank: int) -> Result:
    """Each candidate who has more yes than no; every ballot that is not blank says yes or no to each."""
    valid = cast - blank
    elected = _by_votes([c for c in candidates if counted[c] > valid - counted[c]], counted)
    return Result(filled(len(elected), seats), elected, (), 0, counted, cast, blank)


def _most(counted: dict[int, int], candidates: Sequence[int], seats: int, cast: int, blank: int) -> Result:
    """The candidates with the most votes, each with more than "none of these"; a tie is not broken."""
    able = [c for c in candidates if counted[c] > counted[NONE]]
    if not able and any(counted[c] == counted[NONE] for c in candidates):
        # As many want this person as want more people to stand: that is no "yes".
        return Result(Status.REOPEN, (), (), 0, counted, cast, blank)
    ranked = sorted((counted[c] for c in able), reverse=True)
    cut = ranked[seats] if len(ranked) > seats else 0
    elected = _by_votes([c for c in able if counted[c] > cut], counted)
    if len(ranked) > seats and len(elected) < seats:
        tied = tuple(sorted(c for c in able if counted[c] == cut))
        return Result(Status.TIE, elected, tied, seats - len(elected), counted, cast, blank)
    return Result(filled(len(elected), seats), elected, (), 0, counted, cast, blank)


def filled(elected: int, seats: int) -> Status:
    """What came out when this many of the seats are filled."""
    if not elected:
        return Status.REOPEN
    return Status.COMPLETE if elected >= seats else Status.VACANCIES


def _by_votes(places: Iterable[int], counted: dict[int, int]) -> tuple[int, ...]:
    return tuple(sorted(places, key=lambda place: (-counted[place], place)))

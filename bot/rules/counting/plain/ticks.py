"""Counting ballots with ticks again, one candidate at a time."""

from collections.abc import Sequence

from bot.rules.counting.contest import Ballot, Choices, Contest
from bot.rules.counting.result import Result, Status


def recount_ticks(contest: Contest, ballots: Sequence[Choices]) -> Result:
    """Look at every candidate by themselves: are they in, whatever a lot says? Could they be in?"""
    lines = list(contest.candidates)
    if contest.none is not None:
        lines.append(contest.none)
    blank = 0
    valid = []
    for ballot in ballots:
        marked = [place for place in lines if place in ballot]
        if not marked or (contest.kind is Ballot.CHOOSE_ONE and len(marked) != 1):
            blank += 1
        else:
            valid.append(marked)
    votes = {}
    for place in lines:
        votes[place] = 0
        for marked in valid:
            if place in marked:
                votes[place] += 1
    cast = len(ballots)

    if cast == blank:
        return Result(Status.NO_VOTES, (), (), 0, votes, cast, blank)
    if cast < contest.quorum:
        return Result(Status.QUORUM_MISSED, (), (), 0, votes, cast, blank)

    wanted = []
    for place in contest.candidates:
        if contest.kind is Ballot.YES_NO:
            against = cast - blank - votes[place]
        else:
            against = votes[contest.none] if contest.none is not None else 0
        if votes[place] > against:
            wanted.append(place)

    elected, tied = [], []
    for place in wanted:
        if place in _seated(contest, wanted, votes, favoured=None, last=place):
            elected.append(place)
        elif place in _seated(contest, wanted, votes, favoured=place, last=None):
            tied.append(place)
    in_tie = len(_seated(contest, wanted, votes, favoured=None, last=None)) - len(elected)
    if all(place in contest.lots for place in tied):
        for place in [drawn for drawn in contest.lots if drawn in tied]:
            if _may_sit(contest, elected, place):
                elected.append(place)
        tied = []
    elected.sort(key=lambda place: (-votes[place], place))
    in_tie = len(_seated(contest, wanted, votes, favoured=None, last=None)) - len(elected)
    if tied:
        return Result(Status.TIE, tuple(elected), tuple(sorted(tied)), in_tie, votes, cast, blank)
    if not elected:
        return Result(Status.REOPEN, (), (), 0, votes, cast, blank)
    if len(elected) < contest.seats:
        return Result(Status.VACANCIES, tuple(elected), (), 0, votes, cast, blank)
    return Result(Status.COMPLETE, tuple(elected), (), 0, votes, cast, blank)


def _seated(
    contest: Contest, wanted: list[int], votes: dict[int, int], *, favoured: int | None, last: int | None
) -> list[int]:
    """Who gets a seat when somebody has all the luck, or none, among people with equal votes."""
    seated: list[int] = []
    for place in sorted(wanted, key=lambda place: (-votes[place], place != favoured, place == last, place)):
        if _may_sit(contest, seated, place):
            seated.append(place)
    return seated


def _may_sit(contest: Contest, seated: list[int], place: int) -> bool:
    """Whether there is a seat for one more, and every reserved seat is still there for whom it is."""
    sitting = [*seated, place]
    needed = len(sitting)
    for reserved in contest.reserved:
        there = sum(each in reserved.places for each in sitting)
        needed += max(0, reserved.seats - there)
    return needed <= contest.seats

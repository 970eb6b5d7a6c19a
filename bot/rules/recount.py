"""A second counter, written apart from the first and as plainly as possible.

Every close is counted by both. If they differ nothing is published and people are told.
"""

from collections.abc import Sequence

from bot.rules.counting import Ballot, Papers, Result, Status


def recount(
    kind: Ballot,
    ballots: Sequence[frozenset[int]],
    *,
    candidates: Sequence[int],
    seats: int,
    quorum: int,
    papers: Papers,
) -> Result:
    """Count again, one candidate at a time, as one would with papers on a table."""
    none = 15
    votes: dict[int, int] = {}
    for place in [*candidates, none]:
        votes[place] = papers.totals.get(place, 0)
        for ballot in ballots:
            if place in ballot:
                votes[place] += 1
    blank = papers.blank
    for ballot in ballots:
        if not any(place in ballot for place in votes):
            blank += 1
    cast = len(ballots) + papers.number

    elected: list[int] = []
    tied: list[int] = []
    free = seats
    if cast == blank:
        return Result(Status.NO_VOTES, (), (), 0, votes, cast, blank)
    if cast < quorum:
        return Result(Status.QUORUM_MISSED, (), (), 0, votes, cast, blank)
    if kind is Ballot.YES_NO:
        for place in candidates:
            yes = votes[place]
            no = cast - blank - yes
            if yes > no:
                elected.append(place)
        elected.sort(key=lambda place: (-votes[place], place))
    else:
        left = [place for place in candidates if votes[place] > votes[none]]
        while left and free > 0:
            best = max(votes[place] for place in left)
            leaders = [place for place in left if votes[place] == best]
            if len(leaders) > free:
                tied = sorted(leaders)
                break
            elected += sorted(leaders)
            free -= len(leaders)
            left = [place for place in left if place not in leaders]
    if tied:
        return Result(Status.TIE, tuple(elected), tuple(tied), free, votes, cast, blank)
    if not elected:
        return Result(Status.REOPEN, (), (), 0, votes, cast, blank)
    if len(elected) < seats:
        return Result(Status.VACANCIES, tuple(elected), (), 0, votes, cast, blank)
    return Result(Status.COMPLETE, tuple(elected), (), 0, votes, cast, blank)

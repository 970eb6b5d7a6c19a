"""Counting ballots with ticks by their numbers: yes or no, choose one, everybody you would be happy with."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from bot.rules.counting.contest import Ballot, Choices, Contest
from bot.rules.counting.result import Result, Status, filled


def count_ticks(contest: Contest, piles: Mapping[Choices, int]) -> Result:
    """The candidates with the most votes, each with more than "none of these"; a tie is not broken."""
    lines = contest.candidates if contest.none is None else (*contest.candidates, contest.none)
    totals, known = dict.fromkeys(lines, 0), frozenset(lines)
    cast = blank = 0
    for choices, ballots in piles.items():
        chosen = known.intersection(choices)
        cast += ballots
        if not chosen or (contest.kind is Ballot.CHOOSE_ONE and len(chosen) > 1):
            blank += ballots
            continue
        for place in chosen:
            totals[place] += ballots
    if cast == blank:
        return Result(Status.NO_VOTES, (), (), 0, totals, cast, blank)
    if cast < contest.quorum:
        return Result(Status.QUORUM_MISSED, (), (), 0, totals, cast, blank)
    seats = _Seats(contest)
    seats.fill(_able(contest, totals, cast - blank), totals)
    seats.draw(contest.lots)
    elected = tuple(sorted(seats.elected, key=lambda place: (-totals[place], place)))
    status = Status.TIE if seats.tied else filled(len(elected), contest.seats)
    return Result(status, elected, tuple(sorted(seats.tied)), seats.in_tie, totals, cast, blank)


def _able(contest: Contest, totals: Mapping[int, int], valid: int) -> list[int]:
    """Who has more than those who want somebody else: every ballot that is not blank says yes or no to each."""
    if contest.kind is Ballot.YES_NO:
        return [place for place in contest.candidates if totals[place] > valid - totals[place]]
    bar = 0 if contest.none is None else totals[contest.none]
    return [place for place in contest.candidates if totals[place] > bar]


class _Seats:
    """Seats that are filled from the most votes down, those with equal votes together."""

    def __init__(self, contest: Contest) -> None:
        self._group = {place: n for n, each in enumerate(contest.reserved) for place in each.places}
        self._kept = [each.seats for each in contest.reserved]
        self._open = contest.seats - sum(self._kept)
        self._ties: list[tuple[list[int], int, list[int]]] = []
        self.elected: list[int] = []

    @property
    def tied(self) -> list[int]:
        """Who may or may not get a seat, if only their votes count."""
        return [place for places, _, _ in self._ties for place in places]

    @property
    def in_tie(self) -> int:
        """How many seats there are for the tied."""
        return sum(places + sum(kept[group] for group in self._groups(tied)) for tied, places, kept in self._ties)

    def fill(self, able: Iterable[int], totals: Mapping[int, int]) -> None:
        """Give seats to all of a level, or find who of them is tied."""
        for _, level in groupby(sorted(able, key=lambda place: -totals[place]), key=lambda place: totals[place]):
            self._fill_level(list(level))

    def draw(self, lots: Sequence[int]) -> None:
        """Give the seats of each tie by lots, when they were drawn for all who are tied."""
        if not set(self.tied) <= set(lots):
            return
        for tied, places, kept in self._ties:
            self._open, self._kept = places, kept
            for place in sorted(tied, key=lots.index):
                self._seat(place)
        self._ties = []

    def _fill_level(self, level: list[int]) -> None:
        groups: dict[int | None, list[int]] = {}
        for place in level:
            groups.setdefault(self._group.get(place), []).append(place)
        beyond = {group: places for group, places in groups.items() if len(places) > self._kept_for(group)}
        tied: list[int] = []
        if sum(len(places) - self._kept_for(group) for group, places in beyond.items()) > self._open:
            # Those for whom enough seats are kept are in. The others are tied, if there is a seat for one of them.
            tied = [p for group, places in beyond.items() if self._open + self._kept_for(group) for p in places]
        for place in level:
            if place not in tied:
                self._seat(place)
        if tied:
            self._ties.append((tied, self._open, [*self._kept]))
            # These seats are for them: from further down nobody comes in before them.
            self._open = 0
            for group in self._groups(tied):
                self._kept[group] = 0

    def _groups(self, places: Iterable[int]) -> set[int]:
        return {self._group[place] for place in places if place in self._group}

    def _kept_for(self, group: int | None) -> int:
        return 0 if group is None else self._kept[group]

    def _seat(self, place: int) -> None:
        """A seat for them, if there is one."""
        group = self._group.get(place)
        if group is not None and self._kept[group]:
            self._kept[group] -= 1
        elif self._open:
            self._open -= 1
        else:
            return
        self.elected.append(place)

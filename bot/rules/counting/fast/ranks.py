"""Counting ranked ballots by Scottish STV, on piles of equal ballots. Votes are whole numbers (`VOTE` is one vote).

Source: Scottish Local Government Elections Order, schedule 1, rules 45 to 52. What is ours: "none of these" stands for
every seat, one after the other; reserved seats; and where the order asks for a lot, the count stops.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from operator import itemgetter

from bot.rules.counting.contest import Choices, Contest
from bot.rules.counting.result import VOTE, Result, Stage, Status, filled

_Pile = tuple[Choices, int]
_how_many = itemgetter(1)


class _LotNeeded(Exception):  # noqa: N818 - a state of the count
    def __init__(self, tied: Collection[int]) -> None:
        self.tied = tuple(sorted(tied))


def count_ranks(contest: Contest, piles: Mapping[Choices, int]) -> Result:
    """Elect stage by stage, until every seat is filled or only a lot can say how it goes on."""
    table = _Table(contest, piles)
    cast, blank = table.cast, table.blank
    ended = (table.first, cast, blank, table.quota // VOTE)
    if cast == blank:
        return _result(Status.NO_VOTES, (), (), *ended)
    if cast < contest.quorum:
        return _result(Status.QUORUM_MISSED, (), (), *ended)
    try:
        table.run()
    except _LotNeeded as stop:
        return _result(Status.LOT_NEEDED, table.chosen(), stop.tied, *ended, stages=table.stages)
    chosen = table.chosen()
    return _result(filled(len(chosen), contest.seats), chosen, (), *ended, stages=table.stages)


def _result(
    status: Status,
    elected: tuple[int, ...],
    tied: tuple[int, ...],
    first: dict[int, int],
    cast: int,
    blank: int,
    quota: int,
    *,
    stages: Iterable[Stage] = (),
) -> Result:
    return Result(status, elected, tied, 0, first, cast, blank, quota, tuple(stages))


class _Table:
    """The table on which ballots lie: who still can be elected, and which ballots lie with whom at which value."""

    def __init__(self, contest: Contest, piles: Mapping[Choices, int]) -> None:
        self._contest = contest
        self._none = contest.none
        self._last = max(contest.candidates, default=-1) + 1 if self._none is None else self._none
        self._hopeful = {*contest.candidates} if self._none is None else {*contest.candidates, self._none}
        self._again = 0
        self._group = {place: n for n, each in enumerate(contest.reserved) for place in each.places}
        self._kept = [each.seats for each in contest.reserved]
        self._free = contest.seats
        self._lots = {place: n for n, place in enumerate(contest.lots)}
        hands, self.blank = _sorted_out(piles.items(), self._hopeful)
        self._held = {place: [(VOTE, hands.get(place, []))] for place in self._hopeful}
        self.first = {place: sum(map(_how_many, hands.get(place, ()))) for place in self._hopeful}
        valid = sum(self.first.values())
        self.cast = valid + self.blank
        self.quota = (valid // (contest.seats + 1) + 1) * VOTE
        self._totals = {place: votes * VOTE for place, votes in self.first.items()}
        self._exhausted = 0
        self._elected: list[int] = []
        self._surplus: set[int] = set()
        self.stages = [Stage(dict(self._totals))]

    def run(self) -> None:
        """Elect everybody who can be elected. Raises _LotNeeded."""
        while True:
            self._elect_at_quota()
            people = [place for place in self._hopeful if place != self._none]
            if not self._free or self._is_over(people):
                return
            if hopeless := [place for place in people if not self._has_seat(place)]:
                self._put_out(hopeless)
            elif self._surplus:
                largest = max(self._totals[place] for place in self._surplus)
                self._move_surplus(self._one_of([p for p in self._surplus if self._totals[p] == largest], max))
            else:
                pool = self._may_go_out(people)
                fewest = min(self._totals[place] for place in pool)
                self._put_out([self._one_of([p for p in pool if self._totals[p] == fewest], min)])

    def chosen(self) -> tuple[int, ...]:
        """The people who are elected, in the order in which they were."""
        return tuple(place for place in self._elected if place < self._last)

    # Who is elected

    def _standing(self) -> list[int]:
        """Who can still be elected: "none of these" in the place in which it stands now."""
        return [self._now(place) for place in self._hopeful]

    def _now(self, place: int) -> int:
        return place + self._again if place == self._none else place

    def _elect_at_quota(self) -> None:
        """Rule 47. Reserved seats can leave fewer seats than people with a quota: then the most votes come first."""
        while self._free:
            able = [p for p in self._standing() if self._totals[p] >= self.quota and self._has_seat(p)]
            if not able:
                return
            most = max(self._totals[place] for place in able)
            leaders = sorted(place for place in able if self._totals[place] == most)
            for place in leaders if self._fit(leaders) else [self._one_of(leaders, max)]:
                self._elect(place)

    def _elect(self, place: int) -> None:
        self._elected.append(place)
        self._free -= 1
        if self._totals[place] > self.quota:
            self._surplus.add(place)
        if place < self._last:
            self._hopeful.remove(place)
            if self._kept_for(place):
                self._kept[self._group[place]] -= 1
        else:
            self._again += 1
            if self._free:
                self._totals[place + 1], self._held[place + 1] = 0, []
            elif self._none is not None:
                self._hopeful.remove(self._none)
        self.stages[-1] = replace(self.stages[-1], elected=(*self.stages[-1].elected, place))

    def _is_over(self, people: list[int]) -> bool:
        """Rule 52: who is left gets what is left. "None of these" is never left over: it stands for every seat."""
        if self._none in self._hopeful:
            return not people
        if not self._fit(people):
            return False
        for place in sorted(people, key=lambda place: (-self._totals[place], place)):
            self._elect(place)
        return True

    # Reserved seats

    def _kept_for(self, place: int) -> int:
        return self._kept[self._group[place]] if place in self._group else 0

    def _open(self) -> int:
        """Seats for anybody. "None of these" can take a reserved seat too, when no other is left."""
        return max(0, self._free - sum(self._kept))

    def _has_seat(self, place: int) -> bool:
        return place >= self._last or self._open() + self._kept_for(place) > 0

    def _fit(self, places: Collection[int]) -> bool:
        """Whether there are seats for all of them together."""
        beyond = sum(place not in self._group for place in places)
        for group, kept in enumerate(self._kept):
            beyond += max(0, sum(self._group.get(place) == group for place in places) - kept)
        return len(places) <= self._free and beyond <= self._open()

    def _may_go_out(self, people: list[int]) -> list[int]:
        """Nobody without whom a reserved seat would stay free, and "none of these" only when it really has least.

        When nobody is left but such people, "none of these" or a lost reserved seat decides: then each may go out.
        """
        waiting = [0] * len(self._kept)
        for place in people:
            if place in self._group:
                waiting[self._group[place]] += 1
        needed = {p for p in people if p in self._group and waiting[self._group[p]] <= self._kept_for(p)}
        pool = [place for place in people if place not in needed]
        if self._none in self._hopeful:
            none = self._now(self._none or 0)
            if all(self._totals[place] > self._totals[none] for place in needed):
                pool.append(none)
        return pool or self._standing()

    # Ties

    def _one_of(self, tied: list[int], which: Callable[[Iterable[int]], int]) -> int:
        """Rules 49 (2) and 51 (2): look back to the last stage at which they differed. Raises _LotNeeded."""
        for stage in reversed(self.stages):
            if len(tied) == 1:
                break
            wanted = which(stage.totals.get(place, 0) for place in tied)
            tied = [place for place in tied if stage.totals.get(place, 0) == wanted]
        # As many want this person as want more people to stand: that is no "yes". So there is no lot between them.
        tied = [place for place in tied if place < self._last] or tied
        if len(tied) > 1 and not self._lots.keys() >= set(tied):
            raise _LotNeeded(tied)
        return tied[0] if len(tied) == 1 else (min if which is max else max)(tied, key=self._lots.__getitem__)

    # Moving ballots

    def _move_surplus(self, place: int) -> None:
        """Rule 48: all their ballots move on, each at its share of what they have too much."""
        self._surplus.remove(place)
        surplus, total = self._totals[place] - self.quota, self._totals[place]
        self._move([place], left=self.quota, share=(surplus, total))

    def _put_out(self, places: list[int]) -> None:
        """Rule 50: their ballots move on, at the value at which they came."""
        self._hopeful -= {self._none if place >= self._last else place for place in places}
        self._move(places, left=0, share=None)

    def _move(self, places: list[int], *, left: int, share: tuple[int, int] | None) -> None:
        hopeful, ballots, gone, ended = self._hopeful, dict[int, int](), 0, 0
        for place in places:
            gone += self._totals[place] - left
            self._totals[place] = left
            for value, piles in self._held.pop(place):
                new = value if share is None else value * share[0] // share[1]
                hands, over = _sorted_out(piles, hopeful)
                ended += over
                for to, hand in hands.items():
                    now, number = self._now(to), sum(map(_how_many, hand))
                    self._held[now].append((new, hand))
                    self._totals[now] += new * number
                    gone -= new * number
                    ballots[now] = ballots.get(now, 0) + number
        self._exhausted += gone
        moved, totals = tuple(sorted(places)), dict(self._totals)
        self.stages.append(Stage(totals, self._exhausted, (), moved, share is not None, ballots, ended))


def _sorted_out(piles: Iterable[_Pile], hopeful: Collection[int]) -> tuple[dict[int, list[_Pile]], int]:
    """Each pile to the first place on it that can still be elected; and how many ballots have none."""
    hands: dict[int, list[_Pile]] = {place: [] for place in hopeful}
    ended = 0
    for pile in piles:
        for place in pile[0]:
            if place in hopeful:
                hands[place].append(pile)
                break
        else:
            ended += pile[1]
    return {place: hand for place, hand in hands.items() if hand}, ended

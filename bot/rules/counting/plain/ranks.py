"""Counting ranked ballots again: paper by paper, rule by rule.

Source: Scottish Local Government Elections Order, schedule 1. The numbers of its rules stand beside the functions.
"None of these" is entered once for each seat, and its second entry waits until the first has a seat.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.rules.counting.contest import Choices, Contest
from bot.rules.counting.result import Result, Stage, Status

DECIMALS = 5


@dataclass(slots=True)
class Paper:
    """A ballot paper: whom it names, in order, and what it is worth now in hundred-thousandths of a vote."""

    wishes: list[int]
    value: int = 10**DECIMALS


@dataclass(slots=True)
class Entry:
    """A candidate, or an entry of "none of these", with the papers that lie before it."""

    place: int
    is_person: bool
    papers: list[Paper] = field(default_factory=list)
    votes: int = 0
    is_elected: bool = False
    is_out: bool = False
    waits_for: "Entry | None" = None
    had_surplus_moved: bool = False

    @property
    def is_continuing(self) -> bool:
        """Neither elected nor excluded; and it does not wait for the entry before it to get a seat."""
        waits = self.waits_for is not None and not self.waits_for.is_elected
        return not self.is_elected and not self.is_out and not waits


class LotNeeded(Exception):  # noqa: N818 - a state of the count
    """Rules 49 (3) and 51 (2) (b): they were equal at all stages."""

    def __init__(self, tied: Sequence[Entry]) -> None:
        self.tied = tied


@dataclass(slots=True)
class Count:
    """A count under way."""

    contest: Contest
    entries: list[Entry]
    quota: int
    non_transferable: int = 0
    elected: list[Entry] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)


def recount_ranks(contest: Contest, ballots: Sequence[Choices]) -> Result:
    """Count all stages."""
    entries = _entered(contest)
    valid, blank = _sorted_by_first_wish(entries, ballots, contest)
    cast = len(ballots)
    # Rule 46: the valid papers divided by one more than the seats, without the fraction, and one more.
    quota = valid // (contest.seats + 1) + 1
    first = {entry.place: len(entry.papers) for entry in entries if not entry.waits_for}
    if cast == blank:
        return Result(Status.NO_VOTES, (), (), 0, first, cast, blank, quota)
    if cast < contest.quorum:
        return Result(Status.QUORUM_MISSED, (), (), 0, first, cast, blank, quota)

    count = Count(contest, entries, quota * 10**DECIMALS)
    tied: tuple[int, ...] = ()
    try:
        _all_stages(count)
    except LotNeeded as stop:
        tied = tuple(sorted(entry.place for entry in stop.tied))
    people = tuple(entry.place for entry in count.elected if entry.is_person)
    if tied:
        status = Status.LOT_NEEDED
    elif len(people) == contest.seats:
        status = Status.COMPLETE
    else:
        status = Status.VACANCIES if people else Status.REOPEN
    return Result(status, people, tied, 0, first, cast, blank, quota, tuple(count.stages))


def _entered(contest: Contest) -> list[Entry]:
    entries = [Entry(place, is_person=True) for place in contest.candidates]
    before = None
    for seat in range(contest.seats if contest.none is not None else 0):
        before = Entry((contest.none or 0) + seat, is_person=False, waits_for=before)
        entries.append(before)
    return entries


def _sorted_by_first_wish(entries: list[Entry], ballots: Sequence[Choices], contest: Contest) -> tuple[int, int]:
    """Rule 45: how many papers are valid, and how many name nobody who stands."""
    people = {entry.place: entry for entry in entries}
    nobody = [entry.place for entry in entries if not entry.is_person]
    valid = 0
    for ballot in ballots:
        wishes: list[int] = []
        for wish in ballot:
            if wish in people and wish not in wishes:
                wishes += nobody if wish == contest.none else [wish]
        if wishes:
            people[wishes[0]].papers.append(Paper(wishes))
            valid += 1
    return valid, len(ballots) - valid


def _all_stages(count: Count) -> None:
    for entry in count.entries:
        entry.votes = sum(paper.value for paper in entry.papers)
    _note(count)
    while True:
        _deem_elected(count)
        if _vacancies(count) == 0 or _last_vacancies_are_filled(count):
            return
        without_hope = [entry for entry in _continuing(count) if not _can_have_a_seat(count, entry)]
        if without_hope:
            _exclude(count, without_hope)
        elif not _transfer_a_surplus(count):
            _exclude(count, [_lowest(count)])


def _vacancies(count: Count) -> int:
    return count.contest.seats - len(count.elected)


def _continuing(count: Count) -> list[Entry]:
    return [entry for entry in count.entries if entry.is_continuing]


def _deem_elected(count: Count) -> None:
    """Rule 47: whose votes equal or exceed the quota is elected."""
    while _vacancies(count):
        there = [e for e in _continuing(count) if e.votes >= count.quota and _can_have_a_seat(count, e)]
        if not there:
            return
        highest = [entry for entry in there if entry.votes == max(e.votes for e in there)]
        highest.sort(key=lambda entry: entry.place)
        if not _can_all_have_seats(count, highest):
            highest = [_settled(count, highest, wanted="most")]
        for entry in highest:
            _elect(count, entry)


def _elect(count: Count, entry: Entry) -> None:
    entry.is_elected = True
    count.elected.append(entry)
    last = count.stages.pop()
    count.stages.append(
        Stage(
            last.totals, last.exhausted, (*last.elected, entry.place), last.moved, last.is_surplus, last.ballots,
            last.ended,
        )
    )  # fmt: skip


def _last_vacancies_are_filled(count: Count) -> bool:
    """Rule 52. "None of these" is entered for every seat, so there are always too many while it stands."""
    continuing = _continuing(count)
    people = [entry for entry in continuing if entry.is_person]
    if len(people) < len(continuing):
        return len(people) == 0
    if not _can_all_have_seats(count, people):
        return False
    people.sort(key=lambda entry: (-entry.votes, entry.place))
    for entry in people:
        _elect(count, entry)
    return True


def _transfer_a_surplus(count: Count) -> bool:
    """Rules 48 and 49: whether there was one."""
    above = [entry for entry in count.elected if entry.votes > count.quota and not entry.had_surplus_moved]
    if not above:
        return False
    largest = [entry for entry in above if entry.votes == max(e.votes for e in above)]
    entry = _settled(count, largest, wanted="most")
    surplus, credited = entry.votes - count.quota, entry.votes
    for paper in entry.papers:
        paper.value = surplus * paper.value // credited
    entry.had_surplus_moved = True
    entry.votes = count.quota
    count.non_transferable += surplus
    _hand_on(count, [entry], is_surplus=True)
    return True


def _exclude(count: Count, entries: list[Entry]) -> None:
    """Rule 50: the papers go on at the value at which they came."""
    for entry in entries:
        entry.is_out = True
        count.non_transferable += entry.votes
        entry.votes = 0
    _hand_on(count, entries, is_surplus=False)


def _hand_on(count: Count, entries: list[Entry], *, is_surplus: bool) -> None:
    """Each paper to the continuing candidate whom it names next; what it is worth counts there."""
    ballots: dict[int, int] = {}
    ended = 0
    continuing = {entry.place: entry for entry in _continuing(count)}
    for entry in entries:
        papers, entry.papers = entry.papers, []
        for paper in papers:
            named = [wish for wish in paper.wishes if wish in continuing]
            if not named:
                ended += 1
                continue
            to = continuing[named[0]]
            to.papers.append(paper)
            to.votes += paper.value
            count.non_transferable -= paper.value
            ballots[to.place] = ballots.get(to.place, 0) + 1
    _note(count, tuple(sorted(entry.place for entry in entries)), ballots, ended, is_surplus=is_surplus)


def _note(
    count: Count,
    moved: tuple[int, ...] = (),
    ballots: dict[int, int] | None = None,
    ended: int = 0,
    *,
    is_surplus: bool = False,
) -> None:
    """The end of a stage: how many votes each has."""
    entered = [entry for entry in count.entries if entry.waits_for is None or entry.waits_for.is_elected]
    totals = {entry.place: entry.votes for entry in entered}
    count.stages.append(Stage(totals, count.non_transferable, (), moved, is_surplus, ballots or {}, ended))


def _lowest(count: Count) -> Entry:
    """Rules 50 (1) and 51: who has the fewest votes of those who may be excluded."""
    continuing = _continuing(count)
    needed = [entry for entry in continuing if entry.is_person and _is_needed(count, entry)]
    may_go = [entry for entry in continuing if entry.is_person and entry not in needed]
    nobody = [entry for entry in continuing if not entry.is_person]
    if not any(entry.votes <= none.votes for entry in needed for none in nobody):
        may_go += nobody
    if not may_go:
        may_go = continuing
    fewest = min(entry.votes for entry in may_go)
    return _settled(count, [entry for entry in may_go if entry.votes == fewest], wanted="fewest")


def _settled(count: Count, tied: list[Entry], *, wanted: str) -> Entry:
    """Rules 49 (2), (3) and 51 (2): the most recent stage at which they were unequal, and then a lot.

    Between a person and "none of these" there is no lot: who has not more votes is not wanted.
    """
    at = len(count.stages) - 1
    while at >= 0 and len(tied) > 1:
        then = [count.stages[at].totals.get(entry.place, 0) for entry in tied]
        chosen = max(then) if wanted == "most" else min(then)
        tied = [entry for entry, votes in zip(tied, then, strict=True) if votes == chosen]
        at -= 1
    if any(entry.is_person for entry in tied):
        tied = [entry for entry in tied if entry.is_person]
    if len(tied) == 1:
        return tied[0]
    lots = list(count.contest.lots)
    if any(entry.place not in lots for entry in tied):
        raise LotNeeded(tied)
    drawn = sorted(tied, key=lambda entry: lots.index(entry.place))
    return drawn[0] if wanted == "most" else drawn[-1]


# Reserved seats: the order knows none.


def _still_reserved(count: Count, places: frozenset[int], seats: int) -> int:
    """How many of the seats for these people are still to be filled."""
    return max(0, seats - sum(entry.place in places for entry in count.elected))


def _can_have_a_seat(count: Count, entry: Entry) -> bool:
    """Not when every seat that is left is reserved for others."""
    if not entry.is_person:
        return True
    kept = 0
    for reserved in count.contest.reserved:
        still = _still_reserved(count, reserved.places, reserved.seats)
        if entry.place in reserved.places and still:
            return True
        kept += still
    return kept < _vacancies(count)


def _can_all_have_seats(count: Count, entries: list[Entry]) -> bool:
    """Whether the seats that are left are enough, when those that are reserved are used for whom they are."""
    kept = used = 0
    for reserved in count.contest.reserved:
        still = _still_reserved(count, reserved.places, reserved.seats)
        kept += still
        used += min(still, sum(entry.place in reserved.places for entry in entries))
    for_anybody = max(0, _vacancies(count) - kept)
    return len(entries) <= _vacancies(count) and len(entries) - used <= for_anybody


def _is_needed(count: Count, person: Entry) -> bool:
    """Whether without this person a reserved seat would stay free."""
    for reserved in count.contest.reserved:
        if person.place in reserved.places:
            there = [e for e in _continuing(count) if e.is_person and e.place in reserved.places]
            return len(there) <= _still_reserved(count, reserved.places, reserved.seats)
    return False

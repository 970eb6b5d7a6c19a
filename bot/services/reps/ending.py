"""A term comes to its end: the next vote is asked for in time, and again, until somebody has the seat."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ids import ElectionId, GroupId, TermId
from bot.rules.elections import Election, State
from bot.rules.ending import (
    ASK_BEFORE_END,
    FREE_AGAIN,
    FREE_FOR,
    LOOK_AGAIN,
    NEXT_MORNING,
    Filling,
    asked_at,
    asked_next,
    ending_with,
    unfilled,
)
from bot.rules.facts import reps as facts
from bot.rules.facts import subject_of
from bot.rules.people import Group
from bot.rules.reps import Term, Why
from bot.rules.schedule import WallTime
from bot.rules.staying import who_stops
from bot.rules.voting_days import opening_from
from bot.services.elections.now import find_running
from storage.unit import Unit

_A_DAY = timedelta(days=1)
"""Who is asked at 10 in the morning is asked some hours before the 90 days begin."""


@dataclass(frozen=True, slots=True)
class ToPlan:
    """A vote that a facilitator is to plan now. `terms`: those that end, all on one day, when it is because of them."""

    why: Why
    terms: tuple[Term, ...] = ()


def to_plan(unit: Unit, group_id: GroupId, *, now: datetime) -> ToPlan | None:
    """Which vote is to be planned. While one runs nobody can plan another: so much is done."""
    if find_running(unit, group_id, now=now) is not None:
        return None
    wanted = unit.people.find_vote_wanted(group_id)
    if wanted is not None:
        return ToPlan(wanted.why)
    group = unit.people.get_group(group_id)
    ending = [term for term in _unfilled(unit, group, since=now, now=now) if asked_at(term.ends_at, group)[0] <= now]
    return ToPlan(Why.ENDS, ending_with(ending[0], ending, group)) if ending else None


def _unfilled(unit: Unit, group: Group, *, since: datetime, now: datetime) -> tuple[Term, ...]:
    """Terms that ended since then or end soon, without anybody in their place."""
    soon = unit.people.list_terms_ending(group.id, since=since, until=now + ASK_BEFORE_END + _A_DAY)
    return unfilled(soon, _fillings(unit, group.id, since=since - ASK_BEFORE_END, now=now)) if soon else ()


def _fillings(unit: Unit, group: GroupId, *, since: datetime, now: datetime) -> list[Filling]:
    """Votes that are over, each with its second round."""
    known = {vote.id: vote for vote in unit.elections.list_of(group, *State)}
    rounds: dict[ElectionId, list[Election]] = {}
    for vote in known.values():
        if vote.state is State.DONE and vote.close_at >= since:
            rounds.setdefault(_root(vote, known), []).append(vote)
    return [_filling(unit, votes, now) for votes in rounds.values()]


def _root(vote: Election, known: dict[ElectionId, Election]) -> ElectionId:
    while vote.first is not None:
        vote = known[vote.first]
    return vote.id


def _filling(unit: Unit, votes: Iterable[Election], now: datetime) -> Filling:
    rounds = list(votes)
    elected = {term.member_id for term in unit.people.list_terms_from([vote.id for vote in rounds]) if term.runs(now)}
    before = {each.member_id for each in rounds[0].staying}
    taken = {*who_stops(rounds[0].staying)} | (elected & before)
    return Filling(max(vote.close_at for vote in rounds), len(elected) - len(taken))


# Before the end


def ask_in_time(unit: Unit, term: Term, *, now: datetime) -> None:
    """A term begins, and the clock knows when to ask for the next vote."""
    group = unit.people.get_group(term.group_id)
    at = asked_next(term.ends_at, group, now=now) or opening_from(now + NEXT_MORNING, group)
    _ask_at(unit, term, group, at)


def _ask_at(unit: Unit, term: Term, group: Group, at: datetime) -> None:
    if at < term.ends_at:
        unit.schedule.set("reps.ends", term.id, WallTime.of(at, group.zone))


def ends_due(unit: Unit, term_id: TermId, *, now: datetime) -> None:
    """It is time to plan the next vote, unless there is one."""
    term = unit.people.get_term(term_id)
    if not term.runs(now):
        return
    group = unit.people.get_group(term.group_id)
    if find_running(unit, group.id, now=now) is not None:
        _ask_at(unit, term, group, opening_from(now + LOOK_AGAIN, group))
        return
    left = _unfilled(unit, group, since=now, now=now)
    if term not in left:
        return
    is_first = term.id == min(each.id for each in unit.people.list_terms_like(term) if each.ends_at == term.ends_at)
    # Whom several groups chose together has a term for each of them, and hears once that it ends.
    if is_first and not unit.facts.list(facts.TermEnds, subject=subject_of("term", term_id)):
        unit.happened(facts.TermEnds(term_id, term.member_id, group.id), now=now)
    if term == ending_with(term, left, group)[0]:
        unit.happened(facts.NextVoteWanted(term_id, term.member_id, group.id), now=now)
    at = asked_next(term.ends_at, group, now=now)
    if at is not None:
        _ask_at(unit, term, group, at)


# After it


def is_over(unit: Unit, term: Term, *, now: datetime) -> None:
    """A term came to its end by itself. When nobody has the seat everybody hears it, and it is to be planned."""
    group = unit.people.get_group(term.group_id)
    free = [each for each in _unfilled(unit, group, since=term.ends_at, now=now) if each.ends_at <= now]
    if term not in free:
        return
    is_free(unit, group.id, now=now)
    if term == ending_with(term, free, group)[0]:
        unit.happened(facts.NobodyFollows(term.id, term.member_id, group.id), now=now)


def list_free(unit: Unit, term: Term, *, now: datetime) -> tuple[Term, ...]:
    """The terms that ended on the day of this one without anybody in their place."""
    group = unit.people.get_group(term.group_id)
    left = _unfilled(unit, group, since=term.ends_at, now=now)
    return tuple(each for each in ending_with(term, left, group) if each.ends_at <= now)


def is_free(unit: Unit, group_id: GroupId, *, now: datetime) -> None:
    """Nobody has a seat: a vote is to be planned, and the facilitators hear it again."""
    unit.people.want_vote(group_id, Why.FREE, now=now)
    _again(unit, group_id, now)


def _again(unit: Unit, group_id: GroupId, now: datetime) -> None:
    group = unit.people.get_group(group_id)
    unit.schedule.set("reps.still_free", group_id, WallTime.of(opening_from(now + FREE_AGAIN, group), group.zone))


def still_free_due(unit: Unit, group: GroupId, *, now: datetime) -> None:
    """The facilitators hear it again, for half a year; on their home it stays."""
    wanted = unit.people.find_vote_wanted(group)
    if wanted is None or wanted.why is not Why.FREE or now >= wanted.since + FREE_FOR:
        return
    if find_running(unit, group, now=now) is None:
        unit.happened(facts.SeatStillFree(group), now=now)
    _again(unit, group, now)


def is_taken(unit: Unit, group: GroupId) -> None:
    """Somebody has the seat without a vote: a facilitator noted it. What members asked for stays."""
    wanted = unit.people.find_vote_wanted(group)
    if wanted is not None and wanted.why is Why.FREE:
        unit.people.drop_vote_wanted(group)
        unit.schedule.drop("reps.still_free", group)

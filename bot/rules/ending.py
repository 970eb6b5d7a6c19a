"""A term comes to its end: when the next vote is to be planned, and whose seat a vote has filled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.rules.elections import CANDIDATES_FIRST
from bot.rules.people import Group
from bot.rules.reps import Term
from bot.rules.voting_days import opening_from, opening_of, proposed_dates, working_from
from bot.rules.workdays import workday_before

ASK_BEFORE_END = timedelta(days=90)
"""The facilitators are asked to plan the next vote, and who is the rep hears that the end comes."""
ASK_AGAIN = timedelta(days=60)
"""Before the end, when they are asked again."""
LAST_CALL = timedelta(days=7)
"""Before the last day on which it can be planned in time, when they are asked the last time (own)."""
LOOK_AGAIN = timedelta(days=7)
"""While a vote runs nobody can plan another one: so much later it is looked at again (own)."""
NEXT_MORNING = timedelta(days=1)
"""When a term begins so near its end that all those times are over, they are asked then."""
FREE_AGAIN = timedelta(days=28)
"""When a seat is free, from one time that the facilitators hear of it to the next (own)."""
FREE_FOR = timedelta(days=182)
"""So long they hear it again (own): who plans nothing for half a year does not want to hear it each month."""


def plan_by(ends_at: datetime, group: Group) -> date:
    """The last working day on which a vote can be planned that is over before the end, with the days of a proposal.

    Over is when everybody may hear what came out: until then somebody is still the rep.
    """
    day = workday_before(ends_at.astimezone(group.zone).date(), group.country)
    while _heard_at(day, group) > ends_at:
        day = workday_before(day, group.country)
    return day


def _heard_at(day: date, group: Group) -> datetime:
    """When everybody hears the result of a vote that is planned on this day."""
    close_at = proposed_dates(group, now=opening_of(day, group)).close_at
    return working_from(working_from(close_at, group) + CANDIDATES_FIRST, group)


def asked_at(ends_at: datetime, group: Group) -> tuple[datetime, ...]:
    """When the facilitators are asked to plan the next vote, the first time first; never too late to plan it."""
    last = opening_of(plan_by(ends_at, group), group)
    moments = (ends_at - ASK_BEFORE_END, ends_at - ASK_AGAIN, last - LAST_CALL)
    return tuple(sorted({min(opening_from(moment, group), last) for moment in moments}))


def asked_next(ends_at: datetime, group: Group, *, now: datetime) -> datetime | None:
    """The next time; None when it was the last one."""
    return next((moment for moment in asked_at(ends_at, group) if moment > now), None)


@dataclass(frozen=True, slots=True)
class Filling:
    """A vote that is over, and how many of its elected take the place of nobody who stopped for it.

    Args:
        spare: of the elected, those who are neither a rep of before again nor instead of one who stopped.
    """

    close_at: datetime
    spare: int


def unfilled(ending: Iterable[Term], votes: Iterable[Filling]) -> tuple[Term, ...]:
    """Which of these terms come to their end without anybody in their place: who ends first is followed first.

    A vote counts from 90 days before the end on: one of before had nothing to do with it.
    """
    known = list(votes)
    spare = [vote.spare for vote in known]
    left = []
    for term in sorted(ending, key=lambda each: (each.ends_at, each.id)):
        since = term.ends_at - ASK_BEFORE_END
        mine = next((n for n, vote in enumerate(known) if spare[n] > 0 and vote.close_at >= since), None)
        if mine is None:
            left.append(term)
        else:
            spare[mine] -= 1
    return tuple(left)


def ending_with(first: Term, terms: Iterable[Term], group: Group) -> tuple[Term, ...]:
    """Those that end on the same day as the first one: they are told of together."""
    day = first.ends_at.astimezone(group.zone).date()
    return tuple(each for each in terms if each.ends_at.astimezone(group.zone).date() == day)

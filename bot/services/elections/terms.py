"""How long a rep is the rep: the beginning, the end, and stepping down."""

from datetime import datetime

from bot.ids import GroupId
from bot.rules.elections import ASK_BEFORE_END, Election
from bot.rules.people import Person
from bot.rules.schedule import Push, WallTime
from bot.screen import tap
from bot.services.telling import everybody, facilitators, tell
from storage.unit import Unit


def begin_terms(unit: Unit, election: Election, elected: tuple[int, ...], now: datetime) -> None:
    """From now on the elected are the reps; before the end of the term the next election is asked for."""
    zone = unit.people.get_group(election.group_id).zone
    ends_at = WallTime.of(now, zone).after_years(election.years).at
    for candidate in unit.elections.list_candidates(election.id):
        if candidate.place in elected:
            member = unit.people.get_member(candidate.member_id, now=now)
            unit.people.end_terms(member.id, now=now)
            unit.people.add_term(member, starts_at=now, ends_at=ends_at, how="elected")
    if elected:
        unit.schedule.set("elections.ask_next", election.group_id, WallTime.of(ends_at - ASK_BEFORE_END, zone))


def ask_next_due(unit: Unit, group: GroupId, *, now: datetime) -> None:
    """Before the end of a term the facilitators are asked to plan the next election."""
    view = tap("elections.plan_next", group)
    tell(unit, facilitators(unit, group, now=now), view, push=Push.ORDINARY, now=now, once=now.isoformat())


def step_down(unit: Unit, person: Person, group: GroupId, *, now: datetime) -> None:
    """A rep does not want to be the rep any more; everybody is told in one line. Repeating it changes nothing."""
    me = unit.people.member_in(group, person.id, now=now)
    if not me.is_rep:
        return
    unit.people.end_terms(me.id, now=now)
    view = tap("elections.stepped_down", me.id)
    tell(unit, everybody(unit, group, now=now), view, push=Push.QUIET, now=now, once=now.isoformat())

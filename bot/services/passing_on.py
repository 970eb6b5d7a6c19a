"""Passing the list on to the board contact, who has no account and perhaps no e-mail."""

from datetime import datetime

from bot.ids import GroupId
from bot.rules.facts import agenda as facts
from bot.rules.facts import subject_of
from bot.rules.meetings import Meeting
from bot.rules.people import Member, Person
from bot.rules.refusals import NotYours
from bot.services import deputies
from storage.unit import Unit


def passes_on(unit: Unit, person: Person, meeting: Meeting, member: Member, *, now: datetime) -> bool:
    """Whether this is a rep or a facilitator of their group, or who goes to this meeting for a rep."""
    return member.is_rep or member.is_facilitator or deputies.speaks_at(unit, person.id, meeting, now=now)


def check_passes_on(unit: Unit, person: Person, meeting: Meeting, member: Member, *, now: datetime) -> None:
    """Raises NotYours unless they give the list to the board contact."""
    if not passes_on(unit, person, meeting, member, now=now):
        raise NotYours


def ask_to_print(unit: Unit, person: Person, meeting: Meeting, group: GroupId, *, now: datetime) -> list[Member]:
    """The facilitators of the rep's group are asked once to print the list; who they are. Raises NotYours."""
    check_passes_on(unit, person, meeting, unit.people.member_in(group, person.id, now=now), now=now)
    asked = unit.people.list_facilitators(group, now=now)
    is_asked = unit.facts.list(facts.PrintWanted, subject=subject_of("meeting", meeting.id), group=group)
    if asked and not is_asked:
        unit.happened(facts.PrintWanted(meeting.id, group), now=now)
    return asked

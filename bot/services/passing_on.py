"""Passing the list on to the board contact, who has no account and perhaps no e-mail."""

from datetime import datetime

from bot.ids import GroupId
from bot.rules.facts import agenda as facts
from bot.rules.facts import subject_of
from bot.rules.meetings import Meeting
from bot.rules.people import Member, Person
from bot.rules.refusals import NotYours
from storage.unit import Unit


def check_passes_on(member: Member) -> None:
    """Raises NotYours unless this is a rep or a facilitator."""
    if not (member.is_rep or member.is_facilitator):
        raise NotYours


def ask_to_print(unit: Unit, person: Person, meeting: Meeting, group: GroupId, *, now: datetime) -> list[Member]:
    """The facilitators of the rep's group are asked once to print the list; who they are. Raises NotYours."""
    check_passes_on(unit.people.member_in(group, person.id, now=now))
    asked = unit.people.list_facilitators(group, now=now)
    is_asked = unit.facts.list(facts.PrintWanted, subject=subject_of("meeting", meeting.id), group=group)
    if asked and not is_asked:
        unit.happened(facts.PrintWanted(meeting.id, group), now=now)
    return asked

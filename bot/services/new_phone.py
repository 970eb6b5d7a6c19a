"""Whether another phone became somebody's: whoever it was may press in their name."""

from datetime import datetime

from bot.ids import GroupId, MemberId
from bot.rules.facts import subject_of
from bot.rules.facts.people import PhoneMoved
from storage.unit import Unit


def has_new_phone(unit: Unit, group: GroupId, member: MemberId, *, since: datetime) -> bool:
    """Whether it did on that day or later, in whichever of their groups: a phone is of a person.

    Args:
        group: whose day it is.
    """
    day = since.astimezone(unit.people.get_group(group).zone).date()
    person = unit.people.get_member(member, now=since).person_id
    lines = unit.people.list_memberships(person, now=since)
    return any(unit.facts.list(PhoneMoved, subject=subject_of("member", each.id), since=day) for each in lines)

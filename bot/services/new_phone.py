"""Whether another phone became somebody's: whoever it was may press in their name."""

from datetime import datetime

from bot.ids import GroupId, MemberId
from bot.rules.facts import subject_of
from bot.rules.facts.people import PhoneMoved
from storage.unit import Unit


def has_new_phone(unit: Unit, group: GroupId, member: MemberId, *, since: datetime) -> bool:
    """Whether it did on that day or later."""
    day = since.astimezone(unit.people.get_group(group).zone).date()
    return bool(unit.facts.list(PhoneMoved, subject=subject_of("member", member), since=day))

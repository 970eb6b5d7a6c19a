"""Looking into the mirror: for everybody of a board."""

from datetime import date, datetime

from bot.ids import GroupId
from bot.rules.mirror import Chronicle, Circle, Met
from bot.rules.people import Group
from bot.rules.refusals import OldButton
from storage.chronicle import chronicle, last_contact
from storage.unit import Unit


def look(unit: Unit, group: Group, *, now: datetime) -> Chronicle:
    """What is open about the board of a group, as it is now."""
    return chronicle(unit.connection, group.board_id, now=now)


def contact_with(unit: Unit, group: Group) -> date | None:
    """When a rep last spoke with this group."""
    return last_contact(unit.connection, group.board_id, group.id)


def meeting_in(read: Chronicle, number: int) -> Met | None:
    """One meeting of it; None for all of them. Raises OldButton."""
    if not number:
        return None
    for met in read.meetings:
        if met.meeting == number:
            return met
    raise OldButton


def group_in(read: Chronicle, number: GroupId) -> Circle:
    """One group of it. Raises OldButton."""
    for circle in read.groups:
        if circle.group == number:
            return circle
    raise OldButton

"""The areas of a board: which there are, and which group is in which. Each group says for itself where it is."""

from datetime import datetime

from bot.ids import AreaId, BoardId, GroupId
from bot.rules.areas import Area, GroupsAreThere, check_area_name, check_more_areas
from bot.rules.facts.areas import AreasChanged
from bot.rules.names import clean_short, is_like, is_nearly
from bot.rules.people import Group, Person, check_facilitator
from bot.rules.refusals import ChangedMeanwhile, OldButton
from bot.screen import tap
from bot.services.boards import check_looks_after_board
from storage.unit import Unit


def looked_after(unit: Unit, by: Person, area_id: AreaId, *, now: datetime) -> Area:
    """An area that this person may change. Raises OldButton, NotYours, NotInGroup."""
    try:
        found = unit.areas.get(area_id)
    except LookupError:
        raise OldButton(tap("areas.list", 0)) from None
    check_looks_after_board(unit, by, found.board_id, now=now)
    return found


def area_of(unit: Unit, group: Group) -> Area | None:
    """Where a group is."""
    return None if group.area_id is None else unit.areas.get(group.area_id)


def groups_in(unit: Unit, area: Area) -> list[Group]:
    """The groups of an area, in the order in which they were made."""
    return [each for each in unit.people.list_groups_of_board(area.board_id) if each.area_id == area.id]


def find_near(unit: Unit, board: BoardId, *, name: str, but: AreaId | None = None) -> Area | None:
    """The area that somebody could mean by this name, though it is called a little otherwise; not `but`."""
    others = [each for each in unit.areas.list_of(board) if each.id != but]
    if any(is_like(name, [each.name]) for each in others):
        return None
    return next((each for each in others if is_nearly(name, each.name)), None)


def add(unit: Unit, by: Person, board: BoardId, *, name: str, now: datetime) -> Area:
    """A new area of the board.

    Raises:
        AreaNameTaken, TooManyAreas, WriteIt, TooLong, NotYours, NotInGroup.
    """
    check_looks_after_board(unit, by, board, now=now)
    called, there = clean_short(name, after=tap("areas.new")), unit.areas.list_of(board)
    check_area_name(called, there)
    check_more_areas(there)
    added = unit.areas.get(unit.areas.add(board, name=called))
    unit.happened(AreasChanged(board, added.id, by.id), now=now)
    return added


def rename(unit: Unit, by: Person, area_id: AreaId, *, name: str, now: datetime) -> Area:
    """It is called otherwise. A vote that is planned keeps the name that people read there. Repeating changes nothing.

    Raises:
        AreaNameTaken, WriteIt, TooLong, ChangedMeanwhile, OldButton, NotYours, NotInGroup.
    """
    area = looked_after(unit, by, area_id, now=now)
    called = clean_short(name, after=tap("areas.name", area_id))
    check_area_name(called, [each for each in unit.areas.list_of(area.board_id) if each.id != area_id])
    if called == area.name:
        return area
    if not unit.areas.rename(area, called):
        raise ChangedMeanwhile(tap("areas.show", area_id))
    unit.happened(AreasChanged(area.board_id, area_id, by.id), now=now)
    return unit.areas.get(area_id)


def remove(unit: Unit, by: Person, area_id: AreaId, *, now: datetime) -> Area:
    """The board has this area no more.

    Raises:
        GroupsAreThere: nobody takes another group out of it.
        OldButton, NotYours, NotInGroup.
    """
    area = looked_after(unit, by, area_id, now=now)
    if groups_in(unit, area):
        raise GroupsAreThere(tap("areas.show", area_id))
    unit.areas.remove(area_id)
    unit.happened(AreasChanged(area.board_id, area_id, by.id), now=now)
    return area


def join(unit: Unit, by: Person, area_id: AreaId, group_id: GroupId, *, now: datetime) -> Area:
    """A group is in this area from now on, and in no other. Repeating it changes nothing.

    Raises:
        OldButton: the area is gone, or of another board.
        NotYours, NotInGroup.
    """
    check_facilitator(unit.people.member_in(group_id, by.id, now=now))
    area, group = looked_after(unit, by, area_id, now=now), unit.people.get_group(group_id)
    if area.board_id != group.board_id:
        raise OldButton(tap("areas.list", 0))
    if group.area_id == area_id:
        return area
    unit.people.change_group(group_id, area_id=area_id)
    unit.happened(AreasChanged(area.board_id, area_id, by.id), now=now)
    return area


def leave(unit: Unit, by: Person, area_id: AreaId, group_id: GroupId, *, now: datetime) -> Area:
    """A group is in this area no more. Where it is in another one, nothing changes. Raises as `join`."""
    check_facilitator(unit.people.member_in(group_id, by.id, now=now))
    area = looked_after(unit, by, area_id, now=now)
    if unit.people.get_group(group_id).area_id != area_id:
        return area
    unit.people.change_group(group_id, area_id=None)
    unit.happened(AreasChanged(area.board_id, area_id, by.id), now=now)
    return area

"""Who speaks for a group, or looks after it: its reps, also one who is no member of it, and its facilitators."""

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.ids import BoardId, GroupId, PersonId
from bot.rules.people import Member, Person, Standing
from bot.rules.refusals import NotInGroup, NotYours
from bot.rules.schedule import WallTime
from storage.unit import Unit

_SETTLED = timedelta(hours=1)
"""So long after somebody stopped it is clear who comes next."""


def speaks_for(unit: Unit, person: PersonId, groups: Collection[GroupId], *, now: datetime) -> bool:
    """Whether this person is a rep of one of these groups."""
    return any(group in groups for group in unit.people.list_groups_of_rep(person, now=now))


def members_in(unit: Unit, person: PersonId, groups: Collection[GroupId], *, now: datetime) -> list[Member]:
    """This person in those of the groups in which they are."""
    found = unit.people.list_memberships(person, now=now)
    return [each for each in found if each.group_id in groups and each.standing is Standing.IN]


def looked_after(unit: Unit, person: PersonId, board: BoardId, *, now: datetime) -> list[GroupId]:
    """The groups of a board of which this person is a rep or a facilitator, in the order in which they were made."""
    theirs = unit.people.list_members_of_board(board, now=now, person=person)
    mine = {*unit.people.list_groups_of_rep(person, now=now), *(m.group_id for m in theirs if m.is_facilitator)}
    return [group.id for group in unit.people.list_groups_of_board(board) if group.id in mine]


def check_looks_after(unit: Unit, person: Person, groups: Collection[GroupId], *, now: datetime) -> None:
    """Raises NotYours unless this is a rep or a facilitator of one of the groups; NotInGroup: not even a member."""
    mine = members_in(unit, person.id, groups, now=now)
    if any(member.is_facilitator for member in mine) or speaks_for(unit, person.id, groups, now=now):
        return
    raise NotYours if mine else NotInGroup


def changes(unit: Unit, group: GroupId, *, now: datetime) -> None:
    """Who speaks for a group changes: the clock looks who goes on with what is not said at the board yet."""
    known = unit.people.get_group(group)
    if unit.feedback.list_unsaid(known.board_id):
        unit.schedule.set("feedback.follow", group, WallTime.of(now + _SETTLED, known.zone))

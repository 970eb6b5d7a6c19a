"""The people and the chats that more than one table names."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from bot.ids import BoardId, GroupId, MeetingId, MemberId, PersonId
from bot.rules.people import Member
from storage.unit import Unit


class OfGroup(Protocol):
    """A fact of one group."""

    @property
    def group(self) -> GroupId:
        """Which one."""


class OfMember(Protocol):
    """A fact about one member."""

    @property
    def member(self) -> MemberId:
        """Who."""


class OfMeeting(Protocol):
    """A fact of one meeting of a board."""

    @property
    def meeting(self) -> MeetingId:
        """Which one."""


class OfBoard(Protocol):
    """A fact of a whole board."""

    @property
    def board(self) -> BoardId:
        """Which one."""


class ChangesBoard(OfBoard, Protocol):
    """A facilitator changed something that belongs to a whole board."""

    @property
    def by(self) -> PersonId:
        """Who did it."""


def people_of(members: Iterable[Member]) -> list[PersonId]:
    """The persons behind members."""
    return [member.person_id for member in members]


def they_themselves(unit: Unit, fact: OfMember, /, *, now: datetime) -> list[PersonId]:
    """Whom it is about."""
    return [unit.people.get_member(fact.member, now=now).person_id]


def the_group(unit: Unit, fact: OfGroup, /) -> list[GroupId]:
    """The group itself."""
    return [fact.group]


def everybody_of_group(unit: Unit, fact: OfGroup, /, *, now: datetime) -> list[PersonId]:
    """Everybody of the group, in whatever role."""
    return people_of(unit.people.list_members(fact.group, now=now))


def facilitators(unit: Unit, fact: OfGroup, /, *, now: datetime) -> list[PersonId]:
    """Who looks after the group."""
    return people_of(unit.people.list_facilitators(fact.group, now=now))


def everybody_of_board(unit: Unit, fact: OfBoard, /, *, now: datetime) -> list[PersonId]:
    """Everybody of every group of the board, in whatever role."""
    return people_of(unit.people.list_members_of_board(fact.board, now=now))


def voices_of_board(unit: Unit, fact: OfBoard, /, *, now: datetime) -> list[PersonId]:
    """The members of every group of the board: who helps has no voice of their own there."""
    return people_of(member for member in unit.people.list_members_of_board(fact.board, now=now) if member.has_voice)


def reps_of_board(unit: Unit, fact: OfBoard, /, *, now: datetime) -> list[PersonId]:
    """The reps of every group of the board."""
    return people_of(unit.people.list_reps_of_board(fact.board, now=now))


def who_looks_after_the_board(unit: Unit, fact: ChangesBoard, /, *, now: datetime) -> list[PersonId]:
    """The reps and facilitators of every group of the board, without whoever did it."""
    everybody = unit.people.list_members_of_board(fact.board, now=now)
    found = dict.fromkeys(each.person_id for each in everybody if each.is_rep or each.is_facilitator)
    return [person for person in found if person != fact.by]


def who_speaks_there(unit: Unit, fact: OfMeeting, /, *, now: datetime) -> list[PersonId]:
    """The reps of every group of the board, and who goes to this meeting for one of them."""
    meeting = unit.meetings.get(fact.meeting)
    reps = people_of(unit.people.list_reps_of_board(meeting.board_id, now=now))
    return list(dict.fromkeys([*reps, *unit.deputies.people_at(meeting.id, now=now)]))


def groups_of_board(unit: Unit, fact: OfBoard, /) -> list[GroupId]:
    """Every group of the board."""
    return [group.id for group in unit.people.list_groups_of_board(fact.board)]

"""Who may see a promise and who may change it."""

from datetime import datetime
from typing import Unpack
from zoneinfo import ZoneInfo

from bot.ids import BoardId, MeetingId, PersonId, PromiseId
from bot.rules.people import Member, Person
from bot.rules.promises import (
    Promise,
    State,
)
from bot.rules.refusals import ChangedMeanwhile, NotInGroup, NotYours, OldButton
from bot.screen import tap
from bot.services import deputies
from storage.tables.promises import PromiseColumns
from storage.unit import Unit


def get(unit: Unit, promise: PromiseId) -> Promise:
    """Raises OldButton when there is no such promise."""
    try:
        return unit.promises.get(promise)
    except LookupError:
        raise OldButton from None


def members_on(unit: Unit, person: PersonId, board: BoardId, *, now: datetime) -> list[Member]:
    """This person in the groups of a board. Raises NotInGroup."""
    found = unit.people.list_members_of_board(board, now=now, person=person)
    if not found:
        raise NotInGroup
    return found


def keeps(member: Member) -> bool:
    """Whether this member writes promises down: a rep or a facilitator."""
    return member.is_facilitator or (member.is_rep and member.has_voice)


def check_keeps(unit: Unit, person: Person, board: BoardId, *, now: datetime) -> None:
    """Raises NotYours, NotInGroup unless this is a rep or a facilitator of a group of the board."""
    if not any(keeps(member) for member in members_on(unit, person.id, board, now=now)):
        raise NotYours


def check_writes(unit: Unit, person: Person, board: BoardId, meeting: MeetingId | None, *, now: datetime) -> None:
    """Raises NotYours, NotInGroup unless they keep promises, or go for a rep to the meeting where it was made."""
    if meeting:
        try:
            found = unit.meetings.get(meeting)
        except LookupError:
            raise OldButton from None
        if found.board_id == board and deputies.speaks_at(unit, person.id, found, now=now):
            return
    check_keeps(unit, person, board, now=now)


def seen(unit: Unit, person: Person, promise: PromiseId, *, now: datetime) -> Promise:
    """A promise to a board of this person, not a draft. Raises OldButton, NotInGroup."""
    found = get(unit, promise)
    members_on(unit, person.id, found.board_id, now=now)
    if found.state is State.DRAFT:
        raise OldButton
    return found


def kept(unit: Unit, person: Person, promise: PromiseId, *, now: datetime) -> Promise:
    """A promise that this person may change. Raises OldButton, NotYours, NotInGroup."""
    found = seen(unit, person, promise, now=now)
    check_keeps(unit, person, found.board_id, now=now)
    return found


def zone_of(unit: Unit, board: BoardId) -> ZoneInfo:
    """The zone in which the days of a board are meant."""
    return unit.people.list_groups_of_board(board)[0].zone


def changed(unit: Unit, promise: Promise, **columns: Unpack[PromiseColumns]) -> Promise:
    """It has other columns now. Raises ChangedMeanwhile."""
    if not unit.promises.change(promise, **columns):
        raise ChangedMeanwhile(tap("promises.show", promise.id))
    return unit.promises.get(promise.id)


def advanced(unit: Unit, promise: Promise, to: State, **columns: Unpack[PromiseColumns]) -> Promise:
    """It is in another state now. Raises ChangedMeanwhile."""
    if not unit.promises.advance(promise, to, **columns):
        raise ChangedMeanwhile(tap("promises.show", promise.id))
    return unit.promises.get(promise.id)

"""Clocks that change: what is to come happens when the clock on the wall shows what people were told."""

from datetime import datetime
from typing import Unpack
from zoneinfo import ZoneInfo

from bot.ids import ElectionId, QuestionId
from bot.rules.elections import State as ElectionState
from bot.rules.people import Group
from bot.rules.promises import State as PromiseState
from bot.rules.schedule import WallTime
from bot.services.elections.plan import changed, days_of
from storage.tables.elections import ElectionColumns
from storage.unit import Unit

_OF_MEETING = (
    "agenda.ask", "agenda.close", "agenda.send", "meetings.remind", "summaries.ask", "feedback.report", "agenda.silent",
)  # fmt: skip
_OF_PROMISE = ("promises.due", "promises.members", "promises.judge")


def take_zone(unit: Unit, before: Group, zone: ZoneInfo, *, now: datetime) -> None:
    """A group got another clock. A vote that was announced keeps its days, and an open question its end.

    No clock opens or ends them sooner.

    Args:
        before: the group as it was. Its row has the new zone by now.
    """
    _take_elections(unit, before, zone)
    others = [each.zone for each in unit.people.list_groups_of_board(before.board_id) if each.id != before.id]
    if before.zone not in others:
        _take_board(unit, before, zone, now)


def _take_elections(unit: Unit, before: Group, zone: ZoneInfo) -> None:
    """Only what nobody was told of yet: with the clock somebody could open a vote sooner than was announced."""
    for election in unit.elections.list_of(before.id, ElectionState.DRAFT):
        vote_at, close_at = (
            WallTime.of(moment, before.zone).in_zone(zone).at for moment in (election.vote_at, election.close_at)
        )
        changed(unit, election, vote_at=vote_at, close_at=close_at)


def _take_board(unit: Unit, before: Group, zone: ZoneInfo, now: datetime) -> None:
    """What belongs to the whole board goes along when no other group of it lives by the old clock."""
    for meeting in unit.meetings.list_planned(before.board_id, now):
        wall = unit.meetings.wall_of(meeting.id).in_zone(zone)
        if meeting.zone == before.zone and unit.meetings.find_at(before.board_id, wall.at) is None:
            unit.meetings.move(meeting, wall)
            unit.schedule.take_zone(_OF_MEETING, meeting.id, zone)
    for promise in unit.promises.list_of_board(before.board_id):
        if promise.state in (PromiseState.WAITING, PromiseState.ASKING):
            unit.schedule.take_zone(_OF_PROMISE, promise.id, zone)


def follow_clocks(unit: Unit, *, now: datetime) -> None:
    """A country changed its clocks: what people were told stays, and the moment follows. Repeating it changes nothing.

    The clocks of all countries come with the system or with the package `tzdata`.
    """
    for meeting in unit.meetings.list_to_come(now):
        wall = unit.meetings.wall_of(meeting.id)
        if wall.at != meeting.meets_at:
            unit.meetings.move(meeting, wall)
    for deadline in unit.schedule.follow_clocks():
        match deadline.kind:
            case "elections.open":
                _announce(unit, ElectionId(deadline.subject), now, vote_at=deadline.due_at)
            case "elections.close":
                _announce(unit, ElectionId(deadline.subject), now, close_at=deadline.due_at)
            case "feedback.close":
                question = unit.feedback.get(QuestionId(deadline.subject))
                unit.feedback.change(question, closes_at=deadline.due_at)


def _announce(unit: Unit, election: ElectionId, now: datetime, **days: Unpack[ElectionColumns]) -> None:
    """A vote follows the clocks; the record of one that people know of says its new days."""
    moved = changed(unit, unit.elections.get(election), **days)
    unit.elections.audit(election, "clocks changed", days_of(moved), now=now)

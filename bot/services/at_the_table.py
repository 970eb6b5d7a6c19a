"""What a rep does at the meeting itself: item by item, what the groups said, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Unpack

from bot.ids import GroupId, ItemId, MeetingId
from bot.rules.agenda import Item, Suggestion
from bot.rules.feedback import Position, Question
from bot.rules.meetings import Heard, Meeting, is_now, is_today
from bot.rules.people import Member, Person, Standing
from bot.rules.refusals import NotYours, OldButton
from bot.screen import Tap, tap
from bot.services import deputies, meetings
from storage.tables.meetings import HeardColumns
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Line:
    """One item as a rep has it before them.

    Args:
        positions: what was read back to the groups about it, of those for whom this person is here.
        groups: for whom each of them is, by name, empty for all groups; none where it can be no other one.
    """

    item: Item
    behind: tuple[Suggestion, ...]
    positions: tuple[Position, ...]
    noted: Heard | None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Also:
    """What is said at a meeting about nothing that stands on its list. `group`: for whom, as on a line."""

    question: Question
    position: Position
    group: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a rep has before them: the list in its order, and after it what else they say."""

    lines: tuple[Line, ...]
    also: tuple[Also, ...]


def meeting_now(unit: Unit, person: Person, *, now: datetime) -> Meeting | None:
    """The meeting of the board of this person's group that is on just now."""
    if person.group_id is None:
        return None
    board = unit.people.get_group(person.group_id).board_id
    near = (unit.meetings.find_next(board, now), unit.meetings.find_last(board, now))
    return next((m for m in near if m is not None and is_now(m.meets_at, now=now)), None)


def meeting_today(unit: Unit, person: Person, member: Member, *, now: datetime) -> Meeting | None:
    """The meeting to which this member goes today, until the reps are asked what happened there."""
    meeting = meeting_now(unit, person, now=now)
    if meeting is None or not is_today(meeting.meets_at, meeting.zone, now=now):
        return None
    return meeting if deputies.speaks(unit, member, meeting, now=now) else None


def open_for(unit: Unit, person: Person, meeting: MeetingId, *, now: datetime) -> Meeting:
    """A meeting that a rep, a deputy or a facilitator looks at while it is on. Raises NotYours, OldButton."""
    found = before(unit, person, meeting, now=now)
    if not is_now(found.meets_at, now=now):
        raise OldButton(tap("meetings.show", meeting))
    return found


def before(unit: Unit, person: Person, meeting: MeetingId, *, now: datetime) -> Meeting:
    """A meeting for which a rep, a deputy or a facilitator prints what is on its list, before it and while it is on.

    Raises:
        NotYours, OldButton.
    """
    found = meetings.get(unit, meeting)
    if not deputies.speaks_at(unit, person.id, found, now=now):
        group = meetings.group_in(unit, person, found, now=now)
        if not unit.people.member_in(group, person.id, now=now).is_facilitator:
            raise NotYours
    if found.called_off or not (found.meets_at > now or is_now(found.meets_at, now=now)):
        raise OldButton(tap("meetings.show", meeting))
    return found


def sheet(unit: Unit, person: Person, meeting: Meeting, *, now: datetime) -> Sheet:
    """Everything on the list, in order, with what this person noted; and what they say besides."""
    items = unit.agenda.list_items(meeting.id)
    all_noted = unit.meetings.list_heard([item.id for item in items])
    noted = {each.item_id: each for each in all_noted if each.person_id == person.id}
    here = _groups_of(unit, person, meeting, now=now)
    names = {group.id: group.name for group in unit.people.list_groups_of_board(meeting.board_id)}
    said: dict[ItemId | None, list[Also]] = {}
    for question, position in reversed(unit.feedback.list_unsaid(meeting.board_id)):
        if position is None or not position.told_at or question.group_id not in (None, *here):
            continue
        about = _about(question, items)
        if position.meeting_id == meeting.id or (about is not None and position.meeting_id is None):
            group = "" if question.group_id is None or len(here) == 1 else names[question.group_id]
            said.setdefault(about, []).append(Also(question, position, group))
    behind = unit.agenda.list_behind_each([item.id for item in items])
    found = []
    for item in items:
        mine = said.get(item.id, [])
        groups = tuple(each.group for each in mine) if len(here) > 1 else ()
        positions = tuple(each.position for each in mine)
        found.append(Line(item, tuple(behind[item.id]), positions, noted.get(item.id), groups))
    return Sheet(tuple(found), tuple(said.get(None, ())))


def _about(question: Question, items: Sequence[Item]) -> ItemId | None:
    """The item that a question is about, by its name. Its picture says too little: another thing may have the same."""
    if not question.topic:
        return None
    return next((item.id for item in items if item.title == question.topic), None)


def _groups_of(unit: Unit, person: Person, meeting: Meeting, *, now: datetime) -> set[GroupId]:
    """For which groups this person is here: they are in them, speak for them, or go for who speaks for them."""
    mine = [each for each in unit.people.list_memberships(person.id, now=now) if each.standing is Standing.IN]
    going = [each for member in mine for each in deputies.going(unit, member, now=now)]
    instead = {group for at, group in unit.deputies.list_represented(going) if at == meeting.id}
    return {each.group_id for each in mine} | {*unit.people.list_groups_of_rep(person.id, now=now)} | instead


def line(unit: Unit, person: Person, meeting: Meeting, number: int, *, now: datetime) -> tuple[Line, int]:
    """One line and how many there are. Raises OldButton when that one was taken off the list meanwhile."""
    found = sheet(unit, person, meeting, now=now)
    return line_on(found, meeting.id, number), len(found.lines)


def line_on(shown: Sheet, meeting: MeetingId, number: int) -> Line:
    """One line of a sheet. Raises OldButton as `line`."""
    if not 0 <= number < len(shown.lines):
        raise OldButton(sheet_tap(meeting, 0) if shown.lines else tap("meetings.cards", meeting))
    return shown.lines[number]


def sheet_tap(meeting: MeetingId, number: int) -> Tap:
    """Where one item of a meeting is shown to a rep."""
    return tap("meetings.sheet", meeting, number)


def note(unit: Unit, person: Person, item: Item, **columns: Unpack[HeardColumns]) -> None:
    """The rep notes something about an item; the last note counts."""
    unit.meetings.note(item.id, person.id, **columns)

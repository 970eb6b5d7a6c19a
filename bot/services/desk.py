"""The rep's desk: what came in, what matters to which groups, who was not heard, and words gathered without phones."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.ids import BoardId, GroupId, SuggestionId
from bot.rules.agenda import How, Life, Suggestion
from bot.rules.desk import GATHERED_MOST, MATTERS_MOST, QUIET_FOR, Desk, Matter
from bot.rules.facts import agenda as facts
from bot.rules.meetings import Meeting
from bot.rules.people import Group, Member, Person, check_has_voice
from bot.rules.refusals import NotYours, OldButton
from bot.rules.sorting import counted_together, in_fair_order
from bot.services import deputies
from bot.services.agenda import open_meeting, wait_for_meeting
from bot.services.topics import pressed
from storage.kinds import list_kinds
from storage.unit import Unit


def board_of_rep(unit: Unit, person: Person, *, now: datetime) -> BoardId:
    """The board of the group that this person looks at, for which they are a rep, or a deputy at its next meeting.

    Raises:
        NotYours.
    """
    if person.group_id is not None:
        board = unit.people.get_group(person.group_id).board_id
        if unit.people.is_rep_of_board(person.id, board, now=now):
            return board
        meeting = unit.meetings.find_next(board, now)
        if meeting is not None and deputies.speaks_at(unit, person.id, meeting, now=now):
            return board
    raise NotYours


def look_at(unit: Unit, person: Person, *, now: datetime) -> Desk:
    """The desk as it is now. Raises NotYours."""
    board = board_of_rep(unit, person, now=now)
    meeting, said = _said(unit, board, now)
    looked = unit.agenda.find_looked(person.id, board)
    groups = unit.people.list_groups_of_board(board)
    is_chosen = meeting is None or meeting.agenda_sent
    return Desk(
        meeting,
        tuple(_newer(said, 0 if looked is None else looked[0])),
        looked,
        tuple(_matters(unit, meeting, said, {group.id: group.name for group in groups})),
        0 if is_chosen else sum(each.life is Life.GOT for each, _ in counted_together(said)),
        tuple(_quiet(unit, board, groups, now)),
        len(groups) == 1,
        tuple(kind for kind in list_kinds(unit.connection, board, since=_quiet_since(groups, now)) if not kind.heard),
    )


def _quiet_since(groups: Sequence[Group], now: datetime) -> date:
    return now.astimezone(groups[0].zone).date() - QUIET_FOR


def _said(unit: Unit, board: BoardId, now: datetime) -> tuple[Meeting | None, list[Suggestion]]:
    """The next meeting and what was said for it, or what waits until one is planned."""
    meeting = unit.meetings.find_next(board, now)
    return meeting, unit.agenda.list_waiting(board) if meeting is None else unit.agenda.list_for(meeting.id)


def _newer(said: Sequence[Suggestion], than: int) -> list[Suggestion]:
    return [each for each in said if each.id > than]


def _matters(
    unit: Unit, meeting: Meeting | None, said: list[Suggestion], names: dict[GroupId, str]
) -> list[Matter]:  # fmt: skip
    looked = {} if meeting is None else unit.agenda.list_looked(meeting.id)
    open_now = [card for card, _ in in_fair_order(said, looked) if card.first.life in (Life.GOT, Life.LISTED)]
    first = open_now[:MATTERS_MOST]
    rows = unit.agenda.list_who_want([one.id for card in first for one in card.said])
    matters = []
    for card in first:
        here = {one.id for one in card.said}
        who = {(member, group) for suggestion, member, group in rows if suggestion in here}
        gathered = [one for one in card.said if one.gathered]
        groups = {group for _, group in who} | {one.group_id for one in gathered}
        people = len({member for member, _ in who}) + sum(one.people for one in gathered)
        matters.append(Matter(card.first, people, tuple(names[group] for group in sorted(groups) if group in names)))
    return matters


def _quiet(unit: Unit, board: BoardId, groups: Sequence[Group], now: datetime) -> list[Group]:
    last = unit.agenda.list_last_said(board)
    return [group for group in groups if group.id not in last or last[group.id] < now - QUIET_FOR]


def fresh_since(unit: Unit, person: Person, than: SuggestionId, *, now: datetime) -> list[Suggestion]:
    """What came in after this one. Raises NotYours."""
    return _newer(_said(unit, board_of_rep(unit, person, now=now), now)[1], than)


def look_through(unit: Unit, person: Person, than: SuggestionId, *, now: datetime) -> list[Suggestion]:
    """The same, and it is noted that they looked. Repeating it shows the same."""
    board = board_of_rep(unit, person, now=now)
    found = _newer(_said(unit, board, now)[1], than)
    if found:
        unit.agenda.note_looked(person.id, board, up_to=found[-1].id, now=now)
    return found


# What people without a phone said


def check_gathers(member: Member) -> None:
    """A rep writes down what people in their group said. Raises NotYours."""
    check_has_voice(member)
    if not member.is_rep:
        raise NotYours


def newest_of(unit: Unit, member: Member) -> SuggestionId:
    """The newest thing that this member said or gathered; 0: none. A press that comes twice is known by it."""
    said = unit.agenda.list_of(member.id)
    return said[0].id if said else SuggestionId(0)


def gathers_in(unit: Unit, member: Member, *, now: datetime) -> list[GroupId]:
    """For which groups this rep speaks: in the room of each they count people."""
    return sorted(each.group_id for each in unit.people.list_running_of(member.id, now=now))


def gather(
    unit: Unit,
    member: Member,
    *,
    group: GroupId,
    topic: str,
    people: int,
    after: SuggestionId,
    board: BoardId,
    now: datetime,
) -> Suggestion:
    """A rep counted so many people without a phone who say this. The same press again finds it.

    Args:
        group: whose people they are; one for which the rep speaks.
        after: the newest thing of this rep when they began to count.

    Raises:
        NotYours: no rep of this group.
        OldButton: no such topic, a number that nobody can have counted, or a group for which they do not speak.
    """
    check_gathers(member)
    if not 1 <= people <= GATHERED_MOST or group not in gathers_in(unit, member, now=now):
        raise OldButton
    pressed(unit, board, topic)
    for said in unit.agenda.list_of(member.id):
        if said.id > after and said.gathered and said.topic.key == topic and said.group_id == group:
            return said
    meeting = open_meeting(unit, board, now=now)
    values: dict[str, object] = {
        "member_id": member.id,
        "group_id": group,
        "board_id": board,
        "meeting_id": None if meeting is None else meeting.id,
        "topic": topic,
        "with_name": False,
        "how": How.SELF,
        "life": Life.GOT,
        "said_at": now,
        "gathered": True,
        "people": people,
    }
    made = unit.agenda.add(values)
    unit.happened(facts.SuggestionMade(made, group), now=now)
    suggestion = unit.agenda.get(made)
    wait_for_meeting(unit, suggestion, now)
    return suggestion

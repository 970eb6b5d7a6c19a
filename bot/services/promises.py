"""Writing down what was promised, asking if it is done, and telling everybody. Members decide."""

from datetime import date, datetime
from typing import Unpack
from zoneinfo import ZoneInfo

from bot.ids import BoardId, GroupId, ItemId, MeetingId, MemberId, PersonId, PromiseId
from bot.rules.agenda import Life
from bot.rules.facts import promises as facts
from bot.rules.people import Member, Person, check_has_voice, check_rep_or_facilitator
from bot.rules.promises import (
    JUDGED_AFTER,
    SILENT_AFTER,
    Judgement,
    NotAskedYet,
    Promise,
    Settled,
    State,
    asks_on,
    check_day,
    members_asked_on,
    verdict,
)
from bot.rules.refusals import ChangedMeanwhile, Empty, NotInGroup, NotYours, OldButton
from bot.rules.schedule import WallTime
from bot.screen import tap
from bot.services import agenda, came_back, deputies
from storage.tables.promises import PromiseColumns
from storage.unit import Unit

KINDS = ("promises.due", "promises.members", "promises.judge")
_LIVES = {State.DONE: Life.DONE, State.NOT_DONE: Life.NOT_DONE}


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


# Writing it down


def about(unit: Unit, board: BoardId, meeting: MeetingId, item: ItemId) -> tuple[MeetingId | None, ItemId | None]:
    """The meeting and the item of a tap, 0 being none. Raises OldButton when they do not belong together."""
    try:
        on_board = not meeting or unit.meetings.get(meeting).board_id == board
        in_meeting = not item or unit.agenda.get_item(item).meeting_id == meeting
    except LookupError:
        raise OldButton from None
    if not (on_board and in_meeting):
        raise OldButton
    return meeting or None, item or None


def begin(
    unit: Unit, by: Person, board: BoardId, *, meeting: MeetingId, item: ItemId, who: str, now: datetime
) -> Promise:
    """Somebody promised something; nobody is told before it is complete. Beginning again goes on with what was begun.

    Raises:
        NotYours, NotInGroup, OldButton.
    """
    check_writes(unit, by, board, meeting, now=now)
    meeting_id, item_id = about(unit, board, meeting, item)
    begun = unit.promises.find_draft(board, by.id, meeting_id, item_id)
    if begun is not None:
        return _changed(unit, begun, who=who)
    values: dict[str, object] = {
        "board_id": board,
        "meeting_id": meeting_id,
        "item_id": item_id,
        "person_id": by.id,
        "who": who,
        "state": State.DRAFT,
    }
    return unit.promises.get(unit.promises.add(values))


def draft(unit: Unit, by: Person, promise: PromiseId, *, now: datetime) -> Promise:
    """A promise that this person is writing down. Raises OldButton, NotYours, NotInGroup."""
    found = get(unit, promise)
    if found.person_id != by.id or found.state is not State.DRAFT:
        raise OldButton(tap("promises.show", promise))
    check_writes(unit, by, found.board_id, found.meeting_id, now=now)
    return found


def _changed(unit: Unit, promise: Promise, **columns: Unpack[PromiseColumns]) -> Promise:
    if not unit.promises.change(promise, **columns):
        raise ChangedMeanwhile(tap("promises.show", promise.id))
    return unit.promises.get(promise.id)


def _advanced(unit: Unit, promise: Promise, to: State, **columns: Unpack[PromiseColumns]) -> Promise:
    if not unit.promises.advance(promise, to, **columns):
        raise ChangedMeanwhile(tap("promises.show", promise.id))
    return unit.promises.get(promise.id)


def say_what(unit: Unit, promise: Promise, what: str) -> Promise:
    """What was promised."""
    return _changed(unit, promise, what=what)


def say_when(unit: Unit, promise: Promise, due_on: date | None, *, now: datetime) -> Promise:
    """For which day; None: no date was given, and that is said openly. Raises DayIsOver."""
    if due_on is not None:
        today = now.astimezone(zone_of(unit, promise.board_id)).date()
        check_day(due_on, today=today, after=tap("promises.when", promise.id))
    return _changed(unit, promise, due_on=due_on)


def throw_away(unit: Unit, promise: Promise) -> None:
    """It is not written down after all; nobody saw it."""
    unit.promises.remove(promise.id)


def add(unit: Unit, by: Person, promise_id: PromiseId, *, now: datetime) -> Promise:
    """From now on everybody of the board can see it, and its day will come. Repeating it changes nothing.

    Raises:
        Empty: it is not said yet what was promised.
        OldButton, NotYours, NotInGroup, DayIsOver.
    """
    found = get(unit, promise_id)
    if found.state is not State.DRAFT and found.person_id == by.id:
        return found
    promise = draft(unit, by, promise_id, now=now)
    if not promise.what:
        raise Empty(tap("promises.what", promise_id))
    zone = zone_of(unit, promise.board_id)
    if promise.due_on is not None:
        check_day(promise.due_on, today=now.astimezone(zone).date(), after=tap("promises.when", promise_id))
    added = _advanced(unit, promise, State.WAITING)
    unit.schedule.set("promises.due", promise_id, asks_on(added.due_on, zone, now=now))
    unit.happened(facts.PromiseMade(promise_id, added.board_id), now=now)
    if added.item_id is not None:
        agenda.moved(unit, added.item_id, Life.PROMISED, now=now)
    return added


def move(unit: Unit, by: Person, promise_id: PromiseId, *, due_on: date, version: int, now: datetime) -> Promise:
    """Who promised it gave a new date. The old one stays in sight, and it is asked about again on the new one.

    Raises:
        ChangedMeanwhile: somebody else changed it since this person looked.
        Settled: it is done.
        DayIsOver, NotYours, NotInGroup, OldButton.
    """
    promise = kept(unit, by, promise_id, now=now)
    if promise.due_on == due_on and promise.state is State.WAITING:
        return promise
    if promise.state is State.DONE:
        raise Settled(tap("promises.show", promise_id))
    zone = zone_of(unit, promise.board_id)
    check_day(due_on, today=now.astimezone(zone).date(), after=tap("promises.new_day", promise_id, 0))
    if promise.version != version:
        raise ChangedMeanwhile(tap("promises.show", promise_id))
    columns: PromiseColumns = {"due_on": due_on, "asked_at": None, "rep_word": None}
    if promise.state is State.WAITING:
        _changed(unit, promise, **columns)
    else:
        _advanced(unit, promise, State.WAITING, **columns)
    if promise.due_on is not None:
        unit.promises.keep_day(promise_id, promise.due_on)
    unit.promises.clear_judgements(promise_id)
    for kind in KINDS:
        unit.schedule.drop(kind, promise_id)
    unit.schedule.set("promises.due", promise_id, asks_on(due_on, zone, now=now))
    if promise.item_id is not None:
        agenda.moved(unit, promise.item_id, Life.PROMISED, now=now)
    moved = unit.promises.get(promise_id)
    unit.happened(facts.PromiseMoved(promise_id, moved.board_id, moved.version), now=now)
    return moved


# Asking if it is done


def due(unit: Unit, promise_id: PromiseId, *, now: datetime) -> None:
    """Its day has come: the reps are asked, and the members on the morning after."""
    promise = unit.promises.get(promise_id)
    if promise.state is not State.WAITING:
        return
    _begin_to_ask(unit, promise, now)
    unit.happened(facts.PromiseCameDue(promise_id, promise.board_id), now=now)


def _begin_to_ask(unit: Unit, promise: Promise, now: datetime) -> None:
    zone = zone_of(unit, promise.board_id)
    _advanced(unit, promise, State.ASKING, asked_at=now)
    unit.schedule.drop("promises.due", promise.id)
    unit.schedule.set("promises.members", promise.id, members_asked_on(now, zone))
    unit.schedule.set("promises.judge", promise.id, WallTime.of(now + JUDGED_AFTER, zone))


def say_word(unit: Unit, by: Person, promise_id: PromiseId, judgement: Judgement, *, now: datetime) -> Promise:
    """The rep says if it is done, on the day or earlier; then the members are asked at once.

    Raises:
        Settled, NotYours, NotInGroup, OldButton.
    """
    promise = seen(unit, by, promise_id, now=now)
    if not unit.people.is_rep_of_board(by.id, promise.board_id, now=now):
        raise NotYours
    if not promise.is_open:
        raise Settled(tap("promises.show", promise_id))
    if promise.rep_word is judgement:
        return promise
    if promise.state is State.WAITING:
        _begin_to_ask(unit, promise, now)
    _changed(unit, unit.promises.get(promise_id), rep_word=judgement)
    unit.happened(facts.PromiseReported(promise_id, promise.board_id), now=now)
    if unit.schedule.find("promises.members", promise_id) is not None:
        unit.schedule.drop("promises.members", promise_id)
        ask_members(unit, promise_id, now=now)
    return unit.promises.get(promise_id)


def ask_members(unit: Unit, promise_id: PromiseId, *, now: datetime) -> None:
    """Everybody who has a voice is asked if it is done."""
    promise = unit.promises.get(promise_id)
    if promise.state is not State.ASKING:
        return
    unit.happened(facts.JudgementsWanted(promise_id, promise.board_id), now=now)


def members_are_asked(unit: Unit, promise: Promise) -> bool:
    """Whether the members can say now if it is done."""
    return promise.state is State.ASKING and unit.schedule.find("promises.members", promise.id) is None


def judge(
    unit: Unit, person: Person, promise_id: PromiseId, judgement: Judgement, *, who: MemberId, now: datetime
) -> Promise:
    """A member says if it is done; the last answer counts. For a member on paper a rep or a facilitator writes it.

    Args:
        who: the member on paper; 0: the person themselves.

    Raises:
        NotAskedYet, Settled, NotYours, NotInGroup, OldButton.
    """
    promise = seen(unit, person, promise_id, now=now)
    if promise.state is State.WAITING:
        due_at = unit.schedule.find("promises.due", promise_id) or now
        raise NotAskedYet(
            tap("promises.show", promise_id), date=due_at.astimezone(zone_of(unit, promise.board_id)).date()
        )
    if promise.state is not State.ASKING:
        raise Settled(tap("promises.show", promise_id))
    if who:
        member = on_paper(unit, person, promise, who, now=now)
    else:
        members = members_on(unit, person.id, promise.board_id, now=now)
        member = next((each for each in members if each.has_voice), members[0])
    check_has_voice(member)
    unit.promises.judge(promise_id, member.person_id, judgement, now=now)
    return promise


def on_paper(unit: Unit, by: Person, promise: Promise, who: MemberId, *, now: datetime) -> Member:
    """A member on paper for whom this person may write. Raises OldButton, NotYours, NotInGroup."""
    try:
        member = unit.people.get_member(who, now=now)
    except LookupError:
        raise OldButton from None
    group = unit.people.get_group(member.group_id)
    if not member.on_paper or group.board_id != promise.board_id:
        raise OldButton
    check_rep_or_facilitator(unit.people.member_in(group.id, by.id, now=now))
    return member


def judge_due(unit: Unit, promise_id: PromiseId, *, text: str, rest: str, now: datetime) -> None:
    """After 14 days the members' answers close it. When nobody knows, after 30 days, and that is said openly.

    Args:
        text: the words of the suggestion that comes of it when it is not done.
        rest: the same when it is partly done.
    """
    promise = unit.promises.get(promise_id)
    if promise.state is not State.ASKING or promise.asked_at is None:
        return
    end = promise.asked_at + SILENT_AFTER
    found = verdict(unit.promises.list_judgements(promise_id), promise.rep_word, is_last=now >= end)
    if found is None:
        unit.schedule.set("promises.judge", promise_id, WallTime.of(end, zone_of(unit, promise.board_id)))
        return
    settled = _advanced(unit, promise, found)
    unit.schedule.drop("promises.members", promise_id)
    unit.happened(facts.PromiseSettled(promise_id, settled.board_id, settled.version, found), now=now)
    _tell_agenda(unit, settled, now)
    if found in (State.NOT_DONE, State.PARTLY):
        _carry_over(unit, settled, text if found is State.NOT_DONE else rest, now)


def _tell_agenda(unit: Unit, promise: Promise, now: datetime) -> None:
    """Everybody behind the item is told. It is done only when everything that was promised about it is."""
    if promise.item_id is None or promise.state not in _LIVES:
        return
    others = unit.promises.list_of_item(promise.item_id)
    if promise.state is State.DONE and any(other.state is not State.DONE for other in others):
        return
    agenda.moved(unit, promise.item_id, _LIVES[promise.state], now=now)


def _carry_over(unit: Unit, promise: Promise, text: str, now: datetime) -> None:
    """What is not done becomes a suggestion for the next meeting, in the name of who said it first."""
    speaker = _speaker(unit, promise, now)
    if speaker is not None:
        came_back.carry_over(unit, *speaker, promise=promise, text=text, now=now)


def _speaker(unit: Unit, promise: Promise, now: datetime) -> tuple[MemberId, GroupId] | None:
    behind = [] if promise.item_id is None else unit.agenda.list_behind(promise.item_id)
    for suggestion in behind:
        if unit.people.get_member(suggestion.member_id, now=now).has_voice:
            return suggestion.member_id, suggestion.group_id
    members = [m for m in unit.people.list_members_of_board(promise.board_id, now=now) if m.has_voice]
    members.sort(key=lambda member: not member.is_rep)
    return (members[0].id, members[0].group_id) if members else None

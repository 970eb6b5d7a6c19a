"""Writing down what was promised, and a new day for it."""

from datetime import date, datetime

from bot.ids import BoardId, FileId, ItemId, MeetingId, PromiseId
from bot.rules.agenda import Life
from bot.rules.facts import promises as facts
from bot.rules.people import Person
from bot.rules.promises import (
    Promise,
    SaidAlready,
    Settled,
    State,
    asks_on,
    check_day,
)
from bot.rules.refusals import ChangedMeanwhile, Empty, OldButton
from bot.screen import tap
from bot.services import agenda, meetings
from bot.services.promises.access import advanced, changed, check_writes, get, kept, zone_of
from storage.tables.promises import PromiseColumns
from storage.unit import Unit

KINDS = ("promises.due", "promises.members", "promises.judge")


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
    begun = draft_about(unit, by, board, meeting=meeting, item=item, now=now)
    if begun is not None:
        return changed(unit, begun, who=who)
    meeting_id, item_id = about(unit, board, meeting, item)
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


def note(unit: Unit, by: Person, meeting: MeetingId, item: ItemId, *, due_on: date | None, now: datetime) -> Promise:
    """At the meeting: something was promised about a thing on the list, and for when. Who and what can be said later.

    Raises:
        DayIsOver, NotYours, NotInGroup, OldButton.
    """
    board = meetings.get(unit, meeting).board_id
    begun = draft_about(unit, by, board, meeting=meeting, item=item, now=now)
    if begun is None:
        begun = begin(unit, by, board, meeting=meeting, item=item, who="", now=now)
    return say_when(unit, begun, due_on, now=now)


def draft_about(
    unit: Unit, by: Person, board: BoardId, *, meeting: MeetingId, item: ItemId, now: datetime
) -> Promise | None:
    """What this person began to write down about one thing. Raises NotYours, NotInGroup, OldButton."""
    check_writes(unit, by, board, meeting, now=now)
    return unit.promises.find_draft(board, by.id, *about(unit, board, meeting, item))


def may_say(unit: Unit, by: Person, promise_id: PromiseId, *, now: datetime) -> Promise:
    """A promise about which this person may say more: their own draft, or one that is open.

    Raises:
        Settled, OldButton, NotYours, NotInGroup.
    """
    found = get(unit, promise_id)
    if found.state is State.DRAFT:
        return draft(unit, by, promise_id, now=now)
    check_writes(unit, by, found.board_id, found.meeting_id or MeetingId(0), now=now)
    if not found.is_open:
        raise Settled(tap("promises.show", promise_id))
    return found


def say_who(unit: Unit, by: Person, promise_id: PromiseId, who: str, *, now: datetime) -> Promise:
    """Who promised it. What everybody can see is said once and stays; saying the same again changes nothing.

    Raises:
        SaidAlready, Settled, OldButton, NotYours, NotInGroup.
    """
    promise = may_say(unit, by, promise_id, now=now)
    if promise.state is State.DRAFT:
        return changed(unit, promise, who=who)
    if promise.who != who and not unit.promises.say_who(promise_id, who):
        raise SaidAlready(tap("promises.show", promise_id))
    return unit.promises.get(promise_id)


def say_what(
    unit: Unit, by: Person, promise_id: PromiseId, what: str, *, voice: FileId | None = None, now: datetime
) -> Promise:
    """What was promised, in words or spoken: said once, as who it was.

    Raises:
        SaidAlready, Settled, OldButton, NotYours, NotInGroup.
    """
    promise = may_say(unit, by, promise_id, now=now)
    if promise.state is State.DRAFT:
        return changed(unit, promise, what=what, voice=voice)
    is_said = (promise.what, promise.voice) == (what, voice)
    if not is_said and not unit.promises.say_what(promise_id, what, voice):
        raise SaidAlready(tap("promises.show", promise_id))
    return unit.promises.get(promise_id)


def say_when(unit: Unit, promise: Promise, due_on: date | None, *, now: datetime) -> Promise:
    """For which day; None: no date was given, and that is said openly. Raises DayIsOver."""
    if due_on is not None:
        today = now.astimezone(zone_of(unit, promise.board_id)).date()
        check_day(due_on, today=today, after=tap("promises.when", promise.id))
    return changed(unit, promise, due_on=due_on)


def throw_away(unit: Unit, promise: Promise) -> None:
    """It is not written down after all; nobody saw it."""
    unit.promises.remove(promise.id)


def add(unit: Unit, by: Person, promise_id: PromiseId, *, now: datetime) -> Promise:
    """From now on everybody of the board can see it, and its day will come. Repeating it changes nothing.

    Two reps who sit in the same meeting note the same promise. While nothing is said of it but its day it is one, and
    who comes second is shown the one that is there.

    Raises:
        Empty: it is not said yet what was promised.
        OldButton, NotYours, NotInGroup, DayIsOver.
    """
    found = get(unit, promise_id)
    if found.state is not State.DRAFT and found.person_id == by.id:
        return found
    promise = draft(unit, by, promise_id, now=now)
    if not promise.can_be_saved:
        raise Empty(tap("promises.what", promise_id))
    zone = zone_of(unit, promise.board_id)
    if promise.due_on is not None:
        check_day(promise.due_on, today=now.astimezone(zone).date(), after=tap("promises.when", promise_id))
    same = _same_of_others(unit, promise)
    if same is not None:
        throw_away(unit, promise)
        return same
    added = advanced(unit, promise, State.WAITING)
    unit.schedule.set("promises.due", promise_id, asks_on(added.due_on, zone, now=now))
    unit.happened(facts.PromiseMade(promise_id, added.board_id), now=now)
    if added.item_id is not None:
        agenda.moved(unit, added.item_id, Life.PROMISED, now=now)
    return added


def _same_of_others(unit: Unit, promise: Promise) -> Promise | None:
    """What somebody else noted about the same thing for the same day, where neither says more than that."""
    if promise.item_id is None or promise.who or promise.is_told:
        return None
    others = (each for each in unit.promises.list_of_item(promise.item_id) if each.person_id != promise.person_id)
    bare = (each for each in others if each.is_open and not each.who and not each.is_told)
    return next((each for each in bare if each.due_on == promise.due_on), None)


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
        changed(unit, promise, **columns)
    else:
        advanced(unit, promise, State.WAITING, **columns)
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

"""Asking if it is done, and telling everybody. Members decide."""

from collections.abc import Mapping
from datetime import datetime

from bot.ids import BoardId, GroupId, MemberId, PromiseId
from bot.rules.agenda import Life
from bot.rules.facts import promises as facts
from bot.rules.people import Member, Person, check_has_voice
from bot.rules.promises import (
    COMES_BACK,
    JUDGED_AFTER,
    MEMBERS_DAY,
    SILENT_AFTER,
    Judgement,
    NotAskedYet,
    Promise,
    Settled,
    State,
    members_asked_on,
    verdict,
)
from bot.rules.refusals import NotYours, OldButton
from bot.rules.schedule import WallTime
from bot.screen import tap
from bot.services import agenda, came_back, speaking
from bot.services.promises.access import advanced, changed, members_on, seen, zone_of
from storage.unit import Unit

_LIVES = {
    State.DONE: Life.DONE, State.PARTLY: Life.PARTLY, State.NOT_DONE: Life.NOT_DONE, State.UNTOLD: Life.UNTOLD,
}  # fmt: skip


def due(unit: Unit, promise_id: PromiseId, *, now: datetime) -> None:
    """Its day has come: the reps are asked, and the members on the morning after."""
    promise = unit.promises.get(promise_id)
    if promise.state is not State.WAITING:
        return
    _begin_to_ask(unit, promise, now)
    unit.happened(facts.PromiseCameDue(promise_id, promise.board_id), now=now)


def _begin_to_ask(unit: Unit, promise: Promise, now: datetime) -> None:
    zone = zone_of(unit, promise.board_id)
    advanced(unit, promise, State.ASKING, asked_at=now)
    unit.schedule.drop("promises.due", promise.id)
    unit.schedule.set(MEMBERS_DAY, promise.id, members_asked_on(now, zone))
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
    changed(unit, unit.promises.get(promise_id), rep_word=judgement)
    unit.happened(facts.PromiseReported(promise_id, promise.board_id), now=now)
    if unit.schedule.find(MEMBERS_DAY, promise_id) is not None:
        unit.schedule.drop(MEMBERS_DAY, promise_id)
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
    return promise.state is State.ASKING and unit.schedule.find(MEMBERS_DAY, promise.id) is None


def list_asked(unit: Unit, person: Person, board: BoardId) -> list[Promise]:
    """The promises to a board about which this person is asked now and has said nothing, the oldest first."""
    return unit.promises.list_unjudged(person.id, board)[::-1]


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
    speaking.check_looks_after(unit, by, [group.id], now=now)
    return member


def judge_due(unit: Unit, promise_id: PromiseId, *, texts: Mapping[State, str], now: datetime) -> None:
    """After 14 days the members' answers close it. When nobody knows, after 30 days, and that is said openly.

    Args:
        texts: the words of the suggestion that comes of it, for each state in which it comes back (`COMES_BACK`).
    """
    promise = unit.promises.get(promise_id)
    if promise.state is not State.ASKING or promise.asked_at is None:
        return
    end = promise.asked_at + SILENT_AFTER
    found = verdict(unit.promises.list_judgements(promise_id), promise.rep_word, is_last=now >= end)
    if found is None:
        unit.schedule.set("promises.judge", promise_id, WallTime.of(end, zone_of(unit, promise.board_id)))
        return
    settled = advanced(unit, promise, found)
    unit.schedule.drop(MEMBERS_DAY, promise_id)
    unit.happened(facts.PromiseSettled(promise_id, settled.board_id, settled.version, found), now=now)
    _tell_agenda(unit, settled, now)
    if found in COMES_BACK:
        _carry_over(unit, settled, texts[found], now)


def _tell_agenda(unit: Unit, promise: Promise, now: datetime) -> None:
    """Everybody behind the item is told. It is done only when everything that was promised about it is."""
    if promise.item_id is None or promise.state not in _LIVES:
        return
    others = unit.promises.list_of_item(promise.item_id)
    if promise.state is State.DONE and any(other.state is not State.DONE for other in others):
        return
    agenda.moved(unit, promise.item_id, _LIVES[promise.state], now=now)


def _carry_over(unit: Unit, promise: Promise, text: str, now: datetime) -> None:
    """What nobody calls wholly done is a suggestion for the next meeting, in the name of who said it first."""
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

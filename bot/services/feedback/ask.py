"""Asking the groups: a draft, its answers and dates, opening, moving, stopping."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Unpack
from zoneinfo import ZoneInfo

from bot.ids import BoardId, FileId, GroupId, MeetingId, PersonId, QuestionId
from bot.rules.facts import feedback as facts
from bot.rules.feedback import (
    BESIDE,
    CHOICES_LEAST,
    CHOICES_MOST,
    FACES,
    OWN,
    PROPOSALS,
    Asked,
    Choice,
    Kind,
    NotOpenYet,
    Question,
    State,
    TooFewChoices,
    TooManyChoices,
    check_another,
    check_close,
    check_open,
    latest_close,
    picture_of_its_own,
    proposed_close,
)
from bot.rules.people import Group, Person
from bot.rules.refusals import ChangedMeanwhile, Empty, NotInGroup, OldButton
from bot.rules.schedule import WallTime, next_daytime
from bot.screen import tap
from bot.services import speaking
from storage.speakers import groups_of
from storage.tables.feedback import QuestionColumns
from storage.unit import Unit

KINDS = ("feedback.close", "feedback.remind")
_PAUSE = timedelta(days=1)
"""Between the end of a poll and the next time, at least: the result is read first."""


def get(unit: Unit, question: QuestionId) -> Question:
    """Raises OldButton when there is no such question."""
    try:
        return unit.feedback.get(question)
    except LookupError:
        raise OldButton from None


def groups_asked(unit: Unit, question: Question) -> list[Group]:
    """The groups whose members are asked."""
    if question.group_id is not None:
        return [unit.people.get_group(question.group_id)]
    return unit.people.list_groups_of_board(question.board_id)


def check_looks_after(unit: Unit, person: Person, question: Question, *, now: datetime) -> None:
    """Raises NotYours, NotInGroup unless this is a rep or a facilitator of a group that is asked."""
    speaking.check_looks_after(unit, person, {*groups_of(unit, question)}, now=now)


def seen(unit: Unit, person: Person, question_id: QuestionId, *, now: datetime, in_any_role: bool = False) -> Question:
    """A question to a group of this person, or for which they speak.

    Args:
        in_any_role: supporters and carers of the group see it, too.

    Raises:
        OldButton, NotInGroup, NotOpenYet.
    """
    found = get(unit, question_id)
    groups = {*groups_of(unit, found)}
    mine = speaking.members_in(unit, person.id, groups, now=now)
    is_theirs = any(in_any_role or member.is_facilitator or member.has_voice for member in mine)
    if not (is_theirs or speaking.speaks_for(unit, person.id, groups, now=now)):
        raise NotInGroup
    if found.state is State.DRAFT:
        raise NotOpenYet
    return found


def zone_of(unit: Unit, question: Question) -> ZoneInfo:
    """The zone in which a question closes: that of the first group that is asked."""
    return groups_asked(unit, question)[0].zone


def meeting_times(unit: Unit, question: Question, *, now: datetime) -> list[datetime]:
    """When the board meets, the next time first. A poll does not wait for the board."""
    if question.is_for_group:
        return []
    return [meeting.meets_at for meeting in unit.meetings.list_planned(question.board_id, now)]


def has_asked(unit: Unit, person: PersonId, meeting: MeetingId) -> bool:
    """Whether this person already asked the groups something after this meeting."""
    board = unit.meetings.get(meeting).board_id
    asked = unit.feedback.list_of_board(board, State.OPEN, State.CLOSED)
    return any(question.person_id == person and question.meeting_id == meeting for question in asked)


def draft(
    unit: Unit, by: Person, group: Group, *, meeting: MeetingId, is_for_group: bool = False, now: datetime
) -> Question:
    """A rep or a facilitator begins a question, or goes on with the one they began.

    Args:
        meeting: after which meeting it is asked; 0 when it is about none.
        is_for_group: it is about the group itself, and not for the board.

    Raises:
        NotYours, NotInGroup.
    """
    speaking.check_looks_after(unit, by, [group.id], now=now)
    about = meeting or None
    begun = [
        question
        for question in unit.feedback.list_of_board(group.board_id, State.DRAFT)
        if question.person_id == by.id and question.meeting_id == about
    ]
    times = [] if is_for_group else [each.meets_at for each in unit.meetings.list_planned(group.board_id, now)]
    closes_at = proposed_close(times, group.zone, now=now)
    if begun:
        columns: QuestionColumns = {"closes_at": closes_at}
        if begun[0].group_id is not None:
            # It is for the group that they look at now, and not for another one in which they began it.
            columns["group_id"] = group.id
        if begun[0].is_for_group != is_for_group:
            # A draft of the other sort is begun anew: what was chosen for it does not fit.
            columns |= {"is_for_group": is_for_group, "kind": Kind.ONE, "every_days": 0, "group_id": group.id}
        unit.feedback.change(begun[0], **columns)
        return unit.feedback.get(begun[0].id)
    values: dict[str, object] = {
        "board_id": group.board_id,
        "group_id": group.id,
        "meeting_id": about,
        "person_id": by.id,
        "state": State.DRAFT,
        "closes_at": closes_at,
        "is_for_group": is_for_group,
    }
    return unit.feedback.get(unit.feedback.add(values))


def own_draft(unit: Unit, by: Person, question: QuestionId, *, now: datetime) -> Question:
    """A question that this person is writing. Raises OldButton, NotYours, NotInGroup."""
    found = get(unit, question)
    if found.person_id != by.id or found.state is not State.DRAFT:
        raise OldButton(tap("feedback.life", question))
    check_looks_after(unit, by, found, now=now)
    return found


def about(unit: Unit, question: Question, *, topic: str, emoji: str) -> Question:
    """What it is about: the title and the picture of something the board talked about."""
    return _changed(unit, question, topic=topic, emoji=emoji)


def word(unit: Unit, question: Question, *, template: str, text: str = "", voice: FileId | None = None) -> Question:
    """The question itself: one of ours, or the rep's own words or voice.

    Answers that were proposed for another question do not stay.

    Raises:
        OldButton: no such template.
        Empty: own words without words.
    """
    if template not in (*PROPOSALS, OWN):
        raise OldButton
    if template == OWN and not text and voice is None:
        raise Empty(tap("feedback.template", question.id))
    if template != question.template:
        unit.feedback.offer(question.id, [choice for choice in question.choices if not choice.proposal])
    return _changed(unit, question, template=template, text=text, voice=voice)


def _changed(unit: Unit, question: Question, **columns: Unpack[QuestionColumns]) -> Question:
    if not unit.feedback.change(question, **columns):
        raise ChangedMeanwhile(tap("feedback.check", question.id))
    return unit.feedback.get(question.id)


def _advanced(unit: Unit, question: Question, to: State, **columns: Unpack[QuestionColumns]) -> Question:
    if not unit.feedback.advance(question, to, **columns):
        raise ChangedMeanwhile(tap("feedback.check", question.id))
    return unit.feedback.get(question.id)


def answer_by(unit: Unit, question: Question, kind: Kind) -> Question:
    """How people answer. Faces are offered at once; they go again when the kind is another one."""
    faces = {choice.proposal for choice in question.choices} & set(FACES)
    if kind is Kind.FACES:
        unit.feedback.offer(question.id, [Choice(n, FACES[name], name, "") for n, name in enumerate(FACES)])
    elif faces:
        unit.feedback.offer(question.id, ())
    return _changed(unit, question, kind=kind)


def add_choice(
    unit: Unit,
    question: Question,
    *,
    proposal: str = "",
    emoji: str,
    text: str = "",
    known: Mapping[str, Collection[str]],
) -> Question:
    """One more answer to choose. The same one again changes nothing.

    Args:
        known: how every language calls each proposed answer, and each of BESIDE.

    Raises:
        SameAnswer: it reads like another one.
        TooManyChoices.
    """
    same = any(choice.proposal == proposal and choice.text == text for choice in question.choices)
    if same:
        return question
    if len(question.choices) >= CHOICES_MOST:
        raise TooManyChoices(tap("feedback.choices", question.id), most=CHOICES_MOST)
    others = [name for each in question.choices for name in _called(each.proposal, each.text, known)]
    others += [name for key in BESIDE for name in known[key]]
    check_another(_called(proposal, text, known), others, after=tap("feedback.choices", question.id))
    picture = emoji if proposal else picture_of_its_own(emoji, question)
    added = Choice(len(question.choices), picture, proposal, text)
    unit.feedback.offer(question.id, (*question.choices, added))
    return unit.feedback.get(question.id)


def _called(proposal: str, text: str, known: Mapping[str, Collection[str]]) -> Collection[str]:
    return known[proposal] if proposal else (text,)


def clear_choices(unit: Unit, question: Question) -> Question:
    """No answers to choose: people say it in their own words, or the rep begins again."""
    unit.feedback.offer(question.id, ())
    return unit.feedback.get(question.id)


def ask_whom(unit: Unit, by: Person, question: Question, group: GroupId | None, *, now: datetime) -> Question:
    """One group, or (None) all groups of the board. Raises OldButton: they neither speak for it nor look after it."""
    if group is not None and group not in speaking.looked_after(unit, by.id, question.board_id, now=now):
        raise OldButton(tap("feedback.check", question.id))
    return _changed(unit, question, group_id=group)


def throw_away(unit: Unit, question: Question) -> None:
    """The rep does not ask it after all; nobody ever saw it."""
    unit.feedback.remove(question.id)


def check_ready(question: Question) -> None:
    """Raises Empty, TooFewChoices when something is missing."""
    if not question.is_said:
        raise Empty(tap("feedback.template", question.id))
    if question.choices and len(question.choices) < CHOICES_LEAST:
        raise TooFewChoices(tap("feedback.choices", question.id))


def open_question(unit: Unit, by: Person, question_id: QuestionId, *, now: datetime) -> Question:
    """From now on everybody of the groups can answer, and the question stays as it is. Repeating it changes nothing.

    Raises:
        OldButton, NotYours, NotInGroup, Empty, TooFewChoices, TooShort, TooLate, ChangedMeanwhile.
    """
    found = get(unit, question_id)
    if found.state is State.OPEN and found.person_id == by.id:
        return found
    question = own_draft(unit, by, question_id, now=now)
    check_ready(question)
    zone = zone_of(unit, question)
    day = tap("feedback.day", question_id, 0)
    check_close(question.closes_at, meeting_times(unit, question, now=now), zone, now=now, after=day)
    opened = _advanced(unit, question, State.OPEN, opens_at=now)
    begin(unit, opened, by=by.id, now=now)
    return opened


def begin(unit: Unit, opened: Question, *, by: PersonId, now: datetime) -> None:
    """Everybody is asked, and the clock knows when it ends."""
    _set_dates(unit, opened, zone_of(unit, opened), now)
    unit.feedback.ask(opened.id, _everybody(unit, opened, now))
    unit.happened(facts.QuestionOpened(opened.id, opened.board_id, by), now=now)


def _everybody(unit: Unit, question: Question, now: datetime) -> list[Asked]:
    """Everybody who has a voice in the groups, on paper or not, each person once."""
    if question.group_id is None:
        here = unit.people.list_members_of_board(question.board_id, now=now)
    else:
        here = unit.people.list_members(question.group_id, now=now)
    members = [member for member in here if member.has_voice]
    by_person = {member.person_id: Asked(member.person_id, member.id, member.group_id) for member in reversed(members)}
    return list(by_person.values())


def _set_dates(unit: Unit, question: Question, zone: ZoneInfo, now: datetime) -> None:
    unit.schedule.set("feedback.close", question.id, WallTime.of(question.closes_at, zone))
    half = next_daytime(now + (question.closes_at - now) / 2, zone)
    if half < question.closes_at:
        unit.schedule.set("feedback.remind", question.id, WallTime.of(half, zone))


def running(unit: Unit, by: Person, question_id: QuestionId, *, now: datetime) -> Question:
    """An open question that this person may move or stop. Raises OldButton, NotYours, NotInGroup, QuestionClosed."""
    found = get(unit, question_id)
    check_looks_after(unit, by, found, now=now)
    check_open(found, now=now)
    return found


def close_on(
    unit: Unit, by: Person, question_id: QuestionId, *, closes_at: datetime, version: int, now: datetime
) -> Question:
    """Another last day, for a draft or for a question that is open; everybody is told in one line.

    Raises:
        ChangedMeanwhile: somebody else changed it since this person looked.
        TooShort, TooLate, QuestionClosed, NotYours, NotInGroup.
    """
    found = get(unit, question_id)
    is_draft = found.state is State.DRAFT
    question = (own_draft if is_draft else running)(unit, by, question_id, now=now)
    if question.closes_at == closes_at:
        return question
    zone = zone_of(unit, question)
    day = tap("feedback.day", question_id, 0)
    check_close(closes_at, meeting_times(unit, question, now=now), zone, now=now, after=day)
    if question.version != version or not unit.feedback.change(question, closes_at=closes_at):
        raise ChangedMeanwhile(tap("feedback.check" if is_draft else "feedback.life", question_id))
    moved = unit.feedback.get(question_id)
    if not is_draft:
        _move_dates(unit, moved, zone, now)
    return moved


def close_before_meeting(unit: Unit, board: BoardId, *, now: datetime) -> None:
    """The board meets earlier than was known: open questions close the day before, and everybody is told."""
    for question in unit.feedback.list_of_board(board, State.OPEN):
        if question.is_for_group:
            continue
        zone = zone_of(unit, question)
        latest = latest_close(meeting_times(unit, question, now=now), zone, now=now)
        if latest is None or question.closes_at <= latest:
            continue
        moved = _changed(unit, question, closes_at=latest)
        _move_dates(unit, moved, zone, now)


def _move_dates(unit: Unit, moved: Question, zone: ZoneInfo, now: datetime) -> None:
    """The clock follows. Who was reminded already is not reminded again."""
    was_reminded = unit.schedule.find("feedback.remind", moved.id) is None
    _set_dates(unit, moved, zone, now)
    if was_reminded:
        unit.schedule.drop("feedback.remind", moved.id)
    unit.happened(facts.QuestionMoved(moved.id, moved.board_id, moved.version), now=now)


def stop(unit: Unit, by: Person, question_id: QuestionId, *, now: datetime) -> Question:
    """A rep or a facilitator stops a question; everybody is told in one line. Repeating it changes nothing."""
    found = get(unit, question_id)
    check_looks_after(unit, by, found, now=now)
    if found.state is State.STOPPED:
        return found
    check_open(found, now=now)
    stopped = _advanced(unit, found, State.STOPPED)
    for kind in KINDS:
        unit.schedule.drop(kind, question_id)
    unit.happened(facts.QuestionStopped(question_id, stopped.board_id), now=now)
    return stopped


def remind_due(unit: Unit, question_id: QuestionId, *, now: datetime) -> None:
    """The one reminder, only for those who have not answered."""
    question = unit.feedback.get(question_id)
    if question.state is not State.OPEN or question.closes_at <= now:
        return
    unit.happened(facts.QuestionHalfOver(question_id, question.board_id), now=now)


def close_due(unit: Unit, question_id: QuestionId, *, now: datetime) -> None:
    """It closes by itself; the reps get the sheet, and the facilitators where there is no rep."""
    question = unit.feedback.get(question_id)
    if question.state is not State.OPEN or question.closes_at > now:
        return
    if not unit.feedback.advance(question, State.CLOSED):
        return
    unit.schedule.drop("feedback.remind", question_id)
    if question.every and question.opens_at is not None:
        again = max(question.opens_at + question.every, question.closes_at + _PAUSE)
        unit.schedule.set("feedback.again", question_id, WallTime.of(again, zone_of(unit, question)))
    unit.happened(facts.QuestionEnded(question_id, question.board_id), now=now)

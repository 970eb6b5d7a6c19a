"""Asking the reps what happened, and keeping what they and the board's notes say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.ids import ItemId, MeetingId, SummaryId
from bot.languages import figures_in
from bot.rules.easy_read.details import Detail, details, unsaid
from bot.rules.facts import summaries as facts
from bot.rules.meetings import Meeting
from bot.rules.people import Person
from bot.rules.refusals import NotYours, OldButton
from bot.rules.schedule import WallTime
from bot.rules.summaries import (
    LEFT_OUT_REASONS,
    NEXT,
    NUDGE_AFTER_DAYS,
    NUDGE_AGAIN_AFTER_DAYS,
    SAID,
    Asked,
    Material,
    NoWords,
    Step,
    Summary,
    UntoldKind,
    piece_key,
    pieces,
    steps,
)
from bot.screen import Reply, tap
from bot.services import deputies
from storage.unit import Unit

_MORNING = time(10)
_NUDGES = {"summaries.nudge": NUDGE_AFTER_DAYS, "summaries.nudge_again": NUDGE_AGAIN_AFTER_DAYS}


def get(unit: Unit, summary: SummaryId) -> Summary:
    """Raises OldButton when there is no such summary."""
    try:
        return unit.summaries.get(summary)
    except LookupError:
        raise OldButton from None


def was_there(unit: Unit, person: Person, meeting: Meeting, *, now: datetime) -> bool:
    """Whether this person speaks about a meeting: a rep of the board, or who went for one, while it is written up."""
    return deputies.speaks_at(unit, person.id, meeting, now=now)


def may_write(unit: Unit, person: Person, meeting: Meeting, *, now: datetime) -> bool:
    """Whether this person is a rep, a deputy or a facilitator of a group of the board."""
    theirs = unit.people.list_members_of_board(meeting.board_id, now=now, person=person.id)
    return was_there(unit, person, meeting, now=now) or any(each.is_facilitator for each in theirs)


def to_write(unit: Unit, person: Person, summary: SummaryId, *, now: datetime) -> Summary:
    """A summary that this person may write. Raises OldButton, NotYours."""
    found = get(unit, summary)
    if not may_write(unit, person, unit.meetings.get(found.meeting_id), now=now):
        raise NotYours
    return found


def language_of(unit: Unit, meeting: Meeting) -> str:
    """The language in which a board's summaries are written: that of its first group."""
    return unit.people.list_groups_of_board(meeting.board_id)[0].language


def begin(unit: Unit, by: Person, meeting: Meeting, *, now: datetime) -> Summary:
    """A writer begins the summary of a meeting that is over. Repeating it finds it.

    Raises:
        NotYours: no rep or facilitator of the board.
        OldButton: the meeting is still to come, or was called off.
    """
    if not may_write(unit, by, meeting, now=now):
        raise NotYours
    if meeting.called_off or meeting.meets_at > now:
        raise OldButton
    summary = unit.summaries.begin(meeting.id, language=language_of(unit, meeting))
    _take_notes(unit, summary)
    return summary


def _take_notes(unit: Unit, summary: Summary) -> None:
    """What reps noted at the meeting is there when the summary is written: what was talked about, and the answers."""
    items = [item.id for item in unit.agenda.list_items(summary.meeting_id)]
    outcomes = unit.summaries.outcomes(summary.id)
    there = {(each.item_id, each.text, each.voice) for each in unit.summaries.list_materials(summary.id)}
    for each in unit.meetings.list_heard(items):
        if each.talked and each.item_id not in outcomes:
            unit.summaries.put_outcome(summary.id, each.item_id, talked=True)
        if (each.text or each.voice) and (each.item_id, each.text, each.voice) not in there:
            unit.summaries.add_material(
                summary.id, each.person_id, asked=Asked.SAID, item=each.item_id, text=each.text, voice=each.voice
            )


def is_begun(unit: Unit, meeting: MeetingId) -> bool:
    """Whether anybody said, pasted, tapped or wrote anything about a meeting yet."""
    found = unit.summaries.find_for(meeting)
    if found is None:
        return False
    return bool(
        unit.summaries.list_materials(found.id)
        or unit.summaries.outcomes(found.id)
        or unit.summaries.list_cards(found.id, edition=0)
    )


def ask_due(unit: Unit, meeting_id: MeetingId, *, now: datetime) -> None:
    """On the evening of the meeting the reps are asked what happened; a board without reps asks its facilitators."""
    meeting = unit.meetings.get(meeting_id)
    if meeting.called_off:
        return
    unit.happened(facts.SummaryWanted(meeting_id, meeting.board_id), now=now)
    day = meeting.meets_at.astimezone(meeting.zone).date()
    for kind, days in _NUDGES.items():
        unit.schedule.set(kind, meeting_id, WallTime.on(day + timedelta(days=days), _MORNING, meeting.zone))


def nudge_due(unit: Unit, meeting_id: MeetingId, *, again: bool, now: datetime) -> None:
    """Nobody wrote anything yet: remind the reps, the second time the facilitators too."""
    meeting = unit.meetings.get(meeting_id)
    if meeting.called_off or is_begun(unit, meeting_id):
        return
    late = facts.SummaryVeryLate if again else facts.SummaryLate
    unit.happened(late(meeting_id, meeting.board_id), now=now)


def steps_of(unit: Unit, summary: Summary) -> tuple[Step, ...]:
    """The questions about this meeting."""
    items = [item.id for item in unit.agenda.list_items(summary.meeting_id)]
    return steps(items, unit.summaries.outcomes(summary.id))


def check_item(unit: Unit, summary: Summary, item: ItemId) -> None:
    """Raises OldButton unless the item was on the list of this meeting."""
    if item not in {known.id for known in unit.agenda.list_items(summary.meeting_id)}:
        raise OldButton


def talked(unit: Unit, summary: Summary, item: ItemId, *, yes: bool) -> None:
    """The board talked about an item, or did not."""
    check_item(unit, summary, item)
    unit.summaries.put_outcome(summary.id, item, talked=yes)


def tapped(unit: Unit, summary: Summary, item: ItemId, *, asked: Asked, answer: str) -> None:
    """What they said about an item, or what happens next with it, by a tap."""
    check_item(unit, summary, item)
    if asked is Asked.SAID and answer in SAID:
        unit.summaries.put_outcome(summary.id, item, said=answer)
    elif asked is Asked.NEXT and answer in NEXT:
        unit.summaries.put_outcome(summary.id, item, following=answer)
    else:
        raise OldButton


def keep(unit: Unit, summary: Summary, by: Person, step: Step, *, reply: Reply) -> None:
    """Keep an answer in words or voice. Raises NoWords."""
    text = reply.text.strip()
    if not text and reply.voice is None:
        raise NoWords(tap("summaries.question", summary.id, str(step.asked), step.item_id or 0))
    unit.summaries.add_material(summary.id, by.id, asked=step.asked, item=step.item_id, text=text, voice=reply.voice)


def said_about(unit: Unit, summary: Summary, step: Step) -> list[Material]:
    """What was said or noted so far as an answer to one question."""
    everything = unit.summaries.list_materials(summary.id)
    return [each for each in everything if (each.asked, each.item_id) == (step.asked, step.item_id)]


def paste(unit: Unit, summary: Summary, by: Person, *, text: str) -> None:
    """Keep the board's notes, or the next part of them. The same text again changes nothing. Raises NoWords."""
    notes = text.strip()
    if not notes:
        raise NoWords(tap("summaries.notes", summary.id))
    known = {m.text for m in unit.summaries.list_materials(summary.id) if m.asked is Asked.NOTES}
    if notes not in known:
        unit.summaries.add_material(summary.id, by.id, asked=Asked.NOTES, item=None, text=notes, voice=None)


def known(unit: Unit, summary: Summary) -> list[Material]:
    """What was said, then the notes, piece by piece."""
    everything = unit.summaries.list_materials(summary.id)
    said = [material for material in everything if material.asked is not Asked.NOTES]
    notes = [material for material in everything if material.asked is Asked.NOTES]
    private = unit.summaries.list_left_out(summary.id)
    return [*said, *(_piece(material, text, private) for material in notes for text in pieces(material.text))]


def _piece(material: Material, text: str, private: Mapping[str, str]) -> Material:
    return replace(material, text=text, is_private=piece_key(text) in private)


def keep_private(unit: Unit, summary: Summary, piece: Material, *, private: bool) -> None:
    """A piece of the notes is private and not for the summary, or is not after all. Repeating it changes nothing."""
    if piece.asked is not Asked.NOTES:
        raise OldButton
    if private:
        unit.summaries.leave_out(summary.id, piece_key(piece.text), "private")
    else:
        unit.summaries.take_in(summary.id, piece_key(piece.text))


def left_out(unit: Unit, summary: Summary) -> list[tuple[Detail, str]]:
    """What the notes say, no card says, and nobody left out on purpose; each with the piece in which it stands."""
    cards = unit.summaries.list_cards(summary.id, edition=0)
    said = "\n".join("\n".join((card.heading, *card.lines)) for card in cards)
    on_purpose = unit.summaries.list_left_out(summary.id)
    notes = [piece.text for piece in known(unit, summary) if piece.asked is Asked.NOTES and not piece.is_private]
    figures = figures_in(summary.language)
    missing = {detail.key for detail in unsaid("\n".join(notes), said, figures)} - on_purpose.keys()
    placed: dict[str, tuple[Detail, str]] = {}
    for piece in notes:
        for detail in details(piece, figures):
            placed.setdefault(detail.key, (detail, piece))
    return [found for key, found in placed.items() if key in missing]


def leave_out(unit: Unit, summary: Summary, detail: str, *, reason: str) -> None:
    """Something in the notes is left out on purpose. Repeating it changes nothing."""
    notes = "\n".join(m.text for m in unit.summaries.list_materials(summary.id) if m.asked is Asked.NOTES)
    keys = {known.key for known in details(notes, figures_in(summary.language))}
    if reason not in LEFT_OUT_REASONS[UntoldKind.DETAIL] or detail not in keys:
        raise OldButton
    unit.summaries.leave_out(summary.id, detail, reason)

"""What the rep will say: written, read back to the groups, said at the board, and reported back."""

from datetime import datetime

from bot.ids import BoardId, FileId, MeetingId, PersonId, QuestionId
from bot.rules.facts import feedback as facts
from bot.rules.facts import subject_of
from bot.rules.feedback import (
    AlreadyReported,
    Echo,
    NotAsked,
    Outcome,
    Position,
    Question,
    State,
    asks_again_at,
    report_at,
)
from bot.rules.people import Person
from bot.rules.refusals import ChangedMeanwhile, Empty, NotYours, OldButton
from bot.rules.schedule import WallTime
from bot.screen import tap
from bot.services.feedback.ask import close_before_meeting, get, groups_asked
from storage.speakers import who_reports, who_writes
from storage.unit import Unit


def closed(unit: Unit, by: Person, question_id: QuestionId, *, now: datetime) -> Question:
    """A closed question about which this person writes what is said at the board. Raises OldButton, NotYours."""
    found = get(unit, question_id)
    if by.id not in who_writes(unit, found, now=now):
        raise NotYours
    return _closed(found)


def _closed(question: Question) -> Question:
    if question.state is not State.CLOSED or question.is_for_group:
        raise OldButton(tap("feedback.life", question.id))
    return question


def to_report(unit: Unit, by: Person, question_id: QuestionId, *, now: datetime) -> Question:
    """A closed question about which this person knows what became of it: as a rep, as who went to that meeting for one,
    or as who looks after groups for which nobody speaks.

    Raises:
        OldButton, NotYours.
    """
    found = get(unit, question_id)
    position = unit.feedback.find_position(question_id)
    if position is not None and position.meeting_id is not None:
        asked = {group.id for group in groups_asked(unit, found)}
        went = unit.deputies.list_standing(now=now, meeting=position.meeting_id, person=by.id)
        represented = {group for _, group in unit.deputies.list_represented(went)}
        if represented & asked:
            return _closed(found)
    if by.id not in who_reports(unit, found, now=now):
        raise NotYours
    return _closed(found)


def find(unit: Unit, question: QuestionId) -> Position | None:
    """What the rep will say, if it is written."""
    return unit.feedback.find_position(question)


def told(unit: Unit, question: QuestionId) -> Position:
    """What was read back to the groups. Raises OldButton."""
    position = unit.feedback.find_position(question)
    if position is None or position.told_at is None:
        raise OldButton
    return position


def write(
    unit: Unit, by: Person, question_id: QuestionId, *, text: str, voice: FileId | None, version: int, now: datetime
) -> Position:
    """The rep writes or says what they will say. Nobody is told before the rep says yes.

    Args:
        version: of the position that this rep looked at; 0 when there was none.

    Raises:
        ChangedMeanwhile: another rep wrote it since.
        AlreadyReported, NotYours, OldButton, Empty.
    """
    closed(unit, by, question_id, now=now)
    place = tap("feedback.position", question_id)
    if not text and voice is None:
        raise Empty(place)
    before = unit.feedback.find_position(question_id)
    if before is None:
        unit.feedback.put_position(question_id, by.id, text=text, voice=voice)
    elif (before.text, before.voice) == (text, voice):
        return before
    elif before.outcome is not Outcome.WAITING:
        raise AlreadyReported(tap("feedback.life", question_id))
    elif before.version != version or not unit.feedback.change_position(
        before, person_id=by.id, text=text, voice=voice, told_at=None
    ):
        raise ChangedMeanwhile(place)
    written = unit.feedback.find_position(question_id)
    if written is None:
        raise OldButton
    return written


def read_back(unit: Unit, by: Person, question_id: QuestionId, *, version: int, now: datetime) -> Position:
    """The groups hear what the rep will say, and can say that something is missing. Repeating it changes nothing.

    Raises:
        ChangedMeanwhile, NotYours, OldButton.
    """
    question = closed(unit, by, question_id, now=now)
    position = unit.feedback.find_position(question_id)
    if position is None:
        raise OldButton
    if position.told_at is not None:
        return position
    if position.version != version or not unit.feedback.change_position(position, told_at=now):
        raise ChangedMeanwhile(tap("feedback.position", question_id))
    unit.feedback.clear_echoes(question_id)
    follow_meetings(unit, question.board_id, now=now)
    kept = told(unit, question_id)
    unit.happened(facts.PositionReadBack(question_id, question.board_id, kept.version, by.id), now=now)
    return kept


def echo(
    unit: Unit,
    person: Person,
    question_id: QuestionId,
    *,
    right: bool,
    now: datetime,
    text: str = "",
    voice: FileId | None = None,
) -> Position:
    """A member says that it is right, or what is missing, without a name. Repeating it changes nothing.

    Raises:
        NotAsked, OldButton, AlreadyReported.
    """
    position = told(unit, question_id)
    if position.outcome is not Outcome.WAITING:
        raise AlreadyReported(tap("feedback.life", question_id))
    if not unit.feedback.was_asked(question_id, person.id):
        raise NotAsked
    said = Echo(question_id, person.id, right, text, voice)
    if unit.feedback.find_echo(question_id, person.id) == said:
        return position
    unit.feedback.put_echo(question_id, person.id, right=right, text=text, voice=voice)
    if not right:
        unit.happened(facts.PartMissed(question_id, get(unit, question_id).board_id, person.id), now=now)
    return position


def missing(unit: Unit, by: Person, question_id: QuestionId, person: PersonId, *, now: datetime) -> Echo:
    """What is missing, for the rep. Raises OldButton, NotYours."""
    closed(unit, by, question_id, now=now)
    found = unit.feedback.find_echo(question_id, person)
    if found is None or found.right:
        raise OldButton
    return found


# At the board


def follow_meetings(unit: Unit, board: BoardId, *, now: datetime) -> None:
    """Whatever was planned, moved or called off: what is not yet said is said at the next meeting.

    Answers are there before it, so that the rep can still read them. A meeting that has begun keeps its
    positions until they are reported. Repeating it changes nothing.
    """
    close_before_meeting(unit, board, now=now)
    following = unit.meetings.find_next(board, now)
    waits = False
    for position in unit.feedback.list_unreported(board):
        if _was_at(unit, position, now):
            continue
        waits = following is not None
        unit.feedback.tie(position.question_id, None if following is None else following.id)
    if following is not None and waits:
        moment = report_at(following.meets_at, following.zone)
        unit.schedule.set("feedback.report", following.id, WallTime.of(moment, following.zone))


def _was_at(unit: Unit, position: Position, now: datetime) -> bool:
    """Whether the meeting at which it was to be said has begun."""
    if position.meeting_id is None:
        return False
    meeting = unit.meetings.get(position.meeting_id)
    return not meeting.called_off and meeting.meets_at <= now


def may_report(unit: Unit, position: Position, *, now: datetime) -> bool:
    """Whether the rep can be asked now if they said it."""
    return position.told_at is not None and position.outcome is Outcome.WAITING and _was_at(unit, position, now)


def is_untold(unit: Unit, position: Position, *, now: datetime) -> bool:
    """Whether the meeting is over, and nobody has said yet what became of it there."""
    if position.meeting_id is None or not may_report(unit, position, now=now):
        return False
    meeting = unit.meetings.get(position.meeting_id)
    return report_at(meeting.meets_at, meeting.zone) <= now


def report_due(unit: Unit, meeting_id: MeetingId, *, now: datetime) -> None:
    """On the evening of the meeting the reps are asked: did you say it? And again after 3 and 7 days."""
    meeting = unit.meetings.get(meeting_id)
    if meeting.called_off:
        return
    waiting = [each for each in unit.feedback.list_unreported(meeting.board_id) if each.meeting_id == meeting_id]
    for position in waiting:
        unit.happened(facts.ReportWanted(position.question_id, meeting.board_id), now=now)
    again = asks_again_at(report_at(meeting.meets_at, meeting.zone), now=now)
    if waiting and again is not None:
        unit.schedule.set("feedback.report", meeting_id, WallTime.of(again, meeting.zone))
    elif waiting:
        _share(unit, meeting_id, meeting.board_id, now)


def _share(unit: Unit, meeting: MeetingId, board: BoardId, now: datetime) -> None:
    """Each group hears once what the others said. What somebody reports later is told when it comes."""
    if not _is_shared(unit, meeting):
        unit.happened(facts.PositionsShared(meeting, board), now=now)


def _is_shared(unit: Unit, meeting: MeetingId) -> bool:
    return bool(unit.facts.list(facts.PositionsShared, subject=subject_of("meeting", meeting)))


def report(
    unit: Unit,
    by: Person,
    question_id: QuestionId,
    *,
    outcome: Outcome,
    reason: str = "",
    voice: FileId | None = None,
    now: datetime,
) -> Position:
    """The rep says whether they said it, and what the board said or why not; everybody who was asked is told.

    Args:
        reason: a word of THEY or WHY_NOT, or the rep's own words.

    Raises:
        AlreadyReported: it was reported before, with other words.
        NotYours, OldButton, Empty.
    """
    question = to_report(unit, by, question_id, now=now)
    position = told(unit, question_id)
    if not reason and voice is None:
        raise Empty(tap("feedback.report", question_id))
    if position.outcome is not Outcome.WAITING:
        if (position.outcome, position.reason, position.reason_voice) == (outcome, reason, voice):
            return position
        raise AlreadyReported(tap("feedback.life", question_id))
    if not _was_at(unit, position, now):
        raise OldButton(tap("feedback.life", question_id))
    if not unit.feedback.report(position, outcome, reason=reason, reason_voice=voice):
        raise AlreadyReported(tap("feedback.life", question_id))
    unit.happened(facts.PositionReported(question_id, question.board_id, outcome, by.id), now=now)
    meeting = position.meeting_id
    if meeting is not None and _is_shared(unit, meeting):
        unit.happened(facts.PositionReportedLate(question_id, question.board_id, meeting), now=now)
    elif meeting is not None:
        there = unit.feedback.list_side_by_side(question.board_id, meeting)
        if all(each.outcome is not Outcome.WAITING for _, each in there):
            _share(unit, meeting, question.board_id, now)
    return told(unit, question_id)

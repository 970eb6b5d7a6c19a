"""Somebody stops being the rep, or begins: whoever goes on with what the groups said hears it, each person once."""

from datetime import datetime, timedelta

from bot.ids import GroupId, QuestionId
from bot.rules.elections import State as Vote
from bot.rules.facts import feedback as facts
from bot.rules.facts import subject_of
from bot.rules.facts.deputies import DeputyNoMore
from bot.rules.feedback import Outcome, Position, Question, State
from bot.rules.people import Person
from bot.rules.refusals import NotYours, OldButton
from bot.screen import tap
from bot.services import speaking
from bot.services.feedback.ask import get, groups_asked
from bot.services.feedback.position import may_report
from storage.speakers import who_reports, who_writes
from storage.unit import Unit

FOLLOWED_FOR = timedelta(days=182)
"""So long after a question closed a new rep is told to go on with it, and it waits for a facilitator (own)."""


def due(unit: Unit, group_id: GroupId, *, now: datetime) -> None:
    """Who speaks for a group has changed; while nobody may know the result of a vote, it waits until they do."""
    votes = unit.elections.list_of(group_id, Vote.DONE)
    public_at = max((vote.public_at for vote in votes if vote.public_at is not None), default=now)
    if public_at > now:
        speaking.changes(unit, group_id, now=public_at)
        return
    for question, position in unit.feedback.list_unsaid(unit.people.get_group(group_id).board_id):
        is_asked = question.group_id in (None, group_id)
        if is_asked and now < question.closes_at + FOLLOWED_FOR and not _is_asked_soon(unit, position, now):
            _tell(unit, question, position, now)


def _is_asked_soon(unit: Unit, position: Position | None, now: datetime) -> bool:
    """Whether the clock asks within days whether it was said: who goes on is asked then."""
    if position is None or position.meeting_id is None or not may_report(unit, position, now=now):
        return False
    return unit.schedule.find("feedback.report", position.meeting_id) is not None


def _tell(unit: Unit, question: Question, position: Position | None, now: datetime) -> None:
    told = {
        each.fact.person for each in unit.facts.list(facts.SpeakerFollows, subject=subject_of("question", question.id))
    }
    writes = who_writes(unit, question, now=now)
    # Who worked on it when it closed has seen what people said; who was told since goes on with it.
    known = who_writes(unit, question, now=question.closes_at) if position is None else [position.person_id]
    knows = told.union(known)
    if not knows.isdisjoint(writes) or not (writes or position is not None or _spoke_then(unit, question)):
        return
    for person in writes or who_reports(unit, question, now=now):
        if person not in told:
            unit.happened(facts.SpeakerFollows(question.id, question.board_id, person), now=now)


def _spoke_then(unit: Unit, question: Question) -> bool:
    """Whether somebody spoke for these groups when it closed, also who has left them since.

    Where nobody did, who looks after them has seen then what people said.
    """
    for group in groups_asked(unit, question):
        closed_on = question.closes_at.astimezone(group.zone).date()
        if unit.people.list_terms(group.id, now=question.closes_at):
            return True
        if unit.facts.list(DeputyNoMore, group=group.id, since=closed_on):
            return True
    return False


def to_go_on(
    unit: Unit, person: Person, question_id: QuestionId, *, now: datetime
) -> tuple[Question, Position | None, bool]:
    """What somebody goes on with, and whether they write what is said at the board, or only what became of it.

    Raises:
        NotYours: somebody else speaks for these groups.
        OldButton: everybody heard what became of it, or it is a poll of the group.
    """
    question = get(unit, question_id)
    if question.is_for_group:
        raise OldButton(tap("feedback.life", question_id))
    writes = person.id in who_writes(unit, question, now=now)
    if not writes and person.id not in who_reports(unit, question, now=now):
        raise NotYours
    position = unit.feedback.find_position(question_id)
    if question.state is not State.CLOSED or (position is not None and position.outcome is not Outcome.WAITING):
        raise OldButton(tap("feedback.life", question_id))
    return question, position, writes

"""Polls on a matter of the group: asked again after a while, and their result."""

from datetime import datetime, timedelta

from bot.ids import QuestionId
from bot.rules.feedback import EVERY, Question, State
from bot.rules.people import Person
from bot.rules.refusals import ChangedMeanwhile, OldButton
from bot.screen import tap
from bot.services.feedback.ask import begin, check_looks_after, get, own_draft, seen
from storage.unit import Unit


def repeat(unit: Unit, by: Person, question_id: QuestionId, *, now: datetime) -> Question:
    """The next rhythm. Raises OldButton, NotYours, NotInGroup."""
    question = own_draft(unit, by, question_id, now=now)
    if not question.is_for_group:
        raise OldButton(tap("feedback.check", question_id))
    return _every(unit, question, EVERY[question.next_rhythm])


def _every(unit: Unit, question: Question, every: timedelta) -> Question:
    if not unit.feedback.change(question, every_days=every.days):
        raise ChangedMeanwhile(tap("feedback.life", question.id))
    return unit.feedback.get(question.id)


def no_more(unit: Unit, by: Person, question_id: QuestionId, *, now: datetime) -> Question:
    """It is not asked again. Repeating it changes nothing. Raises OldButton, NotYours, NotInGroup."""
    question = get(unit, question_id)
    check_looks_after(unit, by, question, now=now)
    unit.schedule.drop("feedback.again", question_id)
    return _every(unit, question, EVERY["once"]) if question.every else question


def again_due(unit: Unit, question_id: QuestionId, *, now: datetime) -> None:
    """The same poll is asked again, for as long as the last time."""
    before = unit.feedback.get(question_id)
    if before.state is not State.CLOSED or not before.every or before.opens_at is None:
        return
    values: dict[str, object] = {
        "board_id": before.board_id,
        "group_id": before.group_id,
        "meeting_id": None,
        "person_id": before.person_id,
        "topic": before.topic,
        "emoji": before.emoji,
        "template": before.template,
        "text": before.text,
        "voice": before.voice,
        "state": State.OPEN,
        "opens_at": now,
        "closes_at": now + (before.closes_at - before.opens_at),
        "kind": before.kind,
        "is_for_group": True,
        "every_days": before.every.days,
    }
    new = unit.feedback.add(values)
    unit.feedback.offer(new, before.choices)
    begin(unit, unit.feedback.get(new), by=before.person_id, now=now)


def ended(unit: Unit, person: Person, question_id: QuestionId, *, now: datetime) -> Question:
    """A poll that is over, for everybody of the group, in whatever role. Raises OldButton, NotInGroup, NotOpenYet."""
    question = seen(unit, person, question_id, now=now, in_any_role=True)
    if not question.is_for_group or question.state is not State.CLOSED:
        raise OldButton(tap("feedback.life", question_id))
    return question

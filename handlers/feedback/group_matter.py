"""Polls on a matter of the group: where shall we meet? By a facilitator or a rep, once or again and again."""

from bot.ids import MeetingId, QuestionId
from bot.rules.feedback import State
from bot.rules.refusals import OldButton, Refusal
from bot.screen import Screen, tap
from bot.screens.feedback import ask as ask_screens
from bot.screens.feedback import group_matter as screens
from bot.services.feedback import answer as answer_services
from bot.services.feedback import ask as ask_services
from bot.services.feedback import group_matter as services
from handlers.feedback.ask import check_again, group_to_ask
from handlers.routes import At, AtChat, Due, Routes

routes = Routes()


@routes.deed("feedback.for_group")
def on_for_group(at: At) -> Screen:
    """Something about the group itself: which question."""
    group = group_to_ask(at, MeetingId(0))
    question = ask_services.draft(at.unit, at.person, group, meeting=MeetingId(0), is_for_group=True, now=at.now)
    return ask_screens.template(at.words, ask_services.about(at.unit, question, topic="", emoji=""))


@routes.deed("feedback.repeat")
def on_repeat(at: At, question: QuestionId) -> Screen:
    """Once, every week, every 4 weeks."""
    return check_again(at, services.repeat(at.unit, at.person, question, now=at.now))


@routes.deed("feedback.no_more")
def on_no_more(at: At, question: QuestionId) -> Screen:
    return screens.no_more(at.words, services.no_more(at.unit, at.person, question, now=at.now))


@routes.view("feedback.result")
def on_result(at: At, question: QuestionId) -> Screen:
    """What came out, for everybody who was asked."""
    found = services.ended(at.unit, at.person, question, now=at.now)
    counted, said = answer_services.result(at.unit, found)
    looks_after = _looks_after(at, question)
    return screens.result(
        at.words, found, counted, may_end=bool(found.every) and looks_after, may_read=bool(said) and looks_after
    )


@routes.view("feedback.words")
def on_words(at: At, question: QuestionId, page: int) -> Screen:
    """What people said in their own words, for who looks after the group."""
    found = services.ended(at.unit, at.person, question, now=at.now)
    ask_services.check_looks_after(at.unit, at.person, found, now=at.now)
    _, said = answer_services.result(at.unit, found)
    if not said:
        raise OldButton(tap("feedback.result", question))
    return screens.own_words(at.words, found, said, page=page)


def _looks_after(at: At, question: QuestionId) -> bool:
    try:
        ask_services.check_looks_after(at.unit, at.person, ask_services.get(at.unit, question), now=at.now)
    except Refusal:
        return False
    return True


@routes.announcement("feedback.result")
def on_result_there(there: AtChat, question: QuestionId) -> Screen | None:
    found = there.unit.feedback.get(question)
    if found.state is not State.CLOSED:
        return None
    counted, _ = answer_services.result(there.unit, found)
    return screens.result_there(there.words, found, counted)


@routes.deadline("feedback.again")
def again_due(due: Due, subject: int) -> None:
    """The same poll once more."""
    services.again_due(due.unit, QuestionId(subject), now=due.now)

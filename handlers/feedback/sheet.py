"""What the groups said: for the reps, as screens and on one page."""

from bot.ids import QuestionId
from bot.rules.feedback import Question, State
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton
from bot.screen import Button, Screen, tap
from bot.screens.feedback import position as position_screens
from bot.screens.feedback import sheet as screens
from bot.services.feedback import answer as services
from bot.services.feedback import ask as ask_services
from bot.services.feedback import position as position_services
from handlers.feedback.follow import may_ask, with_way_back
from handlers.feedback.whose import with_group
from handlers.routes import At, Routes
from storage import speakers

routes = Routes()


def _closed(at: At, question: QuestionId) -> Question:
    """A closed question of a group that this person looks after, or speaks for. No running result for anybody."""
    found = ask_services.get(at.unit, question)
    if not _writes(at, found):
        ask_services.check_looks_after(at.unit, at.person, found, now=at.now)
    if found.state is not State.CLOSED or found.is_for_group:
        raise OldButton(tap("feedback.life", question))
    return found


def _writes(at: At, question: Question) -> bool:
    return at.person.id in speakers.who_writes(at.unit, question, now=at.now)


@routes.menu("rep", 30)
def sheet_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """What the groups said to the newest question, until it is reported back."""
    if not member.is_rep:
        return ()
    mine = (None, *at.unit.people.list_groups_of_rep(at.person.id, now=at.now))
    closed = [
        question
        for question in at.unit.feedback.list_of_board(group.board_id, State.CLOSED)
        if question.group_id in mine and not question.is_for_group
    ]
    if not closed:
        return ()
    return (Button(at.words.text("feedback.button.sheet"), tap("feedback.sheet", closed[0].id, 0)),)


@routes.view("feedback.sheet")
def on_sheet(at: At, question: QuestionId, page: int) -> Screen:
    found = _closed(at, question)
    counted, said = services.result(at.unit, found)
    is_rep = speakers.is_rep(at.unit, at.person, found, now=at.now)
    sheet = screens.sheet(
        at.words, found, counted, said, page=page,
        is_rep=is_rep, writes=_writes(at, found), asks=may_ask(at, found),
    )  # fmt: skip
    return sheet if page else with_way_back(at, with_group(at, found, sheet))


@routes.view("feedback.paper", aside=True)
def on_paper(at: At, question: QuestionId) -> Screen:
    found = _closed(at, question)
    counted, said = services.result(at.unit, found)
    position = position_services.find(at.unit, question)
    lines = () if position is None else position_screens.position_lines(at.words, position)
    return screens.paper(at.words, found, counted, said, lines, made=at.today)

"""Answering a question, and what became of it."""

from bot.ids import MemberId, QuestionId
from bot.rules.agenda import How
from bot.rules.feedback import Question, Said, State, check_open, order_for
from bot.rules.people import Group, Member
from bot.rules.refusals import NotInGroup, Refusal
from bot.screen import Button, Reply, Screen, Style, Tap, tap
from bot.screens.feedback import answer as screens
from bot.screens.feedback import life as life_screens
from bot.services.feedback import answer as services
from bot.services.feedback import ask as ask_services
from bot.services.feedback import position as position_services
from bot.services.feedback.answer import MYSELF
from handlers import worries
from handlers.feedback.group_matter import on_result
from handlers.feedback.on_paper import how_of, is_over, on_words, what_of
from handlers.read_back import checked_text
from handlers.routes import At, AtChat, HomeEntry, Routes, number_of
from handlers.unasked import ask_whom_for
from storage import speakers

routes = Routes()


# One tap


@routes.home(20)
def waiting_for_answer(at: At, group: Group, member: Member) -> HomeEntry | None:
    """While a question is open that this member has not answered."""
    if not member.has_voice:
        return None
    waiting = _in(at, group, at.unit.feedback.list_unanswered(at.person.id, group.board_id))
    if not waiting:
        return None
    title, lines, button = screens.home_entry(at.words, waiting[-1])
    return HomeEntry(title, lines, button)


def _open_in(at: At, group: Group) -> list[Question]:
    """The open questions to this group, the newest first."""
    return _in(at, group, at.unit.feedback.list_of_board(group.board_id, State.OPEN))


def _in(at: At, group: Group, questions: list[Question]) -> list[Question]:
    """Those of them that are for this group, while they can be answered."""
    return [each for each in questions if each.group_id in (None, group.id) and at.now < each.closes_at]


@routes.view("feedback.question")
def on_question(at: At, question: QuestionId) -> Screen:
    found = ask_services.get(at.unit, question)
    check_open(found, now=at.now)
    member = services.speaker(at.unit, at.person, found, who=MYSELF, now=at.now)
    choices = order_for(found, member.person_id)
    return screens.question(at.words, found, choices, services.own(at.unit, question, at.person.id))


@routes.announcement("feedback.question")
def on_question_there(there: AtChat, question: QuestionId) -> Screen | None:
    found = there.unit.feedback.get(question)
    if found.state is not State.OPEN or found.closes_at <= there.now:
        return None
    return screens.asked_there(there.words, found, there.link(f"view_{question}"))


@routes.start("view")
def on_view_link(_at: At, rest: str) -> Tap:
    return tap("feedback.question", number_of(rest))


@routes.view("feedback.remind")
def on_remind(at: At, question: QuestionId) -> Screen | None:
    """You can still answer; nothing is said to those who did meanwhile."""
    found = ask_services.get(at.unit, question)
    check_open(found, now=at.now)
    services.speaker(at.unit, at.person, found, who=MYSELF, now=at.now)
    if services.own(at.unit, question, at.person.id) is not None:
        return None
    return screens.remind(at.words, found)


@routes.deed("feedback.answer")
def on_answer(at: At, question: QuestionId, what: str) -> Screen:
    found = ask_services.get(at.unit, question)
    said, place = what_of(found, what)
    view = services.answer(at.unit, at.person, question, said=said, place=place, now=at.now)
    if found.kind.takes_more and said is Said.CHOICE:
        left = services.own(at.unit, question, view.person_id)
        return screens.question(at.words, found, order_for(found, view.person_id), left)
    return screens.answered(at.words, found, view, who=MYSELF, name="")


@routes.deed("feedback.done")
def on_done(at: At, question: QuestionId) -> Screen:
    found, view = services.own_view(at.unit, at.person, question, who=MYSELF, now=at.now)
    return screens.kept(at.words, found, view, who=MYSELF)


# Words, a voice, a photo


@routes.reply("feedback.question")
def on_question_said(at: At, reply: Reply, question: QuestionId) -> Screen:
    """Own words in place of a tap, or more to it."""
    return _said(at, reply, question, MYSELF, How.SELF)


@routes.view("feedback.say")
def on_say(at: At, question: QuestionId, who: MemberId, how: str) -> Screen:
    found = ask_services.get(at.unit, question)
    check_open(found, now=at.now)
    speaker = services.speaker(at.unit, at.person, found, who=who, now=at.now)
    return screens.say(at.words, found, who=who, how=how_of(how), name=speaker.name)


@routes.reply("feedback.say", reads_back=lambda question, who, how: who != MYSELF)
def on_said(at: At, reply: Reply, question: QuestionId, who: MemberId, how: str) -> Screen:
    return _said(at, reply, question, who, how_of(how))


def _said(at: At, reply: Reply, question: QuestionId, who: MemberId, how: How) -> Screen:
    found = ask_services.get(at.unit, question)
    if who != MYSELF:
        return on_words(at, reply, found, who, how)
    if is_over(at, found) and (reply.text or reply.voice or reply.photo):
        # Words that come too late for the question are not lost: the person says whom they are for.
        return ask_whom_for(at, reply)
    text = checked_text(reply, tap("feedback.say", question, who, str(how)))
    view = services.say(at.unit, at.person, question, reply, text=text, who=who, how=how, now=at.now)
    return screens.said_back(at.words, found, view, who=who)


@routes.deed("feedback.quote")
def on_quote(at: At, question: QuestionId, who: MemberId, quotable: int) -> Screen:
    """The rep may say these words, or may only read them."""
    view = services.may_quote(at.unit, at.person, question, who=who, quotable=bool(quotable), now=at.now)
    return screens.kept(at.words, ask_services.get(at.unit, question), view, who=who)


@routes.view("feedback.harm")
def on_harm(at: At, question: QuestionId) -> Screen:
    """Somebody hurts this person: who would get it, before anybody does."""
    return worries.on_start(at, "feedback", question)


# What became of it


@routes.menu("things", 20)
def mine_in_things(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    return (Button(at.words.text("feedback.button.mine"), tap("feedback.mine", 0)),) if member.has_voice else ()


@routes.view("feedback.mine")
def on_mine(at: At, page: int) -> Screen:
    """Every question to the groups of this person, as long as they are in a group that was asked."""
    asked = at.unit.feedback.list_asked(at.person.id, State.OPEN, State.CLOSED)
    return life_screens.mine(at.words, [each for each in asked if _is_still_asked(at, each)], page=page)


def _is_still_asked(at: At, question: Question) -> bool:
    try:
        ask_services.seen(at.unit, at.person, question.id, now=at.now)
    except NotInGroup:
        return False
    return True


@routes.view("feedback.life")
def on_life(at: At, question: QuestionId) -> Screen:
    """One question and what became of it."""
    found = ask_services.seen(at.unit, at.person, question, now=at.now)
    if found.is_for_group and found.state is State.CLOSED:
        return on_result(at, question)
    view = services.own(at.unit, question, at.person.id)
    position = position_services.find(at.unit, question)
    is_over = position is not None and position_services.is_untold(at.unit, position, now=at.now)
    waits = position is None or position.told_at is None or is_over
    reps = speakers.reps(at.unit, found, now=at.now) if waits else ()
    buttons = _life_buttons(at, found)
    return life_screens.life(at.words, found, view, position, buttons, reps=reps, is_over=is_over)


def _life_buttons(at: At, question: Question) -> list[Button]:
    words, number = at.words, question.id
    buttons = []
    if question.state is State.OPEN and _is_asked(at, question):
        key = "change" if services.own(at.unit, number, at.person.id) is not None else "answer"
        does = tap("feedback.question", number)
        buttons.append(Button(words.text(f"feedback.button.{key}"), does, Style.MAIN))
    if not _looks_after(at, question):
        return buttons
    match question.state:
        case State.OPEN:
            places: dict[str, Tap] = {
                "for_paper": tap("feedback.whose", number, 0),
                "print": tap("feedback.print", number),
                "day": tap("feedback.day", number, 0),
                "stop": tap("feedback.stop", number),
            }
            buttons += [Button(words.text(f"feedback.button.{name}"), does) for name, does in places.items()]
        case State.CLOSED:
            buttons.append(Button(words.text("feedback.button.sheet"), tap("feedback.sheet", number, 0)))
        case _:
            pass
    return buttons


def _is_asked(at: At, question: Question) -> bool:
    try:
        services.speaker(at.unit, at.person, question, who=MYSELF, now=at.now)
    except Refusal:
        return False
    return True


def _looks_after(at: At, question: Question) -> bool:
    try:
        ask_services.check_looks_after(at.unit, at.person, question, now=at.now)
    except Refusal:
        return False
    return True

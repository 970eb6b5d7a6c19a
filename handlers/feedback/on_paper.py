"""Answers of members on paper: a rep or a facilitator writes them down, and reads them back before they are saved."""

from bot.ids import MemberId, QuestionId
from bot.rules.agenda import SAYS_HOW, How
from bot.rules.feedback import Question, Said, State, order_for
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton
from bot.screen import Button, Reply, Screen, Tap, tap
from bot.screens.feedback import answer as answer_screens
from bot.screens.feedback import ask as ask_screens
from bot.screens.feedback import life as life_screens
from bot.screens.feedback import on_paper as screens
from bot.services import speaking
from bot.services.feedback import answer as services
from bot.services.feedback import ask as ask_services
from bot.services.feedback.answer import MYSELF
from handlers import read_back
from handlers.read_back import checked_text
from handlers.routes import At, Routes

routes = Routes()


def how_of(word: str) -> How:
    try:
        return SAYS_HOW[word]
    except KeyError:
        raise OldButton from None


def what_of(question: Question, word: str) -> tuple[Said, int | None]:
    """What a button answers: the place of a choice, or a word for the other ways to answer. Raises OldButton."""
    if word.isdecimal():
        return Said.CHOICE, int(word)
    if word in (Said.UNKNOWN, Said.UNSAID):
        return Said(word), None
    raise OldButton(tap("feedback.question", question.id))


def _to_write(at: At, group: Group) -> list[Question]:
    """The open questions to this group, and to those for which this person speaks, the newest first."""
    mine = (None, group.id, *at.unit.people.list_groups_of_rep(at.person.id, now=at.now))
    found = at.unit.feedback.list_of_board(group.board_id, State.OPEN)
    return [each for each in found if each.group_id in mine and at.now < each.closes_at]


@routes.menu("rep", 25)
def paper_in_rep_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """The answers of people on paper, while a question is open."""
    return _paper_button(at, group) if member.is_rep else ()


@routes.menu("facilitator", 35)
def paper_in_facilitator_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """The same for the facilitator."""
    return _paper_button(at, group)


def _paper_button(at: At, group: Group) -> tuple[Button, ...]:
    running = _to_write(at, group)
    if not running:
        return ()
    does = tap("feedback.whose", running[0].id, 0) if len(running) == 1 else tap("feedback.pick", group.id)
    return (Button(at.words.text("feedback.button.for_paper"), does),)


@routes.view("feedback.pick")
def on_pick(at: At, group: int) -> Screen:
    """More than one question is open: which one."""
    here = at.group()
    if here.id != group:
        raise OldButton
    running = [(q.id, life_screens.short(at.words, q)) for q in _to_write(at, here)]
    return ask_screens.pick_question(at.words, running, name="feedback.whose")


@routes.view("feedback.whose")
def on_whose(at: At, question: QuestionId, page: int) -> Screen:
    """Which member on paper."""
    found = ask_services.running(at.unit, at.person, question, now=at.now)
    groups = ask_services.groups_asked(at.unit, found)
    mine = speaking.looked_after(at.unit, at.person.id, found.board_id, now=at.now)
    members = [
        member
        for group in groups
        if group.id in mine
        for member in at.unit.people.list_members(group.id, now=at.now)
        if member.on_paper and member.has_voice
    ]
    answered = at.unit.feedback.list_answered(question)
    marked = [(member, member.person_id in answered) for member in members]
    return screens.whose(at.words, found, marked, page=page)


def _on_paper(at: At, question: QuestionId, who: MemberId) -> tuple[Question, Member]:
    found = ask_services.running(at.unit, at.person, question, now=at.now)
    if who == MYSELF:
        raise OldButton
    return found, services.speaker(at.unit, at.person, found, who=who, now=at.now)


@routes.view("feedback.print", aside=True)
def on_print(at: At, question: QuestionId) -> Screen:
    asked = ask_services.running(at.unit, at.person, question, now=at.now)
    return screens.on_paper(at.words, asked, made=at.today)


@routes.view("feedback.for")
def on_for(at: At, question: QuestionId, who: MemberId) -> Screen:
    """The question, for a member on paper."""
    found, member = _on_paper(at, question, who)
    view = services.own(at.unit, question, member.person_id)
    return _asked_for(at, found, member, () if view is None else view.places)


@routes.view("feedback.picked_for")
def on_picked_for(at: At, question: QuestionId, who: MemberId, picked: str) -> Screen:
    """The same after one more of several answers: they are saved together, when they were read back."""
    found, member = _on_paper(at, question, who)
    places = () if picked == answer_screens.NONE else _what_for(found, picked)[1]
    return _asked_for(at, found, member, places)


def _asked_for(at: At, asked: Question, member: Member, picked: tuple[int, ...]) -> Screen:
    return screens.question_for(at.words, asked, order_for(asked, member.person_id), member, picked)


def _what_for(question: Question, word: str) -> tuple[Said, tuple[int, ...]]:
    """What is answered for a member on paper: the places of all that were chosen, or a word. Raises OldButton."""
    if not word.isdecimal():
        return what_of(question, word)[0], ()
    places = tuple(map(int, word)) if question.kind.takes_more else (int(word),)
    services.check_answer(question, Said.CHOICE, places)
    return Said.CHOICE, places


@routes.view("feedback.how")
def on_how(at: At, question: QuestionId, who: MemberId, what: str) -> Screen:
    found, member = _on_paper(at, question, who)
    if what != Said.WORDS:
        _what_for(found, what)
    return screens.how(at.words, found, member, what)


@routes.view("feedback.reads")
def on_check_for(at: At, question: QuestionId, who: MemberId, what: str, how: str) -> Screen:
    """It is read back to the member before it is saved."""
    found, member = _on_paper(at, question, who)
    said, places = _what_for(found, what)
    return screens.check_for(at.words, found, member, said, places, what=what, how=how_of(how))


@routes.deed("feedback.add_for")
def on_add_for(at: At, question: QuestionId, who: MemberId, what: str, how: str) -> Screen:
    """Written down for a member on paper, who said yes to it. Words that they said no to before are not needed."""
    found, member = _on_paper(at, question, who)
    read_back.drop(at, waits=_waits(question, who))
    said, places = _what_for(found, what)
    view = services.answer_for(
        at.unit, at.person, question, said=said, places=places, who=who, how=how_of(how), now=at.now
    )  # fmt: skip
    return answer_screens.answered(at.words, found, view, who=who, name=member.name)


def is_over(at: At, question: Question) -> bool:
    """Whether it is too late for an answer."""
    return question.state in (State.CLOSED, State.STOPPED) or question.closes_at <= at.now


def _waits(question: QuestionId, who: MemberId) -> Tap:
    """By this the words are known that wait for the yes of this member, however they said them."""
    return tap("feedback.for", question, who)


def on_words(at: At, reply: Reply, question: Question, who: MemberId, how: How) -> Screen:
    """Words of a member on paper wait until the member said yes to them. Other words take their place."""
    found, _ = _on_paper(at, question.id, who)
    checked_text(reply, tap("feedback.say", question.id, who, str(how)))
    kept = read_back.keep(at, reply, waits=_waits(found.id, who))
    return on_check_words(at, found.id, who, str(how), kept)


@routes.view("feedback.check_words")
def on_check_words(at: At, question: QuestionId, who: MemberId, how: str, kept: int) -> Screen:
    """What the member said, to read back or to play."""
    found, member = _on_paper(at, question, who)
    reply = read_back.find(at, kept, waits=_waits(question, who))
    if reply is None:
        raise OldButton(tap("feedback.for", question, who))
    return screens.check_words(at.words, found, member, reply, kept=kept, how=how_of(how))


@routes.deed("feedback.unsay_for")
def on_unsay_for(at: At, question: QuestionId, who: MemberId) -> Screen:
    """The member said no to their words: nobody keeps them."""
    _on_paper(at, question, who)
    read_back.drop(at, waits=_waits(question, who))
    return on_for(at, question, who)


@routes.deed("feedback.keep_for")
def on_keep_for(at: At, question: QuestionId, who: MemberId, how: str, kept: int) -> Screen:
    """The member said yes to their words. Said once more, it is asked once more whether the board may hear them."""
    waits = _waits(question, who)
    reply = read_back.find(at, kept, waits=waits)
    if reply is not None and (screen := _not_saved(at, question, who)):
        read_back.drop(at, waits=waits)
        return screen
    found, member = _on_paper(at, question, who)
    if reply is None:
        # Other words of theirs may be saved: they are not what was said yes to.
        view = services.own(at.unit, question, member.person_id)
        if view is None or not view.has_words or not read_back.was_saved(at, kept, waits=waits):
            raise OldButton(waits)
    else:
        read_back.saved(at, kept)
        text = checked_text(reply, waits)
        view = services.say(at.unit, at.person, question, reply, text=text, who=who, how=how_of(how), now=at.now)
    return answer_screens.said_back(at.words, found, view, who=who)


def _not_saved(at: At, question: QuestionId, who: MemberId) -> Screen | None:
    """Words wait, and cannot be saved any more: whoever sent them hears that nobody has them."""
    found = ask_services.get(at.unit, question)
    try:
        member = at.unit.people.get_member(who, now=at.now)
    except LookupError:
        return None
    too_late = is_over(at, found)
    return None if member.on_paper and not too_late else screens.not_saved(at.words, found, member, is_over=too_late)

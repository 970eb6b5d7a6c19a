"""Looking at promises, saying if they are done, and what became of them."""

from dataclasses import replace
from datetime import date

from bot.ids import MemberId, PromiseId
from bot.languages import figures_in
from bot.rules.people import Group, Member
from bot.rules.promised import day_said
from bot.rules.promises import COMES_BACK, Judgement, Promise, State, late_first
from bot.rules.refusals import OldButton
from bot.screen import Button, Reply, Screen, tap
from bot.screens.promises import look as looks
from bot.services import came_back
from bot.services.promises import access, judge, write
from bot.words import Words, whole
from handlers.days import day_of, number_of
from handlers.promises.days import pick_day_of, today_of
from handlers.routes import At, Due, HomeEntry, Planned, Routes

routes = Routes()
MYSELF = MemberId(0)


def _judgement(word: str) -> Judgement:
    try:
        return Judgement(word)
    except ValueError:
        raise OldButton from None


def _seen(at: At, promise: PromiseId) -> Promise:
    return access.seen(at.unit, at.person, promise, now=at.now)


# Looking at promises


@routes.menu("news", 30)
def promises_in_news(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """Promises to this board."""
    if not at.unit.promises.list_of_board(group.board_id):
        return ()
    return (Button(at.words.text("promises.button.list"), tap("promises.list", 0)),)


@routes.view("promises.list")
def on_list(at: At, page: int) -> Screen:
    """Everything that was promised."""
    promises, today, _ = _all(at)
    return looks.promise_list(at.words, promises, today, page=page)


def _all(at: At) -> tuple[list[Promise], date, Group]:
    """Everything that was promised to the board, late ones first; which day it is there."""
    group = at.group()
    at.member(group.id)
    today = at.now.astimezone(group.zone).date()
    return late_first(at.unit.promises.list_of_board(group.board_id), today=today), today, group


@routes.view("promises.paper", aside=True)
def on_paper(at: At) -> Screen:
    """All of it on paper."""
    promises, today, group = _all(at)
    return looks.paper(at.words, promises, today, group.board_name)


@routes.view("promises.show")
def on_show(at: At, promise: PromiseId) -> Screen:
    found = _seen(at, promise)
    judgement = at.unit.promises.find_judgement(promise, at.person.id)
    return looks.show(at.words, found, judgement, _buttons(at, found))


def _buttons(at: At, promise: Promise) -> list[Button]:
    members = access.members_on(at.unit, at.person.id, promise.board_id, now=at.now)
    buttons = []
    if judge.members_are_asked(at.unit, promise) and any(member.has_voice for member in members):
        buttons.append(Button(at.words.text("promises.button.say_it"), tap("promises.judge_it", promise.id)))
    if any(access.keeps(member) for member in members):
        buttons += looks.changes(at.words, promise, is_rep=_is_rep(at, promise))
    return buttons


def _is_rep(at: At, promise: Promise) -> bool:
    return at.unit.people.is_rep_of_board(at.person.id, promise.board_id, now=at.now)


# A new date


@routes.view("promises.new_day")
def on_new_day(at: At, promise: PromiseId, first: int) -> Screen:
    """Who promised it gave a new date."""
    found = access.kept(at.unit, at.person, promise, now=at.now)
    args = (found.version,)
    page = pick_day_of(
        at, found, first, pick="promises.move", page="promises.new_day", back="promises.show", args=args
    )  # fmt: skip
    return replace(
        page, place=tap("promises.day_of", promise, found.version), page=tap("promises.new_day", promise, first)
    )


@routes.view("promises.day_of")
def on_day_of(at: At, promise: PromiseId, version: int) -> Screen:
    """The same, for who wrote something there or comes back: the day is that of the promise as they saw it."""
    access.kept(at.unit, at.person, promise, now=at.now)
    return on_new_day(at, promise, 0)


@routes.reply("promises.day_of")
def on_day_written(at: At, reply: Reply, promise: PromiseId, version: int) -> Screen:
    """The day in words: `12 May`, `next Friday`."""
    found = access.kept(at.unit, at.person, promise, now=at.now)
    day = day_said(reply.text, figures_in(at.words.language), today=today_of(at, found))
    if day is None:
        return looks.unclear_day(at.words, on_new_day(at, promise, 0))
    return on_move(at, promise, number_of(day), version)


@routes.deed("promises.move")
def on_move(at: At, promise: PromiseId, day: int, version: int) -> Screen:
    write.move(at.unit, at.person, promise, due_on=day_of(day), version=version, now=at.now)
    return on_show(at, promise)


@routes.view("promises.moved")
def on_moved(at: At, promise: PromiseId, version: int) -> Screen | None:
    """One line for everybody: a new date."""
    found = _seen(at, promise)
    return looks.moved(at.words, found) if found.version == version else None


# Is it done?


@routes.view("promises.is_it_done")
def on_is_it_done(at: At, promise: PromiseId) -> Screen | None:
    found = _seen(at, promise)
    if not _is_rep(at, found) or not found.is_open:
        return None
    return looks.is_it_done(at.words, found)


@routes.deed("promises.word")
def on_word(at: At, promise: PromiseId, judgement: str) -> Screen:
    word = _judgement(judgement)
    said = judge.say_word(at.unit, at.person, promise, word, now=at.now)
    return looks.word_kept(at.words, said, comes=at.comes(tap("promises.judge_it", promise)))


@routes.home(30)
def waiting_for_members(at: At, group: Group, member: Member) -> HomeEntry | None:
    """While it is asked if something is done and this member has not answered."""
    if not member.has_voice:
        return None
    for promise in judge.list_asked(at.unit, at.person, group.board_id):
        title, lines, button = looks.home_entry(at.words, promise)
        return HomeEntry(title, lines, button)
    return None


@routes.view("promises.judge_it")
def on_judge_it(at: At, promise: PromiseId) -> Screen | None:
    """For everybody with a voice."""
    found = _seen(at, promise)
    members = access.members_on(at.unit, at.person.id, found.board_id, now=at.now)
    if found.state is not State.ASKING or not any(member.has_voice for member in members):
        return None
    return looks.judge_it(at.words, found, at.unit.promises.find_judgement(promise, at.person.id))


@routes.deed("promises.judge")
def on_judge(at: At, promise: PromiseId, judgement: str) -> Screen:
    word = _judgement(judgement)
    found = judge.judge(at.unit, at.person, promise, word, who=MYSELF, now=at.now)
    closes = at.unit.schedule.find("promises.judge", promise)
    return looks.judged(at.words, found, word, closes, tap("promises.judge_it", promise))


@routes.view("promises.result")
def on_result(at: At, promise: PromiseId, version: int) -> Screen | None:
    """For everybody: what became of it."""
    found = _seen(at, promise)
    if found.is_open or found.version != version:
        return None
    return looks.result(at.words, found, came_back.comes_again(at.unit, found.board_id, [promise]))


# For members on paper


@routes.view("promises.whose")
def on_whose(at: At, promise: PromiseId, page: int) -> Screen:
    """Which member on paper."""
    found = access.kept(at.unit, at.person, promise, now=at.now)
    judged = at.unit.promises.list_judged(promise)
    members = [
        (member, member.person_id in judged)
        for mine in at.unit.people.list_members_of_board(found.board_id, now=at.now, person=at.person.id)
        if access.keeps(mine)
        for member in at.unit.people.list_members(mine.group_id, now=at.now)
        if member.on_paper and member.has_voice
    ]
    return looks.whose(at.words, found, members, page=page)


@routes.view("promises.for")
def on_for(at: At, promise: PromiseId, who: MemberId) -> Screen:
    """Is it done? For a member on paper."""
    found = _seen(at, promise)
    return looks.judge_for(at.words, found, judge.on_paper(at.unit, at.person, found, who, now=at.now))


@routes.view("promises.reads")
def on_check_for(at: At, promise: PromiseId, who: MemberId, judgement: str) -> Screen:
    """It is read back to the member before it is saved."""
    found = _seen(at, promise)
    member = judge.on_paper(at.unit, at.person, found, who, now=at.now)
    return looks.check_for(at.words, found, member, _judgement(judgement))


@routes.deed("promises.judge_for")
def on_judge_for(at: At, promise: PromiseId, who: MemberId, judgement: str) -> Screen:
    """The answer of a member on paper, who said yes to it."""
    if who == MYSELF:
        raise OldButton
    judge.judge(at.unit, at.person, promise, _judgement(judgement), who=who, now=at.now)
    return on_whose(at, promise, 0)


# The clock


@routes.plan
def planned(at: At, group: Group) -> tuple[Planned, ...]:
    """When promises are due."""
    found = []
    for promise in at.unit.promises.list_of_board(group.board_id):
        when = at.unit.schedule.find("promises.due", promise.id)
        if when is not None:
            found.append(Planned(when, at.words.text("promises.plan.due"), tap("promises.show", promise.id)))
    return tuple(found)


@routes.deadline("promises.due")
def due(due: Due, subject: int) -> None:
    judge.due(due.unit, PromiseId(subject), now=due.now)


@routes.deadline("promises.members")
def members_due(due: Due, subject: int) -> None:
    judge.ask_members(due.unit, PromiseId(subject), now=due.now)


@routes.deadline("promises.judge")
def judge_due(due: Due, subject: int) -> None:
    """The answers close it."""
    promise = due.unit.promises.get(PromiseId(subject))
    group = due.unit.people.list_groups_of_board(promise.board_id)[0]
    texts, _ = whole(
        Words(group.language, group.zone),
        lambda words: {state: looks.carried_text(words, promise, state) for state in COMES_BACK},
    )
    judge.judge_due(due.unit, promise.id, texts=texts, now=due.now)

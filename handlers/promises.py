"""Writing promises down, asking if they are done, and what became of them."""

from datetime import date, timedelta

from bot.ids import BoardId, ItemId, MeetingId, MemberId, PromiseId
from bot.rules.people import Group, Member
from bot.rules.promises import WHAT_MOST, WHO_MOST, Judgement, Promise, State, WordsNeeded, clean, late_first
from bot.rules.refusals import NotInGroup, OldButton
from bot.screen import Button, Reply, Screen, Tap, tap
from bot.screens import promises as screens
from bot.services import deputies
from bot.services import meetings as meeting_services
from bot.services import promises as services
from bot.words import Words, whole
from handlers.days import Choice, choose, day_of, number_of
from handlers.routes import At, Due, HomeEntry, Planned, Routes

routes = Routes()
NAMES_MOST = 5
MYSELF = MemberId(0)
_MONTH = timedelta(days=28)


def _judgement(word: str) -> Judgement:
    try:
        return Judgement(word)
    except ValueError:
        raise OldButton from None


def _board(at: At, meeting: MeetingId) -> BoardId:
    """The board of a meeting, or of this person's group when it is about no meeting."""
    board = meeting_services.get(at.unit, meeting).board_id if meeting else at.group().board_id
    services.check_writes(at.unit, at.person, board, meeting, now=at.now)
    return board


def _draft(at: At, promise: PromiseId) -> Promise:
    return services.draft(at.unit, at.person, promise, now=at.now)


def _seen(at: At, promise: PromiseId) -> Promise:
    return services.seen(at.unit, at.person, promise, now=at.now)


def _today(at: At, promise: Promise) -> date:
    return at.now.astimezone(services.zone_of(at.unit, promise.board_id)).date()


def _typed(reply: Reply, *, most: int, after: Tap) -> str:
    if not reply.text.strip():
        raise WordsNeeded(after)
    return clean(reply.text, most=most, after=after)


# Writing it down


@routes.menu("rep", 40)
def begin_in_rep_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    last = None if member.is_rep else at.unit.meetings.find_last(group.board_id, at.now)
    return _begin_button(at, group) if deputies.speaks(at.unit, member, last, now=at.now) else ()


@routes.menu("facilitator", 55)
def begin_in_facilitator_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    return _begin_button(at, group)


def _begin_button(at: At, group: Group) -> tuple[Button, ...]:
    last = at.unit.meetings.find_last(group.board_id, at.now)
    does = tap("promises.begin", 0 if last is None else last.id, 0)
    return (Button(at.words.text("promises.button.begin"), does),)


@routes.view("promises.begin")
def on_begin(at: At, meeting: MeetingId, item: ItemId) -> Screen:
    """Who promised something, after a meeting and about one thing; 0 is none."""
    board = _board(at, meeting)
    _, item_id = services.about(at.unit, board, meeting, item)
    about = None if item_id is None else at.unit.agenda.get_item(item_id)
    names = at.unit.promises.list_names(board, most=NAMES_MOST)
    return screens.begin(at.words, meeting, item, about, names)


@routes.reply("promises.begin")
def on_who_typed(at: At, reply: Reply, meeting: MeetingId, item: ItemId) -> Screen:
    who = _typed(reply, most=WHO_MOST, after=tap("promises.begin", meeting, item))
    return _begun(at, meeting, item, who)


@routes.deed("promises.same")
def on_same(at: At, meeting: MeetingId, item: ItemId, promise: PromiseId) -> Screen:
    """The same name as in an earlier promise to this board."""
    earlier = services.get(at.unit, promise)
    if earlier.board_id != _board(at, meeting):
        raise OldButton
    return _begun(at, meeting, item, earlier.who)


def _begun(at: At, meeting: MeetingId, item: ItemId, who: str) -> Screen:
    board = _board(at, meeting)
    begun = services.begin(at.unit, at.person, board, meeting=meeting, item=item, who=who, now=at.now)
    return screens.what(at.words, begun)


def begun_with(at: At, meeting: MeetingId, *, who: str, what: str) -> Promise:
    """A promise that is written down already, in the notes of the board: its day is still to come."""
    board, name = _board(at, meeting), who[:WHO_MOST]
    begun = services.begin(at.unit, at.person, board, meeting=meeting, item=ItemId(0), who=name, now=at.now)
    return services.say_what(at.unit, begun, what[:WHAT_MOST])


@routes.view("promises.what")
def on_what(at: At, promise: PromiseId) -> Screen:
    return screens.what(at.words, _draft(at, promise))


@routes.reply("promises.what")
def on_what_typed(at: At, reply: Reply, promise: PromiseId) -> Screen:
    """What was promised, in the rep's own words."""
    what = _typed(reply, most=WHAT_MOST, after=tap("promises.what", promise))
    return _when(at, services.say_what(at.unit, _draft(at, promise), what))


@routes.view("promises.when")
def on_when(at: At, promise: PromiseId) -> Screen:
    return _when(at, _draft(at, promise))


def _when(at: At, promise: Promise) -> Screen:
    today = _today(at, promise)
    meeting = at.unit.meetings.find_next(promise.board_id, at.now)
    next_meeting = None
    if meeting is not None:
        day = meeting.meets_at.astimezone(meeting.zone).date()
        does = tap("promises.on_day", promise.id, number_of(day))
        next_meeting = Button(at.words.text("promises.button.next_meeting"), does)
    soon, month = number_of(today), number_of(today + _MONTH)
    return screens.when(at.words, promise, meets_on=next_meeting, soon=soon, month=month)


def _days(at: At, promise: Promise, first: int, *, pick: str, page: str, back: str, args: tuple[int, ...]) -> Screen:
    title, lines = screens.day_words(at.words, promise)
    choice = Choice(
        title=title,
        lines=lines,
        country=at.unit.people.list_groups_of_board(promise.board_id)[0].country,
        earliest=_today(at, promise),
        pick=lambda day: tap(pick, promise.id, day, *args),
        page=lambda day: tap(page, promise.id, day),
        back=tap(back, promise.id),
    )
    return choose(at.words, choice, first)


@routes.view("promises.day")
def on_day(at: At, promise: PromiseId, first: int) -> Screen:
    return _days(
        at, _draft(at, promise), first, pick="promises.on_day", page="promises.day", back="promises.when", args=()
    )  # fmt: skip


@routes.deed("promises.on_day")
def on_day_chosen(at: At, promise: PromiseId, day: int) -> Screen:
    """On or before this day."""
    return screens.check(at.words, services.say_when(at.unit, _draft(at, promise), day_of(day), now=at.now))


@routes.deed("promises.no_day")
def on_no_day(at: At, promise: PromiseId) -> Screen:
    """No date was given."""
    return screens.check(at.words, services.say_when(at.unit, _draft(at, promise), None, now=at.now))


@routes.deed("promises.add")
def on_add(at: At, promise: PromiseId) -> Screen:
    return screens.added(at.words, services.add(at.unit, at.person, promise, now=at.now))


@routes.deed("promises.throw_away")
def on_throw_away(at: At, promise: PromiseId) -> Screen:
    """Not written down after all."""
    services.throw_away(at.unit, _draft(at, promise))
    return screens.thrown_away(at.words)


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
    return screens.promise_list(at.words, promises, today, page=page)


def _all(at: At) -> tuple[list[Promise], date, Group]:
    """Everything that was promised to the board, late ones first; which day it is there."""
    group = at.group()
    at.member(group.id)
    today = at.now.astimezone(group.zone).date()
    return late_first(at.unit.promises.list_of_board(group.board_id), today=today), today, group


@routes.deed("promises.paper")
def on_paper(at: At) -> Screen:
    """All of it on paper."""
    promises, today, group = _all(at)
    return screens.paper(at.words, promises, today, group.board_name)


@routes.view("promises.show")
def on_show(at: At, promise: PromiseId) -> Screen:
    found = _seen(at, promise)
    judgement = at.unit.promises.find_judgement(promise, at.person.id)
    return screens.show(at.words, found, judgement, _buttons(at, found))


def _buttons(at: At, promise: Promise) -> list[Button]:
    members = services.members_on(at.unit, at.person.id, promise.board_id, now=at.now)
    buttons = []
    if services.members_are_asked(at.unit, promise) and any(member.has_voice for member in members):
        buttons.append(Button(at.words.text("promises.button.say_it"), tap("promises.judge_it", promise.id)))
    if any(services.keeps(member) for member in members):
        buttons += screens.changes(at.words, promise, is_rep=_is_rep(at, promise))
    return buttons


def _is_rep(at: At, promise: Promise) -> bool:
    return at.unit.people.is_rep_of_board(at.person.id, promise.board_id, now=at.now)


# A new date


@routes.view("promises.new_day")
def on_new_day(at: At, promise: PromiseId, first: int) -> Screen:
    """Who promised it gave a new date."""
    found = services.kept(at.unit, at.person, promise, now=at.now)
    args = (found.version,)
    return _days(
        at, found, first, pick="promises.move", page="promises.new_day", back="promises.show", args=args
    )  # fmt: skip


@routes.deed("promises.move")
def on_move(at: At, promise: PromiseId, day: int, version: int) -> Screen:
    services.move(at.unit, at.person, promise, due_on=day_of(day), version=version, now=at.now)
    return on_show(at, promise)


@routes.view("promises.moved")
def on_moved(at: At, promise: PromiseId, version: int) -> Screen | None:
    """One line for everybody: a new date."""
    found = _seen(at, promise)
    return screens.moved(at.words, found) if found.version == version else None


# Is it done?


@routes.view("promises.is_it_done")
def on_is_it_done(at: At, promise: PromiseId) -> Screen | None:
    found = _seen(at, promise)
    if not _is_rep(at, found) or not found.is_open:
        return None
    return screens.is_it_done(at.words, found)


@routes.deed("promises.word")
def on_word(at: At, promise: PromiseId, judgement: str) -> Screen:
    word = _judgement(judgement)
    return screens.word_kept(at.words, services.say_word(at.unit, at.person, promise, word, now=at.now))


@routes.home(30)
def waiting_for_members(at: At, group: Group, member: Member) -> HomeEntry | None:
    """While it is asked if something is done and this member has not answered."""
    if not member.has_voice:
        return None
    for promise in reversed(at.unit.promises.list_of_board(group.board_id)):
        is_asked = services.members_are_asked(at.unit, promise)
        if is_asked and at.unit.promises.find_judgement(promise.id, at.person.id) is None:
            title, lines, button = screens.home_entry(at.words, promise)
            return HomeEntry(title, lines, button)
    return None


@routes.view("promises.judge_it")
def on_judge_it(at: At, promise: PromiseId) -> Screen | None:
    """For everybody with a voice."""
    found = _seen(at, promise)
    members = services.members_on(at.unit, at.person.id, found.board_id, now=at.now)
    if found.state is not State.ASKING or not any(member.has_voice for member in members):
        return None
    return screens.judge_it(at.words, found, at.unit.promises.find_judgement(promise, at.person.id))


@routes.deed("promises.judge")
def on_judge(at: At, promise: PromiseId, judgement: str) -> Screen:
    word = _judgement(judgement)
    found = services.judge(at.unit, at.person, promise, word, who=MYSELF, now=at.now)
    closes = at.unit.schedule.find("promises.judge", promise)
    return screens.judged(at.words, found, word, closes, tap("promises.judge_it", promise))


@routes.view("promises.result")
def on_result(at: At, promise: PromiseId, version: int) -> Screen | None:
    """For everybody: what became of it."""
    found = _seen(at, promise)
    return None if found.is_open or found.version != version else screens.result(at.words, found)


# For members on paper


@routes.view("promises.whose")
def on_whose(at: At, promise: PromiseId, page: int) -> Screen:
    """Which member on paper."""
    found = services.kept(at.unit, at.person, promise, now=at.now)
    members = [
        (member, at.unit.promises.find_judgement(promise, member.person_id) is not None)
        for group in at.unit.people.list_groups_of_board(found.board_id)
        if _keeps_in(at, group)
        for member in at.unit.people.list_members(group.id, now=at.now)
        if member.on_paper and member.has_voice
    ]
    return screens.whose(at.words, found, members, page=page)


def _keeps_in(at: At, group: Group) -> bool:
    try:
        return services.keeps(at.member(group.id))
    except NotInGroup:
        return False


@routes.view("promises.for")
def on_for(at: At, promise: PromiseId, who: MemberId) -> Screen:
    """Is it done? For a member on paper."""
    found = _seen(at, promise)
    return screens.judge_for(at.words, found, services.on_paper(at.unit, at.person, found, who, now=at.now))


@routes.deed("promises.judge_for")
def on_judge_for(at: At, promise: PromiseId, who: MemberId, judgement: str) -> Screen:
    """The answer of a member on paper."""
    if who == MYSELF:
        raise OldButton
    services.judge(at.unit, at.person, promise, _judgement(judgement), who=who, now=at.now)
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
    services.due(due.unit, PromiseId(subject), now=due.now)


@routes.deadline("promises.members")
def members_due(due: Due, subject: int) -> None:
    services.ask_members(due.unit, PromiseId(subject), now=due.now)


@routes.deadline("promises.judge")
def judge_due(due: Due, subject: int) -> None:
    """The answers close it."""
    promise = due.unit.promises.get(PromiseId(subject))
    group = due.unit.people.list_groups_of_board(promise.board_id)[0]
    (text, rest), _ = whole(
        Words(group.language, group.zone),
        lambda words: [screens.carried_text(words, promise, state) for state in (State.NOT_DONE, State.PARTLY)],
    )
    services.judge_due(due.unit, promise.id, text=text, rest=rest, now=due.now)

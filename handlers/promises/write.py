"""Writing a promise down: who, what and by when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.ids import BoardId, ItemId, MeetingId, PromiseId
from bot.languages import figures_in
from bot.rules.agenda import Item
from bot.rules.meetings import is_now
from bot.rules.people import Group, Member
from bot.rules.promised import day_said
from bot.rules.promises import WHAT_MOST, WHO_MOST, Promise, State, WordsNeeded, clean, proposed_days
from bot.rules.refusals import OldButton
from bot.screen import Button, Reply, Screen, Tap, tap
from bot.screens.promises import write as written
from bot.services import deputies, meetings
from bot.services.promises import access, write
from handlers.days import Choice, choose, day_of, number_of
from handlers.promises.days import pick_day_of, today_of
from handlers.promises.judge import on_show
from handlers.routes import At, Routes

routes = Routes()
NAMES_MOST = 5
NO_DAY = 0


def _board(at: At, meeting: MeetingId) -> BoardId:
    """The board of a meeting, or of this person's group when it is about no meeting."""
    board = meetings.get(at.unit, meeting).board_id if meeting else at.group().board_id
    access.check_writes(at.unit, at.person, board, meeting, now=at.now)
    return board


def _draft(at: At, promise: PromiseId) -> Promise:
    return write.draft(at.unit, at.person, promise, now=at.now)


def _typed(reply: Reply, *, most: int, after: Tap) -> str:
    if not reply.text.strip():
        raise WordsNeeded(after)
    return clean(reply.text, most=most, after=after)


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
    _, item_id = write.about(at.unit, board, meeting, item)
    about = None if item_id is None else at.unit.agenda.get_item(item_id)
    names = at.unit.promises.list_names(board, most=NAMES_MOST)
    return written.begin(at.words, meeting, item, about, names)


@routes.reply("promises.begin")
def on_who_typed(at: At, reply: Reply, meeting: MeetingId, item: ItemId) -> Screen:
    who = _typed(reply, most=WHO_MOST, after=tap("promises.begin", meeting, item))
    return _begun(at, meeting, item, who)


@routes.deed("promises.same")
def on_same(at: At, meeting: MeetingId, item: ItemId, promise: PromiseId) -> Screen:
    """The same name as in an earlier promise to this board."""
    earlier = access.get(at.unit, promise)
    if earlier.board_id != _board(at, meeting):
        raise OldButton
    return _begun(at, meeting, item, earlier.who)


def _begun(at: At, meeting: MeetingId, item: ItemId, who: str) -> Screen:
    board = _board(at, meeting)
    begun = write.begin(at.unit, at.person, board, meeting=meeting, item=item, who=who, now=at.now)
    return written.what(at.words, begun)


def begun_with(at: At, meeting: MeetingId, *, who: str, what: str) -> Promise:
    """A promise that is written down already, in the notes of the board: its day is still to come."""
    board, name = _board(at, meeting), who[:WHO_MOST]
    begun = write.begin(at.unit, at.person, board, meeting=meeting, item=ItemId(0), who=name, now=at.now)
    return write.say_what(at.unit, at.person, begun.id, what[:WHAT_MOST], now=at.now)


@routes.view("promises.what")
def on_what(at: At, promise: PromiseId) -> Screen:
    return written.what(at.words, _open(at, promise))


@routes.reply("promises.what", said_before=True)
def on_what_said(at: At, reply: Reply, promise: PromiseId) -> Screen:
    """What was promised, in the rep's own words, or spoken."""
    if reply.voice is None:
        what = _typed(reply, most=WHAT_MOST, after=tap("promises.what", promise))
        said = write.say_what(at.unit, at.person, promise, what, now=at.now)
    else:
        said = write.say_what(at.unit, at.person, promise, "", voice=reply.voice, now=at.now)
    if said.state is State.DRAFT and said.due_on is None:
        return _when(at, said)
    return _goes_on(at, said)


@routes.view("promises.who")
def on_who(at: At, promise: PromiseId) -> Screen:
    """Who promised it, said after the rest."""
    found = _open(at, promise)
    return written.who(at.words, found, at.unit.promises.list_names(found.board_id, most=NAMES_MOST))


@routes.reply("promises.who")
def on_who_said(at: At, reply: Reply, promise: PromiseId) -> Screen:
    who = _typed(reply, most=WHO_MOST, after=tap("promises.who", promise))
    return _goes_on(at, write.say_who(at.unit, at.person, promise, who, now=at.now))


@routes.deed("promises.also")
def on_also(at: At, promise: PromiseId, other: PromiseId) -> Screen:
    """The same person as in an earlier promise to this board."""
    earlier = access.seen(at.unit, at.person, other, now=at.now)
    if earlier.board_id != access.get(at.unit, promise).board_id:
        raise OldButton
    return _goes_on(at, write.say_who(at.unit, at.person, promise, earlier.who, now=at.now))


def _open(at: At, promise: PromiseId) -> Promise:
    return write.may_say(at.unit, at.person, promise, now=at.now)


def _goes_on(at: At, promise: Promise) -> Screen:
    """A draft is looked at once more; what everybody can see is shown as they see it."""
    return written.check(at.words, promise) if promise.state is State.DRAFT else on_show(at, promise.id)


@routes.view("promises.go_on")
def on_go_on(at: At, promise: PromiseId) -> Screen:
    """What was noted and not saved: what it still lacks, or the look at it before it is saved."""
    found = _draft(at, promise)
    if found.item_id is None and not (found.what or found.voice):
        return on_what(at, promise)
    return written.check(at.words, found)


@routes.view("promises.when")
def on_when(at: At, promise: PromiseId) -> Screen:
    return _when(at, _draft(at, promise))


def _when(at: At, promise: Promise, *, is_unclear: bool = False) -> Screen:
    days = _proposed(at, promise.board_id, lambda day: tap("promises.on_day", promise.id, day))
    return written.when(at.words, promise, days, is_unclear=is_unclear)


@routes.reply("promises.when")
def on_when_written(at: At, reply: Reply, promise: PromiseId) -> Screen:
    """The day in words: `12 May`, `next Friday`."""
    found = _draft(at, promise)
    day = day_said(reply.text, figures_in(at.words.language), today=today_of(at, found))
    return _when(at, found, is_unclear=True) if day is None else on_day_chosen(at, promise, number_of(day))


def _proposed(at: At, board: BoardId, does: Callable[[int], Tap]) -> dict[str, tuple[date, Tap]]:
    """Before the next meeting, in a week, in a month."""
    group = at.unit.people.list_groups_of_board(board)[0]
    meeting = at.unit.meetings.find_next(board, at.now)
    meets_on = None if meeting is None else meeting.meets_at.astimezone(meeting.zone).date()
    days = proposed_days(at.now.astimezone(group.zone).date(), meets_on, group.country)
    return {key: (day, does(number_of(day))) for key, day in days.items()}


# At the meeting: for when first, because that takes one press


@routes.view("promises.at_the_table")
def on_at_the_table(at: At, meeting: MeetingId, item: ItemId) -> Screen:
    """Somebody promises something about this item. What was begun about it is gone on with."""
    board = _board(at, meeting)
    begun = write.draft_about(at.unit, at.person, board, meeting=meeting, item=item, now=at.now)
    return _at_the_table(at, board, meeting, item) if begun is None else written.check(at.words, begun)


@routes.reply("promises.at_the_table")
def on_at_the_table_written(at: At, reply: Reply, meeting: MeetingId, item: ItemId) -> Screen:
    """The day in words."""
    board = _board(at, meeting)
    today = at.now.astimezone(at.unit.people.list_groups_of_board(board)[0].zone).date()
    day = day_said(reply.text, figures_in(at.words.language), today=today)
    if day is None:
        return _at_the_table(at, board, meeting, item, is_unclear=True)
    return on_noted(at, meeting, item, number_of(day))


def _at_the_table(at: At, board: BoardId, meeting: MeetingId, item: ItemId, *, is_unclear: bool = False) -> Screen:
    return written.at_the_table(
        at.words,
        _item(at, board, meeting, item),
        _proposed(at, board, lambda day: tap("promises.noted", meeting, item, day)),
        place=tap("promises.at_the_table", meeting, item),
        is_unclear=is_unclear,
        other=tap("promises.noted_day", meeting, item, 0),
        none=tap("promises.noted", meeting, item, NO_DAY),
        back=_table(at, meeting, item) or tap("summaries.open", meeting),
    )


def _item(at: At, board: BoardId, meeting: MeetingId, item: ItemId) -> Item:
    _, found = write.about(at.unit, board, meeting, item)
    if found is None:
        raise OldButton
    return at.unit.agenda.get_item(found)


@routes.view("promises.noted_day")
def on_noted_day(at: At, meeting: MeetingId, item: ItemId, first: int) -> Screen:
    """Another day."""
    board = _board(at, meeting)
    group = at.unit.people.list_groups_of_board(board)[0]
    title, lines = written.days_of(at.words, _item(at, board, meeting, item))
    choice = Choice(
        title=title,
        lines=lines,
        country=group.country,
        earliest=at.now.astimezone(group.zone).date(),
        pick=lambda day: tap("promises.noted", meeting, item, day),
        page=lambda day: tap("promises.noted_day", meeting, item, day),
        back=tap("promises.at_the_table", meeting, item),
    )
    here = tap("promises.noted_day", meeting, item, first)
    return replace(choose(at.words, choice, first), place=choice.back, page=here)


@routes.deed("promises.noted")
def on_noted(at: At, meeting: MeetingId, item: ItemId, day: int) -> Screen:
    due_on = None if day == NO_DAY else day_of(day)
    return written.check(at.words, write.note(at.unit, at.person, meeting, item, due_on=due_on, now=at.now))


def _table(at: At, meeting: MeetingId, item: ItemId) -> Tap | None:
    """Where the meeting goes on for this person: at this item, while it is on."""
    on = at.unit.agenda.list_items(meeting)
    number = next((n for n, each in enumerate(on) if each.id == item), None)
    if number is None or not is_now(meetings.get(at.unit, meeting).meets_at, now=at.now):
        return None
    return tap("meetings.sheet", meeting, number)


@routes.view("promises.day")
def on_day(at: At, promise: PromiseId, first: int) -> Screen:
    page = pick_day_of(
        at, _draft(at, promise), first, pick="promises.on_day", page="promises.day", back="promises.when", args=()
    )  # fmt: skip
    return replace(page, place=tap("promises.when", promise), page=tap("promises.day", promise, first))


@routes.deed("promises.on_day")
def on_day_chosen(at: At, promise: PromiseId, day: int) -> Screen:
    """On or before this day."""
    return written.check(at.words, write.say_when(at.unit, _draft(at, promise), day_of(day), now=at.now))


@routes.deed("promises.no_day")
def on_no_day(at: At, promise: PromiseId) -> Screen:
    """No date was given."""
    return written.check(at.words, write.say_when(at.unit, _draft(at, promise), None, now=at.now))


@routes.deed("promises.add")
def on_add(at: At, promise: PromiseId) -> Screen:
    added = write.add(at.unit, at.person, promise, now=at.now)
    table = _table(at, added.meeting_id, added.item_id) if added.meeting_id and added.item_id else None
    return written.added(at.words, added, table=table)


@routes.deed("promises.throw_away")
def on_throw_away(at: At, promise: PromiseId) -> Screen:
    """Not written down after all."""
    write.throw_away(at.unit, _draft(at, promise))
    return written.thrown_away(at.words)

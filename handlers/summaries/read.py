"""The news from the board, what people answer, and the paper."""

from bot.ids import CardId, SummaryId
from bot.rules.people import Group, Member
from bot.rules.refusals import TooLong
from bot.rules.summaries import QUESTION_MOST, Ask, NoWords
from bot.screen import Button, Reply, Screen, Style, Tap, tap
from bot.screens.summaries import read as screens
from bot.services import meetings as meeting_services
from bot.services.summaries import ask as ask_services
from bot.services.summaries import check as check_services
from bot.services.summaries import publish as publish_services
from bot.services.summaries import read as services
from bot.words import Words
from handlers.routes import At, AtChat, HomeEntry, Routes, number_of
from handlers.summaries.ask import to_write
from handlers.summaries.pictures import picture_of
from handlers.summaries.write import words_of

routes = Routes()


def _reading(at: At, summary: SummaryId) -> services.Reading:
    return services.reading(at.unit, at.person, ask_services.get(at.unit, summary), now=at.now)


# Where the news stands


@routes.home(30)
def unread(at: At, group: Group, member: Member) -> HomeEntry | None:
    """While there is news that this person has not read to the end."""
    newest = services.newest(at.unit, group.board_id)
    if newest is None or not member.has_voice or not services.is_unread(at.unit, at.person, newest):
        return None
    title, lines = screens.home_entry(at.words, services.count_pages(at.unit, at.person, newest))
    return HomeEntry(title, lines, _read_button(at, newest.id))


def _read_button(at: At, summary: SummaryId) -> Button:
    return Button(at.words.text("summaries.button.read"), tap("summaries.news", summary), Style.MAIN)


@routes.menu("news", 10)
def newest_in_news(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """The newest summary, and the old ones."""
    out = at.unit.summaries.list_published(group.board_id)
    if not out:
        return ()
    newest = Button(at.words.text("summaries.button.newest"), tap("summaries.news", out[0].id))
    return (newest, Button(at.words.text("summaries.button.old"), tap("summaries.old", 0))) if out[1:] else (newest,)


@routes.view("summaries.old")
def on_old(at: At, page: int) -> Screen:
    """All summaries of the board, the newest first."""
    group = at.group()
    at.member(group.id)
    out = at.unit.summaries.list_published(group.board_id)
    return screens.old(at.words, [(each, at.unit.meetings.get(each.meeting_id)) for each in out], page=page)


# Reading


@routes.view("summaries.news")
def on_news(at: At, summary: SummaryId) -> Screen:
    """News from the board."""
    read = _reading(at, summary)
    may_write = ask_services.may_write(at.unit, at.person, read.meeting, now=at.now)
    return screens.news(
        at.words,
        read.summary,
        read.meeting,
        read.pages,
        may_write=may_write,
        read_first=bool(check_services.before(at.unit, read.summary)),
    )


@routes.announcement("summaries.news")
def on_news_there(there: AtChat, summary: SummaryId) -> Screen | None:
    found = there.unit.summaries.get(summary)
    cards = there.unit.summaries.list_cards(summary, edition=found.edition)
    meeting = there.unit.meetings.get(found.meeting_id)
    return screens.news_there(there.words, meeting, len(cards), there.link(f"news_{summary}"))


@routes.start("news")
def on_news_link(_at: At, rest: str) -> Tap:
    return tap("summaries.news", number_of(rest))


@routes.view("summaries.changed")
def on_changed(at: At, summary: SummaryId, edition: int) -> Screen | None:
    """One line: what changed."""
    read = _reading(at, summary)
    if read.summary.edition != edition:
        return None
    return screens.changed(at.words, read.summary, _what_changed(at, read, edition))


def _what_changed(at: At, read: services.Reading, edition: int) -> tuple[str, ...]:
    return publish_services.what_changed(at.unit, read.summary, edition=edition)


@routes.announcement("summaries.changed")
def on_changed_there(there: AtChat, summary: SummaryId, edition: int) -> Screen | None:
    found = there.unit.summaries.get(summary)
    if found.edition != edition:
        return None
    headings = publish_services.what_changed(there.unit, found, edition=edition)
    return screens.changed_there(there.words, headings, there.link(f"news_{summary}"))


@routes.view("summaries.read")
def on_read(at: At, summary: SummaryId, place: int) -> Screen:
    """One card; the first is about my own words, if I said something for this meeting."""
    read = _reading(at, summary)
    place = min(max(place, 0), read.pages - 1)
    if read.own and place == 0:
        return screens.own(at.words, read.summary, read.own, total=read.pages)
    card = read.cards[place - bool(read.own)]
    return screens.card(
        at.words, card, picture=picture_of(card, card.language), place=place, total=read.pages
    )  # fmt: skip


@routes.deed("summaries.end")
def on_end(at: At, summary: SummaryId) -> Screen:
    read = _reading(at, summary)
    services.finish(at.unit, at.person, read.summary)
    return screens.end(at.words, read.summary)


@routes.view("summaries.last")
def on_last(at: At, summary: SummaryId) -> Screen:
    """What do you want to do now?"""
    return screens.end(at.words, _reading(at, summary).summary)


@routes.deed("summaries.clear")
def on_clear(at: At, summary: SummaryId) -> Screen:
    """It is clear for me."""
    read = _reading(at, summary)
    services.clear(at.unit, at.person, read.summary)
    return screens.thanks(at.words, read.summary, answer="clear")


@routes.view("summaries.which")
def on_which(at: At, summary: SummaryId, page: int) -> Screen:
    """Not sure about which card?"""
    read = _reading(at, summary)
    return screens.which(at.words, read.summary, read.cards, first=1 + bool(read.own), page=page)


@routes.deed("summaries.unsure")
def on_unsure(at: At, summary: SummaryId, card: CardId) -> Screen:
    """Not sure about this card."""
    read = _reading(at, summary)
    services.unsure(at.unit, at.person, read, card, now=at.now)
    return screens.thanks(at.words, read.summary, answer="unsure")


@routes.view("summaries.unsure_told")
def on_unsure_told(at: At, summary: SummaryId) -> Screen | None:
    """For the writers: which card, how many people."""
    found = to_write(at, summary)
    counts = at.unit.summaries.count_unsure(summary)
    cards = at.unit.summaries.list_cards(summary, edition=found.edition)
    return screens.unsure_told(at.words, found, cards, counts) if counts else None


# Asking the rep


@routes.view("summaries.ask_rep")
def on_ask_rep(at: At, summary: SummaryId) -> Screen:
    return screens.ask_rep(at.words, _reading(at, summary).summary)


@routes.reply("summaries.ask_rep", said_before=True)
def on_ask_rep_said(at: At, reply: Reply, summary: SummaryId) -> Screen:
    """A question in words or voice."""
    _check_said(reply, tap("summaries.ask_rep", summary))
    return _ask(at, summary, reply)


def _check_said(reply: Reply, place: Tap) -> None:
    if not reply.text.strip() and reply.voice is None:
        raise NoWords(place)
    if len(reply.text.strip()) > QUESTION_MOST:
        raise TooLong(place, most=QUESTION_MOST)


@routes.deed("summaries.talk_to_me")
def on_talk_to_me(at: At, summary: SummaryId) -> Screen:
    """Please talk to me about it."""
    return _ask(at, summary, Reply())


def _ask(at: At, summary: SummaryId, reply: Reply) -> Screen:
    read = _reading(at, summary)
    asked = services.ask(at.unit, at.person, read, reply=reply, now=at.now)
    people, board = at.unit.people, read.meeting.board_id
    reps = people.list_reps(at.group().id, now=at.now) or people.list_reps_of_board(board, now=at.now)
    answer = "nobody" if not reps else "asked" if reply.text or reply.voice else "talk"
    return screens.thanks(at.words, read.summary, answer=answer, comes=at.comes(tap("summaries.asked", asked.id)))


@routes.view("summaries.asked")
def on_asked(at: At, ask: int) -> Screen | None:
    """For a rep: somebody asks."""
    found = _asked(at, ask)
    return screens.asked(at.words, found) if found.answered_at is None else None


def _asked(at: At, ask: int) -> Ask:
    return services.asked(at.unit, at.person, ask, now=at.now)


@routes.view("summaries.reply")
def on_reply(at: At, ask: int) -> Screen:
    """The rep wants to answer."""
    return screens.reply(at.words, _asked(at, ask))


@routes.reply("summaries.reply", said_before=True)
def on_replied(at: At, reply: Reply, ask: int) -> Screen:
    """The rep answers."""
    _check_said(reply, tap("summaries.reply", ask))
    return _answer(at, ask, reply)


@routes.deed("summaries.when_we_meet")
def on_when_we_meet(at: At, ask: int) -> Screen:
    """The rep says: we talk when we meet."""
    return _answer(at, ask, Reply())


def _answer(at: At, ask: int, reply: Reply) -> Screen:
    found = _asked(at, ask)
    services.answer(at.unit, at.person, found, reply=reply, now=at.now)
    return screens.sent(at.words, found.name, comes=at.comes(tap("summaries.answered_to", ask)))


@routes.view("summaries.answered_to")
def on_answered_to(at: At, ask: int) -> Screen:
    """For the asker: the answer, when there is one."""
    found = services.own_ask(at.unit, at.person, ask)
    by = found.answered_by
    return screens.rep_answered(at.words, found, "" if by is None else at.unit.people.get(by).called)


@routes.menu("things", 20)
def asks_in_things(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    if not at.unit.summaries.list_asks_of(at.person.id):
        return ()
    return (Button(at.words.text("summaries.button.my_asks"), tap("summaries.my_asks", 0)),)


@routes.view("summaries.my_asks")
def on_my_asks(at: At, page: int) -> Screen:
    return screens.my_asks(at.words, at.unit.summaries.list_asks_of(at.person.id), page=page)


@routes.menu("rep", 30)
def asks_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    if not member.is_rep or not at.unit.summaries.list_asks(group.board_id):
        return ()
    return (Button(at.words.text("summaries.button.asks"), tap("summaries.asks", 0)),)


@routes.view("summaries.asks")
def on_asks(at: At, page: int) -> Screen:
    group = at.group()
    waiting = at.unit.summaries.list_asks(group.board_id) if at.member(group.id).is_rep else []
    return screens.asks(at.words, waiting, page=page)


# Paper


def _written(at: At, read: services.Reading) -> Words:
    """The words around the cards: in the reader's language if all cards are there in it."""
    mine = all(card.language == at.words.language for card in read.cards)
    return at.words if mine else words_of(at, read.summary)


@routes.view("summaries.paper", aside=True)
def on_paper(at: At, summary: SummaryId) -> Screen:
    """The same on paper, for everybody of the board."""
    read = _reading(at, summary)
    group = at.unit.people.get_group(meeting_services.group_in(at.unit, at.person, read.meeting, now=at.now))
    by = read.summary.published_by
    return screens.paper(
        at.words,
        read.summary,
        read.meeting,
        [(card, picture_of(card, card.language)) for card in read.cards],
        written=_written(at, read),
        board=group.board_name,
        writer="" if by is None else at.unit.people.get(by).called,
        readers=check_services.before(at.unit, read.summary),
    )

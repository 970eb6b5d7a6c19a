"""A member reads first."""

from bot.ids import CardId, PersonId, SummaryId
from bot.rules.agenda import check_words
from bot.rules.summaries import Card, NoWords, Summary
from bot.screen import Reply, Screen, tap
from bot.screens.summaries import check as screens
from bot.services.summaries import ask as ask_services
from bot.services.summaries import check as services
from handlers.routes import At, Routes
from handlers.summaries.ask import to_write
from handlers.summaries.pictures import picture_of

routes = Routes()
HARD_MOST = 200
"""Letters of what a reader says about a hard word."""


# For the writer


@routes.view("summaries.readers")
def on_readers(at: At, summary: SummaryId, page: int) -> Screen:
    """Who reads first?"""
    found = to_write(at, summary)
    members = services.who_could(at.unit, found, now=at.now)
    return screens.readers(at.words, found, members, at.unit.summaries.list_readers(summary), page=page)


@routes.deed("summaries.ask_one")
def on_ask_one(at: At, summary: SummaryId, person: PersonId) -> Screen:
    found = to_write(at, summary)
    member = services.ask_one(at.unit, found, at.person, person, now=at.now)
    return screens.reader_asked(
        at.words, found, member.name, comes=at.comes(tap("summaries.read_first", summary), person)
    )


@routes.deed("summaries.ask_group")
def on_ask_group(at: At, summary: SummaryId) -> Screen:
    """Ask whoever of the group has time."""
    found = to_write(at, summary)
    services.ask_group(at.unit, found, at.person, at.group().id, now=at.now)
    return screens.reader_asked(at.words, found, "", comes=at.comes(tap("summaries.read_first", summary)))


@routes.view("summaries.remarks")
def on_remarks(at: At, summary: SummaryId) -> Screen | None:
    """What readers said."""
    found = to_write(at, summary)
    marks, done = at.unit.summaries.list_marks(summary), services.done(at.unit, found)
    if not marks and (found.edition or not done):
        return None
    return screens.remarks(at.words, found, at.unit.summaries.list_cards(summary, edition=0), marks, done)


# For the reader


@routes.view("summaries.read_first")
def on_read_first(at: At, summary: SummaryId) -> Screen | None:
    """Please read this before everybody gets it."""
    found = ask_services.get(at.unit, summary)
    mine = services.reader(at.unit, at.person, found)
    cards = at.unit.summaries.list_cards(summary, edition=0)
    if found.edition or mine.finished_at is not None or not cards:
        return None
    return screens.read_first(at.words, found, at.unit.people.get(mine.asked_by).called, len(cards))


@routes.view("summaries.check")
def on_check(at: At, summary: SummaryId, n: int) -> Screen:
    found = ask_services.get(at.unit, summary)
    services.reader(at.unit, at.person, found)
    cards = at.unit.summaries.list_cards(summary, edition=0)
    return _check(at, found, cards, min(max(n, 0), len(cards) - 1)) if cards else screens.checked(at.words, found)


def _check(at: At, summary: Summary, cards: list[Card], n: int) -> Screen:
    picture = picture_of(cards[n], summary.language)
    return screens.check(at.words, cards[n], picture=picture, position=(n + 1, len(cards)))


@routes.deed("summaries.mark_clear")
def on_mark_clear(at: At, card: CardId, version: int) -> Screen:
    """This card is clear; then the next one."""
    found = services.card_to_check(at.unit, at.person, card)
    services.mark(at.unit, at.person, found, version=version, is_hard=False, now=at.now)
    return _go_on(at, found)


@routes.deed("summaries.mark_hard")
def on_mark_hard(at: At, card: CardId, version: int) -> Screen:
    """There is a hard word; which one can be said and need not be said."""
    found = services.card_to_check(at.unit, at.person, card)
    services.mark(at.unit, at.person, found, version=version, is_hard=True, now=at.now)
    return screens.hard(at.words, found)


@routes.view("summaries.hard")
def on_hard(at: At, card: CardId) -> Screen:
    return screens.hard(at.words, services.card_to_check(at.unit, at.person, card))


@routes.reply("summaries.hard")
def on_hard_said(at: At, reply: Reply, card: CardId) -> Screen:
    """The hard word, written or spoken."""
    found = services.card_to_check(at.unit, at.person, card)
    place = tap("summaries.hard", card)
    if reply.voice is None and not reply.text.strip():
        raise NoWords(place)
    words = "" if reply.voice is not None else check_words(reply.text, most=HARD_MOST, after=place)
    services.mark(
        at.unit, at.person, found, version=found.version, is_hard=True, words=words, voice=reply.voice, now=at.now
    )
    return _go_on(at, found)


@routes.deed("summaries.after")
def on_after(at: At, card: CardId) -> Screen:
    """Go on after a hard word."""
    return _go_on(at, services.card_to_check(at.unit, at.person, card))


def _go_on(at: At, card: Card) -> Screen:
    summary = at.unit.summaries.get(card.summary_id)
    following = services.next_card(at.unit, at.person, card)
    if following is None:
        services.finish(at.unit, at.person, summary, now=at.now)
        return screens.checked(at.words, summary)
    cards = at.unit.summaries.list_cards(summary.id, edition=0)
    return _check(at, summary, cards, [each.id for each in cards].index(following.id))


@routes.deed("summaries.named")
def on_named(at: At, summary: SummaryId, by_name: int) -> Screen:
    """With my name, or with the group's."""
    services.name_reader(at.unit, at.person, ask_services.get(at.unit, summary), by_name=bool(by_name))
    return screens.named(at.words, by_name=bool(by_name))

"""Writing the cards, and the rep's yes."""

from dataclasses import replace

from bot.ids import CardId, FileId, ItemId, MeetingId, SummaryId
from bot.media.concepts import DEFAULT
from bot.rules import easy_read
from bot.rules.agenda import Item
from bot.rules.refusals import Empty, OldButton
from bot.rules.summaries import Card, Summary
from bot.screen import Reply, Screen, VoiceNote, tap
from bot.screens import unasked as unasked_screens
from bot.screens.summaries import pictures as picture_screens
from bot.screens.summaries import write as screens
from bot.services import meetings as meeting_services
from bot.services.summaries import ask as ask_services
from bot.services.summaries import check as check_services
from bot.services.summaries import publish as publish_services
from bot.services.summaries import untold
from bot.services.summaries import write as services
from bot.words import Words
from handlers.routes import At, Routes
from handlers.summaries.ask import to_write
from handlers.summaries.pictures import heading_for, picture_for, picture_of

routes = Routes()


def words_of(at: At, summary: Summary) -> Words:
    """The words of the language in which the cards are written."""
    return at.words.in_language(summary.language)


def _findings(words: Words, card: Card) -> tuple[easy_read.Finding, ...]:
    return easy_read.findings(card.lines, tongue=words.known.tongue, hard_words=words.hard_words())


def _state(at: At, summary: Summary) -> screens.State:
    cards = at.unit.summaries.list_cards(summary.id, edition=0)
    words = words_of(at, summary)
    return screens.State(
        cards=len(cards),
        findings=sum(len(_findings(words, card)) for card in cards),
        missing=len(untold.untold(at.unit, summary)),
        hard=len(check_services.hard_marks(at.unit, summary)),
        done=tuple(check_services.done(at.unit, summary)),
        has_changes=publish_services.has_changes(at.unit, summary),
        unwritten=_unwritten(at, summary),
        readers=at.unit.people.count_languages(at.unit.meetings.get(summary.meeting_id).board_id),
    )


def _unwritten(at: At, summary: Summary) -> tuple[tuple[str, Card, int], ...]:
    left = ((each, services.unwritten(at.unit, summary, each)) for each in services.other_languages(at.unit, summary))
    return tuple((language, cards[0], len(cards)) for language, cards in left if cards)


@routes.deed("summaries.open")
def on_open(at: At, meeting: MeetingId) -> Screen:
    """The table of work of a meeting's summary."""
    found = meeting_services.get(at.unit, meeting)
    return on_work(at, ask_services.begin(at.unit, at.person, found, now=at.now).id)


@routes.view("summaries.work")
def on_work(at: At, summary: SummaryId) -> Screen:
    """The table of work."""
    found = to_write(at, summary)
    return screens.work(at.words, found, at.unit.meetings.get(found.meeting_id), _state(at, found))


# Cards


@routes.view("summaries.cards")
def on_cards(at: At, summary: SummaryId, page: int) -> Screen:
    found = to_write(at, summary)
    return screens.cards(at.words, found, at.unit.summaries.list_cards(summary, edition=0), page=page)


@routes.view("summaries.new")
def on_new(at: At, summary: SummaryId, page: int) -> Screen:
    """What is the new card about?"""
    found = to_write(at, summary)
    have = {card.item_id for card in at.unit.summaries.list_cards(summary, edition=0)}
    items = [item for item in at.unit.agenda.list_items(found.meeting_id) if item.id not in have]
    return screens.new(at.words, found, items, page=page)


@routes.reply("summaries.new")
def on_new_said(at: At, reply: Reply, summary: SummaryId, page: int) -> Screen:
    """Words instead of a choice: they are a new card of their own."""
    if not (reply.text or reply.voice):
        raise Empty(tap("summaries.new", summary, page))
    card = _add(at, to_write(at, summary), None)
    return on_words_said(at, reply, card.id, card.version)


def _draft(at: At, summary: Summary, item: Item) -> services.Draft:
    outcome = at.unit.summaries.outcomes(summary.id).get(item.id)
    # The picture under which people know it stays; only "something else" has none of its own.
    emoji = picture_for(item.title, summary.language) if item.emoji == DEFAULT else item.emoji
    return services.Draft(item.id, item.title, screens.proposed(words_of(at, summary), outcome), emoji)


def _add(at: At, summary: Summary, item: ItemId | None) -> Card:
    if item is None:
        words = words_of(at, summary)
        draft = services.Draft(None, words.text("summaries.card.untitled"), (), picture_for("", summary.language))
    else:
        ask_services.check_item(at.unit, summary, item)
        draft = _draft(at, summary, at.unit.agenda.get_item(item))
    return services.add(at.unit, summary, draft)


@routes.deed("summaries.add")
def on_add(at: At, summary: SummaryId, item: ItemId) -> Screen:
    """A card about an item, or (0) a free one."""
    card = _add(at, to_write(at, summary), item or None)
    return shown(at, card) if card.lines else screens.card_words(at.words, card)


@routes.deed("summaries.make")
def on_make(at: At, summary: SummaryId) -> Screen:
    """A card for everything that was talked about."""
    found = to_write(at, summary)
    talked = {item for item, outcome in at.unit.summaries.outcomes(summary).items() if outcome.talked}
    items = [item for item in at.unit.agenda.list_items(found.meeting_id) if item.id in talked]
    services.add_all(at.unit, found, [_draft(at, found, item) for item in items])
    return on_cards(at, summary, 0)


@routes.deed("summaries.write_this")
def on_write_this(at: At, summary: SummaryId, n: int) -> Screen:
    """Write a card from a piece of what is known; the piece stays above it."""
    found = to_write(at, summary)
    pieces = ask_services.known(at.unit, found)
    if not 0 <= n < len(pieces) or pieces[n].is_private:
        raise OldButton
    return replace(screens.card_words(at.words, _add(at, found, pieces[n].item_id)), alone=True)


def card_to_write(at: At, card: CardId) -> Card:
    """A card that this person may write. Raises OldButton, NotYours."""
    return services.card_of(at.unit, at.person, card, now=at.now)


def shown(at: At, card: Card) -> Screen:
    """One card as people will see it, with what was found in it."""
    summary = at.unit.summaries.get(card.summary_id)
    words = words_of(at, summary)
    order = [each.id for each in at.unit.summaries.list_cards(summary.id, edition=0)]
    return screens.edit(
        at.words,
        card,
        picture=picture_of(card, summary.language),
        meeting=at.unit.meetings.get(summary.meeting_id),
        position=(order.index(card.id) + 1, len(order)),
        found=_findings(words, card),
        hard_words=words.hard_words(),
    )


@routes.view("summaries.card")
def on_card(at: At, card: CardId) -> Screen:
    return shown(at, card_to_write(at, card))


def on_photo_sent(at: At, card: Card, photo: FileId) -> Screen:
    """A photo of somebody's own for a card: then they are asked what it shows."""
    return picture_screens.photo_words(at.words, services.put_photo(at.unit, card, photo))


@routes.view("summaries.words")
def on_words(at: At, card: CardId, version: int) -> Screen:
    """Its words. `version` is what the writer saw."""
    return screens.card_words(at.words, card_to_write(at, card))


@routes.reply("summaries.card")
def on_card_said(at: At, reply: Reply, card: CardId) -> Screen:
    """Words or a photo for the card that is open; one that has words keeps them until it is said what these are for."""
    found = card_to_write(at, card)
    if reply.photo is not None:
        return on_photo_sent(at, found, reply.photo)
    if not found.lines:
        return on_words_said(at, reply, card, found.version)
    place = tap("summaries.words", found.id, found.version)
    kept = at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now, answers=place)
    return on_for_words(at, card, found.version, kept)


@routes.view("summaries.for_words", aside=True)
def on_for_words(at: At, card: CardId, version: int, kept: int) -> Screen:
    """Is what was sent for the card that is open?"""
    place = tap("summaries.words", card_to_write(at, card).id, version)
    return unasked_screens.for_page(at.words, place, kept, again=tap("summaries.for_words", card, version, kept))


@routes.reply("summaries.words")
def on_words_said(at: At, reply: Reply, card: CardId, version: int) -> Screen:
    """The words of a card, typed or dictated; a voice is kept and somebody writes from it."""
    found = card_to_write(at, card)
    if reply.voice is not None:
        voice = VoiceNote(services.speak(at.unit, found, at.person, reply=reply))
        return screens.card_words(at.words, found, voice=voice)
    summary = at.unit.summaries.get(found.summary_id)
    language, untitled = summary.language, words_of(at, summary).text("summaries.card.untitled")
    emoji = picture_for(reply.text, language)
    heading = heading_for(emoji, language, otherwise=untitled)
    written = services.write(at.unit, found, version=version, text=reply.text, emoji=emoji, heading=heading)
    return shown(at, written)


@routes.view("summaries.line")
def on_line(at: At, card: CardId, version: int, number: int) -> Screen:
    found = card_to_write(at, card)
    if found.version != version or not 0 <= number < len(found.lines):
        return screens.card_words(at.words, found)
    return screens.line(at.words, found, number)


@routes.reply("summaries.line")
def on_line_said(at: At, reply: Reply, card: CardId, version: int, number: int) -> Screen:
    """One line is written anew."""
    found = card_to_write(at, card)
    return shown(at, services.write_line(at.unit, found, version=version, number=number, text=reply.text))


@routes.deed("summaries.cut")
def on_cut(at: At, card: CardId, version: int, number: int) -> Screen:
    """One line is taken out."""
    return shown(at, services.cut_line(at.unit, card_to_write(at, card), version=version, number=number))


@routes.deed("summaries.explain")
def on_explain(at: At, card: CardId, version: int, n: int) -> Screen:
    """A hard word gets its stored explanation."""
    found = card_to_write(at, card)
    words = words_of(at, at.unit.summaries.get(found.summary_id))
    marked = _findings(words, found)
    if found.version != version or not 0 <= n < len(marked) or marked[n].words not in words.hard_words():
        return shown(at, found)
    explanation = words.hard_words()[marked[n].words]
    return shown(
        at, services.explain(at.unit, found, version=version, line=marked[n].line, explanation=explanation)
    )  # fmt: skip


@routes.view("summaries.more")
def on_more(at: At, card: CardId) -> Screen:
    """What is done rarely."""
    found = card_to_write(at, card)
    languages = services.other_languages(at.unit, at.unit.summaries.get(found.summary_id))
    return screens.more(at.words, found, place=_place(at, found), languages=languages)


def _place(at: At, card: Card) -> int:
    return [each.id for each in at.unit.summaries.list_cards(card.summary_id, edition=0)].index(card.id)


@routes.view("summaries.heading")
def on_heading(at: At, card: CardId, version: int) -> Screen:
    return screens.heading(at.words, card_to_write(at, card))


@routes.reply("summaries.heading")
def on_headed(at: At, reply: Reply, card: CardId, version: int) -> Screen:
    return shown(at, services.head(at.unit, card_to_write(at, card), version=version, text=reply.text))


@routes.view("summaries.other")
def on_other(at: At, card: CardId, version: int, language: str) -> Screen:
    """The card in another language. `version` is what the writer saw."""
    found = card_to_write(at, card)
    services.check_other(at.unit, found, language)
    text = at.unit.summaries.texts(found.summary_id, edition=0).get(language, {}).get(found.id)
    return screens.other(at.words, found, language, text)


@routes.reply("summaries.other")
def on_other_said(at: At, reply: Reply, card: CardId, version: int, language: str) -> Screen:
    """It was written in another language; then the next card that is not there in it."""
    found = card_to_write(at, card)
    services.write_other(at.unit, found, version=version, language=language, text=reply.text)
    left = services.unwritten(at.unit, at.unit.summaries.get(found.summary_id), language)
    return screens.other(at.words, left[0], language, None) if left else on_ready(at, found.summary_id)


@routes.deed("summaries.up")
def on_up(at: At, card: CardId, place: int) -> Screen:
    found = card_to_write(at, card)
    services.move_up(at.unit, found, place=place)
    return on_cards(at, found.summary_id, 0)


@routes.view("summaries.remove_ask")
def on_remove_ask(at: At, card: CardId) -> Screen:
    """Take it out? Asked once."""
    return screens.remove(at.words, card_to_write(at, card))


@routes.deed("summaries.remove")
def on_remove(at: At, summary: SummaryId, card: CardId) -> Screen:
    services.remove(at.unit, to_write(at, summary), card)
    return on_cards(at, summary, 0)


# The rep's yes


@routes.view("summaries.ready")
def on_ready(at: At, summary: SummaryId) -> Screen:
    found = to_write(at, summary)
    meeting = at.unit.meetings.get(found.meeting_id)
    is_rep = ask_services.was_there(at.unit, at.person, meeting, now=at.now)
    return screens.ready(at.words, found, _state(at, found), is_rep=is_rep)


@routes.view("summaries.preview")
def on_preview(at: At, summary: SummaryId, n: int) -> Screen:
    """The cards as everybody will see them."""
    found = to_write(at, summary)
    cards = at.unit.summaries.list_cards(summary, edition=0)
    if not 0 <= n < len(cards):
        return on_ready(at, summary)
    picture = picture_of(cards[n], found.language)
    return screens.preview(at.words, cards[n], picture=picture, position=(n + 1, len(cards)))


@routes.deed("summaries.ask_reps")
def on_ask_reps(at: At, summary: SummaryId) -> Screen:
    """A facilitator asks the reps to say yes."""
    found = to_write(at, summary)
    publish_services.ask_reps(at.unit, found, now=at.now)
    return screens.reps_asked(at.words, found, comes=at.comes(tap("summaries.say_yes", summary)))


@routes.view("summaries.say_yes")
def on_say_yes(at: At, summary: SummaryId) -> Screen | None:
    """For the reps: please look."""
    found = to_write(at, summary)
    return screens.say_yes(at.words, found) if publish_services.has_changes(at.unit, found) else None


@routes.deed("summaries.publish")
def on_publish(at: At, summary: SummaryId, version: int) -> Screen:
    """Yes, this is what happened. When no member has read it first, that is said before it goes out."""
    found = ask_services.get(at.unit, summary)
    publish_services.check_can_publish(at.unit, at.person, found, version=version, now=at.now)
    if not check_services.done(at.unit, found) and publish_services.has_changes(at.unit, found):
        return screens.unread(at.words, found)
    return on_publish_unread(at, summary, version)


@routes.deed("summaries.publish_unread")
def on_publish_unread(at: At, summary: SummaryId, version: int) -> Screen:
    """It goes out, also when no member has read it first."""
    found = ask_services.get(at.unit, summary)
    out = publish_services.publish(at.unit, at.person, found, version=version, now=at.now)
    told = tap("summaries.changed", summary, out.edition) if out.edition > 1 else tap("summaries.news", summary)
    return screens.published(at.words, out, comes=at.comes(told))

"""Choosing the picture of a card: one of ours, or a photo of somebody's own."""

from bot.ids import CardId
from bot.media.concepts import concept_called, concept_for, pictured
from bot.rules.refusals import OldButton
from bot.rules.summaries import NoWords
from bot.screen import Reply, Screen, tap
from bot.screens.summaries import pictures as screens
from bot.screens.symbols import A_PAGE
from bot.services.summaries import write as services
from handlers.routes import At, Routes
from handlers.summaries.write import card_to_write, on_photo_sent, shown

routes = Routes()


@routes.view("summaries.picture")
def on_picture(at: At, card: CardId, page: int) -> Screen:
    """The grid of pictures; page -1 is the one on which the picture of the card stands."""
    found = card_to_write(at, card)
    if page < 0:
        page = next((n for n, each in enumerate(pictured()) if each.emoji == found.emoji), 0) // A_PAGE
    return screens.picture(at.words, found, _named(at), page=page)


def _named(at: At) -> list[tuple[str, str, str]]:
    return [(each.id, each.emoji, each.name(at.words.language)) for each in pictured()]


@routes.reply("summaries.picture")
def on_picture_said(at: At, reply: Reply, card: CardId, page: int) -> Screen:
    """A photo, or words for what the picture should show; the grid stays when we have none for them."""
    if reply.photo is not None:
        return on_photo_sent(at, card_to_write(at, card), reply.photo)
    wanted = concept_for(reply.text, at.words.language)
    if wanted is None or not wanted.emoji:
        return screens.picture(at.words, card_to_write(at, card), _named(at), page=page, is_unknown=True)
    return on_draw(at, card, wanted.id)


@routes.deed("summaries.draw")
def on_draw(at: At, card: CardId, concept: str) -> Screen:
    chosen = concept_called(concept)
    if chosen is None or not chosen.emoji:
        raise OldButton
    return shown(at, services.draw(at.unit, card_to_write(at, card), emoji=chosen.emoji))


@routes.view("summaries.photo_words")
def on_photo_words(at: At, card: CardId, version: int) -> Screen:
    """What does the photo show? `version` is what the writer saw."""
    found = card_to_write(at, card)
    return shown(at, found) if found.photo is None else screens.photo_words(at.words, found)


@routes.reply("summaries.photo_words")
def on_photo_described(at: At, reply: Reply, card: CardId, version: int) -> Screen:
    """The words for those who do not see it; or another photo in its place."""
    found = card_to_write(at, card)
    if reply.photo is not None:
        return on_photo_sent(at, found, reply.photo)
    if reply.voice is not None:
        raise NoWords(tap("summaries.photo_words", card, found.version))
    return shown(at, services.describe(at.unit, found, version=version, text=reply.text))


@routes.view("summaries.photo_refused")
def on_photo_refused(at: At, card: CardId) -> Screen:
    """A photo that was sent for a card cannot be shown."""
    return screens.photo_refused(at.words, card_to_write(at, card))

"""What a card's picture shows in words, and which picture fits which words."""

from bot.media.concepts import DEFAULT, concept_for, symbol_for, symbol_name
from bot.rules.summaries import Card
from bot.screen import Pictogram


def picture_of(card: Card, language: str) -> Pictogram:
    """The picture of a card, or a photo of somebody's own, with the words for those who do not see it."""
    name = symbol_name(card.emoji, language)
    alt = card.heading if name == DEFAULT else name
    return Pictogram(_sign_of(card, language), card.photo_alt if card.shown_photo else alt, photo=card.shown_photo)


def _sign_of(card: Card, language: str) -> str:
    """Its emoji. Where we have none that is right, what it speaks of: a group's own set may show that."""
    if card.emoji != DEFAULT:
        return card.emoji
    found = concept_for("\n".join((card.heading, *card.lines)), language)
    return DEFAULT if found is None or found.emoji else found.id


def picture_for(text: str, language: str, *, otherwise: str = DEFAULT) -> str:
    """The picture that fits these words."""
    found = symbol_for(text, language)
    return otherwise if found == DEFAULT else found


def heading_for(emoji: str, language: str, *, otherwise: str) -> str:
    """What a card with this picture is called while nobody named it."""
    name = symbol_name(emoji, language)
    return otherwise if name == DEFAULT else name[:1].upper() + name[1:]

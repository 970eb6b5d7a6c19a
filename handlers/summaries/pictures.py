"""What a card's picture shows in words, and which picture fits which words."""

from bot.media.concepts import DEFAULT, symbol_for, symbol_name
from bot.rules.summaries import Card


def alt_of(card: Card, language: str) -> str:
    """What the picture or the photo of a card shows; the heading when the table does not know it."""
    if card.shown_photo:
        return card.photo_alt
    name = symbol_name(card.emoji, language)
    return card.heading if name == DEFAULT else name


def picture_for(text: str, language: str, *, otherwise: str = DEFAULT) -> str:
    """The picture that fits these words."""
    found = symbol_for(text, language)
    return otherwise if found == DEFAULT else found


def heading_for(emoji: str, language: str, *, otherwise: str) -> str:
    """What a card with this picture is called while nobody named it."""
    name = symbol_name(emoji, language)
    return otherwise if name == DEFAULT else name[:1].upper() + name[1:]

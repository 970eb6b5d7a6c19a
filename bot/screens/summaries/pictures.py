"""Choosing the picture of a card: one of ours, or a photo of somebody's own with the words for who does not see it."""

from collections.abc import Sequence

from bot.rules.summaries import Card
from bot.screen import UNDONE, Button, Screen, tap
from bot.screens.symbols import Symbol, symbols_shown
from bot.words import Words


def picture(words: Words, shown: Card, symbols: Sequence[Symbol], *, page: int, is_unknown: bool = False) -> Screen:
    """The grid of pictures, each with its name.

    Args:
        symbols: each that can be chosen.
        is_unknown: somebody wrote words for which there is no picture.
    """
    return Screen(
        title=f"{shown.emoji} {shown.heading}",
        lines=words.lines("summaries.picture.unknown" if is_unknown else "summaries.picture"),
        buttons=symbols_shown(
            words,
            symbols,
            lambda concept: tap("summaries.draw", shown.id, concept),
            page=page,
            turn=lambda n: tap("summaries.picture", shown.id, n),
        ),
        columns=2,
        place=tap("summaries.picture", shown.id, page),
        back=tap("summaries.card", shown.id),
        again=UNDONE if is_unknown else None,
    )


def photo_words(words: Words, shown: Card) -> Screen:
    """What does the photo show? It is on the card when somebody has said so."""
    return Screen(
        title=words.text("summaries.photo_words.title"),
        lines=words.lines("summaries.photo_words"),
        place=tap("summaries.photo_words", shown.id, shown.version),
        back=tap("summaries.card", shown.id),
    )


def photo_refused(words: Words, shown: Card) -> Screen:
    """A photo that was sent cannot be shown; another one can be sent."""
    return Screen(
        title=words.text("elections.photo_refused.title"),
        lines=words.lines("elections.photo_refused.again"),
        buttons=(Button(words.text("summaries.button.picture"), tap("summaries.picture", shown.id, -1)),),
    )

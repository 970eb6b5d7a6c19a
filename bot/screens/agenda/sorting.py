"""What came of looking at what others say: one picture, for reps and for everybody."""

from collections.abc import Sequence

from bot.rules.sorting import SHOWN_FROM, Card, out_of_ten
from bot.screen import Bar, Bars, Screen
from bot.screens.agenda.mine import short_line
from bot.words import Words

MOST = 5
"""So many bars fit into one look."""


def results(words: Words, found: Sequence[tuple[Card, float]]) -> Screen:
    """What matters most, as numbers out of ten people.

    Args:
        found: each card with its fair share, the most important first.
    """
    shown = [(card.first, out_of_ten(share)) for card, share in found[:MOST]]
    lines = tuple(
        words.text("agenda.results.line", n=n, what=short_line(words, said, said.topic.emoji), of_ten=count)
        for n, (said, count) in enumerate(shown, start=1)
    )
    bars = tuple(Bar(said.topic.emoji, count) for said, count in shown)
    intro = words.lines("agenda.results")
    return Screen(
        title=words.text("agenda.results.title"),
        lines=(*intro, *lines),
        picture=Bars(bars, "\n".join((*intro, *lines))),
    )


def too_few(words: Words) -> Screen:
    """Where few looked, numbers would tell who thinks what."""
    return Screen(title=words.text("agenda.results.title"), lines=words.lines("agenda.results.few", n=SHOWN_FROM))


def still_open(words: Words) -> Screen:
    """While people look, numbers would lead them."""
    return Screen(title=words.text("agenda.results.title"), lines=words.lines("agenda.results.open"))

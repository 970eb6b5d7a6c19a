"""What was asked before about the same thing, shown to who says it now."""

from collections.abc import Sequence

from bot.rules.agenda import Suggestion
from bot.screen import Button, Screen, tap
from bot.screens.agenda.mine import PICTURES, short_line
from bot.words import Words


def before_button(words: Words, suggestion: Suggestion) -> Button:
    """The way to what was asked before."""
    return Button(words.text("agenda.button.asked_before"), tap("agenda.before", suggestion.id))


def asked_before(words: Words, suggestion: Suggestion, found: Sequence[Suggestion]) -> Screen:
    """Each leads to its life line: the answer, and how often it came back. What was said now stays."""
    return Screen(
        title=words.text("agenda.before.title"),
        lines=words.lines("agenda.before"),
        buttons=tuple(
            Button(short_line(words, each, PICTURES[each.life]), tap("agenda.life", each.id)) for each in found
        ),
        back=tap("agenda.life", suggestion.id),
    )

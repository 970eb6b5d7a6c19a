"""Long lists on small screens: six at a time."""

from collections.abc import Callable, Sequence

from bot.screen import Button, Tap
from bot.words import Words

A_PAGE = 6


def paged(words: Words, entries: Sequence[Button], *, page: int, turn: Callable[[int], Tap]) -> tuple[Button, ...]:
    """One page of a list, with the way to the next page and back to the one before."""
    first = max(page, 0) * A_PAGE
    shown = list(entries[first : first + A_PAGE])
    if len(entries) > first + A_PAGE:
        shown.append(Button(words.text("home.button.more"), turn(page + 1)))
    if page > 0:
        shown.append(Button(words.text("home.button.before"), turn(page - 1)))
    return tuple(shown)

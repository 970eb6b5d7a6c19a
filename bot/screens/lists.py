"""Long lists on small screens: six at a time."""

from collections.abc import Callable, Sequence

from bot.screen import Button, Tap
from bot.words import Words

A_PAGE = 6
LABEL_MOST = 20
"""Letters of people's own words that fit on a button beside its picture."""


def short(text: str, *, most: int = LABEL_MOST) -> str:
    """People's own words, cut so that they fit on a button."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def paged(
    words: Words, entries: Sequence[Button], *, page: int, turn: Callable[[int], Tap], most: int = A_PAGE
) -> tuple[Button, ...]:
    """One page of a list, with the way to the next page and back to the one before."""
    first = max(page, 0) * most
    shown = list(entries[first : first + most])
    if len(entries) > first + most:
        shown.append(Button(words.text("home.button.more"), turn(page + 1)))
    if page > 0:
        shown.append(Button(words.text("home.button.before"), turn(page - 1)))
    return tuple(shown)

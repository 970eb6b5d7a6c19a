"""Long lists on small screens: six at a time, or three of long words."""

from collections.abc import Callable, Sequence

from bot.screen import SHORT, Button, Tap
from bot.words import Words

A_PAGE = 6
A_LONG_PAGE = 3
LABEL_MOST = 20
"""Letters of people's own words that fit on a button beside its picture."""


def short(text: str, *, most: int = LABEL_MOST) -> str:
    """People's own words, cut so that they fit on a button."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def paged(
    words: Words, entries: Sequence[Button], *, page: int, turn: Callable[[int], Tap], most: int | None = None
) -> tuple[Button, ...]:
    """One page of a list, with the way to the next page and back to the one before.

    Args:
        most: entries of a page; by itself as many as fit into three rows, and one more where that is all.
    """
    if most is None:
        is_long = any(len(entry.label) > SHORT for entry in entries)
        most = len(entries) if len(entries) <= A_LONG_PAGE + 1 else A_LONG_PAGE if is_long else A_PAGE
    first = max(page, 0) * most
    shown = list(entries[first : first + most])
    if page > 0:
        shown.append(Button(words.text("home.button.before"), turn(page - 1)))
    if len(entries) > first + most:
        shown.append(Button(words.text("home.button.more"), turn(page + 1), beside=page > 0))
    return tuple(shown)

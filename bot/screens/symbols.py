"""The grid of our pictures, from which people choose one: each with its name."""

from collections.abc import Callable, Sequence

from bot.screen import Button, Tap
from bot.screens.lists import paged, short
from bot.words import Words

A_PAGE = 6
Symbol = tuple[str, str, str]
"""Id, picture and name of a concept."""


def symbols_shown(
    words: Words, symbols: Sequence[Symbol], does: Callable[[str], Tap], *, page: int, turn: Callable[[int], Tap]
) -> tuple[Button, ...]:
    """One page of pictures in rows of two. `does`: what pressing the concept with this id does."""
    entries = [Button(f"{emoji} {short(name)}", does(concept)) for concept, emoji, name in symbols]
    return paged(words, entries, page=page, turn=turn, most=A_PAGE)

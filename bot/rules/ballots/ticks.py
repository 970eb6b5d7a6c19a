"""Ballots on which people tick: yes or no to each, one of them, or everybody they would be happy with."""

from collections.abc import Iterable

from bot.rules.ballots.choices import EMPTY, Choice
from bot.rules.counting import NONE

_NONE = 1 << NONE


class Ticks:
    """One bit for each place; "none of these" stands alone.

    Args:
        is_one: only one can be chosen, so a tap goes on at once.
    """

    is_in_order = False

    def __init__(self, *, is_one: bool) -> None:
        self.is_one = is_one

    def tap(self, choice: Choice, place: int) -> Choice:
        """Ticked when it was not, and the other way round. "None of these" and faces exclude each other."""
        bit = 1 << place
        if self.is_one:
            return Choice(bit)
        if place == NONE:
            return EMPTY if choice & _NONE else Choice(_NONE)
        return Choice((choice ^ bit) & ~_NONE)

    def places(self, choice: Choice) -> tuple[int, ...]:
        """What is chosen, by place."""
        return tuple(place for place in range(NONE + 1) if choice >> place & 1)

    def choice_of(self, places: Iterable[int]) -> Choice:
        """The inverse of `places`."""
        return Choice(sum(1 << place for place in set(places)))

    def can_be(self, choice: Choice) -> bool:
        """Whether taps lead there."""
        if not 0 <= choice < 1 << NONE + 1 or (choice & _NONE and choice != _NONE):
            return False
        return not self.is_one or choice.bit_count() <= 1

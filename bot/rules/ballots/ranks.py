"""Ballots on which people choose in their order: the first one they want most, and they can stop where they like."""

from collections.abc import Iterable

from bot.rules.ballots.choices import EMPTY, Choice
from bot.rules.counting import MOST_CANDIDATES, NONE

_BITS = 4
_MASK = (1 << _BITS) - 1
MOST = MOST_CANDIDATES + 1
"""Everybody and "none of these", one after the other."""


class Ranks:
    """Four bits for each place in order, the first choice lowest: the place and one more, and `NONE` for itself.

    No candidate has the place 14, so a place and one more never is `NONE`, and nothing is 0.
    """

    is_one = False
    is_in_order = True

    def tap(self, choice: Choice, place: int) -> Choice:
        """The next in order; who is chosen already stays where they are.

        "None of these" comes last: who taps a face after it wants that face instead.
        """
        before = self.places(choice)
        if place in before:
            return choice
        if before and before[-1] == NONE:
            choice, before = self.without_last(choice), before[:-1]
        return Choice(choice | _code(place) << _BITS * len(before))

    def without_last(self, choice: Choice) -> Choice:
        """The last one taken back; nothing happens where nobody is chosen."""
        last = len(self.places(choice)) - 1
        return EMPTY if last < 1 else Choice(choice & (1 << _BITS * last) - 1)

    def places(self, choice: Choice) -> tuple[int, ...]:
        """What is chosen, the first choice first."""
        found, left = [], int(choice)
        while left:
            found.append(NONE if left & _MASK == NONE else (left & _MASK) - 1)
            left >>= _BITS
        return tuple(found)

    def choice_of(self, places: Iterable[int]) -> Choice:
        """The inverse of `places`."""
        choice = EMPTY
        for n, place in enumerate(places):
            choice = Choice(choice | _code(place) << _BITS * n)
        return choice

    def can_be(self, choice: Choice) -> bool:
        """Whether taps lead there: nobody twice, no gap, and nothing after "none of these"."""
        if not 0 <= choice < 1 << _BITS * MOST:
            return False
        places = self.places(choice)
        return len(set(places)) == len(places) and -1 not in places and NONE not in places[:-1]


def _code(place: int) -> int:
    return NONE if place == NONE else place + 1

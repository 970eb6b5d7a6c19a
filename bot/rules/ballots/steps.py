"""Pages of a ballot, and where a button of one leads: the same for a real vote, for practice and in the room."""

from dataclasses import dataclass
from enum import IntEnum

A_PAGE = 3
"""Candidates of a page with names: as many faces as stand side by side and can still be told apart."""
A_PAGE_IN_ORDER = 6
"""Buttons of a page on which people choose in order, with "none of these": who is chosen is no button any more."""
LONG_A_PAGE_IN_ORDER = 2
"""Names of such a page where one is so long that each has a row of its own."""
_STEPS, _PLACES = 3, 4
"""Bits of a step, and of a number of a page or a place: 14 candidates fit."""


class Step(IntEnum):
    """What a button of a ballot does."""

    SHOW = 0
    """Draw the page with another choice."""
    CONFIRM = 1
    SEND = 2
    ABOUT = 3
    """The face, the words and the voice of one candidate."""
    OTHER = 4
    """What else can be done: not to choose, one face at a time, somebody is helping."""
    HELPING = 5
    """The rules for who helps."""
    ANSWERS = 6
    """What candidates answered to the questions of members; `at` is the page."""
    HELPERS = 7
    """Who is helping? `helper` is the page of the list."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a button leads.

    Args:
        at: which page, or which candidate in the order of this voter, from 0.
        singly: one face at a time, and not a list of names.
        helper: the number of who helps, see `rules.helping`. It has no room in the byte, and travels beside it.
    """

    step: Step
    at: int = 0
    singly: bool = False
    helper: int = 0

    def pack(self) -> int:
        """One byte. Of what was drawn before there were pages it is the step itself."""
        return self.step | self.at << _STEPS | self.singly << _STEPS + _PLACES

    @classmethod
    def unpack(cls, code: int) -> "Turn":
        """The inverse of `pack`. Raises ValueError when no turn is called so."""
        step = Step(code & (1 << _STEPS) - 1)
        return cls(step, code >> _STEPS & (1 << _PLACES) - 1, bool(code >> _STEPS + _PLACES))

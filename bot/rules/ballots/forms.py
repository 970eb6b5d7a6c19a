"""Which form a ballot has."""

from collections.abc import Iterable
from typing import Protocol

from bot.rules.ballots.choices import Choice
from bot.rules.ballots.ranks import Ranks
from bot.rules.ballots.ticks import Ticks
from bot.rules.counting import Ballot


class Form(Protocol):
    """How a ballot of one kind is filled in. `is_one`: one tap says it all. `is_in_order`: the order matters."""

    @property
    def is_one(self) -> bool: ...  # noqa: D102

    @property
    def is_in_order(self) -> bool: ...  # noqa: D102

    def tap(self, choice: Choice, place: int) -> Choice:
        """What the choice becomes when somebody taps this place."""

    def places(self, choice: Choice) -> tuple[int, ...]:
        """What is chosen, in the order of the ballot."""

    def choice_of(self, places: Iterable[int]) -> Choice:
        """The inverse of `places`."""

    def can_be(self, choice: Choice) -> bool:
        """Whether somebody can have chosen this."""


_MANY, _ONE, _RANKED = Ticks(is_one=False), Ticks(is_one=True), Ranks()


def form_of(kind: Ballot, candidates: int) -> Form:
    """The form of a ballot of this kind with so many candidates: a yes or no to one person is one tap."""
    if kind is Ballot.RANKED:
        return _RANKED
    is_one = kind is Ballot.CHOOSE_ONE or (kind is Ballot.YES_NO and candidates == 1)
    return _ONE if is_one else _MANY

"""Who helps somebody to vote, and how many one person may help. Not what is chosen."""

from dataclasses import dataclass

from bot.rules.refusals import Refusal

MOST_HELPED = 2
"""So many people one person helps in one vote, so that nobody steers many votes.

It is the number of polling stations in the United Kingdom: Representation of the People Act 1983, schedule 1, rule 39.
"""
NOBODY, OUTSIDE = 0, 0xFF
"""In place of the number of a helper: nobody helps, or somebody who is not in the group."""


class HelpedEnough(Refusal):
    """This person has helped as many people to vote as one may. Data: `name`."""

    key = "elections.refused.helped_enough"


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who can help. `number` as in `number_of`."""

    number: int
    name: str


def number_of(came: int) -> int:
    """The number of a helper, which never changes. Args: came: the how manieth to come into the group, from 1."""
    return came if came < OUTSIDE else came + 1


def is_named(helper: int) -> bool:
    """Whether it is somebody of the group, so that their help can be counted."""
    return helper not in (NOBODY, OUTSIDE)

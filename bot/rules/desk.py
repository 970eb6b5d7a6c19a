"""What a rep has before them between two meetings. What becomes of a suggestion: see agenda."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ids import SuggestionId
from bot.rules.agenda import Suggestion
from bot.rules.meetings import Meeting
from bot.rules.mirror import Kind
from bot.rules.people import Group

QUIET_FOR = timedelta(days=90)
"""A group from which nobody said anything for so long is not heard: our own starting value, one board quarter."""
MATTERS_MOST = 3
"""So many matters stand on the desk itself; everything is one press further."""
GATHERED_MOST = 60
"""So many people can be counted at one time: who says the same in one room."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that people want the board to talk about.

    Args:
        people: how many said it or find it important, each once.
        groups: in which groups they are, by name.
    """

    said: Suggestion
    people: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a rep has before them.

    Args:
        meeting: the next one; None: it is not planned yet.
        fresh: what came in since they looked.
        looked: up to which suggestion they looked, and when; None: never.
        matters: the most important first, at most three.
        quiet: the groups from which nobody said anything lately.
        kinds: the kinds of people who were not heard lately.
        is_one_group: the board has no other group, so no group needs to be named.
    """

    meeting: Meeting | None
    fresh: tuple[Suggestion, ...]
    looked: tuple[SuggestionId, datetime] | None
    matters: tuple[Matter, ...]
    undecided: int
    quiet: tuple[Group, ...]
    is_one_group: bool
    kinds: tuple[Kind, ...] = ()

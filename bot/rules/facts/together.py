"""Groups that vote together: who was asked, what each said, and for whom seats of an area are.

The group of a fact is the one that hears of it.
"""

from dataclasses import dataclass

from bot.ids import CandidateId, ElectionId, GroupId
from bot.rules.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class GroupAsked(Fact):
    """A group was asked to vote together with the one that plans a vote."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class GroupSaid(Fact):
    """A group that was asked said yes or no. `group`: the one that plans it."""

    election: ElectionId
    group: GroupId
    other: GroupId
    yes: bool


@dataclass(frozen=True, slots=True)
class GroupSilent(Fact):
    """A group that was asked said nothing in time, so it does not vote with the others."""

    election: ElectionId
    group: GroupId
    other: GroupId


@dataclass(frozen=True, slots=True)
class KeptSeatLost(Fact):
    """Somebody on the ballot is in no group of the area any more, and so has not the seat that is kept for it."""

    election: ElectionId
    group: GroupId
    candidate: CandidateId

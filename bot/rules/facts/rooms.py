"""Facts of voting in the room: that a phone went round. Never who voted there, and never a choice."""

from dataclasses import dataclass

from bot.ids import ElectionId, GroupId, MemberId
from bot.rules.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class RoomOpened(Fact):
    """A facilitator's phone goes round in an open vote."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class RoomClosed(Fact):
    """It goes round no more."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class RoomVoteDenied(Fact):
    """Somebody said that a vote with their name from the room was not theirs; it was taken out."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class NameTried(Fact):
    """Too many wrong pictures were tapped with this name."""

    election: ElectionId
    group: GroupId
    member: MemberId

"""Voting in the room: one phone goes round, and each person shows by a picture that it is them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ids import ElectionId, MemberId
from bot.rules.elections import Election
from bot.rules.refusals import Refusal
from bot.screen import tap

LASTS = timedelta(hours=3)
"""As long as a meeting."""
BEFORE_END = timedelta(days=1)
"""Before the end of the vote, when the last room is over: people must have time to say that it was not them."""
PICTURES = 12
"""Of which one is this voter's: as many as can be looked at in one glance."""
MOST_WRONG = 2
"""Wrong pictures, from which on a name does not vote in the room any more: who guesses is right once in six."""
A_PAGE = 3
"""Names of a page: as many faces as stand side by side and can still be told apart."""


class TooLateForRoom(Refusal):
    """So near to the end nobody votes in the room any more. Data: `moment`, until when it could be opened."""

    key = "rooms.refused.too_late"


class CarriedByOther(Refusal):
    """Another facilitator's phone goes round."""

    key = "rooms.refused.carried"


class RoomIsOver(Refusal):
    """Voting in the room is over, or was never begun on this phone."""

    key = "rooms.refused.over"


class NotInRoom(Refusal):
    """This voter cannot vote in the room, or not any more. Data: `name`."""

    key = "rooms.refused.not_here"


class VotedInRoom(Refusal):
    """This person has voted in the room, and so not again at home."""

    key = "rooms.refused.voted"


@dataclass(frozen=True, slots=True)
class Room:
    """The phone that goes round in an open vote; one for each election, opened as often as the group meets.

    Args:
        member_id: the facilitator whose phone it is.
        ends_at: when it is over by itself, or was ended.
        wrong: who was tapped with which wrong picture.
        out: who said that a vote from the room was not theirs.
    """

    election_id: ElectionId
    member_id: MemberId
    ends_at: datetime
    wrong: frozenset[tuple[MemberId, int]] = frozenset()
    out: frozenset[MemberId] = frozenset()

    @property
    def mark(self) -> str:
        """What buttons of this room are bound to: this phone, and this time that it goes round."""
        return f"{self.member_id}|{self.ends_at.isoformat()}"

    def is_open(self, now: datetime) -> bool:
        """Whether people can vote in it."""
        return now < self.ends_at

    def is_out(self, member: MemberId) -> bool:
        """Whether this name does not vote in the room any more."""
        return member in self.out or len(self.wrong_of(member)) >= MOST_WRONG

    def wrong_of(self, member: MemberId) -> Collection[int]:
        """The wrong pictures that were tapped with this name."""
        return {picture for who, picture in self.wrong if who == member}


def ends_then(election: Election, *, now: datetime) -> datetime:
    """When a room is over that is opened now. Raises TooLateForRoom."""
    latest = election.close_at - BEFORE_END
    if now >= latest:
        raise TooLateForRoom(tap("elections.change_open", election.id), moment=latest)
    return min(now + LASTS, latest)

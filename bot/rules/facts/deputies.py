"""Deputies: whom a group chose, and who goes to one meeting for a rep."""

from dataclasses import dataclass

from bot.ids import GroupId, HandoverId, MeetingId, MemberId
from bot.rules.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class DeputyChosen(Fact):
    """The group chose a deputy, as a facilitator noted."""

    member: MemberId
    group: GroupId


@dataclass(frozen=True, slots=True)
class DeputyNoMore(DeputyChosen):
    """Somebody is not the deputy of the group any more: they went, or the group wants it so."""


@dataclass(frozen=True, slots=True)
class DeputyWanted(Fact):
    """A rep cannot come, and the group has no deputy yet."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class HandoverAsked(Fact):
    """A rep asked a deputy to go to a meeting. `member`: the deputy; `rep`: who asked."""

    handover: HandoverId
    member: MemberId
    rep: MemberId
    group: GroupId
    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class HandoverSilent(HandoverAsked):
    """For some days they have not said yes or no."""


@dataclass(frozen=True, slots=True)
class DeputyComes(HandoverAsked):
    """They go for the rep."""


@dataclass(frozen=True, slots=True)
class DeputyDeclined(HandoverAsked):
    """They cannot go."""


@dataclass(frozen=True, slots=True)
class HandoverTakenBack(HandoverAsked):
    """The rep can come after all, or asks somebody else."""


@dataclass(frozen=True, slots=True)
class HandoverFell(HandoverAsked):
    """The deputy left or is something else now, so the rep has the meeting again."""


@dataclass(frozen=True, slots=True)
class HandoverEmpty(HandoverAsked):
    """The rep stopped, so there is nobody for whom the deputy could go."""


@dataclass(frozen=True, slots=True)
class HandoverMoved(HandoverAsked):
    """The meeting is on another day: who had said yes is asked anew. `anew`: that question."""

    anew: HandoverId


@dataclass(frozen=True, slots=True)
class DeputyComesNot(HandoverAsked):
    """Everybody was told that they come, and they do not."""

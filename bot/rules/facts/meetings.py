"""What happens to a board meeting itself. What is talked about: see agenda."""

from dataclasses import dataclass
from typing import Annotated

from bot.ids import BoardId, MeetingId, PersonId
from bot.rules.facts.fact import NOT_KEPT, Fact


@dataclass(frozen=True, slots=True)
class MeetingPlanned(Fact):
    """A facilitator planned it. `version`: of the meeting, as for the next one."""

    meeting: MeetingId
    board: BoardId
    version: int


@dataclass(frozen=True, slots=True)
class MeetingMoved(Fact):
    """It has another day or hour."""

    meeting: MeetingId
    board: BoardId
    version: int


@dataclass(frozen=True, slots=True)
class MeetingPlaceSaid(Fact):
    """A facilitator said where the board meets."""

    meeting: MeetingId
    board: BoardId


@dataclass(frozen=True, slots=True)
class PlacePhotoRefused(Fact):
    """A photo of the place cannot be shown: broken, no photo, or too large. `sender`: who sent it."""

    meeting: MeetingId
    board: BoardId
    sender: Annotated[PersonId, NOT_KEPT]


@dataclass(frozen=True, slots=True)
class PapersCame(Fact):
    """What the board wrote for the meeting is here; `days`: so many before it, as it was planned then."""

    meeting: MeetingId
    board: BoardId
    days: int


@dataclass(frozen=True, slots=True)
class MeetingCalledOff(Fact):
    """It does not happen."""

    meeting: MeetingId
    board: BoardId


@dataclass(frozen=True, slots=True)
class MeetingCameNear(Fact):
    """It is on the next day."""

    meeting: MeetingId
    board: BoardId

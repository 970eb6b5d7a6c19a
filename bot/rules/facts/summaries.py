"""What becomes of a summary, from the evening of the meeting to the answers. Who did not understand it is nowhere."""

from dataclasses import dataclass
from typing import Annotated

from bot.ids import BoardId, CardId, GroupId, MeetingId, PersonId, SummaryId
from bot.rules.facts.fact import NOT_KEPT, Fact


@dataclass(frozen=True, slots=True)
class SummaryWanted(Fact):
    """The meeting is over, and nobody knows yet what happened."""

    meeting: MeetingId
    board: BoardId


@dataclass(frozen=True, slots=True)
class SummaryLate(Fact):
    """3 days later nothing is written."""

    meeting: MeetingId
    board: BoardId


@dataclass(frozen=True, slots=True)
class SummaryVeryLate(Fact):
    """7 days later nothing is written."""

    meeting: MeetingId
    board: BoardId


@dataclass(frozen=True, slots=True)
class ReaderAsked(Fact):
    """A member is asked to read it before everybody gets it."""

    summary: SummaryId
    board: BoardId
    reader: PersonId


@dataclass(frozen=True, slots=True)
class CardFoundHard(Fact):
    """One who reads first does not understand a word. `asker`: who asked them to read."""

    summary: SummaryId
    board: BoardId
    asker: PersonId


@dataclass(frozen=True, slots=True)
class SummaryReadFirst(Fact):
    """One who reads first has seen all cards."""

    summary: SummaryId
    board: BoardId
    asker: PersonId


@dataclass(frozen=True, slots=True)
class YesWanted(Fact):
    """It is written, and a rep must say yes. `version`: of the summary."""

    summary: SummaryId
    board: BoardId
    version: int


@dataclass(frozen=True, slots=True)
class SummaryPublished(Fact):
    """A rep said yes, and it went out."""

    summary: SummaryId
    board: BoardId
    meeting: MeetingId
    by: PersonId


@dataclass(frozen=True, slots=True)
class SummaryChanged(Fact):
    """It went out again, with other cards."""

    summary: SummaryId
    board: BoardId
    edition: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class CardUnclear(Fact):
    """Somebody is not sure about this card. Nothing says who."""

    summary: SummaryId
    board: BoardId
    card: CardId


@dataclass(frozen=True, slots=True)
class CardPhotoRefused(Fact):
    """A photo for a card cannot be shown: broken, no photo, or too large. `sender`: who sent it."""

    summary: SummaryId
    board: BoardId
    card: CardId
    sender: Annotated[PersonId, NOT_KEPT]


@dataclass(frozen=True, slots=True)
class RepAsked(Fact):
    """Somebody asks the reps something about it."""

    ask: int
    group: GroupId


@dataclass(frozen=True, slots=True)
class RepAnswered(Fact):
    """A rep answered them."""

    ask: int
    board: BoardId

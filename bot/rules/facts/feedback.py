"""What becomes of a question to the groups. What each person answers is nowhere in here."""

from dataclasses import dataclass
from typing import Annotated

from bot.ids import BoardId, MeetingId, PersonId, QuestionId
from bot.rules.facts.fact import NOT_KEPT, Fact
from bot.rules.feedback import Outcome


@dataclass(frozen=True, slots=True)
class QuestionOpened(Fact):
    """A rep or a facilitator asks the groups, and people can answer."""

    question: QuestionId
    board: BoardId
    by: PersonId


@dataclass(frozen=True, slots=True)
class QuestionMoved(Fact):
    """It has another last day. `version`: of the question."""

    question: QuestionId
    board: BoardId
    version: int


@dataclass(frozen=True, slots=True)
class QuestionHalfOver(Fact):
    """Half of the time to answer is over."""

    question: QuestionId
    board: BoardId


@dataclass(frozen=True, slots=True)
class QuestionStopped(Fact):
    """It is not asked any more."""

    question: QuestionId
    board: BoardId


@dataclass(frozen=True, slots=True)
class QuestionEnded(Fact):
    """Its time is over, and the answers are there."""

    question: QuestionId
    board: BoardId


@dataclass(frozen=True, slots=True)
class PositionReadBack(Fact):
    """A rep told the groups what they will say. `version`: of these words."""

    question: QuestionId
    board: BoardId
    version: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class PartMissed(Fact):
    """Somebody says that something is missing in it. Who it is stands nowhere but in the letter."""

    question: QuestionId
    board: BoardId
    person: Annotated[PersonId, NOT_KEPT]


@dataclass(frozen=True, slots=True)
class PositionsShared(Fact):
    """The board has met, and it is known of what several groups wanted to say there if somebody said it."""

    meeting: MeetingId
    board: BoardId


@dataclass(frozen=True, slots=True)
class PositionReportedLate(Fact):
    """The same of one position, after everybody had read that it was not known of this one."""

    question: QuestionId
    board: BoardId
    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class SpeakerFollows(Fact):
    """Whoever worked on it stopped, and this person goes on with it."""

    question: QuestionId
    board: BoardId
    person: PersonId


@dataclass(frozen=True, slots=True)
class ReportWanted(Fact):
    """The meeting was at which it was to be said, and the groups do not know yet what came of it."""

    question: QuestionId
    board: BoardId


@dataclass(frozen=True, slots=True)
class PositionReported(Fact):
    """A rep said it at the board, or could not, and told us what came of it."""

    question: QuestionId
    board: BoardId
    outcome: Outcome
    by: PersonId

"""What became of the questions to candidates. Never who asked, nor what anybody said."""

from dataclasses import dataclass

from bot.ids import ElectionId, GroupId, QueryId
from bot.rules.facts.fact import Fact
from bot.rules.hustings import Reason


@dataclass(frozen=True, slots=True)
class QueryAsked(Fact):
    """A member asked everybody who stands."""

    query: QueryId
    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class QueryPassedOn(Fact):
    """All candidates have it, at the same moment."""

    query: QueryId
    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class QueryJoined(Fact):
    """A facilitator put it together with another one."""

    query: QueryId
    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class QueryHeldBack(Fact):
    """A facilitator did not pass it on, for a reason."""

    query: QueryId
    election: ElectionId
    group: GroupId
    reason: Reason


@dataclass(frozen=True, slots=True)
class AskingEnded(Fact):
    """Voting opens soon: nobody asks any more, and all candidates have all questions."""

    election: ElectionId
    group: GroupId

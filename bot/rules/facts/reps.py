"""Being the rep: yes or no after the vote, who comes next, and the end of a term."""

from dataclasses import dataclass

from bot.ids import ElectionId, GroupId, MemberId, TermId
from bot.rules.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class TermOffered(Fact):
    """Somebody is the rep by a vote, and is asked whether they want to be."""

    term: TermId
    member: MemberId
    group: GroupId


@dataclass(frozen=True, slots=True)
class AnswerReminded(TermOffered):
    """For some days they have not said yes or no."""


@dataclass(frozen=True, slots=True)
class AnswerMissing(TermOffered):
    """For a week they have not said yes or no."""


@dataclass(frozen=True, slots=True)
class TermAccepted(TermOffered):
    """They want to be the rep."""


@dataclass(frozen=True, slots=True)
class TermDeclined(TermOffered):
    """They do not want to be the rep."""


@dataclass(frozen=True, slots=True)
class TermPassedOn(Fact):
    """Somebody stopped, and who was next in the count is the rep. `before`: the term that ended."""

    term: TermId
    member: MemberId
    group: GroupId
    before: TermId


@dataclass(frozen=True, slots=True)
class SeatStaysFree(TermOffered):
    """Somebody stopped, and nobody is next: the group votes again."""


@dataclass(frozen=True, slots=True)
class TermOver(TermOffered):
    """It came to its end."""


@dataclass(frozen=True, slots=True)
class NewVoteWanted(Fact):
    """So many members ask for a new vote that there is one. Nobody knows who they are."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class TermEnds(TermOffered):
    """It comes to its end, and no vote is planned yet."""


@dataclass(frozen=True, slots=True)
class NextVoteWanted(TermOffered):
    """The same, for who plans it: of several that end on one day, the first."""


@dataclass(frozen=True, slots=True)
class NobodyFollows(TermOffered):
    """It came to its end, and nobody was chosen; of several on one day, the first."""


@dataclass(frozen=True, slots=True)
class SeatStillFree(Fact):
    """For weeks nobody has planned a vote for a seat that is free."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class LimitChanged(Fact):
    """With the plan of a vote: how often in a row the same person can be the rep, from the vote after it on."""

    election: ElectionId
    group: GroupId

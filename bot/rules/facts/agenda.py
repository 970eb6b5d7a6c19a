"""What becomes of what people want the board to talk about, from the first tap to done or not done."""

from dataclasses import dataclass
from typing import Annotated

from bot.ids import BoardId, GroupId, ItemId, MeetingId, PersonId, PromiseId, SuggestionId
from bot.rules.facts.fact import GONE, NOT_KEPT, Fact

UNKNOWN = MeetingId(GONE)
"""Older facts do not say at which meeting it was."""

NOBODY = PersonId(GONE)
"""It must not be known who it was."""


@dataclass(frozen=True, slots=True)
class SuggestionsWanted(Fact):
    """It is the time to say what the board should talk about at this meeting."""

    meeting: MeetingId
    board: BoardId


@dataclass(frozen=True, slots=True)
class SuggestionMade(Fact):
    """Somebody said something for the board; or it was written down for a member on paper."""

    suggestion: SuggestionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionTakenBack(Fact):
    """Whose it was took it back."""

    suggestion: SuggestionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionsClosed(Fact):
    """No more suggestions are taken for this meeting."""

    meeting: MeetingId
    board: BoardId


@dataclass(frozen=True, slots=True)
class ListSent(Fact):
    """What the board will talk about went out."""

    meeting: MeetingId
    board: BoardId


@dataclass(frozen=True, slots=True)
class ListChanged(Fact):
    """The list went out, and somebody changed it after that. `was`: the mark of the list before; `by`: who did it, or
    `NOBODY`. Who it was is not kept: where nobody stands in its place somebody told harm.
    """

    meeting: MeetingId
    board: BoardId
    by: Annotated[PersonId, NOT_KEPT]
    was: Annotated[int, NOT_KEPT]


@dataclass(frozen=True, slots=True)
class PrintWanted(Fact):
    """A rep asks the facilitators to print the list: the board contact has no e-mail."""

    meeting: MeetingId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionListed(Fact):
    """The board will talk about it at this meeting, as this item; or as another one than before.

    `was`: the mark of where it stood before, on a list that is out.
    """

    suggestion: SuggestionId
    group: GroupId
    item: ItemId
    meeting: MeetingId = UNKNOWN
    was: Annotated[int, NOT_KEPT] = GONE


@dataclass(frozen=True, slots=True)
class SuggestionLeftOff(Fact):
    """It is not on the list of this meeting, for a reason; or it is not there any more. `was`: as above."""

    suggestion: SuggestionId
    group: GroupId
    meeting: MeetingId = UNKNOWN
    was: Annotated[int, NOT_KEPT] = GONE


@dataclass(frozen=True, slots=True)
class SuggestionTalkedAbout(Fact):
    """The summary says that the board talked about it."""

    suggestion: SuggestionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionPromised(Fact):
    """Somebody promised something about it."""

    suggestion: SuggestionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionDone(Fact):
    """Everything that was promised about it is done."""

    suggestion: SuggestionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionPartlyDone(Fact):
    """Only a part of what was promised about it is done."""

    suggestion: SuggestionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionNotDone(Fact):
    """What was promised about it was not done."""

    suggestion: SuggestionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionUntold(Fact):
    """For 30 days nobody told us if what was promised about it is done."""

    suggestion: SuggestionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionUnanswered(Fact):
    """30 days after the meeting at which it was on the list there is no answer: it goes on to the next meeting."""

    suggestion: SuggestionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionPutOff(Fact):
    """It had to wait for a later meeting, as the rep said: now it is a suggestion for the next one."""

    suggestion: SuggestionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionCut(Fact):
    """The board had no time for it, as this item: it goes on to the next meeting."""

    suggestion: SuggestionId
    group: GroupId
    item: ItemId


@dataclass(frozen=True, slots=True)
class SuggestionWaits(Fact):
    """For 30 days no meeting is planned at which it could be talked about."""

    suggestion: SuggestionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SuggestionCarriedOver(Fact):
    """A new suggestion for the next meeting came of a promise that nobody calls wholly kept."""

    suggestion: SuggestionId
    group: GroupId
    promise: PromiseId

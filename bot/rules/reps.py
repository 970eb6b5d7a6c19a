"""Being the rep: a term, whether who was chosen wants it, and who comes next. Not the vote itself (see elections)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ids import ElectionId, GroupId, MemberId, TermId
from bot.rules.counting import Ballot
from bot.rules.refusals import Refusal

REMIND_AFTER = timedelta(days=3)
"""After the count, when who was chosen and has said nothing is reminded, once (own)."""
SILENT_AFTER = timedelta(days=7)
"""After the count, when the facilitators are asked to speak with them (own)."""
COUNTED_AGAIN = (Ballot.APPROVAL, Ballot.RANKED)
"""Ballots that say whom people want when somebody they chose says no. Of one choice, and of yes or no, nothing follows
for another person."""


class How(StrEnum):
    """How somebody came to be the rep."""

    ELECTED = "elected"
    NEXT = "next"
    """They were next in the count when somebody stopped."""
    BEFORE = "before"
    """They were it before the bot came, as a facilitator noted."""


class Answer(StrEnum):
    """Whether who was chosen wants to be the rep."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"


MOVES: Mapping[Answer, Collection[Answer]] = {
    Answer.ASKED: (Answer.YES, Answer.NO),
    Answer.YES: (),
    Answer.NO: (),
}
"""Asked once. Who said yes can stop at any time: that ends the term, and changes no answer."""


@dataclass(frozen=True, slots=True)
class Term:
    """One person is the rep, `starts_at <= now < ends_at`. Times are aware UTC.

    Args:
        election_id: the vote it comes from; None: a facilitator noted it.
        answer: silence takes nothing from anybody: who stood has said once that they want to.
    """

    id: TermId
    member_id: MemberId
    group_id: GroupId
    starts_at: datetime
    ends_at: datetime
    how: How
    election_id: ElectionId | None
    answer: Answer

    def runs(self, now: datetime) -> bool:
        """Whether they are the rep now."""
        return self.starts_at <= now < self.ends_at


def next_of(elected: Collection[int], *, stay: Collection[int]) -> tuple[int, ...]:
    """Who comes next, by place: whom the count without those who stopped elects besides those who stay.

    Nobody, when it does not elect everybody who stays: nobody loses their seat because somebody else stopped.
    """
    return tuple(place for place in elected if place not in stay) if set(stay) <= set(elected) else ()


# A new vote, because members ask for one

WISHES_OF = 3
"""One in so many of those who have a voice (own). The Recall of MPs Act 2015 asks for one in ten: of 15 people that
would be two, who could have a vote every half year."""
LEAST_WISHES = 5
"""Fewer would tell who it was, as fewer votes would."""
PAUSE = timedelta(days=182)
"""Half a year, from when somebody became the rep by a vote, or from when the group was told (own): who was chosen has
time to do something, and nobody asks until others give in."""


class TooSoonAgain(Refusal):
    """The group voted, or was asked, a short time ago. Data: `date`, from when on it can be asked for again."""

    key = "reps.refused.too_soon"


class VoteIsPlanned(Refusal):
    """A vote for a rep is planned already, or open."""

    key = "reps.refused.planned"


class TooFewToAsk(Refusal):
    """With so few people everybody would know who asked. Data: `least`, how many it needs."""

    key = "reps.refused.too_few"


class Why(StrEnum):
    """Why a vote is to be planned."""

    ASKED = "asked"
    """So many members ask for it. Who is chosen takes the place of the reps of now."""
    FREE = "free"
    """A term is over, or somebody stopped, and nobody has the seat."""
    ENDS = "ends"
    """A term comes to its end. Worked out each time, and never written down."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A vote that a facilitator is to plan. `since`: aware UTC."""

    group_id: GroupId
    why: Why
    since: datetime


def wishes_needed(voices: int) -> int:
    """How many must ask so that the group votes again: one in three of those who have a voice, and at least five."""
    return max(LEAST_WISHES, -(-voices // WISHES_OF))

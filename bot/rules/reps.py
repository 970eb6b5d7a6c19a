"""Being the rep: a term, whether who was chosen wants it, and who comes next. Not the vote itself (see elections)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ids import ElectionId, GroupId, MemberId, TermId
from bot.rules.counting import Ballot

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

"""A deputy: who goes to one meeting of the board for a rep who cannot come. Whom the group chose, and asked first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ids import GroupId, HandoverId, MeetingId, MemberId
from bot.rules.people import Member
from bot.rules.refusals import Refusal

SILENT_AFTER = timedelta(days=3)
"""When who was asked has said nothing, they are asked again, and the rep hears it (own)."""


class NotDeputy(Refusal):
    """The group did not choose this person, so they do not go for the rep. Data: `name`."""

    key = "deputies.refused.not_deputy"


class AskedOther(Refusal):
    """Somebody else was asked already. Data: `name`."""

    key = "deputies.refused.asked_other"


class NotRepThen(Refusal):
    """On the day of that meeting they are not the rep any more, so they hand over nothing. Data: `date`."""

    key = "deputies.refused.not_rep_then"


class State(StrEnum):
    """Whether somebody goes for the rep."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"
    BACK = "back"
    """The rep took it back."""
    OVER = "over"
    """The deputy or the rep went, or is something else now."""


MOVES: Mapping[State, Collection[State]] = {
    State.ASKED: (State.YES, State.NO, State.BACK, State.OVER),
    State.YES: (State.NO, State.BACK, State.OVER),
    State.NO: (),
    State.BACK: (),
    State.OVER: (),
}
"""Who said yes can still say no. Asking again is another handover."""
OPEN = (State.ASKED, State.YES)


@dataclass(frozen=True, slots=True)
class Handover:
    """A rep asks a deputy to go to one meeting. `asked_at`: aware UTC."""

    id: HandoverId
    group_id: GroupId
    meeting_id: MeetingId
    rep_id: MemberId
    deputy_id: MemberId
    state: State
    asked_at: datetime


def asked_again_at(meets_at: datetime, *, now: datetime) -> datetime:
    """When somebody who says nothing is asked again; half way where the meeting is near."""
    return min(now + SILENT_AFTER, now + (meets_at - now) / 2)


def who_may(rep: Member, reps: Sequence[Member], chosen: Sequence[Member]) -> list[Member]:
    """Who can go for this rep: the other reps of the groups for which they speak, and the deputies whom those chose.

    Nobody else: otherwise a rep alone would say who speaks for the group (docs/decisions/0050).
    """
    able = [each for each in (*reps, *chosen) if each.has_voice and each.person_id != rep.person_id]
    # Who is in two of the groups is one person.
    return list({each.person_id: each for each in reversed(able)}.values())[::-1]

"""What the board writes for a meeting, and how late it came: an event of its own, so that the mirror can show it."""

from datetime import datetime

from bot.ids import MeetingId
from bot.rules.facts import meetings as facts
from bot.rules.facts import subject_of
from bot.rules.meetings import Meeting
from bot.rules.people import Person
from bot.rules.refusals import OldButton
from bot.screen import tap
from bot.services import deputies, meetings, promises
from storage.unit import Unit


def days_before(meeting: Meeting, *, now: datetime) -> int:
    """How many days are left until a meeting, as on a calendar where it is."""
    return (meeting.meets_at.astimezone(meeting.zone).date() - now.astimezone(meeting.zone).date()).days


def days_had(unit: Unit, meeting: Meeting) -> int | None:
    """How many days people had with the papers of a meeting; None: nobody has said that they came."""
    came = unit.facts.list(facts.PapersCame, subject=subject_of("meeting", meeting.id))
    return (meeting.meets_at.astimezone(meeting.zone).date() - came[0].on).days if came else None


def may_come(unit: Unit, person: Person, meeting_id: MeetingId, *, now: datetime) -> Meeting:
    """A meeting for which a rep, a deputy or a facilitator can say that its papers came.

    Raises:
        NotYours: no rep or facilitator of its board, and nobody who goes to it for a rep.
        OldButton: it is over, or called off.
    """
    meeting = meetings.get(unit, meeting_id)
    if not deputies.speaks_at(unit, person.id, meeting, now=now):
        promises.access.check_keeps(unit, person, meeting.board_id, now=now)
    if meeting.called_off or meeting.meets_at <= now:
        raise OldButton(tap("meetings.show", meeting_id))
    return meeting


def came(unit: Unit, person: Person, meeting_id: MeetingId, *, now: datetime) -> Meeting:
    """The papers came today. Repeating it changes nothing: the first day counts. Raises NotYours, OldButton."""
    meeting = may_come(unit, person, meeting_id, now=now)
    if days_had(unit, meeting) is None:
        unit.happened(facts.PapersCame(meeting.id, meeting.board_id, days_before(meeting, now=now)), now=now)
    return meeting

"""Planning, moving and calling off board meetings."""

from datetime import datetime
from typing import Unpack
from zoneinfo import ZoneInfo

from bot.ids import FileId, GroupId, MeetingId
from bot.rules.agenda import check_words
from bot.rules.facts import meetings as facts
from bot.rules.meetings import AlreadyPlanned, CalledOff, Meeting, check_in_future, dates_of
from bot.rules.people import Group, Person, check_facilitator
from bot.rules.refusals import ChangedMeanwhile, NotInGroup, NotYours, OldButton
from bot.rules.schedule import WallTime
from bot.rules.summaries import PHOTO_WORDS_MOST
from bot.screen import tap
from bot.services import agenda, deputies
from bot.services.feedback import position as position_services
from storage.jobs import PHOTO
from storage.tables.meetings import MeetingColumns
from storage.unit import Unit

KINDS = (
    "agenda.ask", "agenda.close", "agenda.send", "meetings.remind", "summaries.ask", "feedback.report", "agenda.silent",
)  # fmt: skip


def get(unit: Unit, meeting: MeetingId) -> Meeting:
    """Raises OldButton when there is no such meeting."""
    try:
        return unit.meetings.get(meeting)
    except LookupError:
        raise OldButton from None


def group_in(unit: Unit, person: Person, meeting: Meeting, *, now: datetime) -> GroupId:
    """The group of this person that belongs to the meeting's board. Raises NotInGroup."""
    members = unit.people.list_members_of_board(meeting.board_id, now=now, person=person.id)
    mine = [member.group_id for member in members]
    if not mine:
        raise NotInGroup
    return person.group_id if person.group_id in mine else mine[0]


def check_facilitates(unit: Unit, person: Person, meeting: Meeting, *, now: datetime) -> None:
    """Raises NotYours unless this person is a facilitator of a group of the board."""
    mine = unit.people.list_members_of_board(meeting.board_id, now=now, person=person.id)
    if not mine:
        raise NotInGroup
    if not any(member.is_facilitator for member in mine):
        raise NotYours


def last_place(unit: Unit, group: Group, *, now: datetime) -> str:
    """Where the board of this group met last; empty when nobody said it."""
    last = unit.meetings.find_last(group.board_id, now)
    return "" if last is None else last.place


def plan(unit: Unit, by: Person, group: GroupId, *, meets_at: datetime, now: datetime, place: str = "") -> Meeting:
    """A facilitator plans a board meeting; everything else follows from its day. Repeating it changes nothing.

    Args:
        place: where it is; empty: where the last one was.

    Raises:
        InThePast, NotYours.
    """
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    check_in_future(meets_at, now=now, after=tap("meetings.day", 0, 0))
    known = unit.people.get_group(group)
    there = unit.meetings.find_at(known.board_id, meets_at)
    if there is not None:
        return there
    last = unit.meetings.find_last(known.board_id, now)
    meeting = unit.meetings.get(
        unit.meetings.add(
            known.board_id, meets_at=meets_at, zone=known.zone, place=place or last_place(unit, known, now=now)
        )
    )
    if last is not None and last.shown_photo and meeting.place == last.place:
        unit.meetings.change(meeting, photo=last.photo, photo_alt=last.photo_alt)
        meeting = unit.meetings.get(meeting.id)
    _set_dates(unit, meeting, now)
    unit.agenda.wait_for(meeting.board_id, meeting.id)
    position_services.follow_meetings(unit, meeting.board_id, now=now)
    unit.happened(facts.MeetingPlanned(meeting.id, meeting.board_id, meeting.version), now=now)
    return meeting


def _set_dates(unit: Unit, meeting: Meeting, now: datetime) -> None:
    dates = dates_of(meeting.meets_at, meeting.zone, now=now)
    moments = {
        "agenda.ask": dates.asks,
        "agenda.close": dates.closes,
        "agenda.send": dates.sends,
        "meetings.remind": dates.reminds,
        "summaries.ask": dates.summary,
        "agenda.silent": dates.silent,
    }
    for kind, moment in moments.items():
        if moment >= now:
            unit.schedule.set(kind, meeting.id, WallTime.of(moment, meeting.zone))


def move(unit: Unit, by: Person, meeting_id: MeetingId, *, meets_at: datetime, version: int, now: datetime) -> Meeting:
    """A facilitator moves a meeting. What is over (asked, closed) stays over; the rest moves with it.

    Raises:
        ChangedMeanwhile: somebody else changed it since this person looked.
        InThePast, CalledOff, AlreadyPlanned, NotYours.
    """
    meeting = get(unit, meeting_id)
    check_facilitates(unit, by, meeting, now=now)
    check_in_future(meets_at, now=now, after=tap("meetings.day", meeting_id, 0))
    if meeting.called_off:
        raise CalledOff
    if meeting.meets_at == meets_at:
        return meeting
    there = unit.meetings.find_at(meeting.board_id, meets_at)
    if there is not None:
        raise AlreadyPlanned(tap("meetings.show", there.id))
    if meeting.version != version or not unit.meetings.move(meeting, WallTime.of(meets_at, meeting.zone)):
        raise ChangedMeanwhile(tap("meetings.show", meeting_id))
    done = {kind for kind in KINDS[:2] if unit.schedule.find(kind, meeting_id) is None}
    moved = unit.meetings.get(meeting_id)
    _set_dates(unit, moved, now)
    for kind in done:
        unit.schedule.drop(kind, meeting_id)
    position_services.follow_meetings(unit, meeting.board_id, now=now)
    deputies.follow_meeting(unit, moved, now=now)
    unit.happened(facts.MeetingMoved(meeting_id, moved.board_id, moved.version), now=now)
    return moved


def call_off(unit: Unit, by: Person, meeting_id: MeetingId, *, version: int, now: datetime) -> Meeting:
    """A facilitator calls a meeting off; what was said for it waits for the next one. Repeating it changes nothing.

    Raises:
        ChangedMeanwhile: somebody else changed it since this person looked.
        NotYours.
    """
    meeting = get(unit, meeting_id)
    check_facilitates(unit, by, meeting, now=now)
    if meeting.called_off or meeting.meets_at <= now:
        return meeting
    if meeting.version != version or not unit.meetings.call_off(meeting):
        raise ChangedMeanwhile(tap("meetings.show", meeting_id))
    for kind in KINDS:
        unit.schedule.drop(kind, meeting_id)
    _go_on(unit, meeting, now)
    position_services.follow_meetings(unit, meeting.board_id, now=now)
    unit.happened(facts.MeetingCalledOff(meeting_id, meeting.board_id), now=now)
    return unit.meetings.get(meeting_id)


def _go_on(unit: Unit, meeting: Meeting, now: datetime) -> None:
    """What was said for it is for the next one whose list is not out; else it waits, and that is said."""
    said = unit.agenda.list_for(meeting.id)
    planned = unit.meetings.list_planned(meeting.board_id, now)
    following = next((each.id for each in planned if not each.agenda_sent), None)
    unit.agenda.move_waiting(meeting.id, following)
    for each in said:
        agenda.wait_for_meeting(unit, unit.agenda.get(each.id), now)


def set_place(unit: Unit, by: Person, meeting_id: MeetingId, *, place: str, now: datetime) -> Meeting:
    """A facilitator says where the board meets. A photo of another place goes. Repeating it changes nothing."""
    meeting = get(unit, meeting_id)
    check_facilitates(unit, by, meeting, now=now)
    if meeting.place == place:
        return meeting
    changed = _changed(unit, meeting, place=place, photo=None, photo_alt="")
    unit.happened(facts.MeetingPlaceSaid(meeting_id, meeting.board_id), now=now)
    return changed


def _changed(unit: Unit, meeting: Meeting, **columns: Unpack[MeetingColumns]) -> Meeting:
    """Raises ChangedMeanwhile: somebody was quicker."""
    if not unit.meetings.change(meeting, **columns):
        raise ChangedMeanwhile(tap("meetings.show", meeting.id))
    return unit.meetings.get(meeting.id)


def put_photo(unit: Unit, by: Person, meeting_id: MeetingId, photo: FileId | None, *, now: datetime) -> Meeting:
    """A photo of the place; it is shown when somebody has said what is on it. None: it is taken away.

    Raises:
        ChangedMeanwhile, NotInGroup, NotYours, OldButton.
    """
    meeting = get(unit, meeting_id)
    check_facilitates(unit, by, meeting, now=now)
    if photo is None and meeting.photo is None:
        return meeting
    if photo is not None:
        unit.jobs.put(PHOTO, photo)
    return _changed(unit, meeting, photo=photo, photo_alt="")


def describe_photo(unit: Unit, by: Person, meeting_id: MeetingId, *, text: str, now: datetime) -> Meeting:
    """What the photo of the place shows, for those who do not see it.

    Raises:
        Empty, TooLong, ChangedMeanwhile, NotInGroup, NotYours.
        OldButton: there is no photo any more.
    """
    meeting = get(unit, meeting_id)
    check_facilitates(unit, by, meeting, now=now)
    if meeting.photo is None:
        raise OldButton(tap("meetings.place", meeting_id))
    said = check_words(text, most=PHOTO_WORDS_MOST, after=tap("meetings.photo_words", meeting_id))
    return _changed(unit, meeting, photo_alt=" ".join(said.split()))


def remind_due(unit: Unit, meeting_id: MeetingId, *, now: datetime) -> None:
    """The day before: everybody hears that the board meets tomorrow."""
    meeting = unit.meetings.get(meeting_id)
    if meeting.called_off:
        return
    unit.happened(facts.MeetingCameNear(meeting_id, meeting.board_id), now=now)


def zone_of(unit: Unit, group: GroupId) -> ZoneInfo:
    """The zone in which a group plans."""
    return unit.people.get_group(group).zone

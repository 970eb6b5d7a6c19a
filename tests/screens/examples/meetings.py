"""Every screen of meetings."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.ids import BoardId, FileId, ItemId, MeetingId
from bot.rules.agenda import Item, Life
from bot.rules.meetings import Meeting, dates_of
from bot.screen import FACILITATOR_MENU, HOME, Screen, tap
from bot.screens import meetings as screens
from bot.screens.deputies import line
from bot.words import Words

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
TODAY = date(2026, 6, 1)
MEETING = Meeting(
    id=MeetingId(1), board_id=BoardId(1), meets_at=datetime(2026, 9, 30, 9, 30, tzinfo=UTC), zone=ZONE,
    place="Ashcombe House", called_off=False, version=1,
)  # fmt: skip
NOWHERE = replace(MEETING, place="")
OFF = replace(MEETING, called_off=True)
WITH_DOOR = replace(MEETING, photo=FileId(1), photo_alt="The red door")
ITEM = Item(ItemId(1), MeetingId(1), "Buses", "🚌", 1, Life.LISTED)


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    dates = dates_of(MEETING.meets_at, ZONE, now=NOW)
    when = words.moment(MEETING.meets_at)
    asked = tap("meetings.where", 20260605, 10)
    return {
        "show": screens.show(words, MEETING, [ITEM], TODAY, may_change=True),
        "show.member": screens.show(words, NOWHERE, [], TODAY, may_change=False),
        "show.off": screens.show(words, OFF, [], TODAY, may_change=True),
        "check": screens.check(
            words, None, when, dates, HOME, FACILITATOR_MENU, place="Town Hall", half=HOME, where=asked
        ),
        "check.no_place": screens.check(words, None, when, dates, HOME, FACILITATOR_MENU),
        "where": screens.where(words, asked, tap("meetings.same_place", 20260605, 10), FACILITATOR_MENU, last=""),
        "where.last": screens.where(
            words, asked, tap("meetings.same_place", 20260605, 10), FACILITATOR_MENU, last="Town Hall"
        ),
        "where.said": screens.where(words, asked, HOME, FACILITATOR_MENU, last="", said="Town Hall"),
        "check.half": screens.check(words, None, when, dates, HOME, FACILITATOR_MENU, half=tap("meetings.day", 0, 1)),
        "check.move": screens.check(words, MEETING, when, dates, HOME, FACILITATOR_MENU),
        "show.instead": screens.show(
            words, MEETING, [], TODAY, may_change=False, instead=(line(words, "Ben", "Mina"),)
        ),
        "show.late": screens.show(words, MEETING, [], TODAY, may_change=False, days_had=2),
        "papers": screens.papers(words, MEETING, 9),
        "papers_came": screens.papers_came(words, MEETING, 9),
        "papers_came.late": screens.papers_came(words, MEETING, 1),
        "place": screens.place(words, MEETING),
        "show.photo": screens.show(words, WITH_DOOR, [], TODAY, may_change=False),
        "place.photo": screens.place(words, WITH_DOOR),
        "photo_words": screens.photo_words(words, WITH_DOOR),
        "photo_refused": screens.photo_refused(words, WITH_DOOR),
        "place.unknown": screens.place(words, NOWHERE),
        "call_off": screens.call_off(words, MEETING),
        **{f"told.{what}": screens.told(words, MEETING, what) for what in ("planned", "moved", "called_off")},
        "tomorrow": screens.tomorrow(words, MEETING, MEETING.meets_at.date() - timedelta(days=1)),
        "tomorrow.unknown": screens.tomorrow(words, NOWHERE, MEETING.meets_at.date() - timedelta(days=1)),
    }

"""Board meetings and the dates that follow from their day. Not what is talked about: see agenda."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.ids import BoardId, FileId, ItemId, MeetingId, PersonId
from bot.rules.refusals import Refusal
from bot.rules.schedule import WallTime
from bot.screen import Tap

PLACE_MOST = 80
ASK_BEFORE = timedelta(weeks=6)
SILENT_AFTER = timedelta(days=30)
"""When there is no answer in this time after a meeting, that is said openly (docs/life-cycles.md)."""
CLOSE_BEFORE = timedelta(weeks=4)
SEND_AFTER_CLOSE = timedelta(days=5)
"""When the reps did not order the list, it goes out by itself after this time."""
PAPERS_BEFORE = 7
"""Days before a meeting until which its papers must be there: later is late (our own starting value)."""
_MORNING, _AFTERNOON, _EVENING = time(10), time(17), time(18)
_AFTER_MEETING = timedelta(hours=2)
_SHORT = timedelta(days=7)


class InThePast(Refusal):
    """This day is over."""

    key = "meetings.refused.past"


class AlreadyPlanned(Refusal):
    """The board meets at this time already."""

    key = "meetings.refused.planned"


class CalledOff(Refusal):
    """This meeting was called off."""

    key = "meetings.refused.called_off"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a board. `version` counts up with each change; `agenda_sent`: the list went out.

    Args:
        photo: of the place. It is shown when there are words for those who do not see it (`photo_alt`).
    """

    id: MeetingId
    board_id: BoardId
    meets_at: datetime
    zone: ZoneInfo
    place: str
    called_off: bool
    version: int
    agenda_sent: bool = False
    photo: FileId | None = None
    photo_alt: str = ""

    @property
    def shown_photo(self) -> FileId | None:
        """The photo that stands on the page of the meeting."""
        return self.photo if self.photo_alt else None


@dataclass(frozen=True, slots=True)
class Dates:
    """What follows from the day of a meeting; aware UTC, in this order except that `asks` may be now."""

    asks: datetime
    closes: datetime
    sends: datetime
    reminds: datetime
    summary: datetime
    silent: datetime


def check_in_future(moment: datetime, *, now: datetime, after: Tap) -> None:
    """Raises InThePast, which leads back to the days: `after`."""
    if moment <= now:
        raise InThePast(after)


def dates_of(meets_at: datetime, zone: ZoneInfo, *, now: datetime) -> Dates:
    """The dates that follow from a meeting: 6 weeks before we ask, 4 weeks before the list closes.

    With less time the list closes half way between today and the meeting, so that there is always
    time to speak and time to read (our own starting values, docs/life-cycles.md).
    """

    def on(day: datetime, clock: time) -> datetime:
        return WallTime.on(day.astimezone(zone).date(), clock, zone).at

    asks = max(now, on(meets_at - ASK_BEFORE, _MORNING))
    closes = on(meets_at - CLOSE_BEFORE, _AFTERNOON)
    if closes - now < _SHORT:
        closes = on(now + (meets_at - now) / 2, _AFTERNOON)
    if not now < closes < meets_at:
        closes = now + (meets_at - now) / 2
    reminds = on(meets_at - timedelta(days=1), _MORNING)
    sends = min(on(closes + SEND_AFTER_CLOSE, _MORNING), reminds)
    if sends <= closes:
        sends = closes + (meets_at - closes) / 2
    summary = written_up_at(meets_at, zone)
    silent = on(meets_at + SILENT_AFTER, _MORNING)
    return Dates(asks, closes, sends, reminds, summary, silent)


def written_up_at(meets_at: datetime, zone: ZoneInfo) -> datetime:
    """When the reps are asked what happened: on the evening of the meeting, or when it is surely over."""
    evening = WallTime.on(meets_at.astimezone(zone).date(), _EVENING, zone).at
    return max(evening, meets_at + _AFTER_MEETING)


def is_today(meets_at: datetime, zone: ZoneInfo, *, now: datetime) -> bool:
    """Whether it is the day of the meeting, and nobody is asked yet what happened there."""
    same_day = now.astimezone(zone).date() == meets_at.astimezone(zone).date()
    return same_day and now < written_up_at(meets_at, zone)


def is_late(days: int) -> bool:
    """Whether papers that came so many days before the meeting came too late to be read with others."""
    return days < PAPERS_BEFORE


# At the meeting itself

CARDS: Mapping[str, str] = {"stop": "✋", "slower": "🐢", "explain": "🤔", "break": "☕"}
"""What a rep can hold up without speaking, each with its picture."""
OPENS_BEFORE, OPEN_AFTER = timedelta(hours=12), timedelta(days=14)
"""From when until when a rep can note what is said about each item, counted from the start."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a rep noted about one item: whether it was talked about, and what the others said."""

    item_id: ItemId
    person_id: PersonId
    talked: bool
    text: str
    voice: FileId | None


def is_now(meets_at: datetime, *, now: datetime) -> bool:
    """Whether it is the day of this meeting, or the days in which it is written up."""
    return meets_at - OPENS_BEFORE <= now < meets_at + OPEN_AFTER

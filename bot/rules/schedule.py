"""Times that people live by: wall time in a zone, daytime, one ordinary push a day. No clock here."""

from calendar import isleap
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

DAY_STARTS = time(9)
DAY_ENDS = time(20)
"""Ordinary pushes come in `DAY_STARTS <= local time < DAY_ENDS` (docs/life-cycles.md)."""

TELL_AFTER = 3
"""A deadline that failed so often since it was set is told to people."""
NIGHT = time(3, 17)
"""When hardly anybody is awake here, and few other programs tidy."""


MOST_STEPS = 8
"""So often a pause grows; without an end to it, the number of a thing that fails for weeks would be too large."""


def pause_after(tries: int, *, first: timedelta, longest: timedelta) -> timedelta:
    """How long to wait after a try that failed: four times as long each time, up to the longest."""
    times: int = 4 ** min(tries, MOST_STEPS)
    return min(first * times, longest)


class Push(StrEnum):
    """How a message that nobody asked for right now may arrive."""

    NOW = "now"
    """The person waits for it, or somebody may be in danger: at once, at any hour."""
    QUIET = "quiet"
    """One line about an act of power: in daytime, without a sound, not counted."""
    ORDINARY = "ordinary"
    """In daytime, at most one a day; what waits together comes as one message."""


@dataclass(frozen=True, slots=True)
class WallTime:
    """A time as people wrote it down: local, with its zone. `at` is the moment in UTC.

    A time that does not exist (clocks go forward) moves to the first moment after the gap. A doubled one (clocks
    go back) is the first of the two, unless its `fold` is 1: that is the second.
    """

    local: datetime
    zone: ZoneInfo

    @property
    def at(self) -> datetime:
        """The moment, aware UTC."""
        moment = self.local.replace(tzinfo=self.zone).astimezone(UTC)
        if moment.astimezone(self.zone).replace(tzinfo=None) == self.local:
            return moment
        # In a gap the two folds lie on either side of it by its whole length: the offset after the
        # gap (fold 0 read backwards) gives a moment before it, so the gap's end is between them.
        before, after = (self.local.replace(tzinfo=self.zone, fold=fold).utcoffset() for fold in (0, 1))
        if before is None or after is None:
            raise ValueError("a zone without an offset")
        return _gap_end(self.local, self.zone, abs(after - before))

    @classmethod
    def on(cls, day: date, clock: time, zone: ZoneInfo) -> "WallTime":
        """A day and a time of day."""
        return cls(datetime.combine(day, clock), zone)

    @classmethod
    def of(cls, moment: datetime, zone: ZoneInfo) -> "WallTime":
        """The wall time at which a moment happens."""
        return cls(moment.astimezone(zone).replace(tzinfo=None), zone)

    def after_years(self, years: int) -> "WallTime":
        """The same day and time of day some years later.

        A year from 29 February ends on 28 February: the last day of the month, and no more than a year.
        """
        year = self.local.year + years
        is_leap_day = (self.local.month, self.local.day) == (2, 29)
        day = 28 if is_leap_day and not isleap(year) else self.local.day
        return WallTime(self.local.replace(year=year, day=day), self.zone)

    def in_zone(self, zone: ZoneInfo) -> "WallTime":
        """What a clock shows there when it shows the same."""
        return WallTime(self.local, zone)


def _gap_end(local: datetime, zone: ZoneInfo, gap: timedelta) -> datetime:
    """The first moment after the gap that swallows `local`, to the minute."""
    low = (local - gap).replace(tzinfo=zone, fold=0).astimezone(UTC)
    offset = low.astimezone(zone).utcoffset()
    moment = low
    while moment.astimezone(zone).utcoffset() == offset:
        moment += timedelta(minutes=1)
    return moment


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing the clock must do: `kind` names the deed, `subject` is the id it is about.

    `tries` is how often it failed since it was set.
    """

    kind: str
    subject: int
    due_at: datetime
    tries: int = 0

    @property
    def is_failing(self) -> bool:
        """Whether it failed so often that somebody must hear it."""
        return self.tries >= TELL_AFTER


def without_hour(moment: datetime) -> datetime:
    """The day of it alone, where an hour would tell when somebody was here."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def night_after(moment: datetime) -> datetime:
    """The first moment after this one at which it is `NIGHT`, in UTC."""
    night = datetime.combine(moment.astimezone(UTC).date(), NIGHT, UTC)
    return night if night > moment else night + timedelta(days=1)


def is_daytime(now: datetime, zone: ZoneInfo) -> bool:
    """Whether an ordinary push may come at this moment."""
    return DAY_STARTS <= now.astimezone(zone).time() < DAY_ENDS


def next_daytime(now: datetime, zone: ZoneInfo) -> datetime:
    """This moment if it is daytime, otherwise the next 9 in the morning there."""
    if is_daytime(now, zone):
        return now
    local = now.astimezone(zone)
    day = local.date() if local.time() < DAY_STARTS else local.date() + timedelta(days=1)
    return WallTime.on(day, DAY_STARTS, zone).at


def arrives_at(push: Push, now: datetime, zone: ZoneInfo, *, last_push: date | None) -> datetime:
    """The first moment, now or later, at which a letter may come to this person."""
    match push:
        case Push.NOW:
            return now
        case Push.QUIET:
            return next_daytime(now, zone)
        case Push.ORDINARY:
            return may_push_at(now, zone, last_push=last_push)


def may_push_at(now: datetime, zone: ZoneInfo, *, last_push: date | None) -> datetime:
    """The first moment, now or later, at which an ordinary push may come to this person.

    Args:
        last_push: the local day of the last one, None if there never was one. It may be tomorrow for who was further
            east; one later than that was noted by a clock that was wrong, and holds up nobody.
    """
    local = now.astimezone(zone).date()
    if last_push is None or not local <= last_push <= local + timedelta(days=1):
        return next_daytime(now, zone)
    return WallTime.on(last_push + timedelta(days=1), DAY_STARTS, zone).at

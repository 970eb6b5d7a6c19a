"""Promises about times: wall time, daytime, one ordinary push a day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.schedule import WallTime, is_daytime, may_push_at, next_daytime

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        (datetime(2026, 6, 5, 17), datetime(2026, 6, 5, 16, tzinfo=UTC)),
        (datetime(2026, 12, 4, 17), datetime(2026, 12, 4, 17, tzinfo=UTC)),
        # The clocks go forward: 1:30 does not exist and becomes 2 in the morning.
        (datetime(2026, 3, 29, 1, 30), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        # The clocks go back: 1:30 comes twice and means the first one.
        (datetime(2026, 10, 25, 1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_wall_time_is_one_moment(local: datetime, utc: datetime) -> None:
    assert WallTime(local, LONDON).at == utc


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1))
    | st.datetimes(datetime(2026, 10, 24), datetime(2026, 11, 3)),
    st.sampled_from(["Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Africa/El_Aaiun", "Asia/Karachi"]),
)
def test_the_wall_time_of_a_moment_is_that_moment(naive: datetime, zone: str) -> None:
    moment = naive.replace(tzinfo=UTC)
    assert WallTime.of(moment, ZoneInfo(zone)).at == moment


def test_each_moment_of_the_doubled_hour_is_itself() -> None:
    for hour in (0, 1):
        moment = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        assert WallTime.of(moment, LONDON).at == moment


@pytest.mark.parametrize(
    ("begins", "years", "ends"),
    [
        (datetime(2027, 6, 15, 17), 2, datetime(2029, 6, 15, 17)),
        (datetime(2028, 2, 29, 17), 1, datetime(2029, 2, 28, 17)),
        (datetime(2028, 2, 29, 17), 4, datetime(2032, 2, 29, 17)),
        (datetime(2027, 2, 28, 17), 1, datetime(2028, 2, 28, 17)),
    ],
)
def test_a_year_later_is_the_same_day_of_the_calendar(begins: datetime, years: int, ends: datetime) -> None:
    assert WallTime(begins, LONDON).after_years(years) == WallTime(ends, LONDON)


def test_a_year_that_ends_when_the_clocks_are_changed_ends_at_the_same_time_of_day() -> None:
    begins = WallTime(datetime(2026, 3, 30, 10), LONDON)
    assert begins.after_years(-1).at == datetime(2025, 3, 30, 9, tzinfo=UTC)
    assert begins.after_years(1).at - begins.at == timedelta(days=365)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)), st.sampled_from(["Europe/London", "America/St_Johns"]))
def test_an_ordinary_push_never_comes_at_night(naive: datetime, zone: str) -> None:
    now = naive.replace(tzinfo=UTC)
    moment = next_daytime(now, ZoneInfo(zone))
    assert is_daytime(moment, ZoneInfo(zone))
    assert timedelta(0) <= moment - now < timedelta(hours=15)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)), st.integers(-3, 1))
def test_two_ordinary_pushes_never_come_on_one_day(naive: datetime, days: int) -> None:
    now = naive.replace(tzinfo=UTC)
    last = now.astimezone(LONDON).date() + timedelta(days=days)
    moment = may_push_at(now, LONDON, last_push=last)
    assert moment >= now
    assert moment.astimezone(LONDON).date() > last


def test_a_push_that_a_wrong_clock_noted_holds_up_nobody() -> None:
    now = datetime(2026, 6, 5, 9, tzinfo=UTC)
    assert may_push_at(now, LONDON, last_push=date(2027, 6, 5)) == now


def test_the_first_push_of_a_person_waits_only_for_the_morning() -> None:
    night = datetime(2026, 6, 5, 22, tzinfo=UTC)
    assert may_push_at(night, LONDON, last_push=None) == datetime(2026, 6, 6, 8, tzinfo=UTC)
    assert may_push_at(night, LONDON, last_push=date(2026, 6, 5)) == datetime(2026, 6, 6, 8, tzinfo=UTC)

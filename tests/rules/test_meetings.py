"""Promises of the dates that follow from a board meeting."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.agenda import most_alike
from bot.rules.meetings import dates_of

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    ahead=st.timedeltas(timedelta(hours=1), timedelta(days=400)),
    zone=st.sampled_from(["Europe/London", "America/New_York", "Australia/Sydney", "Pacific/Auckland"]),
)
def test_the_dates_are_always_in_order_and_inside_the_time_there_is(now: datetime, ahead: timedelta, zone: str) -> None:
    meets_at = now + ahead
    dates = dates_of(meets_at, ZoneInfo(zone), now=now)
    assert now <= dates.asks
    assert now < dates.closes < meets_at < dates.summary
    assert dates.closes < dates.sends < meets_at


def test_with_time_enough_we_ask_six_weeks_before_and_close_four_weeks_before() -> None:
    dates = dates_of(datetime(2026, 9, 1, 10, tzinfo=UTC), LONDON, now=NOW)
    assert dates.asks == datetime(2026, 7, 21, 9, tzinfo=UTC)
    assert dates.closes == datetime(2026, 8, 4, 16, tzinfo=UTC)
    assert dates.summary == datetime(2026, 9, 1, 17, tzinfo=UTC)


def test_over_the_autumn_night_the_hours_on_the_wall_stay_the_same() -> None:
    dates = dates_of(datetime(2026, 11, 10, 10, tzinfo=UTC), LONDON, now=NOW)
    assert dates.asks.astimezone(LONDON).hour == 10
    assert dates.closes.astimezone(LONDON).hour == 17


def test_the_most_alike_words_come_first_and_strangers_do_not_come() -> None:
    others = [(1, "Our bus is always late"), (2, "I want a job"), (3, ""), (4, "zzz qqq")]
    assert most_alike("The bus is late", others, most=1) == [1]
    assert most_alike("", others) == []
    assert 4 not in most_alike("The bus is late", others)

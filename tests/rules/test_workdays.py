"""Promises of working days: a board is never asked to meet at Christmas, on a bank holiday or on a Sunday."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rules.workdays import is_workday, months_from, next_workday, workday_before, workdays_of_week

LONDON, BERLIN = ZoneInfo("Europe/London"), ZoneInfo("Europe/Berlin")
BANK_HOLIDAYS = [
    date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25), date(2026, 8, 31),
    date(2027, 3, 26), date(2027, 3, 29), date(2027, 5, 3), date(2027, 5, 31), date(2027, 8, 30),
    date(2028, 1, 3), date(2023, 1, 2), date(2038, 4, 23), date(2038, 4, 26),
]  # fmt: skip
"""Of England and Wales, as the government publishes them; Easter of 2038 is the latest that can be."""


@pytest.mark.parametrize("day", BANK_HOLIDAYS)
def test_a_bank_holiday_is_no_working_day(day: date) -> None:
    assert not is_workday(day, LONDON)


def test_the_days_of_a_year_that_are_no_weekend_and_no_holiday_are_working_days() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    off = [day for day in days if day.weekday() < 5 and not is_workday(day, LONDON)]
    # 1 and 2 January, five bank holidays, and 24 to 31 December without its weekend.
    assert len(off) == 2 + 5 + 6


def test_elsewhere_the_days_at_christmas_are_free_too() -> None:
    assert [is_workday(date(2026, 12, day), BERLIN) for day in (23, 24, 25, 30)] == [True, False, False, False]
    assert is_workday(date(2026, 5, 4), BERLIN)


def test_a_week_without_a_working_day_is_passed_over_in_both_directions() -> None:
    assert workdays_of_week(date(2026, 12, 28), LONDON)[0] == date(2027, 1, 4)
    assert workday_before(date(2027, 1, 4), LONDON) == date(2026, 12, 23)
    assert next_workday(date(2026, 12, 24), LONDON) == date(2027, 1, 4)


def test_months_go_on_into_the_next_year() -> None:
    assert list(months_from(date(2026, 11, 27), most=3)) == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]

"""Promises of working days: a board is never asked to meet at Christmas, on a bank holiday or on a Sunday."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rules.workdays import (
    COUNTRIES,
    country_by,
    is_workday,
    months_from,
    next_workday,
    workday_before,
    workdays_of_week,
)

ENGLAND, SCOTLAND, NORTH, GERMANY = "GB-ENG", "GB-SCT", "GB-NIR", "DE"
BANK_HOLIDAYS = [
    date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25), date(2026, 8, 31),
    date(2027, 3, 26), date(2027, 3, 29), date(2027, 5, 3), date(2027, 5, 31), date(2027, 8, 30),
    date(2028, 1, 3), date(2023, 1, 2), date(2038, 4, 23), date(2038, 4, 26), date(2022, 6, 3), date(2023, 5, 8),
]  # fmt: skip
"""Of England and Wales, as the government publishes them; Easter of 2038 is the latest that can be."""


@pytest.mark.parametrize("day", BANK_HOLIDAYS)
def test_a_bank_holiday_is_no_working_day(day: date) -> None:
    assert not is_workday(day, ENGLAND)


def test_the_days_of_a_year_that_are_no_weekend_and_no_holiday_are_working_days() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    off = [day for day in days if day.weekday() < 5 and not is_workday(day, ENGLAND)]
    # 1 and 2 January, five bank holidays, and 24 to 31 December without its weekend.
    assert len(off) == 2 + 5 + 6


def test_elsewhere_the_days_at_christmas_are_free_too() -> None:
    assert [is_workday(date(2026, 12, day), GERMANY) for day in (23, 24, 25, 30)] == [True, False, False, False]
    assert is_workday(date(2026, 5, 4), GERMANY)
    assert is_workday(date(2026, 5, 4), "")


def test_each_part_of_the_united_kingdom_keeps_its_own_days() -> None:
    days = [date(2026, 3, 17), date(2026, 4, 6), date(2026, 7, 13), date(2026, 8, 3), date(2026, 11, 30)]
    free = {part: [day for day in days if not is_workday(day, part)] for part in (ENGLAND, SCOTLAND, NORTH)}
    assert free == {ENGLAND: [days[1]], SCOTLAND: days[3:], NORTH: days[:3]}


def test_every_country_that_can_be_chosen_has_days_of_its_own() -> None:
    days = [date(2026, 1, 3) + timedelta(days=n) for n in range(355)]
    usual = sum(is_workday(day, "") for day in days)
    assert all(sum(is_workday(day, country) for day in days) < usual for country in COUNTRIES)


def test_the_clock_says_the_country_until_somebody_does() -> None:
    zones = ("Europe/London", "Europe/Berlin", "America/Denver", "Africa/Cairo")
    assert [country_by(ZoneInfo(zone)) for zone in zones] == ["GB-ENG", "DE", "US", ""]


def test_a_week_without_a_working_day_is_passed_over_in_both_directions() -> None:
    assert workdays_of_week(date(2026, 12, 28), ENGLAND)[0] == date(2027, 1, 4)
    assert workday_before(date(2027, 1, 4), ENGLAND) == date(2026, 12, 23)
    assert next_workday(date(2026, 12, 24), ENGLAND) == date(2027, 1, 4)


def test_months_go_on_into_the_next_year() -> None:
    assert list(months_from(date(2026, 11, 27), most=3)) == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]

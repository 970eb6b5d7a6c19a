"""Days on which boards work: no weekends, no bank holidays of their country, not 24 December to 2 January.

For what is proposed. People may write another day into a promise, and what is planned already stays.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

SATURDAY = 5
COUNTRIES = {
    "GB-ENG": "Europe/London",
    "GB-WLS": "Europe/London",
    "GB-SCT": "Europe/London",
    "GB-NIR": "Europe/London",
    "IE": "Europe/Dublin",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "PL": "Europe/Warsaw",
    "FI": "Europe/Helsinki",
    "US": "America/New_York",
    "PK": "Asia/Karachi",
    "AU": "Australia/Sydney",
    "NZ": "Pacific/Auckland",
}
"""Where a board can be: ISO 3166, of the United Kingdom its parts, which keep days of their own; and the clock there.

The first one of a clock is taken until somebody says where the board is.
"""
USUAL_WEEKS = 12
"""From one meeting of a board to the next (docs/life-cycles.md)."""


def country_by(zone: ZoneInfo) -> str:
    """The country of a clock; empty where we know of none: there only weekends and the days at Christmas are free."""
    if zone.key.startswith("America/"):
        return "US"
    return next((country for country, known in COUNTRIES.items() if known == zone.key), "")


def is_workday(day: date, country: str) -> bool:
    """Whether a board may meet on this day. `country`: as in COUNTRIES, or empty."""
    at_christmas = (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 2)
    return day.weekday() < SATURDAY and not at_christmas and not (country and day in _bank_holidays(country, day.year))


def next_workday(day: date, country: str) -> date:
    """This day, or the first one after it on which a board may meet."""
    while not is_workday(day, country):
        day += timedelta(days=1)
    return day


def workday_before(day: date, country: str) -> date:
    """The last day before this one on which a board may meet."""
    day -= timedelta(days=1)
    while not is_workday(day, country):
        day -= timedelta(days=1)
    return day


def workdays_of_week(day: date, country: str) -> tuple[date, ...]:
    """The working days of the week of this day, or of the next working day when it is none."""
    first = next_workday(day, country)
    monday = first - timedelta(days=first.weekday())
    week = (monday + timedelta(days=n) for n in range(SATURDAY))
    return tuple(each for each in week if is_workday(each, country))


def months_from(day: date, *, most: int) -> Iterator[date]:
    """The first days of this month and of those after it."""
    for n in range(most):
        months = day.month - 1 + n
        yield date(day.year + months // 12, months % 12 + 1, 1)


@lru_cache(maxsize=64)
def _bank_holidays(country: str, year: int) -> Collection[date]:
    # Bringing it in takes a quarter of a second, and a start has no use for it.
    import holidays

    land, _, part = country.partition("-")
    return frozenset(holidays.country_holidays(land, subdiv=part or None, years=year))

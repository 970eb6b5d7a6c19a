"""Days on which boards work: no weekends, no bank holidays, not 24 December to 2 January.

For what is proposed. People may write another day into a promise, and what is planned already stays.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

MONDAY, SATURDAY = 0, 5
LONDON = "Europe/London"
"""Groups there keep the bank holidays of England and Wales; of other places only the days at Christmas are known."""
USUAL_WEEKS = 12
"""From one meeting of a board to the next (docs/life-cycles.md)."""


def is_workday(day: date, zone: ZoneInfo) -> bool:
    """Whether a board may meet on this day."""
    at_christmas = (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 2)
    return day.weekday() < SATURDAY and not at_christmas and (zone.key != LONDON or day not in _bank_holidays(day.year))


def next_workday(day: date, zone: ZoneInfo) -> date:
    """This day, or the first one after it on which a board may meet."""
    while not is_workday(day, zone):
        day += timedelta(days=1)
    return day


def workday_before(day: date, zone: ZoneInfo) -> date:
    """The last day before this one on which a board may meet."""
    day -= timedelta(days=1)
    while not is_workday(day, zone):
        day -= timedelta(days=1)
    return day


def workdays_of_week(day: date, zone: ZoneInfo) -> tuple[date, ...]:
    """The working days of the week of this day, or of the next working day when it is none."""
    first = next_workday(day, zone)
    monday = first - timedelta(days=first.weekday())
    week = (monday + timedelta(days=n) for n in range(SATURDAY))
    return tuple(each for each in week if is_workday(each, zone))


def months_from(day: date, *, most: int) -> Iterator[date]:
    """The first days of this month and of those after it."""
    for n in range(most):
        months = day.month - 1 + n
        yield date(day.year + months // 12, months % 12 + 1, 1)


def _bank_holidays(year: int) -> frozenset[date]:
    """Those of England and Wales that come every year outside the days at Christmas.

    New Year and Christmas, and the days in lieu of them, are handled by their dates, but for 3 and 4 January.
    """
    easter = _easter(year)
    found = {easter - timedelta(days=2), easter + timedelta(days=1)}
    found |= {_first_monday(date(year, 5, 1)), _first_monday(date(year, 5, 25)), _first_monday(date(year, 8, 25))}
    # New Year's Day on a weekend is kept on the Monday after it.
    new_year = date(year, 1, 1)
    if new_year.weekday() >= SATURDAY:
        found.add(_first_monday(new_year))
    return frozenset(found)


def _first_monday(day: date) -> date:
    """The first Monday on or after this day."""
    return day + timedelta(days=-day.weekday() % 7)


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones, Butcher; Astronomical Algorithms, chapter 8)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)

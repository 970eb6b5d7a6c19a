"""Choosing a day, one way for every feature: first the month, then its working days. Days inside taps: 20260605."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.rules.refusals import OldButton
from bot.rules.workdays import months_from, next_workday, workday_before, workdays_of_week
from bot.screen import Button, Screen, Tap
from bot.screens.schedule import pick_day, pick_month
from bot.words import Words

MONTHS = 6
"""From how many months a day can be chosen with one press."""


def number_of(day: date) -> int:
    """20260605 for 5 June 2026."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: int) -> date:
    """The inverse. Raises OldButton for a number that is no day."""
    try:
        return date(number // 10_000, number // 100 % 100, number % 100)
    except ValueError:
        raise OldButton from None


@dataclass(frozen=True, slots=True)
class Choice:
    """What a day is chosen for.

    Args:
        title, lines: of the days.
        zone: where the day is.
        earliest: no day before this one is offered.
        pick: what tapping a day means.
        page: shows the days from a day on; of 0 the months.
        back: where Back leads from the months.
        latest: no month after this day is offered; None: as many as fit.
        usual: the day that is proposed, before the months.
        of_months: the lines of the months; by itself those of the days.
    """

    title: str
    lines: tuple[str, ...]
    country: str
    earliest: date
    pick: Callable[[int], Tap]
    page: Callable[[int], Tap]
    back: Tap
    latest: date | None = None
    usual: Button | None = None
    of_months: tuple[str, ...] = ()


def choose(words: Words, choice: Choice, first: int) -> Screen:
    """The months, or with `first` the working days of the week of that day. One month alone is not asked for."""
    earliest = next_workday(choice.earliest, choice.country)
    all_months = months_from(earliest, most=MONTHS)
    months = [month for month in all_months if choice.latest is None or month <= choice.latest]
    if not first and len(months) > 1:
        return pick_month(
            words,
            title=choice.title,
            lines=choice.of_months or choice.lines,
            usual=choice.usual,
            months=months,
            page=lambda day: choice.page(number_of(day)),
            back=choice.back,
        )
    days = workdays_of_week(max(earliest, day_of(first)) if first else earliest, choice.country)
    return pick_day(
        words,
        title=choice.title,
        lines=choice.lines,
        days=days,
        pick=lambda day: choice.pick(number_of(day)),
        page=lambda day: choice.page(number_of(day)),
        earliest=earliest,
        back=choice.page(0) if len(months) > 1 else choice.back,
        before=workday_before(days[0], choice.country),
    )

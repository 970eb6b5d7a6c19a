"""Days inside taps: 20260605."""

from datetime import date

from bot.rules.refusals import OldButton


def number_of(day: date) -> int:
    """20260605 for 5 June 2026."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: int) -> date:
    """The inverse. Raises OldButton for a number that is no day."""
    try:
        return date(number // 10_000, number // 100 % 100, number % 100)
    except ValueError:
        raise OldButton from None

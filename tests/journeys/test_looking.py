"""Promises of looking: two pages differ only when they say something else, not when the clock went on between them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.words import Words, language_of
from tests.journeys.looking import without_times


@pytest.mark.parametrize("code", ["en", "cy"])
@pytest.mark.parametrize(
    "clock",
    [(9, 0), (12, 0), (12, 1), (13, 0), (13, 1), (0, 0), (18, 0), (23, 59)],
    ids=lambda c: "{:02}:{:02}".format(*c),
)
def test_whatever_the_clock_says_a_page_is_the_same(code: str, clock: tuple[int, int]) -> None:
    words = Words(language_of(code), ZoneInfo("UTC"))
    time = words.time(datetime(2026, 6, 1, *clock, tzinfo=UTC))
    assert without_times(f"You can say it until {time}.") == "You can say it until ."


def test_other_numbers_stay() -> None:
    assert without_times("13 people said it. 2 of 9 like it.") == "13 people said it. 2 of 9 like it."

"""Promises of the words: dates, times and lists are said as people of each language say them."""

import re
from datetime import date, datetime

import pytest

from bot.languages import Language
from bot.rules.record import SPOKEN
from tests.tongues import COMPLETE, ZONE, each_example, words_in

MOST_LETTERS = 10


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=ZONE)


@pytest.mark.parametrize(("language", "example"), each_example("times"))
def test_a_time_is_said_in_local_words(language: Language, example: tuple[str, str]) -> None:
    assert words_in(language).time(_moment(example[0])) == example[1]


@pytest.mark.parametrize(("language", "example"), each_example("hours"))
def test_an_hour_on_a_button_is_short(language: Language, example: tuple[int, str]) -> None:
    assert words_in(language).hour(example[0]) == example[1]


@pytest.mark.parametrize(("language", "example"), each_example("moments"))
def test_a_moment_is_a_full_date_and_a_time(language: Language, example: tuple[str, str]) -> None:
    assert words_in(language).moment(_moment(example[0])) == example[1]


@pytest.mark.parametrize(("language", "example"), each_example("dates"))
def test_a_date_stands_in_a_sentence(language: Language, example: tuple[str, str]) -> None:
    assert words_in(language).date(date.fromisoformat(example[0])) == example[1]


@pytest.mark.parametrize(("language", "example"), each_example("headings"))
def test_a_line_begins_with_a_capital(language: Language, example: tuple[str, str]) -> None:
    words = words_in(language)
    assert words.heading(words.date(date.fromisoformat(example[0]))) == example[1]


@pytest.mark.parametrize(("language", "example"), each_example("days"))
def test_a_day_on_a_button_has_no_year(language: Language, example: tuple[str, str]) -> None:
    assert words_in(language).day(date.fromisoformat(example[0])) == example[1]


@pytest.mark.parametrize(("language", "example"), each_example("plurals"))
def test_words_are_as_the_number_before_them_asks(language: Language, example: tuple[str, int, str]) -> None:
    key, n, wanted = example
    assert words_in(language).plural(key, n) == wanted


@pytest.mark.parametrize(("language", "example"), each_example("lists"))
def test_a_list_of_names_has_the_right_and(language: Language, example: tuple[list[str], str]) -> None:
    assert words_in(language).all_of(example[0]) == example[1]


@pytest.mark.parametrize("language", COMPLETE, ids=lambda each: each.code)
def test_the_words_that_are_read_out_are_short_and_differ(language: Language) -> None:
    spoken = re.findall(r"\w+", words_in(language).spoken(range(SPOKEN)))
    assert len(set(spoken)) == SPOKEN
    assert all(word.islower() and len(word) <= MOST_LETTERS for word in spoken)

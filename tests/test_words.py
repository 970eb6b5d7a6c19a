"""Promises of the words: dates, times and lists are said as people of each language say them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.words import Words

ZONE = ZoneInfo("Europe/London")
ENGLISH, WELSH = Words("en", ZONE), Words("cy", ZONE)


@pytest.mark.parametrize(
    ("hour", "minute", "english", "welsh"),
    [
        (8, 0, "9 in the morning", "9 o'r gloch y bore"),
        (11, 0, "12 midday", "hanner dydd"),
        (13, 30, "2:30 in the afternoon", "2:30 y prynhawn"),
        (16, 0, "5 in the afternoon", "5 o'r gloch y prynhawn"),
        (18, 0, "7 in the evening", "7 o'r gloch yr hwyr"),
    ],
)
def test_a_time_is_said_in_local_words(hour: int, minute: int, english: str, welsh: str) -> None:
    moment = datetime(2026, 6, 5, hour, minute, tzinfo=UTC)
    assert (ENGLISH.time(moment), WELSH.time(moment)) == (english, welsh)


def test_an_hour_on_a_button_is_short() -> None:
    assert [ENGLISH.hour(hour) for hour in (10, 12)] == ["10 in the morning", "12 midday"]
    assert [WELSH.hour(hour) for hour in (10, 12)] == ["10 y bore", "hanner dydd"]


def test_a_moment_is_a_full_date_and_a_time() -> None:
    moment = datetime(2026, 6, 5, 16, tzinfo=UTC)
    assert ENGLISH.moment(moment) == "Friday 5 June 2026 at 5 in the afternoon"
    assert WELSH.moment(moment) == "dydd Gwener 5 Mehefin 2026 am 5 o'r gloch y prynhawn"


def test_a_welsh_day_has_a_capital_only_where_it_begins_a_line() -> None:
    day = date(2026, 6, 5)
    assert WELSH.date(day) == "dydd Gwener 5 Mehefin 2026"
    assert WELSH.heading(WELSH.date(day)) == "Dydd Gwener 5 Mehefin 2026"
    assert WELSH.day(day) == "Dydd Gwener 5 Mehefin"


@pytest.mark.parametrize(
    ("n", "welsh"),
    [
        (1, "Byddwn ni'n dewis 1 cynrychiolydd."),
        (2, "Byddwn ni'n dewis 2 gynrychiolydd."),
        (3, "Byddwn ni'n dewis 3 chynrychiolydd."),
        (4, "Byddwn ni'n dewis 4 o gynrychiolwyr."),
        (6, "Byddwn ni'n dewis 6 chynrychiolydd."),
    ],
)
def test_a_welsh_word_begins_as_the_number_before_it_asks(n: int, welsh: str) -> None:
    assert WELSH.plural("elections.rules.seats", n) == welsh


def test_a_list_of_names_has_the_right_and() -> None:
    assert ENGLISH.all_of(["Ben", "Mina", "Sam"]) == "Ben, Mina and Sam"
    assert WELSH.all_of(["Ben", "Mina", "Sam"]) == "Ben, Mina a Sam"
    assert WELSH.all_of(["Ben", "Ann"]) == "Ben ac Ann"

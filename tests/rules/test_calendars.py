"""Promises of calendar files: every calendar reads them, whatever people wrote, and whatever the clocks do."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.calendars import Event, calendar

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def read(text: str) -> dict[str, str]:
    """The lines of a file with one event as a calendar takes them: unfolded, by their names."""
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if line)


@pytest.mark.parametrize(("fold", "told"), [(0, "20261025T003000Z"), (1, "20261025T013000Z")])
def test_the_hour_that_comes_twice_is_the_one_that_is_meant(fold: int, told: str) -> None:
    twice = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=fold)
    assert read(calendar([Event("a@b", "Meeting", twice)], now=NOW))["DTSTART"] == told


def test_a_whole_day_ends_where_the_next_one_begins() -> None:
    told = read(calendar([Event("a@b", "Last day", date(2026, 12, 31))], now=NOW))
    assert (told["DTSTART;VALUE=DATE"], told["DTEND;VALUE=DATE"]) == ("20261231", "20270101")


def test_what_will_not_be_says_so() -> None:
    told = read(calendar([Event("a@b", "Meeting", NOW, version=4, is_off=True)], now=NOW))
    assert (told["STATUS"], told["SEQUENCE"], told["UID"]) == ("CANCELLED", "4", "a@b")


@given(st.text(), st.text(), st.lists(st.text(st.characters(exclude_categories=["Cc", "Zl", "Zp", "Cs"]))))
def test_nothing_that_people_wrote_becomes_a_line_of_its_own(summary: str, place: str, note: list[str]) -> None:
    shown = Event("a@b", summary.replace("\0", ""), NOW, place=place, note=tuple(note))
    names = {line.split(":")[0] for line in calendar([shown], now=NOW).replace("\r\n ", "").split("\r\n")}
    plain = {"BEGIN", "VERSION", "PRODID", "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "SUMMARY", "END", ""}
    assert names - {"LOCATION", "DESCRIPTION"} == plain


def test_signs_of_the_format_are_words_in_a_text() -> None:
    told = read(calendar([Event("a@b", "Tea; cake, \\ more", NOW, note=("One.", "Two."))], now=NOW))
    assert (told["SUMMARY"], told["DESCRIPTION"]) == ("Tea\\; cake\\, \\\\ more", "One.\\nTwo.")

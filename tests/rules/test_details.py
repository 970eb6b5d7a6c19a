"""Promises about numbers, dates and times: nothing of the notes is lost by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.easy_read.details import details, unsaid
from bot.screen import tap


@pytest.mark.parametrize(
    ("notes", "card"),
    [
        ("The pilot starts on 04/01/2027.", "The test starts on Monday 4 January 2027."),
        ("Views by 13.11.2026.", "Tell us on or before Friday 13 November."),
        ("Passes work from 09:00.", "Your pass works from 9 in the morning."),
        ("The meeting closed at 14:30hrs.", "It was over at 2:30 in the afternoon."),
        ("71% had a check.", "About 7 in every 10 people had a check."),
        ("A six-month pilot on route 4.", "The test lasts 6 months. It is on bus 4."),
        ("Dechrau ar 04/01/2027.", "Dechrau ar 4 Ionawr 2027."),
    ],
)
def test_a_detail_is_said_in_whatever_form(notes: str, card: str) -> None:
    assert unsaid(notes, card) == ()


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ("The cost is £212,000 per annum.", "£212,000"),
        ("75% is the target.", "75%"),
        ("The last meeting was on 08/07/2026.", "08/07/2026"),
        ("It closed at 12:47hrs.", "12:47hrs"),
    ],
)
def test_what_no_card_says_is_found_as_it_stands_in_the_notes(notes: str, words: str) -> None:
    assert [detail.words for detail in unsaid(notes, "About 7 in every 10 people in July 2026.")] == [words]


def test_the_number_of_a_heading_is_no_detail() -> None:
    assert details("2. Concessionary travel\nNothing was decided.") == ()


@given(st.text(alphabet="0123456789 /.:,-%£ain every\n"))
def test_every_detail_fits_on_a_button_and_says_itself(text: str) -> None:
    for detail in details(text):
        tap("summaries.leave_out", 10**9, detail.key, "not_important").encode()
    assert unsaid(text, text) == ()

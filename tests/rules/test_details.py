"""Promises about numbers, dates and times: nothing of the notes is lost by accident."""

from datetime import datetime
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.languages import FIRST, Language, figures_in
from bot.rules.easy_read import details as rules
from bot.screen import tap
from tests.tongues import COMPLETE, ZONE, each_example, words_in


def details(text: str, code: str = FIRST) -> tuple[rules.Detail, ...]:
    return rules.details(text, figures_in(code))


def unsaid(notes: str, card: str, code: str = FIRST) -> tuple[rules.Detail, ...]:
    return rules.unsaid(notes, card, figures_in(code))


@pytest.mark.parametrize(
    ("notes", "card"),
    [
        ("The pilot starts on 04/01/2027.", "The test starts on Monday 4 January 2027."),
        ("Views by 13.11.2026.", "Tell us on or before Friday 13 November."),
        ("Passes work from 09:00.", "Your pass works from 9 in the morning."),
        ("The meeting closed at 14:30hrs.", "It was over at 2:30 in the afternoon."),
        ("71% had a check.", "About 7 in every 10 people had a check."),
        ("Two thirds had a check.", "About 7 in every 10 people had a check."),
        ("A six-month pilot on route 4.", "The test lasts 6 months. It is on bus 4."),
    ],
)
def test_a_detail_is_said_in_whatever_form(notes: str, card: str) -> None:
    assert unsaid(notes, card) == ()


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ("The cost is £212,000 per annum.", "£212,000"),
        ("75% is the target.", "75%"),
        ("4 in 7 people came.", "4 in 7"),
        ("The last meeting was on 08/07/2026.", "08/07/2026"),
        ("It closed at 12:47hrs.", "12:47hrs"),
    ],
)
def test_what_no_card_says_is_found_as_it_stands_in_the_notes(notes: str, words: str) -> None:
    assert [detail.words for detail in unsaid(notes, "About 7 in every 10 people in July 2026.")] == [words]


LEFT_OUT = [
    # Money: pence, thousands, millions.
    ("The pass costs £12.50 a week.", "The pass costs money.", "£12.50"),
    ("The plan costs £1.2m.", "The plan costs a lot.", "£1.2m"),
    ("The club gets £950k.", "The club gets money.", "£950k"),
    ("The grant is £2.5 million.", "The grant is large.", "£2.5 million"),
    ("A ride costs 50p.", "A ride costs money.", "50p"),
    ("The club gets £4.", "Bus 4 goes to the club.", "£4"),
    ("The hall costs £1,250.75 a year.", "The hall costs £1,250 a year.", "£1,250.75"),
    ("They saved 3 million pounds.", "They saved a lot of money.", "3 million pounds"),
    ("Lunch is 80 pence.", "Lunch costs money.", "80 pence"),
    # Times of day, however they are written.
    ("The office opens at 2pm.", "The office opens.", "2pm"),
    ("The office opens at 10.00am.", "The office opens.", "10.00am"),
    ("The bus leaves at 1030hrs.", "The bus leaves.", "1030hrs"),
    ("The bus leaves at 14:00.", "The bus leaves.", "14:00"),
    ("The bus leaves at 2pm.", "The bus leaves at 2 in the morning.", "2pm"),
    ("The shop shuts at 5.30 p.m. each day.", "The shop shuts.", "5.30 p.m."),
    ("The club ends at 10.30.", "The club ends.", "10.30"),
    ("The bus leaves at half past 3.", "The bus leaves.", "half past 3"),
    ("The doors open at noon.", "The doors open.", "noon"),
    ("Start 0915 hours.", "It starts.", "0915 hours"),
    # Dates that have no year, no month, or no day.
    ("The board meets on 14/10.", "The board meets.", "14/10"),
    ("The board meets on the 14th.", "The board meets.", "14th"),
    ("It starts in May 2027.", "It starts.", "May 2027"),
    ("Views by 3 Nov please.", "Tell us.", "3 Nov"),
    ("The hall shuts on March 4th.", "The hall shuts.", "March 4th"),
    # Numbers with letters, points and words.
    ("The limit is 20mph.", "The limit is lower.", "20mph"),
    ("Each person has 3.7 visits.", "Each person has visits.", "3.7"),
    ("Ring 01632 960 123.", "Ring us.", "01632 960 123"),
    ("There were 1.2 million trips.", "There were many trips.", "1.2 million"),
    ("Two hundred people came.", "People came.", "Two hundred"),
    ("Twenty people came.", "People came.", "Twenty"),
    ("It costs 50 euros.", "It costs money.", "50 euros"),
    # Years of money, quarters, shares, and names with digits.
    ("The 2026/27 budget is low.", "There is little money.", "2026/27"),
    ("It starts in Q3.", "It starts later.", "Q3"),
    ("In the 1990s there were buses.", "Long ago there were buses.", "1990s"),
    ("Two thirds said yes.", "Many people said yes.", "Two thirds"),
    ("Bus 47A stops there.", "The bus stops there.", "47A"),
    ("We meet in room 3b.", "We meet there.", "3b"),
    ("Take bus X5.", "Take the bus.", "X5"),
    # A share says its two numbers, and not one of them about something else.
    ("Half of the group came in 2 buses.", "Half of the group came.", "2"),
    ("7 in 10 came. 10 buses are late.", "7 in 10 came. Buses are late.", "10"),
]


@pytest.mark.parametrize(("notes", "card", "words"), LEFT_OUT)
def test_exactly_what_no_card_says_is_left_out(notes: str, card: str, words: str) -> None:
    assert [detail.words for detail in unsaid(notes, card)] == [words]


SAID = [
    ("The pass costs £12.50 a week.", "Each week you pay £12.50."),
    ("The pass costs £12.50 a week.", "Each week you pay 12 pounds 50."),
    ("The plan costs £1.2m.", "The plan costs £1,200,000."),
    ("The grant is £2.5 million.", "The grant is 2.5 million pounds."),
    ("The club gets £950k.", "The club gets £950,000."),
    ("A ride costs 50p.", "You pay 50 pence for a ride."),
    ("A ride costs £0.50.", "You pay 50p for a ride."),
    ("The office opens at 2pm.", "The office opens at 2 in the afternoon."),
    ("The office opens at 10.00am.", "The office opens at 10 in the morning."),
    ("The bus leaves at 1030hrs.", "The bus leaves at 10:30 in the morning."),
    ("The bus leaves at 14:00.", "The bus leaves at 2 in the afternoon."),
    ("The bus leaves at 2:30.", "The bus leaves at 2:30 in the afternoon."),
    ("The bus leaves at 14:30.", "The bus leaves at half past 2."),
    ("The club ends at 9pm.", "The club ends at 9 at night."),
    ("The doors open at 12pm.", "The doors open at 12 midday."),
    ("The club is from 2-4pm.", "The club is from 2 to 4 in the afternoon."),
    ("The club is from 2-4pm.", "It starts at 2 in the afternoon. It ends at 4 in the afternoon."),
    ("The board meets on 14/10.", "The board meets on Wednesday 14 October 2026."),
    ("The board meets on the 14th.", "The board meets on Wednesday 14 October 2026."),
    ("It starts in May 2027.", "It starts on Monday 3 May 2027."),
    ("Views by 3 Nov please.", "Tell us on or before Tuesday 3 November 2026."),
    ("The limit is 20mph.", "The limit is 20 miles an hour."),
    ("1.2m people use it.", "1.2 million people use it."),
    ("The door is 1.2m wide.", "The door is 1.2 metres wide."),
    ("Ring 01632 960123.", "Ring 01632 960 123."),
    ("200 people came.", "Two hundred people came."),
    ("Three million two hundred thousand people.", "3,200,000 people."),
    ("50% came.", "Half came."),
    ("3/4 said yes.", "3 in 4 people said yes."),
    ("5/8 reps came.", "5 of the 8 reps came."),
    ("5 of the 8 reps came.", "5 out of 8 reps came."),
    ("It starts on 3 May 27.", "It starts on Monday 3 May 2027."),
    ("It starts on 3 May ’27.", "It starts on Monday 3 May 2027."),
    ("It starts in spring 2027.", "It starts on Monday 3 May 2027."),
    ("The 2026/27 budget is low.", "There is little money from 2026 to 2027."),
]


@pytest.mark.parametrize(("notes", "card"), SAID)
def test_what_a_card_says_in_its_own_form_is_not_left_out(notes: str, card: str) -> None:
    assert unsaid(notes, card) == ()


@pytest.mark.parametrize(("language", "example"), each_example("on_a_card"))
def test_what_a_card_says_in_its_own_language_is_not_left_out(language: Language, example: tuple[str, str]) -> None:
    assert unsaid(*example, language.code) == ()


@pytest.mark.parametrize(("language", "example"), each_example("not_on_a_card"))
def test_what_no_card_says_is_found_in_every_language(language: Language, example: tuple[str, str, str]) -> None:
    notes, card, words = example
    assert [detail.words for detail in unsaid(notes, card, language.code)] == [words]


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("language", COMPLETE)
def test_a_time_of_the_notes_is_said_by_the_time_as_the_bot_writes_it(hour: int, language: Language) -> None:
    moment = datetime(2026, 7, 1, hour, 30, tzinfo=ZONE)
    said = words_in(language).time(moment)
    for written in (f"{hour:02}:30", f"{hour:02}30hrs", f"{hour % 12 or 12}.30{'pm' if hour > 11 else 'am'}"):
        assert unsaid(f"It starts at {written}.", f"It starts at {said}.", language.code) == ()


@pytest.mark.parametrize("words", ["dau ddeg", "deg", "two hundred", "zwei hundert", "dwa tysiące"])
def test_however_many_words_for_numbers_stand_in_a_row_they_are_read_at_once(words: str) -> None:
    for language in COMPLETE:
        figures, begun = figures_in(language.code), process_time()
        rules.details(f"{words} " * 24, figures)
        assert process_time() - begun < 1


def test_the_number_of_a_heading_is_no_detail() -> None:
    assert details("2. Concessionary travel\nNothing was decided.") == ()


@given(st.text(alphabet="0123456789 /.:,-%£ain every\nkmphtobs"))
def test_every_detail_fits_on_a_button_and_says_itself(text: str) -> None:
    for detail in details(text):
        tap("summaries.leave_out", 10**9, detail.key, "not_important").encode()
    assert unsaid(text, text) == ()

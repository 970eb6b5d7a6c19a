"""Promises of what a voice says: the same as the screen shows, in words, in the language of the screen."""

import pytest

from bot.languages import FIRST, Language
from bot.media.aloud import spoken, spoken_page
from bot.words import Words
from tests.tongues import ZONE, each_example, words_in

ENGLISH = Words(FIRST, ZONE)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("The number is 01632 960 123.", "The number is zero one six three two, nine six zero, one two three."),
        ("Call 01632-960-123.", "Call zero one six three two, nine six zero, one two three."),
        ("(01632) 960123", "zero one six three two, nine six zero one two three."),
        ("+44 1632 960123", "plus four four, one six three two, nine six zero one two three."),
        ("116 123", "one one six, one two three."),
        ("Call 999.", "Call nine nine nine."),
        ("Call 101 or 999 if there is danger.", "Call one zero one or nine nine nine if there is danger."),
        ("🆘 000", "zero zero zero."),
        ("111 people came.", "one hundred and eleven people came."),
        ("1,000 people", "one thousand people."),
        ("1,250,005", "one million two hundred and fifty thousand and five."),
        ("9 of 12 people on bus 11", "nine of twelve people on bus eleven."),
        ("It costs £212,000 a year.", "It costs two hundred and twelve thousand pounds a year."),
        ("£1, £2.50, 50p and £0.05", "one pound, two pounds fifty, fifty pence and five pence."),
        ("£1.5 million or £2m", "one point five million pounds or two million pounds."),
        ("£20 each", "twenty pounds each."),
        ("Friday 5 June 2026 at 2:30", "Friday the fifth of June twenty twenty six at two thirty."),
        ("It is late!! Is it?. Yes..", "It is late! Is it? Yes."),
        ("“04/01/2027”", "the fourth of January twenty twenty seven."),
        ("2027-01-04", "the fourth of January twenty twenty seven."),
        ("at 9:05 in the morning", "at five past nine in the morning."),
        ("10am, 5.30pm and 9:00", "ten in the morning, five thirty p m and nine o'clock."),
        ("3-5 people", "three to five people."),
        ("50 % or 9/12 or 2.5", "fifty per cent or nine out of twelve or two point five."),
        ("the 2nd bus & the 31st", "the second bus and the thirty first."),
        ("Cllr Siân and Dr Rhys", "Councillor Sharn and Doctor Reece."),
        ("The code is 0f3a9c.", "The code is zero f three a nine c."),
        ("https://t.me/SayNextBot?start=join_a", "A link."),
        ("Write to mina@example.org", "Write to mina at example dot org."),
        ("easy-read - good – yes", "easy-read, good, yes."),
    ],
)  # fmt: skip
def test_numbers_signs_and_short_forms_are_said_in_english_words(written: str, said: str) -> None:
    assert spoken(written, ENGLISH) == said


@pytest.mark.parametrize(("language", "example"), each_example("said"))
def test_numbers_signs_and_short_forms_are_said_in_words_of_the_language(
    language: Language, example: tuple[str, str]
) -> None:
    written, said = example
    assert spoken(written, words_in(language)) == said


@pytest.mark.parametrize(("language", "example"), each_example("receipts"))
def test_who_cannot_read_can_check_their_receipt(language: Language, example: tuple[str, str]) -> None:
    pictures, said = example
    assert spoken(f"Your pictures are {pictures}", words_in(language)) == f"Your pictures are {said}"


def test_a_line_of_pictures_alone_is_said() -> None:
    assert spoken("🌻 🚲 🎈\n🔊", ENGLISH) == "sunflower, bike, balloon."


def test_a_picture_before_words_says_the_same_again_so_it_is_silent() -> None:
    assert spoken("🚌 Buses\n\n1. 🚌 Buses\n✔️ We got it", ENGLISH) == "Buses.\nNumber one, Buses.\nWe got it."


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("① Mina", "Number one, Mina."),
        ("✅ ③ Sam", "You chose: Number three, Sam."),
        ("✅ ✖️ None of these", "You chose: None of these."),
        ("✖️ None of these", "None of these."),
        ("✅ Joe", "With a tick: Joe."),
        ("✅ Yes", "Yes."),
        ("⏳ “a NEW bus & at 9 sh…”", "Waiting: a NEW bus and at nine."),
        ("❌ “They will look at it”", "Not done: They will look at it."),
        ("Who can see my vote?", "Who can see my vote?"),
    ],
)
def test_a_button_says_its_number_and_what_became_of_it(label: str, said: str) -> None:
    assert spoken_page("Buses.", (label,), ENGLISH) == f"Buses.\nYou can press:\n{said}"


def test_a_language_without_a_table_leaves_its_numbers_to_the_voice() -> None:
    assert spoken("🚌 2 buses", Words("xx", ZONE)) == "2 buses."

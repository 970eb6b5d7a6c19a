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
        ("£2,000,000 or £1000000.50", "two million pounds or one million pounds fifty."),
        ("£20 each", "twenty pounds each."),
        ("Friday 5 June 2026 at 2:30", "Friday the fifth of June twenty twenty six at two thirty."),
        ("It is late!! Is it?. Yes..", "It is late! Is it? Yes."),
        ("“04/01/2027”", "the fourth of January twenty twenty seven."),
        ("2027-01-04", "the fourth of January twenty twenty seven."),
        ("at 9:05 in the morning", "at five past nine in the morning."),
        ("10am, 5.30pm and 9:00", "ten in the morning, five thirty in the afternoon and nine o'clock."),
        ("3-5 people", "three to five people."),
        ("50 % or 9/12 or 2.5", "fifty per cent or nine out of twelve or two point five."),
        ("the 2nd bus & the 31st", "the second bus and the thirty first."),
        ("Cllr Siân and Dr Rhys", "Councillor Sharn and Doctor Reece."),
        ("The code is 0f3a9c.", "The code is zero f three a nine c."),
        ("https://t.me/SayNextBot?start=join_a", "A link."),
        ("Write to mina@example.org", "Write to mina at example dot org."),
        ("easy-read - good – yes", "easy-read, good, yes."),
        ("the 42nd, the 100th and the 101st", "the forty second, the one hundredth and the one hundred and first."),
        ("1/2 or 3/4 of us, 2½ hours, ½ price", "half or three quarters of us, two and a half hours, half price."),
        ("10-12 or 9am-5pm", "ten to twelve or nine in the morning to five in the afternoon."),
        ("at 5 p.m. The bus", "at five in the afternoon. The bus."),
        ("at 6 p.m. and at 9.15.", "at six in the evening and at nine fifteen."),
        ("17:30, 18:00, 12pm, 12.30pm, 11:00am", "five thirty in the afternoon, six in the evening, "
         "twelve in the middle of the day, twelve thirty in the afternoon, eleven in the morning."),
        ("2nd-4th June and 2-4 June", "the second to the fourth of June and the second to the fourth of June."),
        ("Mon-Fri, Sat 5 Jan, the 5th of June", "Monday to Friday, Saturday the fifth of January, the fifth of June."),
        ("I sat in the sun on 5/6/26", "I sat in the sun on the fifth of June twenty twenty six."),
        ("£5-£10, £5-10, £5m-£10m", "five pounds to ten pounds, five pounds to ten pounds, "
         "five million pounds to ten million pounds."),
        ("£5/week and 1p", "five pounds a week and one penny."),
        ("Mrs. Hill, Dr. Green. St. Anne Road", "Missis Hill, Doctor Green. Saint Anne Road."),
        ("5 High St., p. 5 and No. 6", "five High Street, page five and Number six."),
        ("e.g. buses, i.e. now, vs. them etc.", "for example buses, that is now, against them and so on."),
        ("SW1A 1AA or CF10 3AT", "S W one A, one A A or C F one zero, three A T."),
        ("LDPB, MPs, CAMHS and WHY", "L D P B, M Ps, cams and WHY."),
        ("Phase II, part iv, Henry VIII", "Phase two, part four, Henry eight."),
        ("a_b@north-field.org.uk", "a underscore b at north dash field dot org dot U K."),
        ("+44 (0)20 7946 0018, 118 118", "plus four four, two zero, seven nine four six, zero zero one eight, "
         "one one eight, one one eight."),
        ("Text 70070. 10 000 people", "Text seven zero zero seven zero. ten thousand people."),
        ("-5°C, 30mins, 1 km, 5kg", "minus five degrees, thirty minutes, one kilometre, five kilos."),
        ("the 1990s and 2026/27", "the nineteen nineties and twenty twenty six to twenty seven."),
        ("See www.example.org, or x.org/join.", "See A link, or A link."),
        ("Ring 101, 999 or 111.", "Ring one zero one, nine nine nine or one one one."),
        ("08:00-20:00, 9.30-11.00", "eight o'clock to eight in the evening, nine thirty to eleven o'clock."),
        ("1600hrs, 16:00 hrs", "four in the afternoon, four in the afternoon."),
        ("3.8.26", "the third of August twenty twenty six."),
        ("Tue 2 June-Thu 4 June", "Tuesday the second of June to Thursday the fourth of June."),
        ("29 Nov – 3 Dec", "the twenty ninth of November to the third of December."),
        ("1:1 support, 3x a week, the '90s", "one to one support, three times a week, the nineties."),
        ("£10pp, £5pw, £5 p/w, 2m pounds, 3.50 pounds", "ten pounds each, five pounds a week, five pounds a week, two "
         "million pounds, three pounds fifty."),
        ("1000000, 5bn people, 100g, 2L", "one million, five billion people, one hundred grams, two litres."),
        ("#SaveBuses, DBS-check, Smith Ltd", "hashtag SaveBuses, D B S-check, Smith Limited."),
        ("Llandudno and Machynlleth", "Llan-did-no and Ma-hun-lleth."),
        ("Room 3g, bus 5L, bus 10x", "Room three g, bus five L, bus ten x."),
        ("ph 01632 960 123, £12ph", "phone zero one six three two, nine six zero, one two three, "
         "twelve pounds an hour."),
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

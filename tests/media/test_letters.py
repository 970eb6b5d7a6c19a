"""Promises of the letters that stand for people without a photo."""

import pytest

from bot.media.letters import COLOURS, letters_of
from bot.screen import Face


def _light(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", COLOURS)
def test_a_white_letter_can_be_read_on_each_colour(colour: str) -> None:
    assert 1.05 / (_light(colour) + 0.05) >= 4.5


def test_a_person_is_the_first_letter_of_the_name() -> None:
    assert [letter.text for letter in letters_of((Face(1, "ben"), Face(2, "Asha")))] == ["B", "A"]


def test_two_who_begin_with_the_same_letter_have_two() -> None:
    assert [letter.text for letter in letters_of((Face(1, "Mina"), Face(2, "Mo"), Face(3, "Ben")))] == ["Mi", "Mo", "B"]


def test_no_two_candidates_of_a_ballot_have_one_colour() -> None:
    shown = letters_of(tuple(Face(n, "Mina") for n in range(1, len(COLOURS) + 1)))
    assert len({letter.colour for letter in shown}) == len(COLOURS)


def test_a_candidate_has_the_same_colour_in_each_order_and_alone() -> None:
    ben, mina, mo = Face(1, "Ben"), Face(2, "Mina"), Face(3, "Mo")
    first, last = letters_of((ben, mina, mo))[1], letters_of((mo, ben, mina))[2]
    assert first.colour == last.colour == letters_of((mina,))[0].colour


def test_people_without_a_number_can_be_told_apart_too() -> None:
    shown = letters_of(tuple(Face(0, name) for name in ("Ben", "Mina", "Asha", "Sam", "Lily", "Tom", "Eve", "Mo")))
    assert len({letter.colour for letter in shown}) == len(shown)


def test_a_name_without_letters_stops_nothing() -> None:
    assert letters_of((Face(1, ""),))[0].text == ""

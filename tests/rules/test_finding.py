"""Promises of finding: the first letters of words, whatever their accents and size, or a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.finding import folded, initial, is_found


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("l", "Łukasz"),
        ("lu", "ŁUKASZ Nowak"),
        ("łuk", "Lukasz"),
        ("nowak", "Łukasz Nowak"),
        ("n l", "Łukasz Nowak"),
        ("sio", "Siân and Siôn"),
        ("strasse", "Straße"),
        ("the bus", "🚌 Buses The bus is late"),
        ("late!", "The bus is late"),
        ("🚌", "🚌 Buses"),
        ("🏘️", "🏘 Where we live"),
        ("42", "Bus 42"),
    ],
)
def test_this_finds_that(wanted: str, text: str) -> None:
    assert is_found(wanted, text)


@pytest.mark.parametrize(
    ("wanted", "text"), [("us", "Buses"), ("ben x", "Ben"), ("", "Ben"), (" ", "Ben"), ("🚆", "🚌")]
)
def test_this_does_not(wanted: str, text: str) -> None:
    assert not is_found(wanted, text)


@given(st.lists(st.text("abcłŁńé ", min_size=1), min_size=1), st.text("abcłŁńé", min_size=1, max_size=3))
def test_what_is_found_begins_so_and_whatever_begins_so_is_found(names: list[str], wanted: str) -> None:
    found = {name for name in names if is_found(wanted, name)}
    begin = {name for name in names if any(each.startswith(folded(wanted)) for each in folded(name).split())}
    assert found == begin


@given(st.text())
def test_everything_is_found_by_itself_when_it_shows_a_letter(text: str) -> None:
    assert is_found(text, text) or not any(sign.isalnum() for sign in folded(text))


@pytest.mark.parametrize(
    ("name", "letter"), [("Łukasz", "L"), ("élan", "E"), (" (Ben)", "B"), ("7up", "7"), ("🚌", "")]
)
def test_a_name_stands_under_its_first_letter(name: str, letter: str) -> None:
    assert initial(name) == letter

"""Promises of names: everybody has one that can be seen, and two that look alike are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.names import (
    SHORT_MOST,
    NoName,
    WordsOfOurs,
    WriteIt,
    check_not_ours,
    clean,
    clean_short,
    is_like,
    is_nearly,
    is_unseen,
    looks_of,
    offered,
)
from bot.rules.people import SameName, clean_name
from bot.rules.refusals import Empty, TooLong
from bot.screen import HOME

UNSEEN = ("", " \n", "\u3164", "\u200b\u200d\u2060 \u2800", "\u00ad", "\ufe0f\U000e0101", "\x07")
NOTHING = (
    "\u3164",  # Hangul filler
    "\u1160\u115f\uffa0",
    "\u200b\u200d\u2060",
    "\u2800",  # Braille without a dot
    "\u00ad",
    "\u202e\u2066",
    "\U000e0042\U000e0065\U000e006e",  # tags
    "\ufe0f\U000e0101",
    "\u034f",
    "\ue000",
    "\ud800",
    "\x00\x7f",
    "...",
    "12",
    "🌻",
    "\u0301",
)


@pytest.mark.parametrize("text", UNSEEN)
def test_words_of_which_nothing_can_be_seen_are_unseen_and_one_letter_or_picture_is_seen(text: str) -> None:
    assert is_unseen(text)
    for seen in ("a", "🌻", "12", "...", "\u0431"):
        assert not is_unseen(text + seen)


@pytest.mark.parametrize("name", NOTHING)
def test_nobody_has_a_name_without_letters(name: str) -> None:
    with pytest.raises(Empty):
        clean(name)
    assert offered(name) == ""


@pytest.mark.parametrize("name", ["", " ", "\u3164", "\u200b\u2060", "\u2800", "\u00ad", "\U000e0041"])
def test_a_name_in_which_nothing_can_be_seen_is_answered_like_an_empty_one(name: str) -> None:
    with pytest.raises(WriteIt):
        clean(name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ben\u200b", "Ben"),
        ("B\u00aden\u202e", "Ben"),
        ("✅ Ben", "Ben"),
        ("② Ben", "Ben"),
        ("2. Ben", "Ben"),
        ("Lily 🌸", "Lily"),
        ("Ｂｅｎ", "Ben"),
        ("  Mary-Ann \n O’Neil ", "Mary-Ann O’Neil"),
        ("Siân B.", "Siân B."),
        ("Ze\u0301\u0301\u0301\u0301\u0301\u0301", "Z\u00e9\u0301\u0301\u0301"),
        ("李小龙", "李小龙"),
        ("田中さくら", "田中さくら"),
        ("राम", "राम"),
        ("Нина Lee", "Нина Lee"),
    ],
)
def test_of_a_name_is_kept_what_people_see_of_it(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "name", ["B\u0435n", "M\u0456na", "To\u03bd", "\u13aasha", "Be\u0578", "Ben\u05b4", "B\u0941en"]
)
def test_a_word_of_two_alphabets_is_no_name(name: str) -> None:
    with pytest.raises(NoName):
        clean(name)


@pytest.mark.parametrize("name", ["ꓐꓰꓠ", "ᎪᏞᎪ", "Ⲃⲉⲛ", "𐌁𐌄𐌍", "𐐒𐐇𐐤", "ⵎⵉⵏ"])
def test_a_name_of_an_alphabet_that_is_there_to_look_at_is_no_name(name: str) -> None:
    with pytest.raises(NoName):
        clean(name)
    assert offered(name) == ""


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("BEN", "Ben"),
        ("\u0422\u043e\u0440", "Top"),  # Cyrillic
        ("\u039d\u0399\u039d\u0391", "Nina"),  # Greek
        ("\u0397\u0435nry", "Henry"),
        ("LiIy", "Lily"),
        ("Li1y", "Lily"),
        ("Rnina", "Mina"),
        ("Zoe\u0308", "Zoe"),
        ("Mary Ann", "Mary-Ann"),
        ("Ｂｅｎ", "Ben"),
        ("Mɪɴᴀ", "Mina"),  # small capitals
        ("ʙᴇɴ", "Ben"),
        ("Beɲ", "Ben"),  # hooks and tails
        ("Miŋa", "Mina"),
        ("Ɓen", "Ben"),
        ("Mınɑ", "Mina"),
        ("Tɵm", "Tom"),
        ("Аӊа", "Ана"),  # Cyrillic
        ("Benˌ", "Ben"),  # a letter by name only
        ("Benʼ", "Ben"),
        ("Ben\u0323", "Ben"),
        ("B\u0338en", "Ben"),
        ("Ben \u0661", "Ben 1"),
        ("ﻣﻴﻨﺎ", "مينا"),
        ("ميـنا", "مينا"),  # a stretched letter
    ],
)
def test_names_are_compared_as_people_see_them(name: str, other: str) -> None:
    assert is_like(name, [other])


@pytest.mark.parametrize(
    ("name", "other"), [("Ben", "Bob"), ("Mina", "Nina"), ("राम", "रीम"), ("Ирина", "Арина"), ("Łucja", "Tucja")]
)
def test_different_names_stay_different(name: str, other: str) -> None:
    assert not is_like(name, [other])


def test_a_name_that_looks_like_one_in_the_group_is_taken() -> None:
    with pytest.raises(SameName):
        clean_name("ben\u200b", taken=["Ben", "Mina"], ours=())


def test_a_name_is_not_a_line_of_the_bot_also_with_a_picture_before_it() -> None:
    ours = looks_of(["✖️ None of these"])
    with pytest.raises(WordsOfOurs):
        check_not_ours(clean("✅ None of\u200b these"), ours)
    with pytest.raises(WordsOfOurs):
        check_not_ours("NONE of these", ours)


@pytest.mark.parametrize("name", ["None of these here", "Not one None of these", "None 0f these Ben"])
def test_a_name_neither_begins_nor_ends_with_a_line_of_the_bot(name: str) -> None:
    with pytest.raises(WordsOfOurs):
        check_not_ours(name, looks_of(["✖️ None of these", "Help"]))
    # One word of ours can be a part of a name.
    check_not_ours("Maria Help", looks_of(["✖️ None of these", "Help"]))


def test_what_is_left_out_of_a_name_does_not_make_it_too_long() -> None:
    assert clean("Ben" + "\u200b" * 60) == "Ben"
    with pytest.raises(TooLong):
        clean("B" * 41)


@pytest.mark.parametrize(
    ("written", "kept"),
    [(" Day \n centres ", "Day centres"), ("🚌 Buses ❤️", "Buses"), ("\u202eHealth\u200b & care", "Health & care")],
)
def test_a_short_name_is_one_line_without_pictures_and_what_nobody_sees(written: str, kept: str) -> None:
    assert clean_short(written, after=HOME) == kept


@pytest.mark.parametrize("written", ["", "   ", "🚌", "...", "\u200b"])
def test_a_short_name_without_a_letter_is_none(written: str) -> None:
    with pytest.raises(WriteIt):
        clean_short(written, after=HOME)


@given(st.text())
def test_what_is_kept_of_a_short_name_fits_into_half_a_row_and_is_kept_the_same_again(written: str) -> None:
    try:
        kept = clean_short(written, after=HOME)
    except (WriteIt, TooLong):
        return
    assert len(kept) <= SHORT_MOST
    assert "\n" not in kept
    assert clean_short(kept, after=HOME) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North", "The north"), ("Bus", "Buses"), ("Transport", "transports "), ("City", "Cities"),
        ("Bus stop", "The bus stops"), ("Y gogledd", "Gogledd"), ("Der Norden", "Norden"),
    ],
)  # fmt: skip
def test_names_that_differ_by_a_short_word_or_an_ending_could_mean_one_thing(one: str, other: str) -> None:
    assert is_nearly(one, other)
    assert is_nearly(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North", "North East"), ("North", "South"), ("Bus pass", "Gym pass"), ("Work", "Word"),
        ("North", "Northfield"), ("Home", "Health"), ("🚌", "Bus"), ("Area 1", "Area 2"),
    ],
)  # fmt: skip
def test_names_of_two_things_do_not(one: str, other: str) -> None:
    assert not is_nearly(one, other)
    assert not is_nearly(other, one)

"""Promises of the one renderer."""

from zoneinfo import ZoneInfo

import pytest

from bot.doors.show import TEXT_LIMIT, fits_caption, keyboard_of, length_of, pages_of, text_of
from bot.languages import Language
from bot.screen import HOME, Button, Screen, Style, tap
from bot.words import Words
from tests.screens.examples import every
from tests.tongues import ALL, words_in


@pytest.fixture
def words() -> Words:
    return Words("en", ZoneInfo("Europe/London"))


def test_what_people_wrote_is_never_markup() -> None:
    assert (
        text_of(Screen(title="<b>Ben</b>", lines=("1 < 2 & 3",))) == "<b>&lt;b&gt;Ben&lt;/b&gt;</b>\n1 &lt; 2 &amp; 3"
    )


def test_listen_back_and_help_stand_last_on_every_screen(words: Words) -> None:
    screen = Screen(title="Buses", buttons=(Button("🚌 Yes", tap("agenda.yes"), Style.YES),))
    rows = [[button["text"] for button in row] for row in keyboard_of(screen, words)["inline_keyboard"]]
    assert rows == [["🚌 Yes"], ["🏠 Home"], ["🔊 Listen", "❓ Help"]]


def test_who_is_offered_both_ways_back_already_gets_no_empty_row(words: Words) -> None:
    ways = (Button("⬅️ Buses", tap("agenda.show", 1)), Button("🏠 Home", HOME))
    rows = keyboard_of(Screen(title="Buses", buttons=ways, back=tap("agenda.show", 1)), words)["inline_keyboard"]
    assert [[button["text"] for button in row] for row in rows] == [["⬅️ Buses"], ["🏠 Home"], ["🔊 Listen", "❓ Help"]]


def test_the_length_of_words_is_counted_as_telegram_counts_it() -> None:
    assert length_of("a🚌") == 3
    assert not fits_caption(Screen(title="Now", lines=("🚌" * 512,)))
    assert fits_caption(Screen(title="Now", lines=("&" * 1000,)))


@pytest.mark.parametrize("line", ["&" * 9000, "🚌" * 5000, "word " * 3000, "<b>" * 2000])
def test_words_that_are_too_long_for_one_message_come_in_several_and_none_is_lost(line: str) -> None:
    pages = pages_of(Screen(title="Now", lines=(line, "The end.")))
    plain = [_plain(page) for page in pages]
    assert all(length_of(page) <= TEXT_LIMIT for page in plain)
    assert "".join("".join(plain).split()) == "".join(f"Now{line}The end.".split())


def _plain(page: str) -> str:
    without = page.replace("<b>", "", 1).replace("</b>", "", 1) if page.startswith("<b>Now") else page
    return without.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize("language", ALL, ids=lambda each: each.code)
def test_the_button_for_harm_has_a_row_of_its_own(language: Language) -> None:
    words = words_in(language)
    rows = [row for _, _, screen in every(words) for row in keyboard_of(screen, words)["inline_keyboard"]]
    harm = [row for row in rows if any(each.get("callback_data", "").startswith("worries.start") for each in row)]
    assert len(harm) > 10
    assert [row for row in harm if len(row) > 1] == []


def _laid_out(words: Words, *buttons: Button) -> list[list[str]]:
    rows = keyboard_of(Screen(title="Buses", buttons=buttons), words)["inline_keyboard"]
    return [[button["text"] for button in row] for row in rows[:-2]]


def test_where_there_are_too_many_rows_the_shortest_neighbours_share_one(words: Words) -> None:
    labels = ("🌍 Language", "🙂 My name", "🖼 Words, pictures, voice", "🔒 What SayNext keeps", "👋 Leave the group")
    buttons = [Button(label, tap("people.me", n)) for n, label in enumerate(labels)]
    assert _laid_out(words, *buttons) == [list(labels[:2]), *([label] for label in labels[2:])]


def test_what_has_a_colour_keeps_its_row_where_others_can_share_one(words: Words) -> None:
    vote = Button("🗳 Vote", tap("elections.ballot", 1), Style.MAIN)
    others = [
        Button(label, tap("people.me", n))
        for n, label in enumerate(("☕ Tea", "👥 Everybody in it", "🔒 Who sees it?"))
    ]
    assert _laid_out(words, vote, *others, Button("📆 " + "calendar" * 3, tap("people.me", 9)))[0] == ["🗳 Vote"]
    assert len(_laid_out(words, *(Button(f"✅ {n}", tap("people.me", n), Style.YES) for n in range(5)))) == 4

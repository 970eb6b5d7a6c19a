"""Promises of lists: of those that do not fit on one page, and of those in which two things look alike."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.doors.show import keyboard_of, labels_of
from bot.screen import Button, Screen, tap
from bot.screens.agenda import choose, mine
from bot.screens.feedback import ask as feedback
from bot.screens.feedback import life
from bot.screens.lists import A_PAGE, paged, told_apart
from bot.screens.people import joining, me
from bot.screens.summaries import read
from bot.words import Words
from tests.screens.examples.agenda import PLAIN, SAID
from tests.screens.examples.feedback import OPEN
from tests.screens.examples.meetings import ITEM
from tests.screens.examples.people import GROUP
from tests.screens.examples.summaries import QUESTION
from tests.tongues import ALL, words_in

WORDS = words_in(ALL[0])
ALIKE: dict[str, Callable[[Words], Screen]] = {
    "two with one topic": lambda words: mine.mine(words, [PLAIN] * 2, page=0),
    "two that begin alike": lambda words: mine.mine(
        words, [replace(SAID, text=f"{SAID.text} {n}") for n in range(2)], page=0
    ),
    "those behind one item": lambda words: choose.behind(words, ITEM, [PLAIN] * 2, page=0),
    "two questions with the same first words": lambda words: feedback.pick_question(
        words, [(OPEN.id, life.short(words, replace(OPEN, text=f"Is the bus late on day {n}")))
                for n in range(2)], name="feedback.whose"
    ),
    "two questions of one person": lambda words: read.asks(words, [QUESTION] * 2, page=0),
    "two answers to one question": lambda words: read.my_asks(words, [QUESTION] * 2, page=0),
}  # fmt: skip


def test_the_way_back_in_a_list_stands_left_of_the_way_on() -> None:
    entries = [Button(f"🚌 {n}", tap("agenda.one", n)) for n in range(3 * A_PAGE)]
    *_, earlier, later = paged(WORDS, entries, page=1, turn=lambda n: tap("agenda.mine", n))
    assert (earlier.does, later.does) == (tap("agenda.mine", 0), tap("agenda.mine", 2))
    assert later.beside


@pytest.mark.parametrize("alike", ALIKE)
@pytest.mark.parametrize("words", [words_in(each) for each in ALL], ids=lambda words: words.language)
def test_things_that_are_alike_are_told_apart_on_their_buttons(words: Words, alike: str) -> None:
    labels = labels_of(keyboard_of(ALIKE[alike](words), words))
    assert len(set(labels)) == len(labels)


def test_equal_buttons_are_numbered_through_all_pages_of_a_list() -> None:
    entries = [Button("🚌 Buses", tap("agenda.life", n)) for n in range(2 * A_PAGE)]
    pages = [paged(WORDS, entries, page=page, turn=lambda n: tap("agenda.mine", n)) for page in (0, 1)]
    assert [page[0].label for page in pages] == ["🚌 1. Buses", "🚌 7. Buses"]


@given(st.lists(st.sampled_from(["🚌 Buses", "🏠 Home", "🚌 “Late”", "✅ 🚌 Buses"])))
def test_no_two_buttons_that_are_told_apart_say_the_same(labels: list[str]) -> None:
    apart = [each.label for each in told_apart([Button(label, tap("agenda.one", 1)) for label in labels])]
    assert len(set(apart)) == len(labels)
    assert [said for said, label in zip(apart, labels, strict=True) if labels.count(label) == 1 and said != label] == []


def test_each_language_to_choose_has_a_picture_of_its_own() -> None:
    for screen in (joining.join_language(WORDS, GROUP), me.language(WORDS)):
        signs = [button.label.partition(" ")[0] for button in screen.buttons]
        assert len(set(signs)) == len(signs) > 1
    assert len({each.known.sign for each in map(words_in, ALL)}) == len(ALL)

"""Every screen is spoken: each word shown is said, and nothing that a voice stumbles over is left to it."""

import re
from collections.abc import Iterator

import pytest

from bot.doors.show import LISTEN, keyboard_of
from bot.languages import LOCALES
from bot.media.aloud import spoken, spoken_page
from bot.screen import Screen
from bot.services.elections.ballots import PICTURES
from bot.words import Words
from tests.screens.examples import every
from tests.tongues import ALL, words_in

WORDS = {each.code: words_in(each) for each in ALL if (LOCALES / each.code / "spoken.tsv").exists()}
"""A draft that says nothing about its voice leaves its numbers to it."""
EXAMPLES = [
    pytest.param(WORDS[language], screen, id=f"{language}-{feature}-{name}")
    for language in WORDS
    for feature, name, screen in every(WORDS[language])
]
every_screen = pytest.mark.parametrize(("words", "screen"), EXAMPLES)
_SILENT = re.compile(r"https?://\S+|\S+…")
"""An address, and the half of a word where a quote is cut off."""


def _labels(screen: Screen, words: Words) -> tuple[str, ...]:
    rows = keyboard_of(screen, words)["inline_keyboard"]
    return tuple(button["text"] for row in rows for button in row if button.get("callback_data") != LISTEN.encode())


def _rows(language: str) -> Iterator[tuple[str, str, str]]:
    for row in (LOCALES / language / "spoken.tsv").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            kind, written, said = row.split("\t")
            yield kind, written, said


def _instead(line: str, language: str) -> str:
    """What is written, with those words in their place that are said otherwise."""
    for kind, written, said in _rows(language):
        if kind in ("word", "name"):
            line = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", said, line)
        if kind == "month":
            line = re.sub(rf"(?<=\d ){written}\b", said, line)
    return line


def _words_of(line: str) -> list[str]:
    return re.findall(r"[^\W\d_①-⑮]+", line.casefold())


@every_screen
def test_each_word_shown_is_said(words: Words, screen: Screen) -> None:
    for line in (screen.title, *screen.lines, *_labels(screen, words)):
        shown, said = _instead(_SILENT.sub("", line), words.language), spoken(line, words)
        assert set(_words_of(shown)) - set(_words_of(said)) == set()
        assert len(_words_of(said)) >= len(re.findall(r"\d+|[^\W\d_]+", shown)), (line, said)


@every_screen
def test_no_digit_no_bare_sign_and_no_second_stop_is_left_to_the_voice(words: Words, screen: Screen) -> None:
    said = spoken_page("\n".join((screen.title, *screen.lines)), _labels(screen, words), words)
    assert re.findall(r"[\d①-⑮]|[^\w\s.,:;!?'’-]|_|(?<!\w)[’'-]|-(?!\w)|[.,:;!?]\s*[.,:;!?]", said) == []
    assert all(re.search(r"\w[.!?:]$", line) for line in said.split("\n"))


@every_screen
def test_every_line_and_every_button_is_a_sentence_of_its_own(words: Words, screen: Screen) -> None:
    labels = _labels(screen, words)
    said = spoken_page("\n".join((screen.title, *screen.lines)), labels, words)
    lines = [line for line in (screen.title, *screen.lines) if re.search(r"\w|[🌻🚲🎈]", line)]
    assert len(said.split("\n")) == len(lines) + (1 + len(labels) if labels else 0)


@pytest.mark.parametrize("language", WORDS)
def test_every_picture_of_a_receipt_has_a_name_of_its_own(language: str) -> None:
    names = {written: said for kind, written, said in _rows(language) if kind == "picture"}
    assert set(names) == set(PICTURES)
    assert len(set(names.values())) == len(PICTURES)

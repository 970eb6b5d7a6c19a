"""Every screen is spoken: each word shown is said, and nothing that a voice stumbles over is left to it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import pytest

from bot.doors.show import LISTEN, keyboard_of
from bot.languages import LOCALES
from bot.media.aloud import pages, spoken, spoken_page
from bot.media.aloud.table import table_of
from bot.screen import Screen
from bot.services.elections.ballots import PICTURES
from bot.words import Words
from tests.screens.examples import drawn, features
from tests.tongues import ALL, words_in

WORDS = {each.code: words_in(each) for each in ALL if (LOCALES / each.code / "spoken.tsv").exists()}
"""A draft that says nothing about its voice leaves its numbers to it."""
FEATURES = [(language, feature) for language in WORDS for feature in features()]
_SILENT = re.compile(r"https?://\S+|\S+…")
"""An address, and the half of a word where a quote is cut off."""
_PAUSES = set(".,:;!?'’…")
"""Signs that are heard as a pause, or not at all."""


@pytest.fixture(autouse=True, scope="module")
def _each_line_once() -> Iterator[None]:
    """Most lines stand on many pages, and a line is said in the same way on all of them."""
    with pytest.MonkeyPatch.context() as patch:
        real = pages._line
        said = cache(lambda written, language: real(written, table_of(language)))
        languages = {id(table_of(language)): language for language in WORDS}
        patch.setattr(pages, "_line", lambda written, table: said(written, languages[id(table)]))
        yield


def _labels(screen: Screen, words: Words) -> tuple[str, ...]:
    rows = keyboard_of(screen, words)["inline_keyboard"]
    return tuple(button["text"] for row in rows for button in row if button.get("callback_data") != LISTEN.encode())


@cache
def _rows(language: str) -> tuple[tuple[str, str, str], ...]:
    lines = (LOCALES / language / "spoken.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple((kind, written, said) for kind, written, said in rows)


def _instead(line: str, language: str) -> str:
    """What is written, with those words in their place that are said otherwise."""
    for kind, written, said in _rows(language):
        if kind in ("word", "name") and written in line:
            line = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", said, line)
        if kind == "month" and written in line:
            line = re.sub(rf"(?<=\d ){written}\b", said, line)
    return line


def _words_of(line: str) -> list[str]:
    return re.findall(r"[^\W\d_①-⑮]+", line.casefold())


@cache
def _signs(language: str) -> set[str]:
    """The signs that this language has words for."""
    return {sign for kind, written, _ in _rows(language) if kind in ("sign", "money") for sign in written}


@cache
def _faults_of(line: str, language: str) -> tuple[str, ...]:
    """What is wrong with one line, looked at once although many pages have it."""
    return tuple(_unsaid(line, WORDS[language]))


def _unsaid(line: str, words: Words) -> Iterator[str]:
    """What is wrong with one line: a word that is shown and not said, or a number that is."""
    shown, said = _instead(_SILENT.sub("", line), words.language), spoken(line, words)
    if missing := set(_words_of(shown)) - set(_words_of(said)):
        yield f"{line!r} is said {said!r}: without {missing}"
    signs = {sign for sign in shown if unicodedata.category(sign) in ("Po", "Sm", "Sc")}
    if unknown := signs - _signs(words.language) - _PAUSES:
        yield f"{line!r} has signs for which there are no words: {unknown}"
    if len(_words_of(said)) < len(re.findall(r"\d+(?::00)?|[^\W\d_]+", shown)):
        yield f"{line!r} is said {said!r}: a number is missing"


def _stumbles(screen: Screen, words: Words) -> Iterator[str]:
    """Where a voice would stumble over a whole page: digits, bare signs, two stops, lines without an end."""
    labels = _labels(screen, words)
    said = spoken_page("\n".join((screen.title, *screen.lines)), labels, words)
    for left in re.findall(r"[\d①-⑮]|[^\w\s.,:;!?'’-]|_|(?<!\w)[’'-]|-(?!\w)|[.,:;!?]\s*[.,:;!?]", said):
        yield f"{left!r} is left in {said!r}"
    if not all(re.search(r"\w[.!?:]$", line) for line in said.split("\n")):
        yield f"a line has no end in {said!r}"
    lines = [line for line in (screen.title, *screen.lines) if re.search(r"\w|[🌻🚲🎈]", line)]
    if len(said.split("\n")) != len(lines) + (1 + len(labels) if labels else 0):
        yield f"lines are missing in {said!r}"


@pytest.mark.parametrize(("language", "feature"), FEATURES)
def test_a_voice_says_every_screen_as_it_stands_there(language: str, feature: str) -> None:
    words, found = WORDS[language], []
    for its, name, screen in drawn(words):
        if its == feature:
            shown = (screen.title, *screen.lines, *_labels(screen, words))
            wrong = [*(fault for line in shown for fault in _faults_of(line, language)), *_stumbles(screen, words)]
            found += [f"{name}: {each}" for each in wrong]
    assert found == []


@pytest.mark.parametrize("language", WORDS)
def test_every_picture_of_a_receipt_has_a_name_of_its_own(language: str) -> None:
    names = {written: said for kind, written, said in _rows(language) if kind == "picture"}
    assert set(names) == set(PICTURES)
    assert len(set(names.values())) == len(PICTURES)

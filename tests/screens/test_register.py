"""Promises of signs: each of those that are used most means one thing, wherever it stands."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from bot.languages import FIRST
from bot.media import emoji
from tests import test_catalogues as catalogues
from tests.screens.reading import is_picture, letters
from tests.screens.register import NEVER, REGISTER
from tests.tongues import ALL

MOST_USED = 20


def _signed(code: str) -> Iterator[tuple[str, str, str]]:
    """The sign of each line that begins with one, its key and the words of the line."""
    for feature in catalogues.features(code):
        if feature == "practice":
            continue
        for key, message in catalogues.messages(code, feature).items():
            for line in catalogues.forms_of(message)[0].split("\n"):
                first = line.partition(" ")[0]
                if first and is_picture(first[0]):
                    yield emoji.plain(first), key, letters(line)


def test_each_of_the_most_used_signs_has_one_meaning() -> None:
    used = Counter(sign for sign, _, _ in _signed(FIRST))
    known = {emoji.plain(sign) for sign in REGISTER}
    assert [sign for sign, _ in used.most_common(MOST_USED) if sign not in known] == []
    assert len({sign.meaning for sign in REGISTER.values()}) == len(REGISTER)


@pytest.mark.parametrize(("sign", "where"), [(sign, each.where) for sign, each in REGISTER.items()])
def test_a_sign_stands_only_for_what_it_means(sign: str, where: str) -> None:
    used = [f"{key} {words}" for found, key, words in _signed(FIRST) if found == emoji.plain(sign)]
    assert used
    assert [text for text in used if not re.search(where, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("code", [each.code for each in ALL])
def test_a_sign_that_people_misread_is_nowhere(code: str) -> None:
    assert [(sign, key) for sign, key, _ in _signed(code) if sign in NEVER] == []


@pytest.mark.parametrize("code", [each.code for each in ALL if each.code != FIRST])
def test_a_text_has_the_same_sign_in_every_language(code: str) -> None:
    here, first = _signs_of(code), _signs_of(FIRST)
    assert [(key, here[key], first[key]) for key in here.keys() & first.keys() if here[key] != first[key]] == []


def _signs_of(code: str) -> dict[str, list[str]]:
    """The signs of each text, in the order of its lines."""
    found: dict[str, list[str]] = {}
    for sign, key, _ in _signed(code):
        found.setdefault(key, []).append(sign)
    return found


def test_every_sign_can_be_drawn() -> None:
    assert sorted({sign for sign, _, _ in _signed(FIRST) if not emoji.has_svg(sign)}) == []

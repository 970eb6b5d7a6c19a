"""Promises of the report on our texts: each language, each figure, each exception with its reason, always the same."""

import pytest

from bot.languages import Language
from tests.screens.report import OVERRIDES, report, screens
from tests.tongues import ALL


@pytest.fixture(scope="module")
def text() -> str:
    return report()


def test_the_same_texts_give_the_same_report(text: str) -> None:
    assert report() == text


@pytest.mark.parametrize("known", ALL)
def test_every_language_has_all_figures(known: Language, text: str) -> None:
    figures = text.partition(f"({known.code}, ")[2].partition("\n\n")[0]
    for figure in (
        "texts", "words in a sentence", "the longest", "words that are not everyday", "sentences with a negative",
        "passives", "questions on a screen", "buttons on a screen", "with more than one meaning",
    ):  # fmt: skip
        assert figure in figures
    assert f" {len(screens(known))}, with " in figures


def test_every_exception_stands_there_with_its_reason(text: str) -> None:
    rows = {" ".join(line.split()) for line in text.splitlines()}
    for reasons in OVERRIDES.values():
        assert {f"{name} {reason}" for name, reason in reasons.items()} <= rows

"""Promises of papers that have to be one page: they are, in every language, and can still be read."""

import io

import pytest
from pypdf import PageObject, PdfReader

from bot.languages import Language
from bot.media.papers import print_paper
from bot.screen import Block, Paper, Screen
from tests.screens.examples import mirror
from tests.tongues import ALL, words_in

LEAST = 13.9
FROM_3_METRES = 39.9


def _pages(paper: Paper) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(print_paper(paper, {}).content)).pages)


def _sizes(page: PageObject) -> dict[float, str]:
    """What is written in each size."""
    found: dict[float, str] = {}

    def visit(text: str, _matrix: list[float], matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            points = size * abs(matrix[3] or 1)
            found[points] = found.get(points, "") + text

    page.extract_text(visitor_text=visit)
    return found


def _paper(screen: Screen) -> Paper:
    (paper,) = screen.enclosed
    assert isinstance(paper, Paper)
    return paper


@pytest.mark.parametrize("language", ALL, ids=lambda each: each.code)
@pytest.mark.parametrize("name", ["", ".meeting", ".many", ".group", ".hidden"])
def test_the_mirror_for_the_wall_is_one_page_and_its_numbers_can_be_read_from_far(
    language: Language, name: str
) -> None:
    paper = _paper(mirror.examples(words_in(language))[f"mirror_paper{name}"])
    (page,) = _pages(paper)
    sizes = _sizes(page)
    far = "".join(text for size, text in sizes.items() if size >= FROM_3_METRES)
    assert min(sizes) >= LEAST
    assert [block.figure for block in paper.blocks if block.figure not in far] == []


def test_what_fits_on_no_page_has_more_of_them_and_is_comfortable() -> None:
    lines = tuple("People are late for work." for _ in range(60))
    long = Paper("x", "Buses", "en", (Block("Buses", "🚌", "A bus", lines),), one_page=True)
    pages = _pages(long)
    assert len(pages) > 1
    assert min(size for size, text in _sizes(pages[0]).items() if "late" in text) > 15.9

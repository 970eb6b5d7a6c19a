"""Promises of papers that have to be one page: they are, in every language, and can still be read."""

import io

import pytest
from pypdf import PageObject, PdfReader

from bot.languages import Language
from bot.media.papers import print_paper
from bot.screen import Block, Paper, Screen
from tests.screens.examples import agenda, at_the_table, mirror
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


def _text(pages: list[PageObject]) -> str:
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("language", ALL, ids=lambda each: each.code)
@pytest.mark.parametrize(("name", "many"), [("", 1), (".5", 1), (".8", 1), (".12", 1), (".21", 2)])
def test_the_list_for_the_board_is_one_page_for_twelve_things_and_two_for_many_more(
    language: Language, name: str, many: int
) -> None:
    paper = _paper(agenda.examples(words_in(language))[f"paper{name}"])
    pages = _pages(paper)
    text = _text(pages)
    assert len(pages) == many
    assert min(size for page in pages for size in _sizes(page)) >= LEAST
    lines = [line for block in paper.blocks for line in (block.heading, *block.lines)]
    assert [line for line in lines if " ".join(line.split()) not in text] == []


@pytest.mark.parametrize("n", [1, 5, 8, 12, 21])
def test_where_own_words_are_left_out_the_list_says_so(n: int) -> None:
    words = next(words_in(each) for each in ALL if each.code == "en")
    paper = _paper(agenda.examples(words)["paper" if n == 1 else f"paper.{n}"])
    text = _text(_pages(paper))
    missing = [line for block in paper.blocks for line in block.more if " ".join(line.split()) not in text]
    assert ("Not all of people's own words are on this page." in text) is (text.count("“") < _quoted(paper))
    assert n > 5 or missing == []


def _quoted(paper: Paper) -> int:
    return sum(line.startswith("“") for block in paper.blocks for line in block.more)


@pytest.mark.parametrize("language", ALL, ids=lambda each: each.code)
def test_on_the_sheet_of_the_rep_no_letter_is_smaller_than_18_points(language: Language) -> None:
    paper = _paper(at_the_table.examples(words_in(language))["table_paper"])
    assert min(size for page in _pages(paper) for size in _sizes(page)) >= 17.9


@pytest.mark.parametrize("language", ALL, ids=lambda each: each.code)
def test_a_list_of_twelve_things_leaves_out_no_more_own_words_than_it_has_to(language: Language) -> None:
    paper = _paper(agenda.examples(words_in(language))["paper.12"])
    quoted = [block for block in paper.blocks if block.more]
    text = _text(_pages(paper))
    # One after the other, as the same few words stand with several things.
    shown = sum(min(text.count(line), [b.more[0] for b in quoted].count(line)) for line in {b.more[0] for b in quoted})
    assert shown >= len(quoted) // 2

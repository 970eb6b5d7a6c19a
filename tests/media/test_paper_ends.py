"""Promises of what stands around the words of a paper: pages, boxes to write in, hard words, whose the pictures are."""

import io
from collections.abc import Iterator
from datetime import date

import pytest
from pypdf import PdfReader

from bot.languages import Language
from bot.media import papers
from bot.media.ends import ends_of
from bot.media.work import CREDIT
from bot.screen import Block, Paper, Screen
from bot.screens import paper as ends
from tests.screens.examples import every
from tests.tongues import ALL, COMPLETE, words_in

WORDS = words_in(COMPLETE[0])
ONE_PAGE = {
    "form",
    "poster",
    "paper.no_position",
    *(f"on_paper{kind}" for kind in ("", ".order", ".several", ".own_words")),
}
"""Papers of which nobody may lose the second page."""


NOT_READ = {"printed", "form", "poster", "table_paper", "mirror_paper", "paper"}
"""Papers that are filled in or hang on a wall, and what a rep or a facilitator prints for the meeting."""


def _texts(paper: Paper) -> list[str]:
    return [
        page.extract_text()
        for page in PdfReader(io.BytesIO(papers.print_paper(paper, {}, ends_of(paper.language)).content)).pages
    ]


def _long(language: str) -> Paper:
    return Paper("x", "Buses", language, tuple(Block("Bus", "🚌", "A bus", ("It is late.",) * 4) for _ in range(9)))


def _of(screen: Screen) -> Iterator[Paper]:
    return (each for each in screen.enclosed if isinstance(each, Paper))


@pytest.mark.parametrize("language", ALL, ids=lambda each: each.code)
def test_every_page_says_which_it_is_and_the_last_one_whose_the_pictures_are(language: Language) -> None:
    words = words_in(language)
    pages = _texts(_long(language.code))
    for n, page in enumerate(pages, 1):
        assert words.text("home.paper.page", n=n, total=len(pages)) in page
    assert words.text("home.paper.credit", credit=CREDIT) in pages[-1]


def test_each_copy_is_on_a_sheet_of_its_own_and_nothing_tells_equal_ones_apart() -> None:
    """Not even the number of a page: a ballot in a box must not say which of them it was."""
    blocks = tuple(Block(heading, "🚌", "A bus", ("It is late.",)) for heading in ("Bus", "Train"))
    copies = Paper("x", "Buses", "en", blocks, ("Fold it.",), alike=True, copies=(blocks[::-1], blocks))
    first, turned, last = _texts(copies)
    assert first == last == _texts(Paper("x", "Buses", "en", blocks, ("Fold it.",), alike=True))[0]
    assert turned.index("Train") < turned.index("Bus", len("Buses"))


@pytest.mark.parametrize("lines", range(20, 32))
def test_what_stands_at_the_end_stays_together(lines: int) -> None:
    block = Block("Bus", "🚌", "A bus", ("It is late.",) * lines)
    foot = ("Give the page to Sam.", "Somebody can write it for you.", "We made this today.")
    pages = _texts(Paper("x", "Buses", "en", (block,), foot))
    assert any(all(line in page for line in foot) for page in pages)


@pytest.mark.parametrize("language", COMPLETE, ids=lambda each: each.code)
def test_a_form_and_a_poster_are_one_page(language: Language) -> None:
    shown = [
        paper for _, name, screen in every(words_in(language)) if name in ONE_PAGE for paper in _of(screen)
    ]  # fmt: skip
    assert len(shown) == len(ONE_PAGE)
    assert [paper.title for paper in shown if len(_texts(paper)) != 1] == []


def test_the_picture_of_an_answer_stands_before_its_words_and_not_in_them() -> None:
    (page,) = _texts(Paper("x", "Buses", "en", (Block("Which?", "🚌", "A bus", ticks=("🚌 Buses", "No picture")),)))
    assert "Buses" in page
    assert "🚌" not in page


def test_a_paper_says_when_it_was_made_and_how_to_get_it_in_another_way() -> None:
    assert ends.foot(WORDS, date(2026, 6, 1))[0] == "We made this on Monday 1 June 2026."
    assert "Ask a facilitator or a rep." in ends.foot(WORDS, date(2026, 6, 1))


@pytest.mark.parametrize("language", COMPLETE, ids=lambda each: each.code)
def test_every_paper_for_members_says_how_to_get_it_in_another_way(language: Language) -> None:
    words = words_in(language)
    more = set(words.lines("home.paper.more"))
    shown = [(name, paper) for _, name, screen in every(words) for paper in _of(screen)]
    silent = {name.partition(".")[0] for name, paper in shown if not more <= set(paper.foot)}
    assert silent == NOT_READ


@pytest.mark.parametrize("language", ALL, ids=lambda each: each.code)
def test_the_code_on_a_poster_is_as_wide_as_a_hand_and_what_to_do_with_it_stands_beside_it(language: Language) -> None:
    words = words_in(language)
    (poster,) = [
        paper for _, name, screen in every(words) if name == "poster" for paper in _of(screen)
    ]  # fmt: skip
    pages = PdfReader(io.BytesIO(papers.print_paper(poster, {}, ends_of(poster.language)).content)).pages
    assert len(pages) == 1
    first, starts = words.lines("people.poster.camera")[0].split()[0], [0.0]

    def seen(said: str, at: list[float], _text: object, _font: object, _size: object) -> None:
        starts.append(at[4] if said.strip().startswith(first) else 0.0)

    pages[0].extract_text(visitor_text=seen)
    assert max(starts) > (1.8 + 7) * 72 / 2.54


def test_hard_words_stand_at_the_end_once_each_and_nothing_stands_there_without_them() -> None:
    hard = next(word for word in WORDS.hard_words() if " " not in word)
    (block,) = ends.hard_words(WORDS, (f"This is about {hard}.", f"Again {hard}."))
    assert block.lines == tuple(WORDS.hard_words()[hard].split("\n"))
    assert ends.hard_words(WORDS, ("The bus is late.",)) == ()

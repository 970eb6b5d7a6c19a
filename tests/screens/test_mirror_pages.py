"""Promises of the pages of the mirror: the picture shows what the words say, and a small group nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.languages import Language
from bot.rules.mirror import Ballots, Kind
from bot.screen import Bar, Bars, Paper, Screen
from bot.screens import mirror as screens
from tests.screens.examples.mirror import DAY, MANY, MET, NORTH, READ, RIVER, SMALL
from tests.tongues import ALL, words_in

FIRST = next(words_in(each) for each in ALL if each.code == "en")


def _bars(screen: Screen) -> tuple[Bar, ...]:
    assert isinstance(screen.picture, Bars)
    return screen.picture.bars


def _printed(screen: Screen) -> list[str]:
    (paper,) = screen.enclosed
    assert isinstance(paper, Paper)
    return [f"{block.heading}: {block.figure}" for block in paper.blocks] + [
        line for block in paper.blocks for line in block.lines
    ]


def test_the_picture_shows_days_turnout_late_papers_and_quiet_groups_beside_the_five_numbers() -> None:
    drawn = {bar.emoji: (bar.n, bar.of, bar.says) for bar in _bars(screens.mirror(FIRST, READ, None, quiet_since=DAY))}
    assert drawn["⏳"] == (62, 0, "62 days")
    assert (drawn["📨"], drawn["🗳"]) == ((1, 1, "1 of 1"), (6, 8, "6 of 8"))
    assert drawn["🤫"] == (1, 2, "1 of 2")


@pytest.mark.parametrize("language", ALL, ids=lambda each: each.code)
def test_each_number_of_the_mirror_ends_its_line_so_that_it_can_be_printed_large(language: Language) -> None:
    paper = screens.mirror_paper(words_in(language), READ, MET, None, quiet_since=DAY).enclosed[0]
    assert isinstance(paper, Paper)
    figures = [block.figure for block in paper.blocks if block.figure]
    assert len(figures) == 9
    assert all(figure[0].isdecimal() and figure[-1].isdecimal() for figure in figures)


def test_a_group_reads_how_many_voted_and_a_small_one_reads_no_number() -> None:
    turnout = "🗳 People who voted: 6 of 8"
    assert turnout in screens.mirror_group(FIRST, READ, NORTH).lines
    assert "People who voted: 6 of 8" in _printed(screens.mirror_paper(FIRST, READ, None, NORTH, quiet_since=DAY))
    of_small = replace(READ, elections=(Ballots(2, 3, DAY, None, None),))
    assert screens.mirror_group(FIRST, of_small, SMALL).picture is None
    assert not any(line[-1:].isdecimal() for line in screens.mirror_group(FIRST, of_small, SMALL).lines[:-1])
    assert turnout not in screens.mirror_group(FIRST, READ, RIVER).lines


def test_a_meeting_has_the_turnout_of_the_vote_before_it() -> None:
    later = Ballots(2, 1, MET.on + timedelta(days=1), 9, 9)
    both = replace(READ, elections=(*READ.elections, later))
    assert "🗳 People who voted: 6 of 8" in screens.mirror(FIRST, both, MET, quiet_since=DAY).lines
    assert "🗳 People who voted: 9 of 9" in screens.mirror(FIRST, both, None, quiet_since=DAY).lines


def test_the_poster_names_the_groups_that_wait_longest_and_says_how_many_more_there_are() -> None:
    printed = _printed(screens.mirror_paper(FIRST, MANY, None, None, quiet_since=DAY))
    assert "Other groups: 57" in printed
    assert "Groups we have not heard from for 3 months: 60: " in printed
    assert printed.count("Other groups: 57") == 2


def test_no_language_that_was_not_heard_is_left_out() -> None:
    kinds = [Kind(code, 9, False) for code in ("paper", "voice", "cy", "de", "pl")]
    (*_, read) = screens.kinds_not_heard(FIRST, kinds)
    assert all(name in read for name in ("Cymraeg", "Deutsch", "Polski"))

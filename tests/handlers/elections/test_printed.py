"""Promises of what is printed for a vote: no name is overlooked on a long ballot, and a list beside the box."""

import io
import re

import pytest
from pypdf import PdfReader

from bot.media.ends import ends_of
from bot.media.papers import print_paper
from bot.screen import Paper, Screen, tap
from tests.handlers.elections.table import VOTERS, Hall
from tests.handlers.elections.two_groups import Two
from tests.play import Play


def _printed(hall: Hall, by: int | None = None) -> tuple[Screen, list[Paper]]:
    shown = hall.play.tap(by or hall.sam, tap("elections.print", hall.election().id))  # type: ignore[arg-type]
    return shown, [each for each in shown.enclosed if isinstance(each, Paper)]


def _names_on(paper: Paper) -> list[str]:
    return [each for block in paper.blocks for each in block.ticks]


@pytest.mark.parametrize("candidates", [2, 5, 9, 14])
def test_each_ballot_of_many_names_has_as_many_pages_and_says_how_many_names_there_are(
    play: Play, candidates: int
) -> None:
    hall = Hall(play, paper=("Joe",))
    more = [f"Person {chr(ord('A') + n)}" for n in range(candidates - len(VOTERS))]
    hall.people |= {name: play.member(name, hall.group) for name in more}
    standing = [*VOTERS, *more][:candidates]
    hall.open(*standing)
    _, (ballots, *_rest) = _printed(hall)
    says = any(line == f"There are {candidates} names on this ballot paper." for line in ballots.blocks[0].lines)
    assert says is (candidates > 5)
    pdf = PdfReader(io.BytesIO(print_paper(ballots, {}, ends_of("en")).content))
    texts = [page.extract_text() for page in pdf.pages]
    each, left = divmod(len(texts), len(ballots.sheets))
    assert left == 0
    for n in range(len(ballots.sheets)):
        ballot = texts[n * each : (n + 1) * each]
        numbered = [re.search(r"Page (\d+) of (\d+)", page) for page in ballot]
        assert [found and found.groups() for found in numbered] == [(str(k + 1), str(each)) for k in range(each)]
        together = "\n".join(ballot)
        assert all(together.count(name) >= 1 for name in standing)
        assert "None of these" in together


def test_a_list_beside_the_box_has_everybody_who_votes_on_paper_and_nobody_else(each_play: Play) -> None:
    hall = Hall(each_play, paper=("Joe", "Ella"))
    hall.open("Ben", "Mina")
    shown, (_, _, listed) = _printed(hall)
    assert "There is also a list of the people who vote on paper." in shown.lines
    assert _names_on(listed) == ["Ella", "Joe"]


def test_where_nobody_votes_on_paper_there_is_no_list(play: Play) -> None:
    hall = Hall(play)
    hall.open("Ben", "Mina")
    shown, papers = _printed(hall)
    assert len(papers) == 2
    assert "The other file is an example." in shown.lines


def test_of_two_groups_each_facilitator_has_the_list_of_their_own_people(each_play: Play) -> None:
    two = Two(each_play, paper=("Joe",), river_paper=("Ada",))
    two.open_both("Mina", "Kim")
    assert [_names_on(_printed(two, by)[1][2]) for by in (two.sam, two.rob)] == [["Joe"], ["Ada"]]

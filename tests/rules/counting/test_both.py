"""Promises of both counters, on elections drawn by chance: whatever people choose, these things are true."""

import ast
import os
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.counting import NONE, VOTE, Ballot, Choices, Contest, Result, Status, count, recount
from tests.rules.counting.contests import Drawn, drawn

COUNTING = Path(__file__).parents[3] / "bot" / "rules" / "counting"
MANY = int(os.environ.get("SAYNEXT_ELECTIONS", "0"))
"""So many more elections by chance: `make elections`."""
dose = settings(max_examples=40, deadline=None)
"""Small: each example is a whole election."""
elections = st.randoms(use_true_random=False).map(drawn)
ranked = st.randoms(use_true_random=False).map(lambda chance: drawn(chance, kind=Ballot.RANKED))
approval = st.randoms(use_true_random=False).map(lambda chance: drawn(chance, kind=Ballot.APPROVAL))


def _counted(election: Drawn) -> Result:
    return count(election.contest, election.piles)


@dose
@given(election=elections)
def test_both_counters_find_the_same_in_every_stage(election: Drawn) -> None:
    assert recount(election.contest, election.ballots) == _counted(election)


@pytest.mark.skipif(not MANY, reason="make elections")
def test_both_counters_find_the_same_in_very_many_elections() -> None:
    different = [
        seed
        for seed, election in ((seed, drawn(Random(seed))) for seed in range(MANY))  # noqa: S311
        if recount(election.contest, election.ballots) != _counted(election)
    ]
    assert different == []


@dose
@given(election=elections, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_does_not_matter(election: Drawn, seed: Random) -> None:
    shuffled = seed.sample(election.ballots, len(election.ballots))
    assert count(election.contest, Counter(shuffled)) == _counted(election)
    assert recount(election.contest, shuffled) == recount(election.contest, election.ballots)


@dose
@given(election=elections)
def test_never_more_are_elected_than_there_are_seats(election: Drawn) -> None:
    result = _counted(election)
    assert len(result.elected) + result.seats_in_tie <= election.contest.seats
    assert len({*result.elected}) == len(result.elected)
    assert {*result.elected, *result.tied} - {NONE} <= {*election.contest.candidates}


@dose
@given(election=ranked)
def test_every_vote_is_somewhere_in_every_stage(election: Drawn) -> None:
    result = _counted(election)
    assert all(votes >= 0 for stage in result.stages for votes in (*stage.totals.values(), stage.exhausted))
    assert {sum(stage.totals.values()) + stage.exhausted for stage in result.stages} <= {
        (result.cast - result.blank) * VOTE
    }


@dose
@given(election=approval, other=st.randoms(use_true_random=False))
def test_one_more_ballot_for_somebody_elected_never_takes_their_seat(election: Drawn, other: Random) -> None:
    for winner in _counted(election).elected:
        more: Choices = (winner, *other.sample(election.contest.candidates, len(election.contest.candidates) // 2))
        alone = Counter({**election.piles, (winner,): election.piles[winner,] + 1})
        assert winner in count(election.contest, alone).elected
        assert winner in count(election.contest, Counter([*election.ballots, more])).elected


@dose
@given(election=elections)
def test_a_reserved_seat_goes_to_nobody_else(election: Drawn) -> None:
    reserved, elected = election.contest.reserved, _counted(election).elected
    in_reserved = sum(min(each.seats, sum(place in each.places for place in elected)) for each in reserved)
    assert len(elected) - in_reserved <= election.contest.seats - sum(each.seats for each in reserved)


@dose
@given(election=elections)
def test_lots_for_all_leave_no_tie_between_people(election: Drawn) -> None:
    if set(election.contest.candidates) <= set(election.contest.lots):
        assert _counted(election).status not in (Status.TIE, Status.LOT_NEEDED)


@dose
@given(election=elections, times=st.integers(2, 9))
def test_a_ballot_that_names_somebody_twice_counts_as_if_once(election: Drawn, times: int) -> None:
    again = [ballot * times for ballot in election.ballots]
    assert count(election.contest, Counter(again)) == _counted(election)
    assert recount(election.contest, again) == _counted(election)


def test_the_second_counter_takes_nothing_from_the_first() -> None:
    taken = {
        node.module
        for path in (COUNTING / "plain").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith("bot")
    }
    assert not [module for module in taken if ".fast" in module]


@pytest.mark.parametrize(
    ("candidates", "seats", "why"), [((0,), 0, "at least one seat"), ((0, 0), 1, "twice"), ((NONE,), 1, "last place")]
)
def test_a_contest_that_cannot_be_counted_is_not_begun(candidates: Choices, seats: int, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Contest(Ballot.RANKED, candidates, seats)

"""Promises of the count: right, the same in any order, and never a winner by chance."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import ElectionId
from bot.rules.counting import NONE, Ballot, Contest, Result, Status, ballot_for, count, recount
from bot.rules.elections import suggested_quorum
from bot.rules.lots import draw_lots, seed_of
from bot.rules.shown import may_show_piles, shown_numbers

ballots_st = st.lists(st.frozensets(st.sampled_from([0, 1, 2, 3, NONE]), max_size=4), max_size=30)


def _counted(
    kind: Ballot, ballots: Sequence[frozenset[int]], *, candidates: Sequence[int], seats: int, quorum: int = 0
) -> Result:
    contest = Contest(kind, tuple(candidates), seats, quorum=quorum)
    return count(contest, Counter(map(tuple, ballots)))


def _count(kind: Ballot, ballots: list[frozenset[int]], seats: int) -> Result:
    contest = Contest(kind, (0, 1, 2, 3), seats, quorum=3)
    return count(contest, Counter(map(tuple, ballots)))


@given(
    ballots=ballots_st,
    seats=st.integers(1, 4),
    kind=st.sampled_from([Ballot.YES_NO, Ballot.CHOOSE_ONE, Ballot.APPROVAL]),
)
def test_the_second_counter_always_says_the_same(ballots: list[frozenset[int]], seats: int, kind: Ballot) -> None:
    contest = Contest(kind, (0, 1, 2, 3), seats, quorum=3)
    again = recount(contest, [tuple(ballot) for ballot in ballots])
    assert again == _count(kind, ballots, seats)


@given(ballots=ballots_st, seats=st.integers(1, 4), seed=st.randoms(use_true_random=False))
def test_the_order_of_ballots_does_not_matter(ballots: list[frozenset[int]], seats: int, seed: object) -> None:
    shuffled = list(ballots)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _count(Ballot.APPROVAL, shuffled, seats) == _count(Ballot.APPROVAL, ballots, seats)


@given(ballots=ballots_st, seats=st.integers(1, 4))
def test_never_more_reps_than_seats_and_nobody_below_none_of_these(ballots: list[frozenset[int]], seats: int) -> None:
    result = _count(Ballot.APPROVAL, ballots, seats)
    assert len(result.elected) <= seats
    assert all(result.totals[place] > result.totals[NONE] for place in (*result.elected, *result.tied))
    assert (result.status is Status.TIE) == bool(result.tied)


def test_one_candidate_needs_more_yes_than_no() -> None:
    yes, no, blank = frozenset({0}), frozenset({NONE}), frozenset[int]()
    assert _counted(Ballot.YES_NO, [yes, yes, no, blank], candidates=[0], seats=1).elected == (0,)
    assert _counted(Ballot.YES_NO, [yes, no, blank], candidates=[0], seats=1).status is Status.REOPEN


def test_votes_for_somebody_who_withdrew_do_not_count() -> None:
    ballots = [frozenset({0}), frozenset({0, 1}), frozenset({1})]
    result = _counted(Ballot.APPROVAL, ballots, candidates=[1], seats=1)
    assert (result.elected, result.blank) == ((1,), 1)


def test_nobody_votes_and_nobody_is_elected() -> None:
    assert _counted(Ballot.APPROVAL, [], candidates=[0, 1], seats=1).status is Status.NO_VOTES


def test_too_few_votes_elect_nobody() -> None:
    result = _counted(Ballot.APPROVAL, [frozenset({0})], candidates=[0, 1], seats=1, quorum=2)
    assert (result.status, result.elected) == (Status.QUORUM_MISSED, ())


def test_an_election_fills_at_least_one_seat() -> None:
    with pytest.raises(ValueError, match="at least one seat"):
        _counted(Ballot.APPROVAL, [], candidates=[0], seats=0)


@pytest.mark.parametrize(
    ("candidates", "seats", "kind"),
    [(1, 1, "yes_no"), (2, 1, "choose_one"), (3, 1, "approval"), (2, 3, "yes_no"), (4, 3, "approval")],
)
def test_the_ballot_follows_from_candidates_and_seats(candidates: int, seats: int, kind: str) -> None:
    assert ballot_for(candidates, seats) == kind


@pytest.mark.parametrize(
    ("kind", "totals", "cast", "are_shown"),
    [
        (Ballot.APPROVAL, {0: 7, 1: 5}, 12, True),
        (Ballot.APPROVAL, {0: 5, 1: 4}, 9, False),
        (Ballot.APPROVAL, {0: 7, 1: 2}, 12, False),
        (Ballot.APPROVAL, {0: 11, 1: 5}, 12, False),
        (Ballot.APPROVAL, {0: 7}, 12, False),
        (Ballot.CHOOSE_ONE, {0: 7, 1: 5}, 12, True),
        (Ballot.CHOOSE_ONE, {0: 6, 1: 5}, 12, False),
        (Ballot.CHOOSE_ONE, {0: 5, 1: 4}, 12, True),
        (Ballot.YES_NO, {0: 10, 1: 6}, 12, False),
    ],
)
def test_one_number_that_could_betray_somebody_hides_them_all(
    kind: Ballot, totals: dict[int, int], cast: int, are_shown: bool
) -> None:
    shown = shown_numbers(kind, Result(Status.COMPLETE, (0,), (), 0, totals, cast, 0), [0, 1])
    assert shown == ({place: totals.get(place, 0) for place in (0, 1)} if are_shown else {})


@pytest.mark.parametrize("cast", range(10, 31))
def test_when_no_number_is_shown_a_third_may_have_said_no(cast: int) -> None:
    """Whoever knows the rule works out what a hidden number can be: it must not be nearly everybody."""
    elected = [yes for yes in range(cast + 1) if 2 * yes > cast]
    hidden = [
        yes
        for yes in elected
        if not shown_numbers(Ballot.YES_NO, Result(Status.COMPLETE, (0,), (), 0, {0: yes}, cast, 0), [0])
    ]
    assert hidden
    assert 3 * (cast - hidden[0]) >= cast - 3


@pytest.mark.parametrize(
    ("choices", "may"),
    [([1] * 6 + [2] * 4, True), ([1] * 8 + [2] * 2, False), ([1] * 5 + [2] * 4, False)],
)
def test_piles_are_looked_at_only_where_they_tell_nobody_apart(choices: list[int], may: bool) -> None:
    assert may_show_piles(choices) is may


@pytest.mark.parametrize(("voters", "quorum"), [(4, 5), (12, 5), (40, 10), (41, 11)])
def test_the_suggested_quorum_is_one_in_four_and_at_least_five(voters: int, quorum: int) -> None:
    assert suggested_quorum(voters) == quorum


def test_anybody_can_draw_the_lots_again() -> None:
    receipts = ["🌻 🚲 🎈", "🐟 🍎 🌙"]
    seed = seed_of(ElectionId(4), receipts, ["Sun", " rain "])
    drawn = draw_lots(seed, [0, 1, 2], seats=2)
    assert drawn == draw_lots(seed, [2, 0, 1], seats=2)
    assert len(set(drawn)) == 2
    described = Path("docs/elections.md").read_text("utf-8").partition("```python\n")[2].partition("```")[0]
    names: dict[str, Any] = {}
    exec(described, names)  # noqa: S102 - our own words
    assert tuple(names["draw"](4, receipts, ["Sun", " rain "], [2, 0, 1], 2)) == drawn


def test_a_draw_hangs_on_receipts_that_nobody_can_choose() -> None:
    words = ["sun", "rain"]
    seeds = {seed_of(ElectionId(4), [receipt], words) for receipt in ("🌻 🚲 🎈", "🐟 🍎 🌙", "🌻 🚲 🐟")}
    assert len(seeds) == 3

"""Promises of how often in a row: a whole time counts, a short one does not, and who waited begins anew."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.in_a_row import GAP, Turn, limited, times_in_a_row

START = datetime(2020, 6, 1, 9, tzinfo=UTC)


def _day(years: float) -> datetime:
    return START + timedelta(days=365 * years)


def _turn(begins: float, ends: float, *, of: int = 2) -> Turn:
    return Turn(_day(begins), _day(ends), of)


@pytest.mark.parametrize(
    ("turns", "at", "times"),
    [
        ([], 6, 0),
        ([_turn(0, 2)], 2, 1),
        ([_turn(0, 2), _turn(2, 4), _turn(4, 6)], 6, 3),
        ([_turn(0, 2), _turn(2.9, 4.9)], 5, 2),
        ([_turn(0, 2), _turn(3, 5)], 5, 1),
        ([_turn(0, 2), _turn(2, 4)], 5, 0),
        ([_turn(0, 2), _turn(2, 4)], 4.99, 2),
        ([_turn(0, 2), _turn(2.5, 4)], 4, 2),
        ([_turn(0, 2), _turn(3.1, 4)], 4, 0),
        ([_turn(0, 0.4)], 1, 0),
        ([_turn(0, 1)], 1, 1),
        ([_turn(0, 0.5), _turn(0.5, 2.5), _turn(2.5, 4.5)], 4.5, 2),
        ([_turn(0, 2), _turn(2, 2.4), _turn(2.4, 4.4)], 4.4, 2),
        ([_turn(0, 6, of=0)], 6, 0),
        ([_turn(0, 2), _turn(2, 3, of=0), _turn(3, 5)], 5, 2),
        ([_turn(2, 4), _turn(0, 2)], 4, 2),
        ([_turn(0, 2), _turn(2, 4)], 3, 2),
    ],
    ids=[
        "never", "once", "three times", "a short pause between", "a year without is a gap", "a year since the last one",
        "a day less than a year", "stepping in for most of a rest", "stepping in for a short rest", "cut short early",
        "cut short after half of it", "stepping in, then chosen twice", "a short time between two keeps the row",
        "noted by a facilitator", "noted between two keeps the row", "in any order", "while they still are",
    ],
)  # fmt: skip
def test_what_counts_as_a_time_in_a_row(turns: list[Turn], at: float, times: int) -> None:
    assert times_in_a_row(turns, at=_day(at)) == times


def test_without_a_limit_nobody_is_kept_from_standing() -> None:
    assert limited([_turn(0, 2), _turn(2, 4), _turn(4, 6)], most=0, at=_day(6)) is None


def test_who_has_had_their_times_reads_how_many_and_from_when_on_again() -> None:
    found = limited([_turn(0, 2), _turn(2, 4)], most=2, at=_day(4))
    assert found is not None
    assert (found.n, found.again_from) == (2, _day(5))
    assert limited([_turn(0, 2)], most=2, at=_day(2)) is None


_TURNS = st.lists(
    st.builds(
        lambda begins, days, of: Turn(START + timedelta(days=begins), START + timedelta(days=begins + days), of),
        st.integers(0, 4000), st.integers(1, 1200), st.integers(0, 3),
    ),
    max_size=6,
)  # fmt: skip


@given(_TURNS, st.integers(1, 3))
def test_who_cannot_stand_can_from_the_day_that_is_named(turns: list[Turn], most: int) -> None:
    end = max((turn.ends_at for turn in turns), default=START)
    found = limited(turns, most=most, at=end)
    if found is not None:
        assert limited(turns, most=most, at=found.again_from) is None
        assert limited(turns, most=most, at=found.again_from - timedelta(days=1)) == found


@given(_TURNS, _TURNS)
def test_what_nobody_voted_for_never_makes_it_more_than_all_votes(turns: list[Turn], noted: list[Turn]) -> None:
    by_hand = [Turn(turn.starts_at, turn.ends_at, 0) for turn in noted]
    at = max((turn.ends_at for turn in [*turns, *by_hand]), default=START)
    assert times_in_a_row([*turns, *by_hand], at=at) <= sum(turn.counts for turn in turns)
    assert times_in_a_row(by_hand, at=at + GAP) == 0

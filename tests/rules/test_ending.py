"""Promises of the end of a term: it is said so early that people can vote before it, and one vote fills one seat."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import ElectionId, GroupId, MemberId, TermId
from bot.rules.ending import Filling, asked_at, asked_next, plan_by, unfilled
from bot.rules.reps import Answer, How, Term
from bot.rules.voting_days import opening_of, proposed_dates
from bot.rules.workdays import is_workday, next_workday
from tests.rules.test_working_days import GROUP

END = datetime(2028, 6, 1, 9, tzinfo=UTC)
ends = st.integers(0, 14 * 365 * 24).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours))


def _term(number: int, ends_at: datetime) -> Term:
    return Term(
        TermId(number), MemberId(number), GroupId(1), ends_at - timedelta(days=730), ends_at, How.ELECTED,
        ElectionId(1), Answer.YES,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ends_at", "by"),
    [
        (datetime(2028, 6, 1, 9, tzinfo=UTC), "2028-04-26"),
        (datetime(2028, 6, 1, 18, 30, tzinfo=UTC), "2028-04-27"),
        (datetime(2027, 1, 6, 12, tzinfo=UTC), "2026-12-01"),
        (datetime(2027, 1, 4, 12, tzinfo=UTC), "2026-11-18"),
    ],
    ids=["in the morning", "in the evening of the day of the result", "after Christmas", "on the first day after it"],
)
def test_the_last_day_to_plan_is_counted_back_over_all_days_that_are_free(ends_at: datetime, by: str) -> None:
    assert plan_by(ends_at, GROUP).isoformat() == by


@given(ends)
def test_a_vote_planned_on_that_day_is_over_in_time_and_one_of_the_next_working_day_is_not(ends_at: datetime) -> None:
    day = plan_by(ends_at, GROUP)
    after = next_workday(day + timedelta(days=1), GROUP.country)
    assert proposed_dates(GROUP, now=opening_of(day, GROUP)).close_at + timedelta(hours=2) <= ends_at
    assert proposed_dates(GROUP, now=opening_of(after, GROUP)).close_at + timedelta(hours=2) > ends_at


@given(ends)
def test_facilitators_are_asked_three_times_at_most_on_working_days_with_days_between_and_in_time(
    ends_at: datetime,
) -> None:
    asked = asked_at(ends_at, GROUP)
    assert 2 <= len(asked) <= 3
    assert asked[0] >= ends_at - timedelta(days=91)
    assert asked[-1] <= opening_of(plan_by(ends_at, GROUP), GROUP)
    assert all(is_workday(each.astimezone(GROUP.zone).date(), GROUP.country) for each in asked)
    assert all(later - sooner >= timedelta(days=2) for sooner, later in pairwise(asked))


def test_after_the_last_time_there_is_none() -> None:
    first, *_, last = asked_at(END, GROUP)
    assert asked_next(END, GROUP, now=first - timedelta(seconds=1)) == first
    assert asked_next(END, GROUP, now=last) is None


A, B = _term(1, END), _term(2, END + timedelta(days=100))


@pytest.mark.parametrize(
    ("votes", "left"),
    [
        ([], [A, B]),
        ([Filling(END - timedelta(days=20), 1)], [B]),
        ([Filling(END - timedelta(days=20), 2)], [B]),
        ([Filling(END - timedelta(days=20), 0)], [A, B]),
        ([Filling(END - timedelta(days=91), 2)], [A, B]),
        ([Filling(END + timedelta(days=20), 2)], []),
        ([Filling(END + timedelta(days=20), 1)], [B]),
        ([Filling(END - timedelta(days=20), 1), Filling(END + timedelta(days=80), 1)], []),
        ([Filling(END - timedelta(days=20), -1), Filling(END - timedelta(days=10), 1)], [B]),
    ],
    ids=[
        "no vote", "who ends first is followed first", "long before the second end", "only the same people again",
        "a vote of half a year ago", "two chosen near both ends", "one chosen near both ends", "two votes",
        "more stopped than were chosen",
    ],
)  # fmt: skip
def test_one_who_was_chosen_fills_one_seat(votes: list[Filling], left: list[Term]) -> None:
    assert unfilled([B, A], votes) == tuple(left)


def test_of_two_that_end_together_one_vote_fills_one() -> None:
    same = replace(B, ends_at=END)
    assert unfilled([same, A], [Filling(END, 1)]) == (same,)

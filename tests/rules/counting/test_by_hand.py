"""Promises of both counters on elections that were worked out by hand."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bot.rules.counting import NONE, Ballot, Contest, Reserved, Status, count, recount
from tests.rules.counting.stated import KINDS, WITH_LOTS, expected, stated

CASES = sorted((Path(__file__).parents[1] / "elections").glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_hand_worked_election_comes_out_as_worked_by_hand(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    names = [each["name"] for each in case["candidates"]]
    place = {name: NONE if name == case.get("ron") else n for n, name in enumerate(names)}
    standing = tuple(n for n in place.values() if n != NONE and n not in case["withdrawn"])
    none = NONE if NONE in place.values() else None
    contest = Contest(KINDS[case["method"]], standing, case["seats"], none=none)
    ballots = [tuple(place[names[n]] for n in chosen) for times, chosen in case["ballots"] for _ in range(times)]
    result = count(contest, Counter(ballots))
    assert recount(contest, ballots) == result
    assert stated(case, result, place) == expected(case)
    assert result.elected == tuple(place[name] for name in case["expected"]["elected"])
    drawn = case["expected"].get(WITH_LOTS)
    if drawn is not None:
        with_lots = replace(contest, lots=tuple(place[name] for name in drawn["order"]))
        result = count(with_lots, Counter(ballots))
        assert recount(with_lots, ballots) == result
        then = {**case, "expected": {what: value for what, value in drawn.items() if what != "order"}}
        assert stated(then, result, place) == expected(then)


def test_two_people_with_a_quota_and_one_open_seat_get_it_by_most_votes() -> None:
    contest = Contest(Ballot.RANKED, (0, 1, 2), 2, reserved=(Reserved(1, frozenset({2})),))
    ballots = [(0,)] * 6 + [(1, 2)] * 5 + [(2,)]
    result = count(contest, Counter(ballots))
    assert recount(contest, ballots) == result
    assert (result.status, result.elected) == (Status.COMPLETE, (0, 2))
    assert [stage.moved for stage in result.stages] == [(), (1,)]


def test_who_can_only_have_reserved_seats_of_others_goes_out_and_who_is_needed_stays() -> None:
    contest = Contest(Ballot.RANKED, (0, 1, 2, 3), 2, reserved=(Reserved(1, frozenset({3})),))
    ballots = [(0,)] * 4 + [(1, 0)] * 3 + [(2, 0)] * 2 + [(3,)]
    result = count(contest, Counter(ballots))
    assert recount(contest, ballots) == result
    assert [stage.moved for stage in result.stages] == [(), (1, 2), (NONE,)]
    assert set(result.elected) == {0, 3}


def test_none_of_these_takes_a_reserved_seat_from_whom_fewer_people_want() -> None:
    contest = Contest(Ballot.RANKED, (0, 1), 2, reserved=(Reserved(1, frozenset({1})),))
    ballots = [(0,)] * 6 + [(NONE,)] * 4 + [(1,)]
    result = count(contest, Counter(ballots))
    assert recount(contest, ballots) == result
    assert (result.status, result.elected) == (Status.VACANCIES, (0,))


def test_as_many_votes_as_none_of_these_are_not_enough() -> None:
    contest = Contest(Ballot.RANKED, (0,), 1)
    ballots = [(0,), (0,), (NONE,), (NONE,)]
    assert count(contest, Counter(ballots)) == recount(contest, ballots)
    assert count(contest, Counter(ballots)).status is Status.REOPEN


def test_a_tie_between_those_for_whom_a_seat_is_reserved_leaves_the_others_their_seats() -> None:
    contest = Contest(Ballot.APPROVAL, (0, 1, 2, 3), 2, reserved=(Reserved(1, frozenset({2, 3})),))
    ballots = [(0,)] * 5 + [(1,)] * 3 + [(2,), (3,)] * 2
    result = count(contest, Counter(ballots))
    assert recount(contest, ballots) == result
    assert (result.elected, result.tied, result.seats_in_tie) == ((0,), (2, 3), 1)


def test_lots_are_input_and_say_who_goes_out() -> None:
    ballots = [(0, 1, 2)] * 3 + [(1, 2, 0)] * 3 + [(2, 0, 1)] * 3
    contest = Contest(Ballot.RANKED, (0, 1, 2), 1, none=None, lots=(0, 1, 2))
    result = count(contest, Counter(ballots))
    assert recount(contest, ballots) == result
    assert result.elected == (0,)
    assert [stage.totals for stage in result.stages] == [{0: 3e5, 1: 3e5, 2: 3e5}, {0: 6e5, 1: 3e5, 2: 0}]


def test_on_equal_votes_the_last_stage_decides_and_not_the_first() -> None:
    contest = Contest(Ballot.RANKED, (0, 1, 2, 3, 4), 1, none=None)
    ballots = [(0,)] * 4 + [(1,)] * 5 + [(2,)] * 9 + [(3, 1)] + [(3, 2)] * 2 + [(4, 0)] * 2
    result = count(contest, Counter(ballots))
    assert recount(contest, ballots) == result
    # After the third stage both have 6. At the second it was 6 to 5, at the first 4 to 5.
    assert [stage.moved for stage in result.stages] == [(), (4,), (3,), (1,), (0,)]


def test_the_largest_surplus_goes_on_first() -> None:
    contest = Contest(Ballot.RANKED, (0, 1, 2, 3), 3, none=None)
    ballots = [(0, 2)] * 10 + [(1, 3)] * 8 + [(2,)] * 3 + [(3,)] * 2
    result = count(contest, Counter(ballots))
    assert recount(contest, ballots) == result
    assert [stage.moved for stage in result.stages] == [(), (0,)]
    assert result.elected == (0, 1, 2)


def test_a_tick_for_somebody_and_one_for_none_of_these_elect_nobody() -> None:
    contest, ballots = Contest(Ballot.APPROVAL, (0, 1), 1), [(0,), (0,), (NONE,), (NONE,), (1,)]
    result = count(contest, Counter(ballots))
    assert recount(contest, ballots) == result
    assert (result.status, result.elected) == (Status.REOPEN, ())


def test_two_crosses_where_one_is_asked_for_are_a_blank_ballot() -> None:
    contest, ballots = Contest(Ballot.CHOOSE_ONE, (0, 1), 1), [(0, 1), (0, 1), (1,)]
    result = count(contest, Counter(ballots))
    assert recount(contest, ballots) == result
    assert (result.elected, result.blank, result.totals[0]) == ((1,), 2, 0)

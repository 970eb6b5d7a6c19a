"""Promises of the stages that everybody may see: nobody's next choice can be read from them."""

from collections import Counter

import pytest

from bot.rules.counting import NONE, Ballot, Choices, Contest, Reserved, Result, count, had_fewest
from bot.rules.shown import shown_stages


def _counted(ballots: list[tuple[int, Choices]]) -> Result:
    piles: Counter[Choices] = Counter()
    for number, choices in ballots:
        piles[choices] += number
    return count(Contest(Ballot.RANKED, (0, 1, 2), 1, none=None), piles)


@pytest.mark.parametrize(
    ("ballots", "are_shown"),
    [
        ([(20, (0,)), (18, (1,)), (4, (2, 0)), (4, (2, 1))], True),
        ([(22, (0,)), (18, (1,)), (4, (2, 0)), (4, (2, 1)), (3, (2,))], True),
        ([(20, (0,)), (18, (1,)), (6, (2, 0)), (2, (2, 1))], False),
        ([(20, (0,)), (18, (1,)), (8, (2, 0))], False),
        ([(20, (0,)), (18, (1,)), (4, (2, 0)), (4, (2, 1)), (2, (2,))], False),
        ([(20, (0,)), (18, (1,)), (2, (2, 1))], False),
        ([(20, (0,)), (18, (1,)), (4, (2, 0)), (4, (2, 1)), (1, ())], False),
        ([(4, (0,)), (3, (1,)), (1, (2, 0)), (1, (2, 1))], False),
        ([], False),
    ],
    ids=[
        "as many each way",
        "enough without a further choice",
        "two go to somebody",
        "all go to one",
        "two have no further choice",
        "two first choices",
        "one blank ballot",
        "nine votes",
        "no votes",
    ],
)
def test_all_stages_are_shown_or_none(ballots: list[tuple[int, Choices]], are_shown: bool) -> None:
    result = _counted(ballots)
    assert shown_stages(result) == (result.stages if are_shown else ())


def test_what_a_surplus_tells_is_hidden_too() -> None:
    contest = Contest(Ballot.RANKED, (0, 1, 2), 2, none=None)
    few = count(contest, Counter({(0, 1): 18, (0, 2): 2, (1,): 4, (2,): 5}))
    many = count(contest, Counter({(0, 1): 15, (0, 2): 5, (1,): 4, (2,): 5}))
    assert (few.stages[1].is_surplus, many.stages[1].is_surplus) == (True, True)
    assert shown_stages(few) == ()
    assert shown_stages(many) == many.stages


def test_that_nobody_wants_none_of_these_tells_of_nobody_and_that_one_does_hides_all() -> None:
    contest = Contest(Ballot.RANKED, (0, 1, 2), 1, none=NONE)
    nobody = count(contest, Counter({(0,): 20, (1,): 18, (2, 0): 4, (2, 1): 4}))
    somebody = count(contest, Counter({(0,): 20, (1,): 18, (2, 0): 4, (2, 1): 4, (NONE,): 1}))
    assert shown_stages(nobody) == nobody.stages
    assert shown_stages(somebody) == ()


def test_who_is_out_for_a_kept_seat_is_not_said_to_have_had_the_fewest() -> None:
    piles = Counter({(0,): 7, (1, 2): 3, (1,): 3, (2,): 3, (3, 2): 2})
    kept = Contest(Ballot.RANKED, (0, 1, 2, 3), 2, reserved=(Reserved(1, frozenset({2})),), none=None)
    free = Contest(Ballot.RANKED, (0, 1, 2, 3), 2, none=None)
    said = {
        name: [had_fewest(stages, n) for n, stage in enumerate(stages, start=1) if stage.moved and not stage.is_surplus]
        for name, stages in (("kept", count(kept, piles).stages), ("free", count(free, piles).stages))
    }
    assert not all(said["kept"])
    assert all(said["free"])

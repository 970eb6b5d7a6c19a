"""Promises of tests of pictures: what is offered, what counts, and what stays unsaid."""

import pytest

from bot.ids import MemberId, PictureTestId
from bot.media.concepts import pictured
from bot.rules.pictures import Count, NothingToTest, Reader, Reading, Verdict, chosen, counted, meanings

TABLE = [each.id for each in pictured()]
TEST = PictureTestId(1)


def test_each_picture_is_offered_with_its_meaning_and_two_others_of_its_field() -> None:
    for place, concept in enumerate(TABLE):
        away = sorted(abs(TABLE.index(each) - place) for each in meanings(concept, TABLE, MemberId(1)))
        assert away[0] == 0
        assert 3 <= away[1] <= away[2] <= 10


def test_everybody_gets_the_same_meanings_and_nobody_always_the_right_one_first() -> None:
    offered = [meanings("bus", TABLE, MemberId(number)) for number in range(1, 40)]
    assert len({frozenset(each) for each in offered}) == 1
    assert {each.index("bus") for each in offered} == {0, 1, 2}


def test_a_picture_is_clear_when_four_of_five_understand_it() -> None:
    assert [Count(n, 5 - n).is_clear for n in range(6)] == [False, False, False, False, True, True]


def test_only_who_looked_at_all_pictures_is_counted() -> None:
    right, wrong = {0: Verdict.UNDERSTOOD, 1: Verdict.UNKNOWN}, {0: Verdict.OTHER, 1: Verdict.WAITS}
    readers = [
        Reader(TEST, MemberId(1), Reading.DONE, right),
        Reader(TEST, MemberId(2), Reading.DONE, wrong),
        Reader(TEST, MemberId(3), Reading.LOOKS, {0: Verdict.UNDERSTOOD}),
        Reader(TEST, MemberId(4), Reading.NO),
    ]
    assert counted(readers, 2) == (Count(1, 1, 0), Count(0, 0, 1))


def test_at_most_seven_pictures_are_tested_those_first_that_never_were() -> None:
    wanted = [f"picture-{n}" for n in range(9)]
    assert chosen(wanted, tested={"picture-0", "picture-1"}) == tuple(wanted[2:])
    assert chosen(["a", "b", "a"], tested={"a"}) == ("b", "a")
    with pytest.raises(NothingToTest):
        chosen([], tested=())

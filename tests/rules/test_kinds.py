"""Promises of which kinds of people were heard: never of few, and never of few by taking away from the whole."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.mirror import HIDE_BELOW, Kind, People, kinds

ONE = st.builds(People, st.booleans(), st.booleans(), st.sampled_from(["en", "cy", "pl"]), st.just(1))


def _people(n: int, *, on_paper: bool = False, hears: bool = False, language: str = "en") -> list[People]:
    return [People(on_paper, hears, language, 1)] * n


def test_a_kind_is_heard_when_one_of_it_said_something() -> None:
    there = [*_people(6, on_paper=True), *_people(7)]
    assert kinds(there, there, _people(1)) == (Kind("paper", 6, False),)
    assert kinds(there, there, _people(1, on_paper=True)) == (Kind("paper", 6, True),)


def test_what_a_rep_counted_in_a_room_was_said_on_paper_and_in_no_language() -> None:
    there = [*_people(6, on_paper=True, language="cy"), *_people(7)]
    told = kinds(there, there, [People(True, None, None, 1)])
    assert told == (Kind("paper", 6, True), Kind("cy", 6, False), Kind("en", 7, False))


def test_of_few_nothing_is_said_and_not_of_all_the_others_either() -> None:
    assert kinds([*_people(4, on_paper=True), *_people(30)], [], []) == ()
    assert kinds([*_people(4), *_people(30, on_paper=True)], [], []) == ()


def test_one_language_of_few_hides_the_next_smallest_one_too() -> None:
    there = [*_people(3, language="pl"), *_people(8, language="cy"), *_people(20, language="en")]
    assert [kind.kind for kind in kinds(there, there, [])] == ["en"]


def test_what_everybody_is_is_no_kind() -> None:
    assert kinds(_people(20, language="cy"), [], []) == ()


def test_where_the_only_group_that_was_heard_has_few_of_a_kind_nothing_is_said_of_it_nor_of_the_others() -> None:
    near = [*_people(1, language="cy"), *_people(9)]
    there = [*near, *_people(8, language="cy"), *_people(8)]
    for who in (_people(1, language="cy"), _people(1)):
        assert kinds(there, near, who) == ()
    wide = [*near, *_people(4, language="cy")]
    assert kinds(there, wide, _people(1, language="cy")) == (Kind("cy", 9, True), Kind("en", 17, False))


@given(st.lists(ONE, max_size=40), st.integers(0, 40))
def test_what_is_said_shows_nobody_of_the_groups_that_were_heard(there: list[People], many: int) -> None:
    near = there[:many]
    told = {kind.kind for kind in kinds(there, near, near[:1])}
    languages = Counter(each.language for each in near)
    assert all(not 0 < n < HIDE_BELOW for code, n in languages.items() if code in told)
    left_out = sum(n for code, n in languages.items() if code not in told)
    assert not told & {"en", "cy", "pl"} or left_out == 0 or left_out >= HIDE_BELOW


@given(st.lists(ONE, max_size=40), st.lists(ONE, max_size=5))
def test_nobody_can_be_found_by_what_is_said_or_by_what_is_left_out(there: list[People], heard: list[People]) -> None:
    told = {kind.kind: kind.people for kind in kinds(there, there, heard)}
    assert all(n >= HIDE_BELOW for n in told.values())
    languages = Counter(each.language for each in there)
    left_out = sum(n for code, n in languages.items() if code not in told)
    assert left_out == 0 or left_out >= HIDE_BELOW or left_out == len(there)
    for name, attribute in (("paper", "on_paper"), ("voice", "hears")):
        others = sum(not getattr(each, attribute) for each in there)
        assert name not in told or others >= HIDE_BELOW

"""Promises of sorting: what few have seen is not buried, one press decides nothing, and everything is seen alike."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import MemberId, SuggestionId
from bot.rules.agenda import Suggestion
from bot.rules.sorting import (
    A_WEEK,
    Tally,
    cards,
    fair_share,
    in_fair_order,
    next_cards,
    out_of_ten,
    usual_share,
    week_began,
)
from tests.screens.examples.agenda import SAID

LONDON = ZoneInfo("Europe/London")
TALLIES = st.integers(0, 400).flatmap(lambda seen: st.builds(Tally, st.integers(0, seen), st.just(seen)))
USUAL = st.floats(0, 1)


def _said(count: int) -> list[SuggestionId]:
    return [SuggestionId(n) for n in range(1, count + 1)]


def test_a_share_worked_out_by_hand() -> None:
    # 3 of 4 who looked, where usually half of all answers are "important": (3 + 5 x 0.5) : (4 + 5) = 5.5 : 9.
    assert fair_share(Tally(3, 4), 0.5) == pytest.approx(0.6111, abs=0.0001)
    # All answers are 8 of 10: (8 + 5 x 0.5) : (10 + 5) = 0.7.
    assert usual_share([Tally(3, 4), Tally(5, 6)]) == pytest.approx(0.7)


def test_one_press_does_not_put_a_thing_before_what_many_find_important() -> None:
    assert fair_share(Tally(1, 1), 0.5) < fair_share(Tally(45, 50), 0.5)


def test_what_nobody_has_seen_stands_before_what_most_do_not_find_important() -> None:
    assert fair_share(Tally(10, 40), 0.5) < fair_share(Tally(0, 0), 0.5) < fair_share(Tally(30, 40), 0.5)


@given(TALLIES, USUAL)
def test_a_share_is_between_what_was_counted_and_what_is_usual(tally: Tally, usual: float) -> None:
    counted = tally.wanted / tally.seen if tally.seen else usual
    assert min(counted, usual) - 1e-9 <= fair_share(tally, usual) <= max(counted, usual) + 1e-9


@given(TALLIES, USUAL)
def test_one_more_important_never_moves_it_down_and_one_less_never_up(tally: Tally, usual: float) -> None:
    liked, passed = Tally(tally.wanted + 1, tally.seen + 1), Tally(tally.wanted, tally.seen + 1)
    assert fair_share(passed, usual) <= fair_share(tally, usual) + 1e-9 <= fair_share(liked, usual) + 2e-9


@given(TALLIES, USUAL, st.integers(2, 50))
def test_of_two_with_the_same_share_below_the_usual_the_one_seen_by_fewer_is_never_behind(
    tally: Tally, usual: float, times: int
) -> None:
    more = Tally(tally.wanted * times, tally.seen * times)
    is_below = tally.seen == 0 or tally.wanted / tally.seen <= usual
    few, many = fair_share(tally, usual), fair_share(more, usual)
    assert few >= many - 1e-9 if is_below else few <= many + 1e-9


@given(st.lists(st.tuples(st.integers(1, 8), st.booleans()), max_size=60), st.randoms())
def test_in_which_order_people_looked_never_matters(presses: list[tuple[int, bool]], chance: object) -> None:
    said = [replace(SAID, id=number) for number in _said(8)]
    shuffled = sorted(presses, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert _order(said, presses) == _order(said, shuffled)
    assert _order(said, presses) == _order(said[::-1], presses)


def _order(said: list[Suggestion], presses: list[tuple[int, bool]]) -> list[int]:
    looked: dict[SuggestionId, Tally] = {}
    for number, is_important in presses:
        before = looked.get(SuggestionId(number), Tally(0, 0))
        looked[SuggestionId(number)] = Tally(before.wanted + is_important, before.seen + 1)
    return [card.first.id for card, _ in in_fair_order(said, looked)]


@given(st.integers(2, 30), st.integers(1, 40))
def test_everything_is_looked_at_by_equally_many_people(count: int, people: int) -> None:
    said = [replace(SAID, id=number) for number in _said(count)]
    seen: Counter[SuggestionId] = Counter()
    for who in range(people):
        left = list(said)
        for _ in range(min(A_WEEK, count)):
            looked = {number: Tally(0, n) for number, n in seen.items()}
            first = next_cards(left, looked, MemberId(who))[0].first
            seen[first.id] += 1
            left.remove(first)
    counts = [seen[each.id] for each in said]
    assert max(counts) - min(counts) <= 1


def test_no_card_comes_first_for_everybody() -> None:
    said = [replace(SAID, id=number) for number in _said(5)]
    assert len({next_cards(said, {}, MemberId(who))[0].first.id for who in range(40)}) == 5


def test_who_pressed_a_topic_and_said_no_more_is_one_card_and_words_stand_alone() -> None:
    bare = replace(SAID, text="")
    said = [replace(bare, id=SuggestionId(1)), SAID, replace(bare, id=SuggestionId(3), people=4)]
    assert [card.people for card in cards(said)] == [5, 1]


@pytest.mark.parametrize(("share", "people"), [(0, 0), (0.04, 0), (0.05, 1), (0.5, 5), (0.95, 10), (1, 10)])
def test_a_share_is_told_in_people_out_of_ten(share: float, people: int) -> None:
    assert out_of_ten(share) == people


@pytest.mark.parametrize("hour", [0, 12, 23])
def test_a_week_begins_on_monday_where_the_group_is(hour: int) -> None:
    monday = datetime(2026, 6, 1, tzinfo=LONDON)
    assert week_began(datetime(2026, 6, 7, hour, tzinfo=LONDON), LONDON) == monday
    assert week_began(datetime(2026, 6, 8, hour, tzinfo=LONDON), LONDON) == monday.replace(day=8)

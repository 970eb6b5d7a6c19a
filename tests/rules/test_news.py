"""Promises of what is new for somebody: each thing once, what was told never again, what happened since always."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.ids import FactId, GroupId, SuggestionId
from bot.rules.facts import Happened
from bot.rules.facts.agenda import SuggestionDone
from bot.rules.news import news

MINE = {SuggestionId(1), SuggestionId(2)}


def _happened(numbers: list[int]) -> list[Happened[SuggestionDone]]:
    day = date(2026, 6, 1)
    return [
        Happened(FactId(n), day, SuggestionDone(SuggestionId(about), GroupId(1)))
        for n, about in enumerate(numbers, start=1)
    ]


@given(st.lists(st.integers(1, 4), max_size=12), st.integers(0, 12))
def test_nothing_is_told_twice_and_nothing_is_left_out(numbers: list[int], told: int) -> None:
    found = news(_happened(numbers), MINE, FactId(told))
    assert {one.about[1] for one in found} == {n for n in numbers[told:] if n in MINE}
    assert len({one.about for one in found}) == len(found)
    assert [one.fact for one in found] == sorted(one.fact for one in found)
    if found:
        assert news(_happened(numbers), MINE, found[-1].fact) == ()

"""Promises of kept seats as numbers: nobody else gets one, and lots keep to it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.reserved import Reservation, Whom, fitting, is_contested, left_for_tied, seated, without_gone

THREE = Reservation(Whom.SUPPORT, "", 3)


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)), st.integers(1, 5), st.data())
def test_lots_give_a_kept_seat_to_nobody_else(lots: list[int], mine: set[int], seats: int, data: st.DataObject) -> None:
    kept = data.draw(st.integers(0, seats))
    drawn = seated(lots, mine, seats=seats, kept=kept)
    others = [place for place in drawn if place not in mine]
    assert len(others) <= seats - kept
    assert len(drawn) <= seats
    assert len(drawn) - len(others) >= min(len(mine), kept)


@given(st.sets(st.integers(0, 7), max_size=5), st.sets(st.integers(0, 7)), st.sets(st.integers(0, 7)), st.data())
def test_who_went_from_the_area_has_only_what_is_for_everybody(
    chosen: set[int], mine: set[int], gone: set[int], data: st.DataObject
) -> None:
    seats = max(2, len(chosen))
    kept = data.draw(st.integers(1, seats - 1))
    elected = seated(sorted(chosen), mine, seats=seats, kept=kept)
    found = without_gone(elected, mine, gone & mine, seats=seats, kept=kept)
    assert sum(place not in mine or place in gone for place in found) <= seats - kept
    assert set(elected) - set(found) <= gone & mine
    assert found == tuple(place for place in elected if place in found)
    assert without_gone(elected, mine, (), seats=seats, kept=kept) == elected


def test_one_seat_at_least_is_for_everybody() -> None:
    assert [getattr(fitting(THREE, seats), "seats", 0) for seats in (1, 2, 3, 4, 5)] == [0, 1, 2, 3, 3]


def test_people_choose_between_candidates_where_a_kept_seat_cannot_be_theirs() -> None:
    assert is_contested({0, 1, 2}, set(), seats=3, kept=1)
    assert not is_contested({0, 1, 2}, {2}, seats=3, kept=1)
    assert not is_contested({0, 1, 2}, {0, 1, 2}, seats=3, kept=1)


def test_a_second_round_keeps_what_is_left() -> None:
    kept = Reservation(Whom.SUPPORT, "", 2)
    assert left_for_tied(kept, {0}, {1, 2}, {0, 1}) == Reservation(Whom.SUPPORT, "", 1)
    assert left_for_tied(kept, {0}, {2, 3}, {0, 1}) is None
    assert left_for_tied(kept, {0, 1}, {2, 3}, {0, 1, 2}) is None

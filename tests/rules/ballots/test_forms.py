"""Promises of ballots as values: every choice that can be tapped fits, and says what was tapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.rules.ballots import EMPTY, LENGTH, Choice, Form, Ranks, Ticks, form_of, pack, unpack
from bot.rules.counting import MOST_CANDIDATES, NONE, Ballot

PLACES = [*range(MOST_CANDIDATES), NONE]
FORMS: dict[str, Form] = {"one": Ticks(is_one=True), "many": Ticks(is_one=False), "ranked": Ranks()}
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
taps = some.lists(some.sampled_from(PLACES), max_size=40)


def _tapped(form: Form, places: list[int]) -> Choice:
    choice = EMPTY
    for place in places:
        choice = form.tap(choice, place)
    return choice


@each_form
@given(taps)
def test_whatever_is_tapped_is_packed_into_one_length_and_comes_back(form: Form, places: list[int]) -> None:
    choice = _tapped(form, places)
    assert form.can_be(choice)
    assert len(pack(choice)) == LENGTH
    assert unpack(pack(choice)) == choice
    assert form.choice_of(form.places(choice)) == choice


@each_form
def test_a_blank_ballot_is_the_same_in_every_form(form: Form) -> None:
    assert form.places(EMPTY) == ()
    assert form.can_be(EMPTY)


@each_form
@given(taps)
def test_none_of_these_and_faces_exclude_each_other_or_it_comes_last(form: Form, places: list[int]) -> None:
    chosen = form.places(_tapped(form, places))
    assert NONE not in chosen[:-1]
    assert form.is_in_order or NONE not in chosen or chosen == (NONE,)


def test_everybody_can_be_chosen_in_any_order() -> None:
    order = [13, 0, 7, *(n for n in range(MOST_CANDIDATES) if n not in (13, 0, 7)), NONE]
    assert Ranks().places(_tapped(Ranks(), order)) == tuple(order)


@given(some.permutations(PLACES[:-1]))
def test_the_order_of_taps_is_the_order_of_the_ballot(order: list[int]) -> None:
    assert Ranks().places(_tapped(Ranks(), order)) == tuple(order)


def test_who_is_in_the_order_already_keeps_their_place() -> None:
    assert Ranks().places(_tapped(Ranks(), [2, 1, 2])) == (2, 1)


def test_a_face_after_none_of_these_takes_its_place() -> None:
    assert Ranks().places(_tapped(Ranks(), [2, NONE, 1])) == (2, 1)


@given(some.permutations(PLACES[:-1]).map(lambda order: order[:4]))
def test_taking_back_undoes_one_tap(order: list[int]) -> None:
    ranks, choice = Ranks(), _tapped(Ranks(), order)
    assert ranks.places(ranks.without_last(choice)) == tuple(order[:-1])
    assert ranks.without_last(EMPTY) == EMPTY


def test_a_second_tap_takes_a_tick_away() -> None:
    assert Ticks(is_one=False).places(_tapped(FORMS["many"], [3, 1, 3])) == (1,)


@pytest.mark.parametrize(
    ("name", "choice"),
    [
        ("one", 0b11),
        ("many", 1 << NONE | 1),
        ("many", 1 << NONE + 1),
        ("ranked", 0x11),
        ("ranked", 0x201),
        ("ranked", 0x1F),
        ("ranked", 1 << 60),
        ("many", -1),
        ("ranked", -1),
    ],
)
def test_what_no_taps_lead_to_is_no_ballot(name: str, choice: int) -> None:
    assert not FORMS[name].can_be(Choice(choice))


def test_ranked_ballots_are_in_order() -> None:
    assert form_of(Ballot.RANKED, 1).is_in_order


@pytest.mark.parametrize(
    ("kind", "candidates", "is_one"),
    [(Ballot.YES_NO, 1, True), (Ballot.YES_NO, 2, False), (Ballot.CHOOSE_ONE, 2, True), (Ballot.APPROVAL, 3, False)],
)
def test_one_tap_says_it_all_where_only_one_can_be_chosen(kind: Ballot, candidates: int, is_one: bool) -> None:
    assert form_of(kind, candidates).is_one is is_one

"""Promises of asking the groups: nobody is led, there is time, and numbers betray nobody."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import BoardId, FileId, GroupId, PersonId, QuestionId
from bot.rules.agenda import How
from bot.rules.feedback import (
    SHORTEST,
    Choice,
    Kind,
    Question,
    Said,
    State,
    TooLate,
    TooShort,
    View,
    check_close,
    chosen_next,
    latest_close,
    order_for,
    proposed_close,
    report_at,
)
from bot.rules.names import picture_and_words
from bot.rules.tallies import Share, Way, tally

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
CHOICES = tuple(Choice(place, "📍", "", f"Answer {place}") for place in range(4))
QUESTION = Question(
    QuestionId(1),
    BoardId(1),
    GroupId(1),
    None,
    PersonId(1),
    "",
    "",
    "matters",
    "",
    None,
    State.OPEN,
    None,
    NOW,
    1,
    CHOICES,
)


def _view(person: int, said: Said = Said.CHOICE, place: int | None = 0) -> View:
    return View(QuestionId(1), PersonId(person), said, place, "", None, None, False, How.SELF, NOW)


def test_a_question_is_open_for_fourteen_days_and_closes_in_the_afternoon() -> None:
    assert proposed_close([], LONDON, now=NOW) == datetime(2026, 6, 15, 16, tzinfo=UTC)


def test_answers_are_there_the_day_before_the_board_meets() -> None:
    assert proposed_close([NOW + timedelta(days=5)], LONDON, now=NOW) == datetime(2026, 6, 5, 16, tzinfo=UTC)


def test_a_meeting_that_is_too_near_is_passed_over() -> None:
    tomorrow, later = NOW + timedelta(days=1), NOW + timedelta(days=8)
    assert proposed_close([tomorrow, later], LONDON, now=NOW) == datetime(2026, 6, 8, 16, tzinfo=UTC)


@given(
    days=st.integers(1, 60),
    hours=st.integers(0, 23),
    zone=st.sampled_from(["Europe/London", "America/New_York", "Pacific/Auckland"]),
)
def test_what_is_proposed_is_never_refused(days: int, hours: int, zone: str) -> None:
    meetings = [NOW + timedelta(days=days, hours=hours), NOW + timedelta(days=days + 30)]
    proposed = proposed_close(meetings, ZoneInfo(zone), now=NOW)
    check_close(proposed, meetings, ZoneInfo(zone), now=NOW)
    assert proposed.astimezone(ZoneInfo(zone)).hour == 17
    assert proposed >= NOW + SHORTEST


def test_a_day_too_soon_or_too_late_is_refused() -> None:
    meetings = [NOW + timedelta(days=10)]
    with pytest.raises(TooShort):
        check_close(NOW + timedelta(hours=19), meetings, LONDON, now=NOW)
    with pytest.raises(TooLate) as late:
        check_close(NOW + timedelta(days=10), meetings, LONDON, now=NOW)
    assert late.value.data == {"day": date(2026, 6, 10)}
    assert latest_close(meetings, LONDON, now=NOW) == datetime(2026, 6, 10, 16, tzinfo=UTC)


def test_the_rep_is_asked_in_the_evening_and_never_before_the_meeting_is_over() -> None:
    assert report_at(datetime(2026, 7, 1, 9, tzinfo=UTC), LONDON) == datetime(2026, 7, 1, 17, tzinfo=UTC)
    assert report_at(datetime(2026, 7, 1, 17, tzinfo=UTC), LONDON) == datetime(2026, 7, 1, 19, tzinfo=UTC)


def test_each_person_has_their_own_order_and_keeps_it() -> None:
    def order(person: int) -> tuple[int, ...]:
        return tuple(c.place for c in order_for(QUESTION, PersonId(person)))

    orders = [order(person) for person in range(200)]
    assert orders == [order(person) for person in range(200)]
    assert len(set(orders)) == 24
    assert all(sorted(each) == [0, 1, 2, 3] for each in orders)


def test_the_minority_and_those_who_do_not_know_are_counted_too() -> None:
    views = [_view(n) for n in range(4)] + [
        _view(5, place=2),
        _view(6, Said.UNKNOWN, None),
        _view(7, Said.UNSAID, None),
    ]
    counted = tally(views, CHOICES, asked=9)
    assert (counted.most, counted.others) == ((0,), (2,))
    assert (counted.answered, counted.unknown, counted.unsaid, counted.words) == (7, 1, 1, 0)


def test_equal_answers_are_all_the_most() -> None:
    assert tally([_view(1), _view(2, place=3)], CHOICES, asked=2).most == (0, 3)


def test_numbers_are_hidden_while_fewer_than_five_answered() -> None:
    assert not tally([_view(n) for n in range(4)], CHOICES, asked=20).shows_numbers
    assert tally([_view(n) for n in range(5)], CHOICES, asked=20).shows_numbers


def test_a_picture_in_front_of_an_answer_is_its_picture() -> None:
    assert picture_and_words("🚌 The bus") == ("🚌", "The bus")
    assert picture_and_words("The bus") == ("", "The bus")
    assert picture_and_words("- The bus") == ("", "- The bus")


def test_faces_are_a_scale_and_have_one_order() -> None:
    faces = replace(QUESTION, kind=Kind.FACES)
    assert {order_for(faces, PersonId(n)) for n in range(20)} == {CHOICES}


def test_one_person_is_never_a_number_and_can_not_be_worked_out_from_the_others() -> None:
    counted = tally([*(_view(n) for n in range(8)), _view(9, place=2)], CHOICES, asked=20)
    assert counted.shows_numbers
    assert not counted.shows_lines
    assert (counted.share(8), counted.share(11), counted.share(1)) == (Share.SOME, Share.MOST, Share.FEW)


@given(st.lists(st.integers(0, 3), min_size=5, max_size=40))
def test_a_number_in_a_line_stands_for_three_people_or_more(places: list[int]) -> None:
    counted = tally([_view(n, place=place) for n, place in enumerate(places)], CHOICES, asked=50)
    shown = [n for n in counted.counts.values() if n] if counted.shows_lines else []
    assert min(shown, default=3) >= 3


def _several(*chosen: tuple[int, ...]) -> list[View]:
    return [replace(_view(n, place=places[0]), places=places) for n, places in enumerate(chosen)]


def test_of_several_answers_nobody_is_told_apart_by_what_they_did_not_choose() -> None:
    """9 of 10 chose the first, so the tenth did not."""
    all_but_one = _several(*[(0, 1)] * 5, *[(0,)] * 4, (1,))
    assert not tally(all_but_one, CHOICES, asked=10, kind=Kind.SEVERAL).shows_lines
    all_but_three = _several(*[(0, 1)] * 4, *[(0,)] * 3, *[(1,)] * 3)
    assert tally(all_but_three, CHOICES, asked=10, kind=Kind.SEVERAL).shows_lines


@given(st.lists(st.sets(st.integers(0, 3), min_size=1), min_size=5, max_size=40))
def test_of_several_answers_each_number_leaves_nobody_or_three_people_out(chosen: list[set[int]]) -> None:
    counted = tally(_several(*map(tuple, chosen)), CHOICES, asked=50, kind=Kind.SEVERAL)
    shown = [n for n in counted.counts.values() if n] if counted.shows_lines else []
    assert all(n >= 3 and (n == len(chosen) or len(chosen) - n >= 3) for n in shown)


def test_each_answer_is_counted_in_one_way() -> None:
    spoken, written = replace(_view(1), voice=FileId(1)), replace(_view(2), text="Late")
    shown, read_out = (
        replace(_view(3), photo=FileId(2)),
        replace(_view(4), voice=FileId(3), how=How.HELPED, on_paper=True),
    )
    counted = tally([_view(0), spoken, written, shown, read_out], CHOICES, asked=9)
    assert counted.ways == {Way.TAP: 1, Way.VOICE: 1, Way.WORDS: 2, Way.PAPER: 1}
    assert counted.helped == 1


@pytest.mark.parametrize(("taps", "papers", "shows"), [(3, 3, True), (9, 2, False), (2, 2, False), (0, 5, True)])
def test_a_way_to_answer_is_a_number_only_where_it_tells_nobody_apart(taps: int, papers: int, shows: bool) -> None:
    views = [replace(_view(n), on_paper=n < papers) for n in range(taps + papers)]
    counted = tally(views, CHOICES, asked=20)
    assert counted.shows_ways is shows


@pytest.mark.parametrize(("helped", "papers", "shows"), [(3, 6, True), (2, 6, False), (4, 6, False), (6, 6, False)])
def test_help_is_said_only_where_some_of_those_on_paper_had_none(helped: int, papers: int, shows: bool) -> None:
    views = [replace(_view(n), on_paper=True, how=How.HELPED if n < helped else How.SELF) for n in range(papers)]
    counted = tally(views, CHOICES, asked=20)
    assert counted.shows_helped is shows


def test_each_tap_adds_one_of_several_answers_or_takes_it_out() -> None:
    several = replace(QUESTION, kind=Kind.SEVERAL)
    assert chosen_next(several, (2,), 0) == (2, 0)
    assert chosen_next(several, (2, 0), 2) == (0,)
    assert chosen_next(QUESTION, (2,), 0) == (0,)


def test_in_an_order_a_first_place_counts_more_than_a_second() -> None:
    views = [replace(_view(1, place=0), places=(0, 1)), replace(_view(2, place=1), places=(1, 2, 0))]
    counted = tally(views, CHOICES, asked=5, kind=Kind.ORDER)
    assert counted.points == {0: 6, 1: 7, 2: 3, 3: 0}
    assert counted.in_order == ((1,), (0,), (2,))


def test_what_others_put_first_is_not_lost_behind_the_order_of_all_together() -> None:
    orders = [(0, 1), (0, 1), (0, 1), (1, 2), (1, 2), (3,)]
    views = [replace(_view(n, place=each[0]), places=each) for n, each in enumerate(orders)]
    counted = tally(views, CHOICES, asked=9, kind=Kind.ORDER)
    assert counted.in_order == ((1,), (0,), (2,), (3,))
    assert counted.first_for_others == (0, 3)


def test_equal_ones_of_an_order_stand_together() -> None:
    views = [replace(_view(n, place=each[0]), places=each) for n, each in enumerate([(0, 1), (1, 0), (2,)])]
    counted = tally(views, CHOICES, asked=9, kind=Kind.ORDER)
    assert counted.in_order == ((0, 1), (2,))
    assert counted.first_for_others == (2,)


def test_what_most_put_first_is_not_said_by_others_where_something_else_has_more_points() -> None:
    orders = [(0, 1)] * 4 + [(1,)] * 2 + [(2,)]
    views = [replace(_view(n, place=each[0]), places=each) for n, each in enumerate(orders)]
    counted = tally(views, CHOICES, asked=7, kind=Kind.ORDER)
    assert counted.in_order[0] == (1,)
    assert (counted.first_for_most, counted.first_for_others) == ((0,), (2,))

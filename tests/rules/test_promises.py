"""Promises of judging a promise: members decide, and silence is said."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.promises import Judgement, State, asks_on, members_asked_on, verdict

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
DONE, PARTLY, NOT_DONE, UNKNOWN = Judgement
WORDS = st.none() | st.sampled_from(Judgement)


@pytest.mark.parametrize(
    ("answers", "rep_word", "became"),
    [
        ([DONE, DONE, NOT_DONE], NOT_DONE, State.DONE),
        ([NOT_DONE], DONE, State.NOT_DONE),
        ([UNKNOWN, UNKNOWN, PARTLY], None, State.PARTLY),
        ([DONE, NOT_DONE], NOT_DONE, State.NOT_DONE),
        ([], DONE, State.DONE),
        ([UNKNOWN], DONE, State.DONE),
        ([DONE, NOT_DONE], None, None),
        ([UNKNOWN], UNKNOWN, None),
        ([], None, None),
    ],
)
def test_members_decide_and_the_rep_only_when_they_do_not(
    answers: list[Judgement], rep_word: Judgement | None, became: State | None
) -> None:
    assert verdict(answers, rep_word, is_last=False) is became


def test_at_the_end_silence_is_nobody_told_us_and_equal_answers_are_partly() -> None:
    assert verdict([], None, is_last=True) is State.UNTOLD
    assert verdict([UNKNOWN, UNKNOWN], UNKNOWN, is_last=True) is State.UNTOLD
    assert verdict([DONE, NOT_DONE], None, is_last=True) is State.PARTLY


@given(answers=st.lists(st.sampled_from(Judgement)), rep_word=WORDS)
def test_at_the_end_there_is_always_an_outcome(answers: list[Judgement], rep_word: Judgement | None) -> None:
    assert verdict(answers, rep_word, is_last=True) in (State.DONE, State.PARTLY, State.NOT_DONE, State.UNTOLD)


@given(answers=st.lists(st.sampled_from(Judgement)), rep_word=WORDS)
def test_the_order_of_the_answers_makes_no_difference(answers: list[Judgement], rep_word: Judgement | None) -> None:
    assert verdict(answers, rep_word, is_last=True) is verdict(answers[::-1], rep_word, is_last=True)


@given(answers=st.lists(st.sampled_from([DONE, UNKNOWN]), min_size=1), rep_word=WORDS)
def test_the_rep_cannot_overrule_members_who_agree(answers: list[Judgement], rep_word: Judgement | None) -> None:
    assert verdict([*answers, DONE], rep_word, is_last=False) is State.DONE


def test_it_is_asked_in_the_morning_of_its_day_also_after_the_clocks_change() -> None:
    assert asks_on(date(2026, 6, 10), LONDON, now=NOW).at == datetime(2026, 6, 10, 9, tzinfo=UTC)
    assert asks_on(date(2026, 11, 10), LONDON, now=NOW).at == datetime(2026, 11, 10, 10, tzinfo=UTC)
    assert members_asked_on(NOW, LONDON).at == datetime(2026, 6, 2, 9, tzinfo=UTC)


def test_a_promise_without_a_date_is_not_forgotten() -> None:
    assert asks_on(None, LONDON, now=NOW).at == datetime(2026, 8, 30, 9, tzinfo=UTC)

"""Promises about promises in the board's notes: who and what is proposed, and nothing where nobody promised."""

from datetime import date

import pytest

from bot.languages import FIRST, Language, figures_in, promises_in
from bot.rules import promised as rules
from bot.rules.promised import Promised
from tests.tongues import each_example


def promise_in(piece: str, code: str = FIRST) -> Promised | None:
    return rules.promise_in(piece, promises_in(code), figures_in(code))


@pytest.mark.parametrize(
    ("piece", "promised"),
    [
        ("1. Transport\nACTION: Alex Green to send the timetable.", Promised("Alex Green", "send the timetable")),
        ("It was late. The council agreed to look at pay. Noted.", Promised("The council", "look at pay")),
        ("The bus company will run 2 more buses", Promised("The bus company", "run 2 more buses")),
        (
            "ACTION: Alex Green to send the timetable by Sunday 14 February 2027.",
            Promised("Alex Green", "send the timetable", date(2027, 2, 14)),
        ),
        ("AP: Kim to send the list (by 14/02/2027)", Promised("Kim", "send the list", date(2027, 2, 14))),
        ("KD to send the list before 14 February 2027", Promised("KD", "send the list", date(2027, 2, 14))),
        ("Alex will call on 14/02/2027", Promised("Alex", "call", date(2027, 2, 14))),
        ("Alex will call on 31/02/2027", Promised("Alex", "call on 31/02/2027")),
        ("Alex will call in May 2027", Promised("Alex", "call in May 2027")),
    ],
)
def test_a_promise_in_the_notes_has_who_and_what_and_perhaps_its_day(piece: str, promised: Promised) -> None:
    assert promise_in(piece) == promised


RING = "ring the bus company"


@pytest.mark.parametrize(
    ("piece", "who"),
    [
        (f"ACTION: Kim Day to {RING}.", "Kim Day"),
        (f"ACTION Kim Day to {RING}.", "Kim Day"),
        (f"ACTION: Kim Day: {RING}.", "Kim Day"),
        (f"ACTION - Kim Day to {RING}", "Kim Day"),
        (f"Action: Kim Day \u2013 {RING}", "Kim Day"),
        (f"Action 3: Kim Day to {RING}.", "Kim Day"),
        (f"Action point: Kim to {RING}.", "Kim"),
        (f"Action (KD): {RING}", "KD"),
        (f"Action [KD]: {RING}", "KD"),
        (f"ACTION (Kim Day) to {RING}", "Kim Day"),
        (f"Action for Kim: {RING}", "Kim"),
        (f"Action by Kim Day: {RING}", "Kim Day"),
        (f"AP: Kim to {RING}", "Kim"),
        (f"AP1: Kim to {RING}", "Kim"),
        (f"AP 2 - KD to {RING}", "KD"),
        (f"Action: {RING} (KD)", "KD"),
        (f"Action: to {RING} - Kim Day", "Kim Day"),
        (f"To {RING} (KD).", "KD"),
        (f"KD to {RING}", "KD"),
        (f"KD/AB to {RING}", "KD/AB"),
        (f"KD and AB to {RING}.", "KD and AB"),
        (f"(KD) to {RING}", "KD"),
        (f"KD: to {RING}", "KD"),
        (f"Kim Day - to {RING}", "Kim Day"),
        (f"Kim Day \u2013 to {RING}", "Kim Day"),
        (f"Kim Day (KD) to {RING}", "Kim Day"),
        (f"Kim to {RING}.", "Kim"),
        (f"Kim and Ann to {RING}.", "Kim and Ann"),
        (f"- Kim Day to {RING}", "Kim Day"),
        (f"\u2022 KD to {RING}", "KD"),
        (f"3.1 Kim Day to {RING}", "Kim Day"),
        (f"The bus is late. KD to {RING}. Noted.", "KD"),
        (f"2. Buses\nKim Day to {RING}", "Kim Day"),
        (f"Chair to {RING}", "Chair"),
        (f"The council to {RING}", "The council"),
        (f"Kim Day has agreed to {RING}.", "Kim Day"),
        (f"Kim Day offered to {RING}.", "Kim Day"),
        (f"Kim Day is going to {RING}.", "Kim Day"),
        (f"Kim Day said she will {RING}.", "Kim Day"),
        (f"3.1 Kim Day will {RING}.", "Kim Day"),
        (f"Kim Day must {RING}.", "Kim Day"),
        (f"Kim Day said that he would {RING}.", "Kim Day"),
        (f"K.D. to {RING}", "K.D."),
        (f"A.P.: Kim to {RING}", "Kim"),
        (f"Next step: Kim to {RING}", "Kim"),
        (f"[Action: KD] {RING}", "KD"),
        (f"Action \u2192 Kim to {RING}", "Kim"),
    ],
)
def test_the_ways_in_which_notes_name_who_does_something(piece: str, who: str) -> None:
    assert promise_in(piece) == Promised(who, RING)


@pytest.mark.parametrize(
    "piece",
    [
        "The board talked about buses.",
        "The council will not pay for this.",
        "The council will never pay for this.",
        "Access to work was on the agenda.",
        "Welcome to the meeting.",
        "Thanks to Kim for the tea.",
        "Apologies to Ann Lee.",
        "Changes to buses in May.",
        "Kim went to town.",
        "People want to ride the bus.",
        "The right to vote.",
        "There will be tea.",
        "The next meeting will be on 3 May.",
        "The meeting will be held in May.",
        "The bus will be late.",
        "Action: talk to the council.",
        "Action: Write to Kim.",
        "Actions from the last meeting",
        "KD: the bus is late.",
        "The will of the people.",
        "People need to ring the bus company.",
        "Agreed to ring the bus company.",
        "It costs 2 to 3 pounds.",
    ],
)
def test_nothing_is_proposed_where_nobody_promised(piece: str) -> None:
    assert promise_in(piece) is None


@pytest.mark.parametrize(("language", "example"), each_example("promised"))
def test_promises_are_found_as_each_language_writes_them(language: Language, example: tuple[str, str, str]) -> None:
    piece, who, what = example
    assert promise_in(piece, language.code) == Promised(who, what)


@pytest.mark.parametrize(("language", "piece"), each_example("not_promised"))
def test_nothing_is_proposed_where_nobody_promised_in_any_language(language: Language, piece: str) -> None:
    assert promise_in(piece, language.code) is None


FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 May", date(2027, 5, 12)),
        ("by the 12th of May please", date(2027, 5, 12)),
        ("12 December", date(2026, 12, 12)),
        ("27 November", FRIDAY),
        ("29 February", date(2028, 2, 29)),
        ("12/05/2027", date(2027, 5, 12)),
        ("12 May 2020", date(2020, 5, 12)),
        ("next Friday", date(2026, 12, 4)),
        ("Monday", date(2026, 11, 30)),
        ("Saturday 12 December", date(2026, 12, 12)),
    ],
)
def test_a_day_that_somebody_writes_is_the_next_one_of_that_name(text: str, day: date) -> None:
    assert rules.day_said(text, figures_in(FIRST), today=FRIDAY) == day


@pytest.mark.parametrize("text", ["", "soon", "in May", "12 or 13 May", "Monday or Tuesday", "31 February", "5"])
def test_what_is_no_one_day_is_none(text: str) -> None:
    assert rules.day_said(text, figures_in(FIRST), today=FRIDAY) is None

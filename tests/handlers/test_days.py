"""Promises of choosing a day: one way everywhere, month first, then working days; a refused day leads back to them."""

from collections.abc import Callable

import pytest

from bot.ids import PersonId
from bot.rules.people import Role
from bot.screen import Screen, Tap, tap
from tests.handlers.elections.table import Hall
from tests.handlers.table import day_number, plan_meeting
from tests.play import Play

WEEKEND = ("Saturday", "Sunday")


def _of_meeting(play: Play) -> tuple[PersonId, Tap]:
    return play.member("Sam", play.group(), role=Role.FACILITATOR), tap("meetings.day", 0, 0)


def _of_vote(play: Play) -> tuple[PersonId, Tap]:
    hall = Hall(play)
    return hall.sam, tap("elections.day", hall.plan(), "end", 0)


def _of_promise(play: Play) -> tuple[PersonId, Tap]:
    group = play.group()
    play.member("Sam", group, role=Role.FACILITATOR)
    mina = play.rep("Mina", group)
    play.tap(mina, tap("promises.begin", 0, 0))
    for words in ("Alex", "A bus at 8"):
        play.say(mina, words)
    return mina, tap("promises.day", 1, 0)


def _of_question(play: Play) -> tuple[PersonId, Tap]:
    group = play.group()
    play.member("Sam", group, role=Role.FACILITATOR)
    mina = play.rep("Mina", group)
    play.tap(mina, tap("feedback.ask_now", 0))
    for label in ("Something else", "What matters most", "Choose an answer"):
        play.press(mina, label)
    return mina, tap("feedback.day", 1, 0)


EACH: list[Callable[[Play], tuple[PersonId, Tap]]] = [_of_meeting, _of_vote, _of_promise, _of_question]


@pytest.mark.parametrize("begin", EACH)
def test_a_day_is_chosen_by_its_month_and_only_working_days_are_offered(
    play: Play, begin: Callable[[Play], tuple[PersonId, Tap]]
) -> None:
    person, days = begin(play)
    months = play.tap(person, days)
    assert months.buttons[1].label.startswith("🗓"), _labels(months)
    week = play.press(person, months.buttons[1].label)
    assert week.buttons[0].label.startswith("📅")
    assert not any(day in label for label in _labels(week) for day in WEEKEND)
    assert play.back(person).buttons == months.buttons


def _labels(shown: Screen) -> list[str]:
    return [button.label for button in shown.buttons]


def test_a_day_that_is_refused_leads_back_to_the_days(play: Play) -> None:
    sam, _ = _of_meeting(play)
    refused = play.tap(sam, tap("meetings.check", 0, 20260101, 11))
    assert [button.does for button in refused.buttons] == [tap("meetings.day", 0, 0)]
    meeting = plan_meeting(play, sam)
    refused = play.tap(sam, tap("meetings.plan", meeting, day_number(play.now.date()), 9, 1))
    assert [button.does for button in refused.buttons] == [tap("meetings.day", meeting, 0)]

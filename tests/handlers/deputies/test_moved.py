"""Promises of a meeting that is moved after a deputy said yes: nobody is bound to a day that they did not agree to."""

from datetime import timedelta

from bot.rules.deputies import State
from bot.screen import tap
from tests.handlers.deputies.table import Council
from tests.handlers.table import day_number


def _move(council: Council, days: int) -> None:
    """Sam moves the meeting to so many days from now."""
    play = council.play
    version = play.store.run_now(lambda unit: unit.meetings.get(council.meeting)).version
    day = day_number((play.now + timedelta(days=days)).date())
    play.tap(council.people["Sam"], tap("meetings.plan", council.meeting, day, 10, version))
    moved = play.store.run_now(lambda unit: unit.meetings.get(council.meeting))
    assert moved.version > version


def _open(council: Council) -> list[State]:
    found = council.play.store.run_now(lambda unit: unit.deputies.list_open_at(council.meeting))
    return [each.state for each in found]


def test_who_said_yes_is_asked_anew_for_the_other_day_and_goes_for_nobody_until_then(each_council: Council) -> None:
    council = each_council
    council.hand_over()
    council.hush()
    _move(council, 40)
    assert _open(council) == [State.ASKED]
    assert "🙋 Mina asks you" in council.told("Ben")
    assert "🙋 You asked Ben" in council.told("Mina")
    assert "Ben will come instead of Mina." not in council.tap("Tom", "meetings.show", council.meeting).lines
    council.tap("Ben", "deputies.yes", council.handover())
    assert "Ben will go for Mina." in council.told("Tom")
    assert "Ben will come instead of Mina." in council.tap("Tom", "meetings.show", council.meeting).lines


def test_who_had_not_answered_yet_is_asked_once(council: Council) -> None:
    council.ask()
    council.hush()
    _move(council, 40)
    assert _open(council) == [State.ASKED]
    assert council.told("Ben") == [] or "🙋 Mina asks you" not in council.told("Ben")


def test_a_button_of_the_day_of_before_answers_nothing(council: Council) -> None:
    number = council.hand_over()
    _move(council, 40)
    council.tap("Ben", "deputies.yes", number)
    council.tap("Ben", "deputies.no", number)
    assert _open(council) == [State.ASKED]


def test_nobody_goes_for_a_rep_whose_time_is_over_by_the_new_day(each_council: Council) -> None:
    council = each_council
    council.hand_over()
    council.hush()
    _move(council, 900)
    assert _open(council) == []
    told = council.told("Ben")
    assert "✋ You do not need to go" in told
    assert any(line.startswith("Mina will not speak for your group on ") for line in told)
    assert "Ben will come instead of Mina." not in council.tap("Tom", "meetings.show", council.meeting).lines

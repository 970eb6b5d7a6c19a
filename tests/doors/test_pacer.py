"""Promises of the pace at which we speak."""

import pytest

from bot.doors import pacer
from bot.doors.pacer import Pacer


class _Time:
    """Real seconds that pass only while somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> _Time:
    made = _Time()
    monkeypatch.setattr("bot.doors.pacer.asyncio.sleep", made.sleep)
    return made


async def test_letters_to_many_people_keep_the_overall_rate(time: _Time) -> None:
    turns = Pacer(28.0, clock=time.clock)
    for chat in range(281):
        await turns.turn(chat)
    assert time.now == pytest.approx(10.0)


async def test_two_letters_to_one_person_are_a_second_apart(time: _Time) -> None:
    turns = Pacer(28.0, clock=time.clock)
    await turns.turn(5)
    await turns.turn(5)
    assert time.now == pytest.approx(pacer.CHAT_EVERY)


async def test_two_announcements_to_one_group_chat_are_three_seconds_apart(time: _Time) -> None:
    turns = Pacer(28.0, clock=time.clock)
    await turns.turn(-5)
    await turns.turn(-5)
    assert time.now == pytest.approx(pacer.GROUP_EVERY)


async def test_an_answer_to_a_tap_does_not_wait_for_its_chat(time: _Time) -> None:
    turns = Pacer(28.0, clock=time.clock)
    await turns.turn(5)
    await turns.turn(5, answer=True)
    assert time.now < 0.1


async def test_when_telegram_says_wait_everybody_waits(time: _Time) -> None:
    turns = Pacer(28.0, clock=time.clock)
    turns.freeze(5)
    await turns.turn(1, answer=True)
    await turns.turn(2)
    assert time.now >= 5.0

"""Promises of the pace at which we speak."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.doors import pace as pace_module
from bot.doors.pace import CHAT_EVERY, GROUP_EVERY, Pace
from tests.no_time import in_no_time


class Telegram:
    """Takes calls, and says when it took them; a strict one takes 30 in any second."""

    def __init__(self, *, most: int | None = None, slow: float = 0.0) -> None:
        self.taken: list[tuple[float, int]] = []
        self.refused = 0
        self._most, self._slow = most, slow

    async def call(self, chat: int) -> bool:
        now = asyncio.get_running_loop().time()
        recent = [at for at, _ in self.taken if at > now - 1.0]
        if self._most is not None and len(recent) >= self._most:
            self.refused += 1
            raise RetryAfter(1)
        self.taken.append((now, chat))
        await asyncio.sleep(self._slow)
        return True

    def longest_second(self) -> int:
        """The most calls in any second."""
        times = [at for at, _ in self.taken]
        return max(sum(at <= each < at + 1.0 for each in times) for at in times)


def _answer(pace: Pace, telegram: Telegram, chat: int) -> Awaitable[Any]:
    return pace.process_request(telegram.call, (chat,), {}, "editMessageText", {"chat_id": chat}, None)


async def _letter(pace: Pace, telegram: Telegram, chat: int, *, calls: int = 1) -> None:
    turn = await pace.letter(chat)
    for _ in range(calls):
        await pace.process_request(telegram.call, (chat,), {}, "sendMessage", {"chat_id": chat}, turn)
    turn.give_back()


@pytest.fixture
def pace() -> Pace:
    return Pace(28.0, clock=lambda: asyncio.get_running_loop().time())


@in_no_time
async def test_letters_to_many_people_keep_the_overall_rate(pace: Pace) -> None:
    telegram = Telegram()
    began = asyncio.get_running_loop().time()
    await asyncio.gather(*(_letter(pace, telegram, chat) for chat in range(281)))
    assert asyncio.get_running_loop().time() - began == pytest.approx(10.0, abs=0.2)


@in_no_time
async def test_two_letters_to_one_person_are_a_second_apart(pace: Pace) -> None:
    telegram = Telegram()
    await asyncio.gather(_letter(pace, telegram, 5), _letter(pace, telegram, 5))
    assert telegram.taken[1][0] - telegram.taken[0][0] >= CHAT_EVERY


@in_no_time
async def test_two_announcements_to_one_group_chat_are_three_seconds_apart(pace: Pace) -> None:
    telegram = Telegram()
    await asyncio.gather(_letter(pace, telegram, -5), _letter(pace, telegram, -5))
    assert telegram.taken[1][0] - telegram.taken[0][0] >= GROUP_EVERY


@in_no_time
async def test_answers_go_as_fast_as_telegram_takes_them(pace: Pace) -> None:
    telegram = Telegram()
    await asyncio.gather(*(_answer(pace, telegram, chat) for chat in range(200)))
    assert telegram.taken[-1][0] - telegram.taken[0][0] < 0.5


@in_no_time
async def test_answers_beside_letters_never_meet_the_limit_and_go_first(pace: Pace) -> None:
    telegram = Telegram(most=30, slow=0.02)
    letters = [asyncio.ensure_future(_letter(pace, telegram, chat)) for chat in range(140)]
    waits = []
    for chat in range(1000, 1008):
        await asyncio.sleep(0.5)
        before = asyncio.get_running_loop().time()
        await _answer(pace, telegram, chat)
        waits.append(asyncio.get_running_loop().time() - before)
    await asyncio.gather(*letters)
    assert telegram.refused == 0
    assert max(waits) < 0.2
    assert telegram.longest_second() <= 30


@in_no_time
async def test_many_answers_at_once_learn_the_limit_and_nobody_is_starved(pace: Pace) -> None:
    telegram = Telegram(most=30)
    began = asyncio.get_running_loop().time()
    await asyncio.gather(*(_answer(pace, telegram, chat) for chat in range(200)))
    assert asyncio.get_running_loop().time() - began < 7.5
    assert len({chat for _, chat in telegram.taken}) == 200


@in_no_time
async def test_as_soon_as_the_limit_for_everybody_is_met_nobody_else_meets_it(pace: Pace) -> None:
    telegram = Telegram(most=30)
    await asyncio.gather(*(_answer(pace, telegram, chat) for chat in range(200)))
    assert telegram.refused <= pace_module.MANY


@in_no_time
async def test_after_quiet_answers_are_fast_again(pace: Pace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace_module, "QUIET", 5.0)
    quick = Pace(28.0, clock=pace.clock)
    strict, free = Telegram(most=30), Telegram()
    await asyncio.gather(*(_answer(quick, strict, chat) for chat in range(60)))
    await asyncio.sleep(quick._quiet + 70)
    await asyncio.gather(*(_answer(quick, free, chat) for chat in range(200)))
    assert free.taken[-1][0] - free.taken[0][0] < 0.5


class Waiting(Telegram):
    """Asks one chat to wait, once."""

    def __init__(self, chat: int, seconds: int) -> None:
        super().__init__()
        self.wait_for, self.seconds = {chat}, seconds

    async def call(self, chat: int) -> bool:
        if chat in self.wait_for:
            self.wait_for.discard(chat)
            raise RetryAfter(self.seconds)
        return await super().call(chat)


@in_no_time
async def test_one_chat_that_must_wait_holds_up_nobody_else(pace: Pace) -> None:
    telegram = Waiting(5, 15)
    began = asyncio.get_running_loop().time()
    slow = asyncio.ensure_future(_answer(pace, telegram, 5))
    await asyncio.sleep(0.1)
    await asyncio.gather(*(_answer(pace, telegram, chat) for chat in range(10, 20)))
    assert asyncio.get_running_loop().time() - began < 1.0
    await slow
    assert telegram.taken[-1][0] - began >= 15.0


@in_no_time
async def test_a_letter_to_a_chat_that_must_wait_long_goes_back_to_its_row(pace: Pace) -> None:
    telegram = Waiting(5, 15)
    for _ in range(2):
        # The second one is not even tried: it has a turn, and leaves it to somebody else.
        with pytest.raises(RetryAfter):
            await _letter(pace, telegram, 5)
    await asyncio.gather(*(_letter(pace, Telegram(), chat) for chat in range(10, 40)))
    assert pace._in_flight == 0


@in_no_time
async def test_who_sleeps_looks_again_before_speaking(pace: Pace) -> None:
    telegram = Waiting(5, 2)
    first = asyncio.ensure_future(_answer(pace, telegram, 5))
    await asyncio.sleep(0.1)
    second = asyncio.ensure_future(_answer(pace, telegram, 5))
    await asyncio.sleep(1.0)
    pace._freeze(5, 4.0)
    await asyncio.gather(first, second)
    assert telegram.taken[0][0] >= 5.0


@in_no_time
async def test_two_programs_share_the_pace(pace: Pace) -> None:
    pace.share = 2
    telegram = Telegram()
    began = asyncio.get_running_loop().time()
    await asyncio.gather(*(_letter(pace, telegram, chat) for chat in range(29)))
    assert asyncio.get_running_loop().time() - began == pytest.approx(2.0, abs=0.2)


@in_no_time
async def test_a_call_that_telegram_does_not_count_takes_no_turn(pace: Pace) -> None:
    telegram = Telegram()
    await pace.process_request(telegram.call, (5,), {}, "deleteMessage", {"chat_id": 5}, None)
    assert (pace._in_flight, len(pace._ended)) == (0, 0)


@in_no_time
async def test_a_call_that_telegram_does_not_count_waits_all_the_same_when_it_is_told_to(pace: Pace) -> None:
    telegram = Waiting(5, 15)
    await pace.process_request(telegram.call, (5,), {}, "deleteMessage", {"chat_id": 5}, None)
    assert [at for at, _ in telegram.taken] == [pytest.approx(15.0, abs=0.1)]


@pytest.mark.parametrize("calls", [0, 1, 3])
@in_no_time
async def test_however_many_calls_a_letter_needs_nobody_waits_for_its_turn_for_ever(pace: Pace, calls: int) -> None:
    telegram = Telegram(most=30, slow=0.02)
    await asyncio.gather(*(_letter(pace, telegram, chat, calls=calls) for chat in range(60)))
    assert (len(telegram.taken), telegram.refused, pace._in_flight) == (60 * calls, 0, 0)

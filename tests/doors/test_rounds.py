"""Promises of what goes on for ever: a fault in one round is told, and the next round is made."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.doors import courier as courier_module
from bot.doors import heart as heart_module
from bot.doors import photos as photos_module
from bot.doors.alarm import Alarm
from bot.doors.courier import Courier
from bot.doors.heart import Heart
from bot.doors.lines import Lines
from bot.doors.photos import Photos
from bot.doors.pulse import Pulse
from bot.rules.schedule import Push
from bot.screen import HOME
from tests.doors.conftest import Desk
from tests.making import QuickMaker, fetch
from tests.play import START

WORKERS: dict[str, tuple[type, str, Callable[[Desk, Pulse], Callable[[], Awaitable[None]]]]] = {
    "the clock": (Alarm, "ring", lambda desk, pulse: _alarm(desk, pulse).work),
    "letters": (Courier, "send_due", lambda desk, pulse: _courier(desk, pulse).work),
    "the heart": (Heart, "beat", lambda desk, pulse: _heart(desk, pulse).work),
    "photos": (Photos, "round", lambda desk, pulse: _photos(desk, pulse).work),
}
"""What the program does for ever, and the round that it makes of it."""


def _alarm(desk: Desk, pulse: Pulse) -> Alarm:
    return Alarm(
        desk.play.store, desk.play.dispatch, lambda: START, real_time=lambda moment: moment, on_round=lambda: None,
        pulse=pulse,
    )  # fmt: skip


def _courier(desk: Desk, pulse: Pulse) -> Courier:
    doors = desk.doors
    return Courier(desk.play.store, desk.play.dispatch, doors.lines, doors.pace, lambda: START, pulse)


def _heart(desk: Desk, pulse: Pulse) -> Heart:
    doors = desk.doors
    return Heart(
        desk.play.store, desk.play.dispatch, doors.lines, doors.pace, lambda: START, lambda: START, lambda: None, pulse
    )


def _photos(desk: Desk, pulse: Pulse) -> Photos:
    return Photos(desk.play.store, QuickMaker(), fetch, lambda: START, pulse)


@pytest.mark.parametrize("worker", WORKERS)
async def test_a_fault_of_ours_in_one_round_is_told_and_ends_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, worker: str
) -> None:
    kind, makes, make = WORKERS[worker]
    pulse, told, third = Pulse(), list[tuple[str, ...]](), asyncio.Event()
    for module, name in (
        (courier_module, "AFTER_OUTAGE"), (heart_module, "BEAT"), (photos_module, "BEAT")
    ):  # fmt: skip
        monkeypatch.setattr(module, name, 0.0)

    async def make_round(self: object) -> None:
        told.append(pulse.troubles)
        if len(told) == 3:
            third.set()
            await asyncio.Event().wait()
        if isinstance(self, Alarm | Courier):
            self.wake()
        if len(told) == 1:
            raise KeyError("a bug")

    monkeypatch.setattr(kind, makes, make_round)
    working = asyncio.ensure_future(make(desk, pulse)())
    asked = asyncio.ensure_future(third.wait())
    await asyncio.wait({working, asked}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
    assert asked.done(), "it goes on no more"
    working.cancel()
    assert told[:3] == [(), ("a round failed (KeyError), and is tried again",), ()]


async def test_letters_go_although_what_wipes_ballots_fails(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(_lines: Lines) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr(Lines, "wipe_due", broken)
    mina = desk.play.member("Mina", desk.play.group())
    await desk.play.store.run(lambda unit: unit.deliveries.put(mina, HOME, push=Push.NOW, not_before=desk.play.now))
    await desk.doors.send()
    assert len(desk.telegram.sent("sendMessage", "sendPhoto")) == 1
    assert desk.doors.courier.pulse.troubles == ("a round failed (KeyError), and is tried again",)

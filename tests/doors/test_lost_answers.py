"""Promises of what half came: a commit whose answer was lost, a letter of which Telegram has the first page, a chat
that waits. Nothing is lost or said twice, and nobody else waits."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.doors import courier as courier_module
from bot.doors import intake as intake_module
from bot.doors import lines as lines_module
from bot.ids import PersonId
from bot.rules.schedule import Push
from bot.screen import HOME, Screen
from handlers.answers import Answer
from handlers.dispatch import Dispatch
from storage.deliveries import Letter
from storage.unit import Store, Unavailable, Unit
from tests.doors.conftest import Desk

MOST = 8
"""More than the deeds of one letter, or of one answer."""


@pytest.fixture(autouse=True)
def without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (courier_module, intake_module, lines_module):
        monkeypatch.setattr(module, "AFTER_OUTAGE", 0.0)


def _put(unit: Unit, to: PersonId, now: datetime) -> None:
    unit.deliveries.put(to, HOME, push=Push.NOW, not_before=now)


def _lose(monkeypatch: pytest.MonkeyPatch, store: Store, number: int) -> Callable[[], bool]:
    """From now on deeds are counted: the answer of this one is lost. Whether it was its turn."""
    real, left = store.run, [number]

    async def run(deed: Any, *args: Any, **kwargs: Any) -> Any:
        kept = await real(deed, *args, **kwargs)
        left[0] -= 1
        if not left[0]:
            raise Unavailable("the database cannot be reached")
        return kept

    monkeypatch.setattr(store, "run", run)
    return lambda: left[0] <= 0


@pytest.mark.parametrize("number", range(1, MOST))
async def test_a_letter_is_said_once(desk: Desk, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    mina = desk.play.member("Mina", desk.play.group())
    await desk.play.store.run(_put, mina, desk.play.now)
    was_lost = _lose(monkeypatch, desk.doors.courier.store, number)
    for _ in range(3):
        with suppress(Unavailable):
            await desk.doors.send()
        desk.play.now += timedelta(minutes=1)
    assert len(desk.telegram.sent("sendMessage")) == 1
    assert was_lost() or number > 4


@pytest.mark.parametrize("number", range(1, MOST))
async def test_who_pressed_is_answered(desk: Desk, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.doors.take(desk.updates.tap(5, HOME.encode()))
    desk.telegram.calls.clear()
    was_lost = _lose(monkeypatch, desk.doors.intake.store, number)
    await desk.doors.take(desk.updates.tap(5, HOME.encode()))
    assert len(_answers(desk)) == 1
    assert was_lost() or number > 2


@pytest.mark.parametrize("number", range(1, MOST))
async def test_who_wrote_is_answered(desk: Desk, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    was_lost = _lose(monkeypatch, desk.doors.intake.store, number)
    await desk.doors.take(desk.updates.text(5, "hello"))
    assert len(_answers(desk)) == 1
    assert was_lost() or number > 2


def _answers(desk: Desk) -> list[str]:
    """What was said, without that nothing can be saved at the moment."""
    said = [given["text"] for given in desk.telegram.sent("sendMessage", "editMessageText")]
    return [text for text in said if "cannot save" not in text]


async def test_a_chat_that_waits_keeps_no_turn_from_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier_module, "LONGEST_HOLD", 0.05)
    group, doors = desk.play.group(), desk.doors
    stuck, free = [desk.play.member(name, group) for name in ("Ben", "Lily", "Tom")], desk.play.member("Mina", group)
    doors.pace.rate = 2.0
    for person in (*stuck, free):
        await desk.play.store.run(_put, person, desk.play.now)
    people = await desk.play.store.run(lambda unit: [unit.people.get(each) for each in (*stuck, free)])
    chats = [person.telegram_id or 0 for person in people]
    for chat in chats[:3]:
        # An answer is being said, and Telegram told it to wait.
        await doors.lines.line(chat).lock.acquire()
    await asyncio.wait_for(doors.courier.send_due(), 30)
    assert [given["chat_id"] for given in desk.telegram.sent("sendMessage")] == chats[3:]
    for chat in chats[:3]:
        doors.lines.line(chat).lock.release()
    desk.play.now += timedelta(minutes=1)
    await desk.doors.send()
    assert sorted(given["chat_id"] for given in desk.telegram.sent("sendMessage")) == sorted(chats)


async def test_of_a_letter_of_two_messages_the_first_one_comes_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, mina = Dispatch.letter, desk.play.member("Mina", desk.play.group())

    def long(dispatch: Dispatch, unit: Unit, letter: Letter, *, now: datetime) -> Answer | None:
        answer = real(dispatch, unit, letter, now=now)
        return None if answer is None else replace(answer, screen=Screen("Long", ("First " + "x" * 3000, "y" * 3000)))

    monkeypatch.setattr(Dispatch, "letter", long)
    await desk.play.store.run(lambda unit: unit.deliveries.put(mina, HOME, push=Push.NOW, not_before=desk.play.now))
    no = {"ok": False, "error_code": 500, "description": "Internal Server Error"}
    # The first message is taken, the second one not at the first try.
    taken = {"message_id": 9, "date": 0, "chat": {"id": 5, "type": "private"}}
    desk.telegram.says["sendMessage"] = [(200, {"ok": True, "result": taken}), *[(500, no)] * 4]
    for _ in range(3):
        await desk.doors.send()
        desk.play.now += timedelta(minutes=1)
    first = [given for given in desk.telegram.sent("sendMessage") if "First" in given["text"]]
    assert len(first) == 1
    assert desk.telegram.sent("sendMessage")[-1]["text"].startswith("y")

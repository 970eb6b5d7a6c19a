"""Promises of the lines when something goes wrong on the way: nothing is forgotten that still has to be said."""

import asyncio
import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from telegram.error import TimedOut

from bot.doors import lines as lines_module
from bot.doors.line import Line
from bot.ids import ElectionId
from bot.screen import Screen
from bot.words import Words
from handlers.answers import Answer
from storage.outbox import Wipe
from storage.unit import Store, Unit
from tests.doors.conftest import Desk

VOTE = ElectionId(1)
DOWN: tuple[int, dict[str, Any]] = (502, {})
NO: tuple[int, dict[str, Any]] = (400, {"ok": False, "error_code": 400, "description": "Bad Request: no"})


def _answer(desk: Desk, screen: Screen) -> Answer:
    store = desk.play.store
    person = store.run_now(lambda u: u.people.add("Mina", telegram_id=5, language="en", now=desk.play.now))
    return Answer(screen, store.run_now(lambda u: u.people.get(person)), Words("en", ZoneInfo("Europe/London")))


async def _until(desk: Desk, is_so: Callable[[], bool]) -> None:
    for _ in range(1000):
        if is_so():
            return
        await desk.doors.lines.quiet()
        await desk.play.store.run(lambda _unit: None)
    raise AssertionError("it never came to that")


async def test_a_line_on_which_an_answer_waits_is_not_forgotten_for_others(desk: Desk) -> None:
    lines = desk.doors.lines
    desk.telegram.says["sendMessage"] = [DOWN] * 4
    await desk.doors.answer(_answer(desk, Screen(title="Your vote")))

    for chat in range(1_000, 1_001 + lines_module.MOST_LINES):
        lines.line(chat)
    gc.collect()

    assert lines.line(5).newest == 1


async def test_quiet_lines_are_forgotten(desk: Desk) -> None:
    lines = desk.doors.lines
    lines.line(5).newest = 7

    for chat in range(1_000, 1_001 + lines_module.MOST_LINES):
        lines.line(chat)
    gc.collect()

    assert lines.line(5).newest == 0


@pytest.mark.parametrize("trouble", ["a newer answer", "refused"])
async def test_a_receipt_that_was_not_shown_is_not_taken_for_one_that_is_being_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    monkeypatch.setattr(lines_module, "AGAIN_AFTER", (0.0,))
    lines, receipt = desk.doors.lines, _answer(desk, Screen(title="Your vote is in", handed_in=VOTE))
    is_newer = trouble == "a newer answer"
    desk.telegram.says["sendMessage"] = [DOWN] * 4 if is_newer else [NO]
    lines.answer(receipt, chat=5, over=None)
    assert lines.is_showing_receipt(receipt.person.id, VOTE)
    if is_newer:
        lines.answer(replace(receipt, screen=Screen(title="Home")), chat=5, over=None)

    await _until(desk, lambda: not lines.is_showing_receipt(receipt.person.id, VOTE))


async def test_what_cannot_be_noted_of_one_person_is_noted_of_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted, commit = list[int](), asyncio.Event()
    run = Store.run

    async def at_once(store: Store, *given: Any, **more: Any) -> Any:
        await commit.wait()
        return await run(store, *given, **more)

    def note(unit: Unit, number: int) -> None:
        if number == 2:
            raise LookupError("there is no such person any more")
        unit.connection.exec_driver_sql("SELECT 1")
        noted.append(number)

    monkeypatch.setattr(Store, "run", at_once)
    for number in (1, 2, 3):
        desk.doors.lines.note(partial(note, number=number))
    commit.set()
    await desk.doors.lines.quiet()
    assert {*noted[1:]} == {1, 3}  # The first time all three were one deed.


@pytest.mark.parametrize("no", ["chat not found", "PEER_ID_INVALID", "INPUT_USER_DEACTIVATED"])
async def test_who_is_not_with_telegram_any_more_is_not_written_to(desk: Desk, no: str) -> None:
    refused = {"ok": False, "error_code": 400, "description": f"Bad Request: {no}"}
    desk.telegram.says["sendMessage"] = [(400, refused)]
    answer = _answer(desk, Screen(title="Home"))
    await desk.doors.answer(answer)
    person = await desk.play.store.run(lambda unit: unit.people.get(answer.person.id))
    assert person.unreachable_at is not None


async def test_a_page_of_a_ballot_is_wiped_after_a_fault_of_ours(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(lines_module, "AGAIN_AFTER", (0.05,))
    person = _answer(desk, Screen(title="Home")).person.id
    await desk.play.store.run(lambda unit: unit.outbox.put_wipe(Wipe(person, 7, "screen")))
    with monkeypatch.context() as broken:
        broken.setattr(Line, "wipe", _breaks)
        await desk.doors.lines.wipe_due()
        await desk.doors.lines.quiet()
    assert "a page of a ballot could not be wiped" in caplog.text
    assert len(await desk.play.store.run(lambda unit: unit.outbox.due_wipes(most=9))) == 1

    async with asyncio.timeout(60):
        while not desk.telegram.calls:  # noqa: ASYNC110 - what is waited for is a call
            await asyncio.sleep(0.01)
    await desk.doors.lines.quiet()

    assert await desk.play.store.run(lambda unit: unit.outbox.due_wipes(most=9)) == []
    assert [call.given["message_id"] for call in desk.telegram.calls] == [7]


@pytest.mark.parametrize("fault", [TimedOut, KeyError])
async def test_a_page_that_cannot_be_reached_stands_before_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    monkeypatch.setattr(lines_module, "MOST_WIPES", 2)
    wiped = list[int]()

    async def wipe(line: Line, _words: Words, message_id: int, *, kind: str) -> None:
        if line.chat < 3:
            raise fault
        wiped.append(message_id)

    def put(unit: Unit) -> None:
        for number in range(5):
            person = unit.people.add(f"M{number}", telegram_id=number + 1, language="en", now=desk.play.now)
            unit.outbox.put_wipe(Wipe(person, number, "screen"))

    monkeypatch.setattr(Line, "wipe", wipe)
    await desk.play.store.run(put)
    for _ in range(3):
        await desk.doors.lines.wipe_due()
        await desk.doors.lines.quiet()
    assert sorted(wiped) == [2, 3, 4]


async def _breaks(*_: object, **__: object) -> None:
    raise RuntimeError("a fault of ours")

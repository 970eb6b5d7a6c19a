"""Promises of the way in: nothing is lost, nothing happens twice, one bad update stops nobody."""

import asyncio
import json
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from bot.doors import intake as intake_module
from bot.doors.intake import Intake
from bot.rules.schedule import without_hour
from bot.screen import HOME, tap
from storage.tables.outbox import set_aside
from storage.unit import Unavailable
from tests.doors.conftest import Desk


async def _aside(desk: Desk) -> int:
    return await desk.play.store.run(lambda unit: unit.outbox.count_set_aside())


def _mina(desk: Desk) -> int:
    """The Telegram number of a member."""
    mina = desk.play.member("Mina", desk.play.group())
    number = desk.play.store.run_now(lambda unit: unit.people.get(mina)).telegram_id
    assert number is not None
    return number


async def test_the_clock_on_the_button_goes_away_and_the_screen_is_shown(desk: Desk) -> None:
    await desk.doors.take(desk.updates.tap(5, HOME.encode()))
    assert [call.method for call in desk.telegram.calls] == ["answerCallbackQuery", "editMessageText"]


@pytest.mark.parametrize("is_another_program", [False, True])
async def test_an_update_that_comes_again_has_no_second_effect_and_no_second_answer(
    desk: Desk, *, is_another_program: bool
) -> None:
    update = desk.updates.text(_mina(desk), "The bus is late")
    await desk.doors.take(update)
    if is_another_program:
        desk.doors.intake._begun.clear()
    await desk.doors.take(update)
    files = await desk.play.store.run(
        lambda unit: unit.connection.exec_driver_sql("SELECT count(*) FROM unasked").scalar()
    )
    assert files == 1
    assert len(desk.telegram.sent("sendMessage")) == 1


async def test_an_update_that_cannot_be_read_is_set_aside_and_the_next_one_is_handled(desk: Desk) -> None:
    broken = {"update_id": 900, "message": {"message_id": "what", "chat": 7}}
    await desk.doors.take(broken, desk.updates.text(5, "hello"))
    assert await _aside(desk) == 1
    assert len(desk.telegram.sent("sendMessage")) == 1


async def test_of_what_was_set_aside_neither_number_nor_moment_is_kept(desk: Desk) -> None:
    await desk.doors.take({"update_id": 900, "message": {"message_id": "what", "chat": 7}})
    (row,) = await desk.play.store.run(lambda unit: unit.connection.execute(select(set_aside)).all())
    assert (900).to_bytes(8, "big") not in row.mark
    assert row.mark == desk.play.dispatch.mark_of(900)
    assert row.at == without_hour(desk.play.now)


async def test_a_bug_is_tried_three_times_then_set_aside_and_the_person_hears_an_honest_word(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.doors.take(desk.updates.tap(5, HOME.encode()))
    tries = []

    def break_down(*_: object, **__: object) -> None:
        tries.append(1)
        raise KeyError("a bug")

    monkeypatch.setattr(type(desk.doors.intake.dispatch), "tapped", break_down)
    await desk.doors.take(desk.updates.tap(5, HOME.encode()))
    assert len(tries) == intake_module.TRIES
    assert await _aside(desk) == 1
    assert "not your fault" in desk.telegram.sent("sendMessage")[-1]["text"]


async def test_while_the_database_is_away_the_update_waits_and_nothing_is_set_aside(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "AFTER_OUTAGE", 0.0)
    real, outages = desk.doors.intake.store.run, [1, 2, 3, 4, 5]

    async def run(deed: Any, *args: Any, **kwargs: Any) -> Any:
        if outages:
            outages.pop()
            raise Unavailable
        return await real(deed, *args, **kwargs)

    monkeypatch.setattr(desk.doors.intake.store, "run", run)
    await desk.doors.take(desk.updates.tap(5, HOME.encode()))
    assert await _aside(desk) == 0
    assert len(desk.telegram.sent("editMessageText")) == 1


async def test_while_nothing_can_be_saved_the_person_hears_that_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "AFTER_OUTAGE", 0.0)
    real, outages = type(desk.doors.intake.dispatch).tapped, [1, 2, 3]

    def tapped(*given: Any, **more: Any) -> Any:
        if outages:
            outages.pop()
            raise Unavailable
        return real(*given, **more)

    monkeypatch.setattr(type(desk.doors.intake.dispatch), "tapped", tapped)
    await desk.doors.take(desk.updates.tap(5, HOME.encode()))
    told = [given["text"] for given in desk.telegram.sent("sendMessage")]
    assert len(told) == 1
    assert "cannot save" in told[0]
    assert len(desk.telegram.sent("editMessageText")) == 1


async def test_updates_of_one_person_are_handled_in_order(desk: Desk) -> None:
    mina = _mina(desk)
    batch = [desk.updates.text(mina, f"word {n}") for n in range(8)]
    await desk.doors.take(*batch)
    words = "SELECT text FROM unasked ORDER BY id"
    kept = await desk.play.store.run(lambda unit: unit.connection.exec_driver_sql(words).scalars().all())
    assert kept == [f"word {n}" for n in range(8)]


async def test_a_person_who_blocked_the_bot_is_not_written_to_again(desk: Desk) -> None:
    forbidden = {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}
    desk.telegram.says["sendMessage"] = [(403, forbidden)]
    await desk.doors.take(desk.updates.text(5, "hello"))
    person = await desk.play.store.run(lambda unit: unit.people.find_by_telegram(5))
    assert person is not None
    assert person.unreachable_at is not None


async def test_whatever_is_pressed_in_a_group_chat_shows_nothing_private(desk: Desk) -> None:
    update = desk.updates.tap(5, tap("people.me").encode())
    update["callback_query"]["message"]["chat"] = {"id": -7, "type": "group", "title": "Northfield"}
    await desk.doors.take(update)
    assert [call.method for call in desk.telegram.calls] == ["answerCallbackQuery"]


async def _webhook(desk: Desk) -> TestClient[web.Request, web.Application]:
    app = web.Application()

    async def on_update(request: web.Request) -> web.Response:
        return await desk.doors.intake.on_webhook(request, secret="right")

    app.router.add_post("/", on_update)
    client = TestClient(TestServer(app))
    await client.start_server()
    return client


async def test_a_webhook_call_with_a_wrong_secret_is_refused(desk: Desk) -> None:
    client = await _webhook(desk)
    answer = await client.post("/", json=desk.updates.text(5, "hello"), headers={_SECRET: "wrong"})
    await client.close()
    assert answer.status == 403
    assert desk.telegram.calls == []


async def test_a_webhook_call_is_confirmed_after_the_commit(desk: Desk) -> None:
    client = await _webhook(desk)
    answer = await client.post("/", json=desk.updates.text(5, "hello"), headers={_SECRET: "right"})
    await client.close()
    assert answer.status == 200
    assert await desk.play.store.run(lambda unit: unit.people.find_by_telegram(5)) is not None


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 400), (b"[]", 200), (b"7", 200), (json.dumps({"update_id": "x"}).encode(), 200), (b"{}", 200)],
)
async def test_a_webhook_call_that_is_no_update_is_passed_over_and_not_brought_again(
    desk: Desk, body: bytes, status: int
) -> None:
    client = await _webhook(desk)
    answer = await client.post("/", data=body, headers={_SECRET: "right", "Content-Type": "application/json"})
    await client.close()
    assert (answer.status, desk.doors.intake.passed_over) == (status, int(status == 200))


async def test_nobody_waits_for_the_voice_of_somebody_else(desk: Desk) -> None:
    desk.doors.maker.may_make.clear()
    await desk.doors.intake.take_all([desk.updates.tap(5, "home.listen")])
    await desk.doors.intake.take_all([desk.updates.tap(6, HOME.encode())])
    async with asyncio.timeout(60):
        while not desk.telegram.sent("editMessageText"):  # noqa: ASYNC110 - what is waited for is a call
            await asyncio.sleep(0)
    assert desk.telegram.sent("sendVoice") == []
    desk.doors.maker.may_make.set()
    await desk.doors.lines.quiet()
    assert len(desk.telegram.sent("sendVoice")) == 1


async def test_nothing_is_confirmed_late_because_telegram_is_slow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    may_answer = asyncio.Event()

    async def slowly(*_: object, **__: object) -> None:
        await may_answer.wait()

    monkeypatch.setattr(type(desk.doors.lines.line(5)), "say", slowly)
    await asyncio.wait_for(desk.doors.intake.take_all([desk.updates.tap(5, HOME.encode())]), 60)
    await asyncio.wait_for(desk.doors.intake.nothing_waits(), 60)
    may_answer.set()
    await desk.doors.lines.quiet()


@pytest.mark.parametrize(
    "strange",
    [
        "hello",
        7,
        None,
        {},
        {"update_id": None, "message": {}},
        {"update_id": 2**64, "message": {}},
        {"update_id": True, "message": {}},
    ],
)
async def test_what_has_no_usable_number_is_passed_over_and_counted(desk: Desk, strange: Any) -> None:
    await desk.doors.take(strange, desk.updates.text(5, "/start"))
    assert desk.doors.intake.passed_over == 1
    assert len(desk.telegram.sent("sendMessage")) == 1


@pytest.mark.parametrize("number", [None, "seven", 2**63, True, 1.5])
async def test_a_sender_without_a_usable_number_is_set_aside_and_the_others_go_on(desk: Desk, number: Any) -> None:
    update = desk.updates.text(6, "hello")
    update["message"]["from"]["id"] = number
    await desk.doors.take(update, desk.updates.text(5, "/start"))
    assert await _aside(desk) == 1
    assert len(desk.telegram.sent("sendMessage")) == 1


@pytest.mark.parametrize("words", ["/ My bus fare is too high", "/20 pounds a week", "/starting is hard"])
async def test_words_that_begin_with_a_stroke_are_words(desk: Desk, words: str) -> None:
    mina = _mina(desk)
    await desk.doors.take(desk.updates.text(mina, words))
    kept = await desk.play.store.run(lambda unit: unit.connection.exec_driver_sql("SELECT text FROM unasked").scalar())
    assert kept == words


_SECRET = "X-Telegram-Bot-Api-Secret-Token"


async def test_an_update_that_telegram_brings_again_while_it_waits_is_handled_and_said_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "AFTER_OUTAGE", 0.0)
    tries, waits, may_end = [], asyncio.Event(), asyncio.Event()

    async def handle(*_: object) -> None:
        tries.append(1)
        waits.set()
        await may_end.wait()
        raise KeyError("a bug")

    came, all_came, begin = [], asyncio.Event(), Intake.begin

    def noted(intake: Intake, raw: Any) -> "asyncio.Future[None]":
        came.append(1)
        if len(came) == 3:
            all_came.set()
        return begin(intake, raw)

    monkeypatch.setattr(Intake, "_handle", handle)
    monkeypatch.setattr(Intake, "begin", noted)
    client, update = await _webhook(desk), desk.updates.tap(5, HOME.encode())
    headers = {"X-Telegram-Bot-Api-Secret-Token": "right"}
    calls = [asyncio.ensure_future(client.post("/", json=update, headers=headers)) for _ in range(3)]
    await waits.wait()
    await asyncio.wait_for(all_came.wait(), 60)
    may_end.set()
    assert [(await call).status for call in calls] == [200] * 3
    await client.close()
    assert len(tries) == intake_module.TRIES
    assert await _aside(desk) == 1

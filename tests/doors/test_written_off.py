"""Promises of what Telegram has: it is written off at once, and never said once more because of what failed later."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from telegram.error import NetworkError

from bot.doors import line as line_module
from bot.doors.calls import Calls
from bot.doors.line import Line
from bot.doors.message import Message
from bot.ids import PersonId
from bot.rules.people import Likes
from bot.rules.schedule import Push
from bot.screen import HOME, Tap, tap
from storage.tables.deliveries import deliveries
from storage.unit import Unit
from tests.doors.conftest import Desk


async def test_a_letter_of_one_part_is_written_off_before_anything_else_is_done_in_that_chat(desk: Desk) -> None:
    """Who is killed later does not say it once more."""
    mina = desk.play.member("Mina", desk.play.group())
    chat = await desk.play.store.run(lambda unit: unit.people.get(mina).telegram_id)
    assert chat is not None
    line, waiting = desk.doors.lines.line(chat), list[int]()
    line.home = 3
    real = desk.doors.lines.calls.delete

    async def delete(_calls: Calls, *given: Any) -> None:
        waiting.append(await desk.play.store.run(_held))
        await real(*given)

    await desk.play.store.run(_put, desk, mina, HOME)
    with pytest.MonkeyPatch.context() as watched:
        watched.setattr(Calls, "delete", delete)
        await desk.doors.send()
    assert waiting == [0]


def _put(unit: Unit, desk: Desk, person: PersonId, view: Tap) -> None:
    unit.deliveries.put(person, view, push=Push.ORDINARY, not_before=desk.play.now)


def _held(unit: Unit) -> int:
    return unit.connection.execute(select(func.count()).select_from(deliveries)).scalar_one()


@pytest.mark.parametrize("fails", [1, 3])
async def test_a_list_whose_voice_fails_comes_once_and_goes_on_at_the_voice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    mina = desk.play.member("Mina", desk.play.group())
    await desk.play.store.run(lambda unit: unit.people.change(mina, likes=Likes.LISTENING))
    for view in (tap("people.me"), tap("home.menu", "news", 0)):
        await desk.play.store.run(_put, desk, mina, view)
    tries = list[int]()

    async def aloud(line: Line, _message: Message) -> None:
        tries.append(line.chat)
        if len(tries) <= fails:
            raise NetworkError("gone")

    monkeypatch.setattr(line_module, "fits_voice", lambda _screen: False)
    monkeypatch.setattr(Line, "_aloud", aloud)
    for _ in range(fails + 1):
        await desk.doors.send()
        desk.play.now += timedelta(minutes=20)
    assert len(tries) == fails + 1
    assert len(desk.telegram.sent("sendMessage", "sendPhoto")) == 1
    assert len(await desk.play.store.run(lambda unit: unit.deliveries.list_listed(mina))) == 2


async def test_who_stops_listening_between_two_tries_keeps_no_letter_that_is_never_written_off(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a letter whose words arrived nothing is left to say then."""
    mina = desk.play.member("Mina", desk.play.group())
    await desk.play.store.run(lambda unit: unit.people.change(mina, likes=Likes.LISTENING))
    await desk.play.store.run(_put, desk, mina, HOME)

    async def aloud(_line: Line, _message: Message) -> None:
        raise NetworkError("gone")

    monkeypatch.setattr(line_module, "fits_voice", lambda _screen: False)
    monkeypatch.setattr(Line, "_aloud", aloud)
    await desk.doors.send()
    await desk.play.store.run(lambda unit: unit.people.change(mina, likes=Likes.PICTURES))
    desk.play.now += timedelta(minutes=20)
    await desk.doors.send()
    assert len(desk.telegram.sent("sendMessage", "sendPhoto")) == 1
    assert await desk.play.store.run(_held) == 0

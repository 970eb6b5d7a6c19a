"""Promises of what is set aside: whoever sent it hears that, whatever ends in between."""

import pytest
from sqlalchemy import select

from bot.doors.heart import DEAD_AFTER
from bot.doors.lines import Lines
from bot.screen import Tap, tap
from handlers.dispatch import Dispatch
from storage.tables.people import places
from storage.unit import Unit
from tests.doors.conftest import Desk, House
from tests.handlers.elections.table import Hall
from tests.telegram import Updates

PHONE = 5
SORRY = "That did not work"


def _break(monkeypatch: pytest.MonkeyPatch, deed: str) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr(Dispatch, deed, broken)


def _owed(unit: Unit, phone: int) -> Tap | None:
    person = unit.people.find_by_telegram(phone)
    return None if person is None else unit.deliveries.find_owed(person.id)


@pytest.mark.parametrize("kind", ["tapped", "wrote"])
async def test_a_program_that_ends_before_the_honest_word_leaves_it_to_the_next_one(
    house: House, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    updates = Updates()
    await house.first.doors.take(updates.text(PHONE, "/start"))
    with monkeypatch.context() as ends:
        _break(ends, kind)
        ends.setattr(Lines, "answer", lambda *_, **__: None)
        update = updates.tap(PHONE, "people.me") if kind == "tapped" else updates.text(PHONE, "The bus is late")
        await house.first.doors.take(update)

    await house.pass_time(DEAD_AFTER + 1, house.second)
    await house.second.doors.lines.quiet()

    assert SORRY in house.second.doors.telegram.sent("sendMessage", "editMessageText")[-1]["text"]


async def test_somebody_new_whose_first_word_fails_hears_that(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, "started")
    await desk.doors.take(desk.updates.text(PHONE, "/start"))
    assert "not your fault" in desk.telegram.sent("sendMessage")[-1]["text"]


async def test_who_heard_the_honest_word_is_owed_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.doors.take(desk.updates.text(PHONE, "/start"))
    _break(monkeypatch, "tapped")
    await desk.doors.take(desk.updates.tap(PHONE, "people.me"))
    assert "not your fault" in desk.telegram.sent("sendMessage")[-1]["text"]
    assert await desk.play.store.run(_owed, PHONE) is None


@pytest.mark.parametrize("data", ["elections.ballot:1", "elections.b:1:x", "home.listen"])
async def test_of_a_broken_press_of_a_ballot_no_row_of_the_person_tells(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, data: str
) -> None:
    hall = Hall(desk.play)
    election = hall.open("Mina", "Ben")
    mina = hall.people["Mina"]
    number = desk.play.store.run_now(lambda unit: unit.people.get(mina)).telegram_id or 0
    await desk.doors.take(desk.updates.tap(number, tap("elections.ballot", election).encode()))
    shown = desk.telegram.sent("editMessageText", "editMessageMedia")[-1]["message_id"]
    before = desk.play.store.run_now(lambda unit: unit.connection.execute(select(places)).all())
    for deed in ("tapped", "listened"):
        _break(monkeypatch, deed)

    await desk.doors.take(desk.updates.tap(number, data, message_id=shown))

    assert "not your fault" in desk.telegram.sent("sendMessage")[-1]["text"]
    assert desk.play.store.run_now(lambda unit: unit.connection.execute(select(places)).all()) == before

"""Promises of the way out: daytime, one ordinary push a day, nobody is forgotten, nothing blocks the others."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.doors import courier as courier_module
from bot.doors.courier import Courier
from bot.doors.line import Line
from bot.doors.message import Message
from bot.doors.pace import Pace, Turn
from bot.ids import FactId, GroupId, PersonId
from bot.rules.people import Likes, Role
from bot.rules.schedule import Push
from bot.screen import HOME, Screen, Tap, tap
from handlers.answers import Answer
from handlers.dispatch import Dispatch
from handlers.routes import AtChat
from storage.deliveries import Letter
from storage.unit import Unit
from tests.doors.conftest import Desk

NIGHT = datetime(2026, 6, 1, 22, tzinfo=UTC)
MORNING = datetime(2026, 6, 2, 8, tzinfo=UTC)
"""9 in the morning in London."""
MENU = tap("home.menu", "news", 0)


async def _put(desk: Desk, person: PersonId, view: Tap = HOME, push: Push = Push.ORDINARY, **more: Any) -> None:
    await desk.play.store.run(
        lambda unit: unit.deliveries.put(person, view, push=push, not_before=desk.play.now, **more)
    )


async def _send(desk: Desk) -> int:
    await desk.doors.send()
    return len(desk.telegram.sent("sendMessage", "sendPhoto"))


def _hello(_there: AtChat, _number: int) -> Screen:
    return Screen(title="Hello")


def _group(desk: Desk) -> GroupId:
    return desk.play.group()


async def test_an_ordinary_push_waits_for_the_morning(desk: Desk) -> None:
    mina = desk.play.member("Mina", _group(desk))
    desk.play.now = NIGHT
    await _put(desk, mina)
    assert await _send(desk) == 0
    desk.play.now = MORNING
    assert await _send(desk) == 1


async def test_what_waits_together_comes_as_one_message_with_a_button_for_each(desk: Desk) -> None:
    mina = desk.play.member("Mina", _group(desk))
    await _put(desk, mina)
    await _put(desk, mina, MENU)
    assert await _send(desk) == 1
    rows = desk.telegram.sent("sendMessage")[0]["reply_markup"]["inline_keyboard"]
    data = [button.get("callback_data") for row in rows for button in row]
    assert [each.partition(":")[0] for each in data[:2]] == ["home.open", "home.open"]


async def test_what_waits_behind_a_digest_knows_it_however_slowly_the_database_writes_it_down(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina = desk.play.member("Mina", _group(desk))
    for view in (HOME, MENU, tap("people.me")):
        await _put(desk, mina, view)
    note = Courier._note

    async def slowly(courier: Courier, deed: Callable[[Unit], None]) -> None:
        await asyncio.sleep(0.02)
        await note(courier, deed)

    monkeypatch.setattr(Courier, "_note", slowly)
    assert await _send(desk) == 1


async def test_a_second_ordinary_push_comes_the_next_day(desk: Desk) -> None:
    mina = desk.play.member("Mina", _group(desk))
    await _put(desk, mina)
    assert await _send(desk) == 1
    await _put(desk, mina, MENU)
    assert await _send(desk) == 1
    desk.play.now = MORNING
    assert await _send(desk) == 2


async def test_a_line_about_an_act_of_power_is_silent_and_is_not_counted(desk: Desk) -> None:
    mina = desk.play.member("Mina", _group(desk))
    await _put(desk, mina, push=Push.QUIET)
    await _put(desk, mina, MENU)
    assert await _send(desk) == 2
    assert desk.telegram.sent("sendMessage")[0]["disable_notification"] is True


async def test_somebody_who_asks_for_help_is_heard_at_night(desk: Desk) -> None:
    group = _group(desk)
    mina, sam = desk.play.member("Mina", group), desk.play.member("Sam", group, role=Role.FACILITATOR)
    desk.play.now = NIGHT
    await _put(desk, sam, tap("help.wanted", group, mina), Push.NOW)
    assert await _send(desk) == 1


async def test_a_letter_that_came_too_late_is_dropped(desk: Desk) -> None:
    mina = desk.play.member("Mina", _group(desk))
    await _put(desk, mina, expires_at=desk.play.now + timedelta(minutes=5))
    desk.play.now += timedelta(minutes=5)
    assert await _send(desk) == 0


async def test_a_member_on_paper_gets_no_message_and_stops_nobody(desk: Desk) -> None:
    group = _group(desk)
    joe, mina = desk.play.member("Joe", group, on_paper=True), desk.play.member("Mina", group)
    await _put(desk, joe)
    await _put(desk, mina)
    assert await _send(desk) == 1


async def test_a_person_who_blocked_the_bot_hears_nothing_until_they_write_again(desk: Desk) -> None:
    mina = desk.play.member("Mina", _group(desk))
    forbidden = {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}
    desk.telegram.says["sendMessage"] = [(403, forbidden)]
    await _put(desk, mina)
    await _put(desk, mina, MENU, Push.NOW)
    await _send(desk)
    known = await desk.play.store.run(lambda unit: unit.people.get(mina))
    assert known.unreachable_at is not None
    assert known.telegram_id is not None
    await desk.doors.take(desk.updates.text(known.telegram_id, "/start"))
    again = await desk.play.store.run(lambda unit: unit.people.get(mina))
    assert again.unreachable_at is None


async def test_a_letter_that_telegram_does_not_take_is_tried_again_and_at_last_given_up(desk: Desk) -> None:
    mina = desk.play.member("Mina", _group(desk))
    refused = {"ok": False, "error_code": 400, "description": "Bad Request: strange"}
    desk.telegram.says["sendMessage"] = [(400, refused)] * 20
    await _put(desk, mina, push=Push.NOW)
    for _ in range(courier_module.TRIES + 3):
        await _send(desk)
        desk.play.now += timedelta(hours=1)
    assert len(desk.telegram.sent("sendMessage")) == courier_module.TRIES + 1


async def test_one_fault_holds_a_letter_up_for_seconds_only(desk: Desk) -> None:
    mina = desk.play.member("Mina", _group(desk))
    desk.telegram.says["sendMessage"] = [(500, {"ok": False, "error_code": 500, "description": "Internal"})] * 8
    await _put(desk, mina, push=Push.NOW)
    waits = []
    for _ in range(2):
        await _send(desk)
        after = await desk.play.store.run(lambda unit: unit.deliveries.next_after(desk.play.now))
        assert after is not None
        waits.append(after - desk.play.now)
        desk.play.now = after
    assert waits == [timedelta(seconds=15), timedelta(minutes=1)]
    assert await _send(desk) == 9


async def test_a_letter_waits_as_long_as_telegram_cannot_be_reached_and_then_comes_the_same_day(desk: Desk) -> None:
    mina = desk.play.member("Mina", _group(desk))
    fault = {"ok": False, "error_code": 500, "description": "Internal Server Error"}
    faults = courier_module.TRIES + 5
    desk.telegram.says["sendMessage"] = [(500, fault)] * faults
    await _put(desk, mina)
    for _ in range(faults + 3):
        await _send(desk)
        desk.play.now += timedelta(minutes=30)
    assert len(desk.telegram.sent("sendMessage")) == faults + 1
    assert await desk.play.store.run(lambda unit: unit.deliveries.next_after(desk.play.now)) is None


async def test_one_letter_that_cannot_be_drawn_does_not_stop_the_others(desk: Desk) -> None:
    group = _group(desk)
    mina, ben = desk.play.member("Mina", group), desk.play.member("Ben", group)
    await _put(desk, mina, Tap("no.such"), Push.NOW)
    await _put(desk, ben, push=Push.NOW)
    assert await _send(desk) == 1


async def test_one_thing_that_cannot_be_drawn_does_not_keep_back_what_was_to_come_with_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina, drawn = desk.play.member("Mina", _group(desk)), Dispatch.letter
    for view in (MENU, tap("people.me"), HOME):
        await _put(desk, mina, view)

    def broken(dispatch: Dispatch, unit: Unit, letter: Letter, **more: Any) -> Answer | None:
        if letter.tap.name == "people.me":
            unit.people.change(mina, slow=True)
            raise KeyError("a bug")
        return drawn(dispatch, unit, letter, **more)

    monkeypatch.setattr(Dispatch, "letter", broken)
    assert await _send(desk) == 1
    rows = desk.telegram.sent("sendMessage")[0]["reply_markup"]["inline_keyboard"]
    assert sum("home.open" in str(button) for row in rows for button in row) == 2
    assert not (await desk.play.store.run(lambda unit: unit.people.get(mina))).slow
    for _ in range(courier_module.TRIES + 3):
        desk.play.now += timedelta(days=1)
        await _send(desk)
    missed = await desk.play.store.run(lambda unit: unit.deliveries.list_missed([mina], GroupId(0)))
    assert [(each.what, each.why) for each in missed] == [("words", "refused")]


async def test_a_group_chat_that_moved_gets_its_announcement_at_the_new_place(desk: Desk) -> None:
    group = _group(desk)

    def link(unit: Unit) -> None:
        unit.people.change_group(group, chat_id=-7)
        unit.deliveries.announce(group, tap("home.test", 1), not_before=desk.play.now)

    desk.play.dispatch.routes.announcement("home.test")(_hello)
    await desk.play.store.run(link)
    moved = {
        "ok": False, "error_code": 400, "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": -1007},
    }  # fmt: skip
    desk.telegram.says["sendMessage"] = [(400, moved)]
    await _send(desk)
    assert [given["chat_id"] for given in desk.telegram.sent("sendMessage")] == [-7, -1007]


@pytest.mark.parametrize(
    "no", ["not enough rights to send text messages to the chat", "CHAT_WRITE_FORBIDDEN", "TOPIC_CLOSED"]
)
async def test_that_the_chat_of_a_group_lets_us_write_no_more_is_on_the_list_at_once(desk: Desk, no: str) -> None:
    group = _group(desk)

    def link(unit: Unit) -> None:
        unit.people.change_group(group, chat_id=-7)
        unit.deliveries.announce(group, tap("home.test", 1), not_before=desk.play.now)

    desk.play.dispatch.routes.announcement("home.test")(_hello)
    await desk.play.store.run(link)
    refused = {"ok": False, "error_code": 400, "description": f"Bad Request: {no}"}
    desk.telegram.says["sendMessage"] = [(400, refused)]
    assert await _send(desk) == 1
    missed = await desk.play.store.run(lambda unit: unit.deliveries.list_missed([], group))
    assert [(each.what, each.why) for each in missed] == [("words", "shut_out")]


async def test_a_letter_that_takes_the_place_of_one_that_is_on_its_way_is_sent_too(desk: Desk) -> None:
    mina = desk.play.member("Mina", _group(desk))
    await _put(desk, mina, HOME, Push.QUIET, key="1:moved")
    say, put = Line.say, partial(_put, desk, mina, MENU, Push.QUIET, key="2:moved")

    async def overtaken(line: Line, message: Message) -> None:
        await say(line, message)
        if len(desk.telegram.sent("sendMessage", "sendPhoto")) == 1:
            await desk.play.store.run(lambda unit: unit.deliveries.withdraw(FactId(1)))
            await put()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Line, "say", overtaken)
        assert await _send(desk) == 2


async def test_a_letter_whose_voice_cannot_be_made_leaves_its_turn_to_the_next_one(desk: Desk) -> None:
    desk.doors.maker.cannot, group = True, _group(desk)
    for number in range(3):
        listener = desk.play.member(f"Listener {number}", group)
        await desk.play.store.run(_listens, listener)
        await _put(desk, listener, push=Push.NOW)
    assert await _send(desk) == 3
    assert desk.doors.pace._in_flight == 0


def _listens(unit: Unit, person: PersonId) -> None:
    unit.people.change(person, likes=Likes.BOTH)


async def test_what_was_to_come_with_a_letter_that_is_given_up_comes_by_itself(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina, letter = desk.play.member("Mina", _group(desk)), Pace.letter
    refused = {"ok": False, "error_code": 400, "description": "Bad Request: strange"}
    desk.telegram.says["sendMessage"] = [(400, refused)] * (courier_module.TRIES + 1)

    async def joined(pace: Pace, chat: int) -> Turn:
        # While the first one waits for its turn: nobody claims the second one but the first.
        monkeypatch.undo()
        await _put(desk, mina, MENU)
        return await letter(pace, chat)

    await _put(desk, mina)
    monkeypatch.setattr(Pace, "letter", joined)
    for _ in range(courier_module.TRIES + 2):
        await _send(desk)
        desk.play.now += timedelta(hours=1)
    assert len(desk.telegram.sent("sendMessage", "sendPhoto")) == courier_module.TRIES + 2


async def _waiting(desk: Desk, *, later: timedelta = timedelta(days=400)) -> list[tuple[Tap, int]]:
    """Every letter that waits and is held by nobody, with its tries."""
    due = await desk.play.store.run(lambda unit: unit.deliveries.due(desk.play.now + later, most=100))
    return [(letter.tap, letter.tries) for letter in due]


async def test_a_letter_that_will_be_over_is_sent_before_that(desk: Desk) -> None:
    mina = desk.play.member("Mina", _group(desk))
    await _put(desk, mina, expires_at=desk.play.now + timedelta(minutes=5))
    assert await _send(desk) == 1


async def test_what_nobody_can_be_told_any_more_waits_for_nothing(desk: Desk) -> None:
    group = _group(desk)
    joe, mina = desk.play.member("Joe", group, on_paper=True), desk.play.member("Mina", group)
    await desk.play.store.run(lambda unit: unit.people.change(mina, unreachable_at=desk.play.now))
    for person in (joe, mina):
        await _put(desk, person)
        await _put(desk, person, MENU, Push.NOW)
    assert (await _send(desk), await _waiting(desk)) == (0, [])


async def test_one_letter_comes_as_itself_and_what_has_no_room_in_a_list_comes_the_next_day(desk: Desk) -> None:
    mina, ben = desk.play.member("Mina", group := _group(desk)), desk.play.member("Ben", group)
    await _put(desk, ben)
    assert await _send(desk) == 1
    assert await desk.play.store.run(lambda unit: unit.deliveries.list_listed(ben)) == []
    views = [tap("home.menu", "news", page) for page in range(courier_module.MOST_IN_DIGEST + 1)]
    for view in views:
        await _put(desk, mina, view)
    assert await _send(desk) == 2
    listed = await desk.play.store.run(lambda unit: unit.deliveries.list_listed(mina))
    assert [letter.tap for letter in listed] == views[: courier_module.MOST_IN_DIGEST]
    desk.play.now += timedelta(days=1)
    assert (await _send(desk), await _waiting(desk)) == (3, [])


async def test_a_long_limit_is_waited_for_and_is_no_try_of_the_letter(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina = desk.play.member("Mina", _group(desk))
    await _put(desk, mina, MENU, Push.NOW)

    async def limited(_line: Line, _message: Message) -> None:
        raise RetryAfter(40)

    with monkeypatch.context() as patch:
        patch.setattr(Line, "say", limited)
        assert await _send(desk) == 0
    assert await _waiting(desk, later=timedelta(seconds=39)) == []
    assert await _waiting(desk, later=timedelta(seconds=40)) == [(MENU, 0)]
    desk.play.now += timedelta(seconds=40)
    assert await _send(desk) == 1


async def test_what_arrives_again_is_taken_off_the_list_of_what_does_not(desk: Desk) -> None:
    group = _group(desk)
    mina = desk.play.member("Mina", group)
    desk.play.dispatch.routes.announcement("home.test")(_hello)

    def link(unit: Unit) -> None:
        unit.people.change_group(group, chat_id=-7)
        unit.deliveries.missed("words", "shut_out", group=group, now=desk.play.now)
        unit.deliveries.missed("words", "refused", person=mina, now=desk.play.now)
        unit.deliveries.announce(group, tap("home.test", 1), not_before=desk.play.now)

    await desk.play.store.run(link)
    await _put(desk, mina)
    assert (await _send(desk), await _waiting(desk)) == (2, [])
    assert await desk.play.store.run(lambda unit: unit.deliveries.list_missed([mina], group)) == []

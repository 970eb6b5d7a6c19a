"""Promises of programs beside each other: what a dead one held is taken over, and nothing is said twice."""

import asyncio
from typing import Any

import pytest

from bot.doors.heart import DEAD_AFTER
from bot.ids import PersonId
from bot.rules.people import Role
from bot.rules.schedule import Push
from bot.screen import HOME, tap
from handlers.answers import Answer, Sender
from handlers.dispatch import Dispatch
from storage.deliveries import Owed
from storage.unit import Unavailable, Unit
from tests.doors.conftest import House
from tests.handlers.table import plan_meeting
from tests.play import START


def _number(house: House, person: PersonId) -> int:
    number = house.play.store.run_now(lambda unit: unit.people.get(person)).telegram_id
    assert number is not None
    return number


def _write_to(unit: Unit, person: PersonId) -> None:
    unit.deliveries.put(person, HOME, push=Push.NOW, not_before=START)


async def test_two_programs_never_send_the_same_letter(house: House) -> None:
    group = house.play.group()
    people = [house.play.member(f"Mina {n}", group) for n in range(12)]
    for person in people:
        house.play.store.run_now(_write_to, person)
    await house.pass_time(1, house.first, house.second)
    for twin in (house.first, house.second, house.first):
        await twin.doors.send()
    sent = [len(twin.doors.telegram.sent("sendMessage", "sendPhoto")) for twin in (house.first, house.second)]
    assert sum(sent) == len(people)


async def test_a_letter_that_a_dead_program_held_is_sent_by_another(house: House) -> None:
    mina = house.play.member("Mina", house.play.group())
    house.play.store.run_now(_write_to, mina)
    house.play.store.run_now(lambda unit: unit.deliveries.claim("first", house.play.now, most=5))
    await house.pass_time(1, house.first, house.second)
    await house.second.doors.send()
    assert house.second.doors.telegram.sent("sendMessage") == []
    await house.pass_time(DEAD_AFTER + 1, house.second)
    await house.second.doors.send()
    assert len(house.second.doors.telegram.sent("sendMessage")) == 1


async def test_what_a_dead_program_had_to_say_in_the_chat_of_a_group_is_said_there_by_another(house: House) -> None:
    sam = house.play.member("Sam", group := house.play.group(), role=Role.FACILITATOR)
    meeting = plan_meeting(house.play, sam)
    house.play.store.run_now(lambda unit: unit.people.change_group(group, chat_id=-100))
    tomorrow = tap("meetings.tomorrow", meeting)
    house.play.store.run_now(lambda unit: unit.deliveries.announce(group, tomorrow, not_before=START))
    house.play.store.run_now(lambda unit: unit.deliveries.claim("first", house.play.now, most=50))
    await house.pass_time(DEAD_AFTER + 1, house.second)
    await house.second.doors.send()
    said = [given for given in house.second.doors.telegram.sent("sendMessage", "sendPhoto") if given["chat_id"] == -100]
    assert len(said) == 1


async def test_a_program_that_was_silent_for_a_while_forgets_no_letter_that_it_held(house: House) -> None:
    mina = house.play.member("Mina", house.play.group())
    house.play.store.run_now(_write_to, mina)
    house.seconds[0] += DEAD_AFTER
    sending = asyncio.ensure_future(house.first.doors.send())
    await asyncio.wait({sending}, timeout=0.05)
    assert house.first.doors.telegram.calls == []
    await house.first.heart.beat()
    await asyncio.wait_for(sending, 60)
    assert len(house.first.doors.telegram.sent("sendMessage")) == 1


async def test_who_was_not_shown_the_answer_by_a_dead_program_sees_what_came_of_what_they_did(house: House) -> None:
    mina = house.play.member("Mina", house.play.group())
    number, first = _number(house, mina), house.first.doors.dispatch
    house.play.store.run_now(
        lambda unit: first.tapped(
            unit, Sender(number, "Mina", "en"), tap("people.me").encode(), message_id=7, update_id=1, now=house.play.now
        )
    )
    await house.pass_time(DEAD_AFTER + 1, house.second)
    await house.second.doors.lines.quiet()
    shown = house.second.doors.telegram.sent("editMessageText", "editMessageMedia")
    assert [given["message_id"] for given in shown] == [7]
    assert house.play.store.run_now(lambda unit: unit.deliveries.find_owed(mina)) is None


async def test_where_a_page_follows_a_deed_people_hear_first_that_what_they_did_is_kept(house: House) -> None:
    group = house.play.group()
    mina = house.play.member("Mina", group)
    number, first = _number(house, mina), house.first.doors.dispatch
    house.play.store.run_now(
        lambda unit: first.tapped(
            unit, Sender(number, "Mina", "en"), tap("agenda.suggest", "money").encode(), message_id=7, update_id=1,
            now=house.play.now,
        )
    )  # fmt: skip
    await house.pass_time(DEAD_AFTER + 1, house.second)
    await house.second.doors.lines.quiet()
    (shown,) = house.second.doors.telegram.sent("editMessageText", "editMessageMedia")
    assert "We have saved what you did." in str(shown)
    assert "microphone" in str(shown)
    place = house.play.store.run_now(lambda unit: unit.people.place(mina))
    assert place is not None
    assert place[0].startswith("agenda.say")


async def test_what_cannot_be_drawn_any_more_ends_no_program_and_holds_up_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = house.play.group()
    people, first = [house.play.member(name, group) for name in ("Mina", "Ben")], house.first.doors.dispatch
    for number, person in enumerate(people, start=1):
        sender = Sender(_number(house, person), "Mina", "en")
        house.play.store.run_now(first.tapped, sender, "people.me", message_id=7, update_id=number, now=house.play.now)
    again = Dispatch.owed_again

    def broken_for_mina(dispatch: Dispatch, unit: Unit, owed: Owed, **more: Any) -> Answer:
        if owed.person == people[0]:
            raise KeyError("a bug")
        return again(dispatch, unit, owed, **more)

    monkeypatch.setattr(Dispatch, "owed_again", broken_for_mina)
    await house.pass_time(DEAD_AFTER + 2, house.second)
    await house.second.doors.lines.quiet()
    shown = house.second.doors.telegram.sent("editMessageText", "editMessageMedia")
    assert [given["chat_id"] for given in shown] == [_number(house, people[1])]


async def test_who_did_something_since_is_not_shown_what_came_before(house: House) -> None:
    mina = house.play.member("Mina", house.play.group())
    sender, first, second = Sender(_number(house, mina), "Mina", "en"), house.first, house.second
    for update, (twin, view) in enumerate(((first, "people.me"), (second, HOME.encode())), start=1):
        tapped, now = twin.doors.dispatch.tapped, house.play.now
        house.play.store.run_now(tapped, sender, view, message_id=7, update_id=update, now=now)
        if twin is first:
            await first.heart.stop()
            second.heart._inherited = house.play.store.run_now(second.heart._inherit, [])
    await second.heart.beat()
    await second.doors.lines.quiet()
    assert second.doors.telegram.calls == []


async def test_beats_at_the_same_time_show_each_answer_once_and_end_no_program(house: House) -> None:
    """The clock beats while it waits for other programs, beside the heart."""
    group, first, second = house.play.group(), house.first, house.second
    people = [house.play.member(name, group) for name in ("Mina", "Ben", "Asha")]
    for update, person in enumerate(people, start=1):
        sender, tapped = Sender(_number(house, person), "Mina", "en"), first.doors.dispatch.tapped
        house.play.store.run_now(tapped, sender, "people.me", message_id=7, update_id=update, now=house.play.now)
    await first.heart.stop()
    second.heart._inherited = house.play.store.run_now(second.heart._inherit, [])
    await asyncio.gather(*(second.heart.beat() for _ in range(3)))
    await second.doors.lines.quiet()
    shown = second.doors.telegram.sent("editMessageText", "editMessageMedia")
    assert sorted(given["chat_id"] for given in shown) == sorted(_number(house, person) for person in people)


async def test_a_program_that_lives_keeps_what_it_holds(house: House) -> None:
    mina = house.play.member("Mina", house.play.group())
    number, first = _number(house, mina), house.first.doors.dispatch
    house.play.store.run_now(
        lambda unit: first.tapped(
            unit, Sender(number, "Mina", "en"), HOME.encode(), message_id=7, update_id=1, now=house.play.now
        )
    )
    await house.pass_time(DEAD_AFTER + 2, house.first, house.second)
    await house.second.doors.lines.quiet()
    assert house.second.doors.telegram.calls == []


async def test_what_a_program_held_that_ended_in_good_order_is_taken_over_at_once(house: House) -> None:
    mina = house.play.member("Mina", house.play.group())
    house.play.store.run_now(_write_to, mina)
    house.play.store.run_now(lambda unit: unit.deliveries.claim("first", house.play.now, most=5))
    await house.first.heart.stop()
    await house.second.heart.beat()
    await house.second.doors.send()
    assert len(house.second.doors.telegram.sent("sendMessage")) == 1


async def test_a_program_that_was_silent_for_too_long_does_not_say_what_another_took_over(house: House) -> None:
    mina = house.play.member("Mina", house.play.group())
    house.play.store.run_now(_write_to, mina)
    await house.pass_time(1, house.first, house.second)
    (letter,) = house.play.store.run_now(lambda unit: unit.deliveries.claim("first", house.play.now, most=5))
    await house.pass_time(DEAD_AFTER + 1, house.second)
    saying = asyncio.ensure_future(house.first.doors.courier._send(letter))
    await house.second.doors.send()
    await house.first.heart.beat()
    await asyncio.wait_for(saying, 60)
    sent = [twin.doors.telegram.sent("sendMessage") for twin in (house.first, house.second)]
    assert [len(letters) for letters in sent] == [0, 1]


async def test_programs_share_the_pace_and_one_of_them_is_the_eldest(house: House) -> None:
    await house.pass_time(1, house.first, house.second)
    assert (house.first.doors.pace.share, house.second.doors.pace.share) == (2, 2)
    assert [house.first.heart.is_eldest, house.second.heart.is_eldest] == [True, False]
    await house.pass_time(DEAD_AFTER + 1, house.second)
    assert house.second.doors.pace.share == 1
    assert house.second.heart.is_eldest


async def test_a_program_begins_when_the_database_is_there(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.doors.heart.BEAT", 0.0)
    heart, real, away = house.first.heart, house.first.heart.store.run, [1, 2, 3]

    async def run(*given: Any, **more: Any) -> Any:
        if away:
            away.pop()
            raise Unavailable("another program holds the database")
        return await real(*given, **more)

    monkeypatch.setattr(heart.store, "run", run)
    await heart.begin()
    assert heart.holds()
    assert heart.pulse.troubles == ()

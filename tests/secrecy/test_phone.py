"""Nothing of a sent vote stays on the phone, and no vote is late through our fault."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.doors import alone as alone_module
from bot.doors import lines as lines_module
from bot.doors.alarm import Alarm
from bot.doors.intake import Intake
from bot.doors.line import Line
from bot.rules.elections import State
from bot.screen import HOME, tap
from bot.services.elections.receipts import owed_receipts
from bot.services.elections.traces import list_traces, put_trace
from storage.unit import Store, Unavailable, Unit
from tests.play import START
from tests.secrecy.test_twin_worlds import World
from tests.secrecy.town import OPEN_FOR, Resident
from tests.telegram import Call

NOT_FOUND = (400, {"ok": False, "error_code": 400, "description": "Bad Request: message to edit not found"})
NO_CONNECTION = (502, {"ok": False, "error_code": 502, "description": "Bad Gateway"})


@pytest.fixture
async def world(each_store: Store, tmp_path: Path) -> World:
    made = World(each_store, tmp_path / "keys")
    await made.begin()
    await made.letters()
    return made


async def _to_the_last_page(world: World) -> Resident:
    voter = world.town.residents[5]
    await world.open(voter.telegram_id, tap("elections.ballot", world.town.election))
    await world.press(voter.telegram_id, "Ben")
    return voter


def _on(world: World, message_id: int) -> Call:
    """What stands on this message now."""
    edits = [c for c in world.telegram.calls if c.method.startswith("editMessage")]
    return next(c for c in reversed(edits) if c.given["message_id"] == message_id)


async def test_when_the_vote_is_sent_every_message_and_voice_of_that_ballot_goes(world: World) -> None:
    voter = await _to_the_last_page(world)
    who = voter.telegram_id
    await world._take(world.updates.tap(who, tap("elections.ballot", world.town.election).encode(), message_id=8))
    await world.press(who, "🔊")
    await world.press(who, "Ben")
    await world.press(who, "send my vote")
    assert "Your vote is in" in _on(world, who).given["media"]["caption"]
    assert "cleared" in _on(world, 8).given["media"]["caption"]
    assert len(world.telegram.sent("deleteMessage")) == 1
    assert world.town.store.run_now(lambda unit: list_traces(unit, world.town.keys, voter.person)) == []


@pytest.mark.parametrize("goes_on", ["/start", "home on another message", "what they write"])
async def test_who_goes_on_elsewhere_leaves_no_open_ballot_on_the_phone(world: World, goes_on: str) -> None:
    """As where a phone goes round, and its voter walked away in the middle."""
    voter = await _to_the_last_page(world)
    who = voter.telegram_id
    updates = {
        "/start": lambda: world.updates.text(who, "/start"),
        "home on another message": lambda: world.updates.tap(who, HOME.encode(), message_id=8),
        "what they write": lambda: world.updates.text(who, "hello"),
    }
    assert "Ben" in str(_on(world, who).given)
    await world._take(updates[goes_on]())
    assert "cleared" in _on(world, who).given["media"]["caption"]
    assert "Ben" not in str(_on(world, who).given)
    assert world.town.store.run_now(lambda unit: list_traces(unit, world.town.keys, voter.person)) == []


async def test_a_page_of_a_ballot_is_sent_once_and_remembered_although_the_database_is_away_just_then(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, away = put_trace, [Unavailable("the disk is full")]

    def put_later(*given: Any) -> None:
        if away:
            raise away.pop()
        put(*given)

    monkeypatch.setattr(lines_module, "put_trace", put_later)
    monkeypatch.setattr(alone_module, "AFTER_OUTAGE", 0.0)
    world.telegram.calls.clear()
    world.telegram.says["editMessageMedia"] = [NOT_FOUND]
    voter = world.town.residents[5]
    await world.open(voter.telegram_id, tap("elections.ballot", world.town.election))
    assert (away, [call.method for call in world.telegram.calls].count("sendPhoto")) == ([], 1)
    known = world.town.store.run_now(lambda unit: list_traces(unit, world.town.keys, voter.person))
    assert any(trace.message_id != voter.telegram_id for trace in known)


async def test_a_vote_that_is_in_is_told_although_telegram_is_down_for_a_moment(world: World) -> None:
    voter = await _to_the_last_page(world)
    world.telegram.says["editMessageMedia"] = [NO_CONNECTION] * 3
    await world.press(voter.telegram_id, "send my vote")
    assert "Your vote is in" in _on(world, voter.telegram_id).given["media"]["caption"]


async def test_a_page_that_could_not_be_wiped_is_wiped_at_the_next_tap(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    voter = await _to_the_last_page(world)
    who = voter.telegram_id
    with monkeypatch.context() as killed:
        killed.setattr(type(world.doors.lines), "answer", _nothing)
        await world.press(who, "send my vote")
    await world._take(world.updates.tap(who, HOME.encode(), message_id=8))
    assert "cleared" in _on(world, who).given["media"]["caption"]


async def test_a_crash_after_the_vote_was_sent_leaves_nothing_when_the_press_comes_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = world.town.residents[5].telegram_id
    await world._take(world.updates.tap(who, tap("elections.ballot", world.town.election).encode(), message_id=8))
    await _to_the_last_page(world)
    with monkeypatch.context() as killed:
        killed.setattr(type(world.doors.lines), "answer", _nothing)
        await world.press(who, "send my vote")
    await world.press(who, "send my vote")
    assert "cleared" in _on(world, 8).given["media"]["caption"]
    assert "Ben" not in str(_on(world, who).given)


async def test_a_crash_before_every_page_was_wiped_leaves_nothing_after_the_next_start(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, voter = world.town, world.town.residents[5]
    await world._take(
        world.updates.tap(voter.telegram_id, tap("elections.ballot", town.election).encode(), message_id=8)
    )
    await _to_the_last_page(world)
    with monkeypatch.context() as killed:
        killed.setattr(Line, "_wipe", _killed)
        await world.press(voter.telegram_id, "send my vote")
    assert "Your vote is in" in _on(world, voter.telegram_id).given["media"]["caption"]
    assert town.store.run_now(owed_receipts, town.keys) == [(voter.person, town.election)]

    again = town.store.run_now(town.dispatch.receipt_again, voter.person, town.election, now=town.now)
    assert again is not None
    world.doors.lines.answer(again, chat=voter.telegram_id, over=None)
    await world.doors.lines.quiet()
    assert "cleared" in _on(world, 8).given["media"]["caption"]
    assert town.store.run_now(owed_receipts, town.keys) == []


async def _killed(*_: object) -> None:
    """The program was killed before it could wipe the other pages."""
    raise OSError


def _nothing(*_: object, **__: object) -> None:
    """The program was killed before it could show anything."""


async def test_what_was_listened_to_on_a_ballot_is_not_remembered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    voter = await _to_the_last_page(world)
    made = world.town.store.run_now(lambda unit: unit.connection.exec_driver_sql("SELECT * FROM uploads").all())
    await world.press(voter.telegram_id, "🔊")
    assert len(world.telegram.sent("sendVoice")) == 1
    after = world.town.store.run_now(lambda unit: unit.connection.exec_driver_sql("SELECT * FROM uploads").all())
    assert after == made


async def test_a_ballot_that_is_listened_to_while_the_key_folder_is_away_is_not_remembered_either(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can say then whether the page shows a ballot. The voice goes with it when the folder is back."""
    monkeypatch.setattr(lines_module, "KEYS_AGAIN", 0.01)
    voter, keys = await _to_the_last_page(world), world.town.keys
    before, elsewhere = world.town.store.run_now(_beside), keys.folder.with_name("elsewhere")
    keys.folder.rename(elsewhere)
    await world.press(voter.telegram_id, "🔊")
    assert len(world.telegram.sent("sendVoice")) == 1
    assert world.town.store.run_now(_beside) == before
    elsewhere.rename(keys.folder)
    for _ in range(3000):
        if "voice" in world.town.store.run_now(lambda unit: _kinds(unit, world, voter)):
            return
        await asyncio.sleep(0.01)
    pytest.fail("the voice stays on the phone")


def _beside(unit: Unit) -> list[object]:
    tables = ("uploads", "places", "wipes", "updates", "jobs")
    return [unit.connection.exec_driver_sql(f"SELECT * FROM {table}").all() for table in tables]  # noqa: S608


def _kinds(unit: Unit, world: World, voter: Resident) -> list[str]:
    return [trace.kind for trace in list_traces(unit, world.town.keys, voter.person)]


async def test_a_press_that_arrived_in_time_counts_although_it_is_handled_late(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, late, closes_at = world.town, world.town.residents[0], START + OPEN_FOR
    for voter in town.residents[1:6]:
        # Enough for the vote to be over: with too few it would go on for a week, and take the late press.
        town.vote(voter, "Ben")
    await world.open(late.telegram_id, tap("elections.ballot", town.election))
    await world.press(late.telegram_id, "Ben")
    waits = asyncio.Event()

    async def settled() -> None:
        waits.set()
        await world.doors.intake.nothing_waits()

    alarm = Alarm(
        town.store, town.dispatch, lambda: town.now, real_time=lambda moment: moment, on_round=lambda: None,
        settled=settled,
    )  # fmt: skip
    alarm._scheduler.start(paused=True)
    may_go = asyncio.Event()
    take = type(world.doors.intake).take

    async def slowly(intake: Intake, raw: object, arrived_at: datetime, *more: Any) -> None:
        await may_go.wait()
        await take(intake, raw, arrived_at, *more)

    monkeypatch.setattr(Intake, "take", slowly)
    town.now = closes_at - timedelta(seconds=2)
    pressing = asyncio.ensure_future(world.press(late.telegram_id, "send my vote"))
    await asyncio.sleep(0)
    town.now = closes_at
    ringing, waiting = asyncio.ensure_future(alarm.ring()), asyncio.ensure_future(waits.wait())
    # A clock that does not wait closes the vote first.
    await asyncio.wait({ringing, waiting}, return_when=asyncio.FIRST_COMPLETED)
    may_go.set()
    await asyncio.gather(pressing, ringing)
    alarm.stop()
    waiting.cancel()
    assert "Your vote is in" in _on(world, late.telegram_id).given["media"]["caption"]
    assert town.store.run_now(lambda unit: unit.elections.get(town.election).state) is not State.VOTING


async def test_reminders_do_not_name_those_who_have_not_voted(world: World) -> None:
    town, store = world.town, world.town.store
    for voter in town.residents[:6]:
        town.vote(voter, "Ben")
    world.telegram.calls.clear()
    town.now = START + OPEN_FOR / 2 + timedelta(days=1)
    while (deadline := store.run_now(lambda unit: unit.schedule.find_due(town.now))) is not None:
        store.run_now(town.dispatch.ring, deadline, now=town.now)
    waiting = store.run_now(lambda unit: unit.deliveries.due(town.now, most=100))
    assert {letter.person for letter in waiting} == {each.person for each in town.residents}

    await world.letters()

    reminded = {call.given["chat_id"] for call in world.telegram.calls if "still vote" in str(call.given)}
    assert reminded == {each.telegram_id for each in town.residents[6:]}
    pushed = store.run_now(lambda unit: {unit.people.last_push(each.person) for each in town.residents})
    assert pushed == {town.now.date()}
    assert store.run_now(lambda unit: unit.deliveries.due(town.now + OPEN_FOR, most=100)) == []

"""Promises of waiting: for a database that is away for as long as it takes, for one thing that it refuses 5 minutes.

What is refused alone holds up nobody else, and is never given up because of a fault that all have.
"""

import asyncio
import sqlite3
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, text

from bot.doors import alone as alone_module
from bot.doors import intake as intake_module
from bot.doors.alarm import HEARTBEAT, Alarm
from bot.doors.alone import SECONDS, TIMES, Alone, Refused, is_away
from bot.doors.heart import Heart
from bot.rules.schedule import TELL_AFTER, Push, WallTime
from bot.screen import HOME
from handlers.dispatch import Dispatch
from handlers.routes import Due, Routes
from storage.outage import is_of_all
from storage.people import People
from storage.tables.deliveries import deliveries
from storage.unit import Store, Unavailable, Unit
from tests.doors.conftest import Desk

DISK = "the disk fails"
FULL = "the disk is full"
FIRST, SECOND = 5, 6
"""Telegram numbers of two people."""


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """5 minutes are over at once."""
    for module in (alone_module, intake_module):
        monkeypatch.setattr(module, "AFTER_OUTAGE", 0.0)
    monkeypatch.setattr(alone_module, "SECONDS", 0.0)


def _refuse_taps(monkeypatch: pytest.MonkeyPatch, *, why: str = DISK, times: int = 1000) -> list[int]:
    """What the first person presses is refused, so many times; who pressed, at each try."""
    real, tries = Dispatch.tapped, list[int]()

    def tapped(dispatch: Dispatch, unit: Unit, sender: Any, *given: Any, **more: Any) -> Any:
        tries.append(sender.telegram_id)
        if sender.telegram_id == FIRST and tries.count(FIRST) <= times:
            raise Unavailable(why)
        return real(dispatch, unit, sender, *given, **more)

    monkeypatch.setattr(Dispatch, "tapped", tapped)
    return tries


def _count_refusals(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What was refused of one thing, as who waits for it hears it.

    A commit that holds other things too is tried again alone, so what is written is tried more often than that.
    """
    real, heard = Alone.refused, list[BaseException]()

    async def refused(alone: Alone, problem: BaseException) -> bool:
        heard.append(problem)
        return await real(alone, problem)

    monkeypatch.setattr(Alone, "refused", refused)
    return heard


async def _aside(desk: Desk) -> int:
    return await desk.play.store.run(lambda unit: unit.outbox.count_set_aside())


async def _all_press(desk: Desk, *people: int) -> None:
    await asyncio.wait_for(desk.doors.take(*(desk.updates.tap(each, HOME.encode()) for each in people)), 60)


def _told(desk: Desk, person: int) -> list[str]:
    return [given["text"] for given in desk.telegram.sent("sendMessage") if given["chat_id"] == person]


async def test_an_update_that_alone_is_refused_is_set_aside_and_the_person_hears_that_it_is_not_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _refuse_taps(monkeypatch)
    heard = _count_refusals(monkeypatch)
    await _all_press(desk, FIRST, SECOND)
    assert len(heard) == TIMES + 1
    assert await _aside(desk) == 1
    waits, gone = _told(desk, FIRST)
    assert "We keep trying to save it" in waits
    assert "is not saved" in gone
    assert len(desk.telegram.sent("editMessageText")) == 1
    assert desk.doors.intake.settled_at() == desk.play.now


async def test_what_is_refused_of_one_person_is_not_waited_for_again_and_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _refuse_taps(monkeypatch)
    heard = _count_refusals(monkeypatch)
    await _all_press(desk, FIRST, FIRST, FIRST)
    assert len(heard) == TIMES + 3
    assert await _aside(desk) == 3


async def test_what_was_refused_for_less_than_5_minutes_is_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone_module, "SECONDS", SECONDS)
    _refuse_taps(monkeypatch, times=TIMES * 4)
    await _all_press(desk, FIRST)
    assert await _aside(desk) == 0
    assert len(desk.telegram.sent("editMessageText")) == 1


async def test_on_a_full_disk_nothing_is_set_aside_although_other_things_fit(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = _refuse_taps(monkeypatch, why=FULL, times=TIMES * 4)
    await _all_press(desk, FIRST)
    assert tries.count(FIRST) == TIMES * 4 + 1
    assert await _aside(desk) == 0


async def test_while_the_database_keeps_nothing_nothing_is_set_aside(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, outages = desk.play.store.run, [DISK] * TIMES * 8

    async def run(deed: Any, *args: Any, **kwargs: Any) -> Any:
        if outages:
            raise Unavailable(outages.pop())
        return await real(deed, *args, **kwargs)

    monkeypatch.setattr(desk.play.store, "run", run)
    await _all_press(desk, FIRST, SECOND)
    assert await _aside(desk) == 0
    assert len(desk.telegram.sent("editMessageText")) == 2


async def test_a_disk_that_fails_in_another_way_at_the_proof_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite says of a page that it cannot be read, and of the next one that it is no page of a database."""
    tries = _refuse_taps(monkeypatch, times=TIMES * 4)
    monkeypatch.setattr(
        alone_module, "keep_something", lambda _unit: _raise(sqlite3.DatabaseError("database disk image is malformed"))
    )
    await _all_press(desk, FIRST)
    assert tries.count(FIRST) == TIMES * 4 + 1
    assert await _aside(desk) == 0
    assert len(desk.telegram.sent("editMessageText")) == 1


async def test_who_cannot_even_be_found_is_told_all_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _refuse_taps(monkeypatch)
    monkeypatch.setattr(People, "find_by_telegram", lambda *_: _raise(Unavailable(DISK)))
    await _all_press(desk, FIRST)
    assert "is not saved" in _told(desk, FIRST)[-1]
    assert await _aside(desk) == 1


def _fail(unit: Unit) -> None:
    """The engine itself says that the disk fails."""
    if unit.connection.dialect.name == "sqlite":
        raise Unavailable(DISK)
    unit.connection.execute(text("DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '58030'; END $$"))


async def test_one_thing_is_given_up_on_either_engine_while_others_are_kept(each_store: Store) -> None:
    with pytest.raises(Refused):
        await asyncio.wait_for(Alone(each_store).insist(_fail), 60)


async def test_a_bug_is_no_outage(each_store: Store) -> None:
    def bug(_unit: Unit) -> None:
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        await Alone(each_store).insist(bug)
    assert not await is_away(each_store, KeyError("a bug"))


@pytest.mark.parametrize(
    ("engine", "code", "is_all"),
    [("sqlite", "is full", True), ("sqlite", "fails", False), ("pg", "53100", True), ("pg", "25006", True)]
    + [("pg", code, False) for code in ("53200", "55P03", "57014", "58030")],
)
def test_only_room_and_rights_are_the_same_for_all(engine: str, code: str, is_all: bool) -> None:
    class Said(Exception):  # noqa: N818 - as the driver has it
        sqlstate = code

    assert is_of_all(Unavailable(f"the disk {code}") if engine == "sqlite" else Said()) is is_all


# The same kind elsewhere: a note, a deadline, a watch, a letter, what was owed


async def test_a_note_that_alone_is_refused_holds_up_no_other(desk: Desk) -> None:
    kept, tries = list[str](), list[int]()

    def refused(_unit: Unit) -> None:
        tries.append(1)
        raise Unavailable(DISK)

    for note in (refused, lambda _unit: kept.append("beside it")):
        desk.doors.lines.note(note)
    desk.doors.lines.begin(asyncio.sleep(0))
    await asyncio.wait_for(desk.doors.lines.quiet(), 60)
    desk.doors.lines.note(lambda _unit: kept.append("after it"))
    await asyncio.wait_for(desk.doors.lines.quiet(), 60)
    assert list(dict.fromkeys(kept)) == ["beside it", "after it"]
    assert len(tries) > TIMES


def _alarm(desk: Desk, routes: Routes) -> Alarm:
    dispatch = Dispatch(routes, desk.play.dispatch.keys, "SayNextBot")
    alarm = Alarm(desk.play.store, dispatch, lambda: desk.play.now, lambda moment: moment, on_round=lambda: None)
    alarm._scheduler.start(paused=True)
    return alarm


def _set_bell(unit: Unit, desk: Desk, subject: int) -> None:
    unit.schedule.set("bell", subject, WallTime.of(desk.play.now, ZoneInfo("Europe/London")))


async def test_a_deadline_that_alone_is_refused_is_counted_and_stops_no_other(desk: Desk) -> None:
    done, routes = list[int](), Routes()

    @routes.deadline("bell")
    def bell(due: Due, subject: int) -> None:
        if subject == 1:
            _raise(Unavailable(DISK))
        done.append(subject)

    for subject in (1, 2):
        await desk.play.store.run(_set_bell, desk, subject)
    alarm = _alarm(desk, routes)
    await alarm.ring()
    assert done == [2]
    for _ in range(TELL_AFTER - 1):
        desk.play.now += HEARTBEAT
        await alarm.ring()
    assert await desk.play.store.run(lambda unit: unit.schedule.count_failing(least=TELL_AFTER)) == 1


async def test_a_watch_that_alone_is_refused_stops_neither_the_others_nor_the_clock(desk: Desk) -> None:
    looked, routes = list[str](), Routes()

    @routes.watch
    def refused(_due: Due) -> None:
        _raise(Unavailable(DISK))

    routes.watch(lambda _due: looked.append("other"))
    alarm = _alarm(desk, routes)
    await alarm.ring()
    assert looked == ["other"]
    assert len(alarm.pulse.troubles) == 1


async def test_a_clock_without_a_database_makes_no_round_and_counts_no_try(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    routes = Routes()
    routes.deadline("bell")(lambda _due, _subject: _raise(Unavailable(DISK)))
    await desk.play.store.run(_set_bell, desk, 1)
    monkeypatch.setattr(alone_module, "keep_something", lambda _unit: _raise(Unavailable(DISK)))
    with pytest.raises(Unavailable):
        await _alarm(desk, routes).ring()
    assert await desk.play.store.run(lambda unit: unit.schedule.count_failing(least=1)) == 0


async def test_a_letter_that_alone_is_refused_waits_longer_each_time_and_is_not_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = desk.play.group()
    mina, ben = desk.play.member("Mina", group), desk.play.member("Ben", group)
    real = Dispatch.letter

    def letter(dispatch: Dispatch, unit: Unit, about: Any, **more: Any) -> Any:
        if about.person == mina:
            raise Unavailable(DISK)
        return real(dispatch, unit, about, **more)

    monkeypatch.setattr(Dispatch, "letter", letter)
    for person in (mina, ben):
        await desk.play.store.run(_put, person, desk)
    await asyncio.wait_for(desk.doors.send(), 60)
    assert len(desk.telegram.sent("sendMessage", "sendPhoto")) == 1
    count = select(func.count()).where(deliveries.c.not_before > desk.play.now)
    assert await desk.play.store.run(lambda unit: unit.connection.execute(count).scalar_one()) == 1
    monkeypatch.setattr(Dispatch, "letter", real)
    desk.play.now += timedelta(minutes=1)
    await desk.doors.send()
    assert len(desk.telegram.sent("sendMessage", "sendPhoto")) == 2


def _put(unit: Unit, person: Any, desk: Desk) -> None:
    unit.deliveries.put(person, HOME, push=Push.NOW, not_before=desk.play.now)


async def test_what_was_owed_and_alone_is_refused_stops_neither_the_heart_nor_the_others(desk: Desk) -> None:
    doors, said = desk.doors, list[object]()
    heart = Heart(
        desk.play.store, desk.play.dispatch, doors.lines, doors.pace, lambda: desk.play.now, lambda: desk.play.now,
        lambda: None,
    )  # fmt: skip

    def draw(_unit: Unit, about: object, **_: object) -> None:
        if about == "refused":
            raise Unavailable(DISK)
        said.append(about)

    for about in ("refused", "other"):
        await heart._show(draw, about)
    await asyncio.wait_for(doors.lines.quiet(), 60)
    assert set(said) == {"other"}


def _raise(problem: Exception) -> None:
    raise problem

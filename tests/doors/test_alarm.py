"""Promises of the clock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.doors.alarm import FIRST_WAIT, Alarm
from bot.rules.schedule import WallTime
from handlers.dispatch import Dispatch
from handlers.routes import Due, Routes
from storage.keys import Keys
from storage.unit import Store, Unit

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


def _alarm(store: Store, routes: Routes, folder: Path, now: list[datetime]) -> Alarm:
    dispatch = Dispatch(routes, Keys(folder), "SayNextBot")
    alarm = Alarm(store, dispatch, lambda: now[0], real_time=lambda moment: moment, on_round=lambda: None)
    alarm._scheduler.start(paused=True)
    return alarm


def _set(unit: Unit, kind: str, subject: int, at: datetime) -> None:
    unit.schedule.set(kind, subject, WallTime.of(at, ZoneInfo("Europe/London")))


async def test_deadlines_are_done_in_order_of_time(each_store: Store, tmp_path: Path) -> None:
    done: list[int] = []
    routes = Routes()
    routes.deadline("bell")(lambda _due, subject: done.append(subject))
    for subject, minutes in ((1, 3), (2, 1), (3, 2)):
        await each_store.run(_set, "bell", subject, NOW + timedelta(minutes=minutes))
    await _alarm(each_store, routes, tmp_path, [NOW + timedelta(hours=1)]).ring()
    assert done == [2, 3, 1]


async def test_a_deadline_that_fails_waits_and_the_ones_behind_it_are_done(store: Store, tmp_path: Path) -> None:
    done: list[int] = []

    def on_bell(_due: Due, subject: int) -> None:
        if subject == 1:
            raise KeyError(subject)
        done.append(subject)

    routes = Routes()
    routes.deadline("bell")(on_bell)
    await store.run(_set, "bell", 1, NOW)
    await store.run(_set, "bell", 2, NOW)
    alarm = _alarm(store, routes, tmp_path, [NOW])
    await alarm.ring()
    assert done == [2]
    assert await alarm.following() == NOW + FIRST_WAIT


async def test_what_a_failing_deadline_wrote_does_not_stay(store: Store, tmp_path: Path) -> None:
    def on_bell(due: Due, _subject: int) -> None:
        due.unit.people.add_board("Half done")
        raise KeyError

    routes = Routes()
    routes.deadline("bell")(on_bell)
    await store.run(_set, "bell", 1, NOW)
    await _alarm(store, routes, tmp_path, [NOW]).ring()
    boards = await store.run(lambda unit: unit.connection.exec_driver_sql("SELECT count(*) FROM boards").scalar())
    assert boards == 0


async def test_the_alarm_is_set_for_the_next_thing(store: Store, tmp_path: Path) -> None:
    later = NOW + timedelta(days=3)
    await store.run(_set, "bell", 1, later)
    alarm = _alarm(store, Routes(), tmp_path, [NOW])
    await alarm.ring()
    assert await alarm.following() == later

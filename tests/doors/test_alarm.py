"""Promises of the clock."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from sqlalchemy import update

from bot.doors import alarm as alarm_module
from bot.doors.alarm import FIRST_WAIT, LONGEST_WAIT, Alarm
from bot.rules.people import Role
from bot.rules.schedule import TELL_AFTER, WallTime
from bot.screen import tap
from bot.screens.schedule import failed
from bot.words import Words
from handlers import all_routes
from handlers.dispatch import Dispatch
from handlers.keepers import KEEPERS
from handlers.routes import Due, Routes
from storage.keys import Keys
from storage.tables.schedule import deadlines
from storage.unit import Store, Unit
from tests.play import Play

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


async def test_a_damaged_key_is_a_trouble_until_it_is_mended(store: Store, tmp_path: Path) -> None:
    alarm = _alarm(store, Routes(), tmp_path, [NOW])
    keys = alarm.dispatch.keys
    keys.prepare()
    (tmp_path / "election-1.key").write_bytes(b"short")
    await alarm.ring()
    assert alarm.pulse.troubles == ("KEYS_DIR has damaged keys: election-1",)
    (tmp_path / "election-1.key").write_bytes(bytes(32))
    await alarm.ring()
    assert not alarm.pulse.troubles


async def test_letters_are_looked_for_when_what_is_due_was_done(store: Store, tmp_path: Path) -> None:
    said: list[str] = []
    routes = Routes()
    routes.deadline("bell")(lambda _due, _subject: said.append("the bell rings"))
    await store.run(_set, "bell", 1, NOW)
    alarm = _alarm(store, routes, tmp_path, [NOW])
    alarm.on_round = lambda: said.append("letters are looked for")
    await alarm.ring()
    assert said == ["the bell rings", "letters are looked for"]


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


async def test_a_watch_that_fails_stops_neither_the_others_nor_the_clock(store: Store, tmp_path: Path) -> None:
    looked, done, is_broken = list[str](), list[int](), [True]
    routes = Routes()

    @routes.watch
    def broken(_due: Due) -> None:
        if is_broken:
            raise PermissionError(13, "Permission denied")

    routes.watch(lambda _due: looked.append("other"))
    routes.deadline("bell")(lambda _due, subject: done.append(subject))
    await store.run(_set, "bell", 1, NOW)
    alarm = _alarm(store, routes, tmp_path, [NOW])
    await alarm.ring()
    assert (looked, done) == (["other"], [1])
    assert any("PermissionError" in sentence for sentence in alarm.pulse.troubles)
    is_broken.clear()
    await alarm.ring()
    assert not any("PermissionError" in sentence for sentence in alarm.pulse.troubles)


async def test_a_round_that_fails_is_told_and_the_next_one_is_made(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alarm, rounds, again = _alarm(store, Routes(), tmp_path, [NOW]), list[tuple[str, ...]](), asyncio.Event()

    async def ring(_self: Alarm) -> None:
        rounds.append(alarm.pulse.troubles)
        if len(rounds) == 1:
            alarm.wake()
            raise KeyError("a bug")
        again.set()

    monkeypatch.setattr(Alarm, "ring", ring)
    work = asyncio.ensure_future(alarm.work())
    await asyncio.wait_for(again.wait(), 60)
    work.cancel()
    assert rounds[:2] == [(), ("a round failed (KeyError), and is tried again",)]


async def test_a_deadline_that_fails_is_tried_with_growing_distance(store: Store, tmp_path: Path) -> None:
    def on_bell(_due: Due, _subject: int) -> None:
        raise KeyError

    routes, now = Routes(), [NOW]
    routes.deadline("bell")(on_bell)
    await store.run(_set, "bell", 1, NOW)
    alarm, waits = _alarm(store, routes, tmp_path, now), list[timedelta]()
    for _ in range(7):
        await alarm.ring()
        following = await alarm.following()
        assert following is not None
        waits.append(following - now[0])
        now[0] = following
    assert waits == [*(timedelta(minutes=n) for n in (1, 4, 16, 64, 256)), LONGEST_WAIT, LONGEST_WAIT]


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "", "../passwd", "Europe"])
async def test_a_deadline_of_which_nobody_knows_the_time_zone_holds_up_nothing(
    each_store: Store, tmp_path: Path, zone: str
) -> None:
    done: list[int] = []

    def on_bell(_due: Due, subject: int) -> None:
        if subject == 1:
            raise ZoneInfoNotFoundError(subject)
        done.append(subject)

    routes = Routes()
    routes.deadline("bell")(on_bell)
    for subject in (1, 2):
        await each_store.run(_set, "bell", subject, NOW)
    await each_store.run(_in_zone, 1, zone)
    alarm = _alarm(each_store, routes, tmp_path, [NOW])
    await alarm.ring()
    assert done == [2]
    assert await alarm.following() == NOW + FIRST_WAIT
    assert await each_store.run(lambda unit: unit.schedule.follow_clocks()) == []


def _in_zone(unit: Unit, subject: int, zone: str) -> None:
    unit.connection.execute(update(deadlines).where(deadlines.c.subject == subject).values(zone=zone))


async def test_a_deadline_that_fails_for_months_holds_up_nothing(store: Store, tmp_path: Path) -> None:
    done: list[int] = []

    def on_bell(_due: Due, subject: int) -> None:
        if subject == 1:
            raise KeyError(subject)
        done.append(subject)

    routes, now = Routes(), [NOW]
    routes.deadline("bell")(on_bell)
    await store.run(_set, "bell", 1, NOW)
    alarm = _alarm(store, routes, tmp_path, now)
    for _ in range(40):
        await alarm.ring()
        now[0] += LONGEST_WAIT
    await store.run(_set, "bell", 2, now[0])
    await alarm.ring()
    assert done == [2]


async def test_tidying_is_done_once_a_night_or_at_the_first_round_after_it(each_store: Store, tmp_path: Path) -> None:
    tidied, now = list[datetime](), [NOW]
    routes = Routes()
    routes.tidier(lambda due: tidied.append(due.now))
    one, other = (_alarm(each_store, routes, tmp_path, now) for _ in range(2))
    night = datetime(2026, 6, 2, 3, 17, tzinfo=UTC)
    moments = (NOW, NOW + timedelta(hours=1), night - timedelta(seconds=1), night, night + timedelta(days=3, hours=5))
    for moment in moments:
        now[0] = moment
        await asyncio.gather(one.ring(), other.ring())
    assert tidied == [NOW, night, moments[-1]]


async def test_what_another_alarm_took_is_not_done_again(each_store: Store, tmp_path: Path) -> None:
    done: list[int] = []
    routes = Routes()
    routes.deadline("bell")(lambda _due, subject: done.append(subject))
    await each_store.run(_set, "bell", 1, NOW)
    deadline = await each_store.run(lambda unit: unit.schedule.find_due(NOW))
    assert deadline is not None
    first, second = (_alarm(each_store, routes, tmp_path, [NOW]) for _ in range(2))
    for alarm in (first, second):
        await each_store.run(alarm.dispatch.ring, deadline, now=NOW)
    assert done == [1]


async def test_a_clock_that_was_wrong_once_does_not_end_the_tidying(store: Store, tmp_path: Path) -> None:
    tidied, routes, now = list[datetime](), Routes(), [NOW + timedelta(days=365)]
    routes.tidier(lambda due: tidied.append(due.now))
    alarm = _alarm(store, routes, tmp_path, now)
    for moment in (now[0], NOW, NOW + timedelta(hours=1)):
        now[0] = moment
        await alarm.ring()
    assert tidied == [NOW + timedelta(days=365), NOW]


async def test_the_clock_is_looked_at_also_after_the_computer_was_put_back(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """APScheduler waits by the clock of the computer: for what is a day off, after it was put back by a day."""
    monkeypatch.setattr(alarm_module, "HEARTBEAT", timedelta(seconds=0.01))
    rounds, seen = list[int](), asyncio.Event()
    alarm = _alarm(store, Routes(), tmp_path, [NOW])

    def on_round() -> None:
        rounds.append(1)
        if len(rounds) == 3:
            seen.set()

    alarm.on_round = on_round
    working = asyncio.ensure_future(alarm.work())
    await asyncio.wait_for(seen.wait(), 60)
    working.cancel()


async def test_of_several_programs_one_watches_and_tidies_and_each_does_deadlines(
    each_store: Store, tmp_path: Path
) -> None:
    done: list[str] = []

    def on_look(_due: Due) -> None:
        done.append("watch")

    def on_night(_due: Due) -> None:
        done.append("tidy")

    routes = Routes()
    routes.watches.append(on_look)
    routes.tidiers.append(on_night)
    routes.deadline("bell")(lambda _due, subject: done.append(f"bell {subject}"))
    second, first = (_alarm(each_store, routes, tmp_path, [NOW]) for _ in range(2))
    second.is_first = lambda: False
    await each_store.run(_set, "bell", 1, NOW)
    await second.ring()
    assert done == ["bell 1"]
    await first.ring()
    assert done == ["bell 1", "watch", "tidy"]


async def test_a_tidier_that_fails_stops_no_other(store: Store, tmp_path: Path) -> None:
    def broken(_due: Due) -> None:
        raise KeyError

    tidied, routes = list[str](), Routes()
    routes.tidier(broken)
    routes.tidier(lambda _due: tidied.append("other"))
    await _alarm(store, routes, tmp_path, [NOW]).ring()
    assert tidied == ["other"]


async def test_updates_that_cannot_come_again_are_forgotten(store: Store, tmp_path: Path) -> None:
    now = [NOW]
    alarm = _alarm(store, all_routes(), tmp_path, now)
    await store.run(lambda unit: unit.outbox.handled(bytes(16), now=NOW))
    await alarm.ring()
    assert not await store.run(lambda unit: unit.outbox.handled(bytes(16), now=NOW))
    now[0] += timedelta(days=5)
    await alarm.ring()
    assert await store.run(lambda unit: unit.outbox.handled(bytes(16), now=NOW))


async def test_a_deadline_that_fails_again_and_again_is_told_once_to_who_looks_after_it(each_play: Play) -> None:
    play = each_play
    north, south = play.group("Northfield"), play.group("Southfield")
    sam, other = (play.member("Sam", group, role=Role.FACILITATOR) for group in (north, south))
    mina = play.member("Mina", north)

    def on_bell(_due: Due, _subject: int) -> None:
        raise KeyError

    play.dispatch.routes.deadlines["reps.again"] = on_bell
    await play.store.run(_set, "reps.again", north, play.now)
    alarm = Alarm(play.store, play.dispatch, lambda: play.now, real_time=lambda moment: moment, on_round=lambda: None)
    alarm._scheduler.start(paused=True)
    view, told = tap("schedule.failed", "reps.again", north), list[int]()
    for _ in range(TELL_AFTER + 1):
        await alarm.ring()
        told.append(len([s for s in await asyncio.to_thread(play.heard, sam) if "did not happen" in s.title]))
        play.now += LONGEST_WAIT
    assert told == [*[0] * (TELL_AFTER - 1), 1, 0]
    assert [await asyncio.to_thread(play.heard, person) for person in (mina, other)] == [[], []]
    for person, is_shown in ((sam, True), (mina, False), (other, False)):
        shown = await asyncio.to_thread(play.tap, person, view)
        assert ("did not happen" in shown.title) is is_shown


@pytest.mark.parametrize("kind", sorted(all_routes().deadlines))
def test_of_every_deadline_it_is_known_who_looks_after_it(kind: str) -> None:
    assert kind in KEEPERS or kind.partition(".")[0] in KEEPERS


@pytest.mark.parametrize("kind", sorted(all_routes().deadlines))
def test_who_hears_that_a_deadline_fails_hears_what_it_is_about(kind: str) -> None:
    shown = failed(Words("en", ZoneInfo("Europe/London")), kind.partition(".")[0])
    assert any(line.startswith("It is about ") for line in shown.lines)

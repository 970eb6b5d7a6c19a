"""Promises of parting: what the database refuses alone holds up nobody for 5 minutes, and is not lost in silence."""

import asyncio
from typing import Any

import pytest

from bot.doors import alone as alone_module
from bot.doors import intake as module
from bot.doors.alone import PROVEN
from bot.ids import PersonId
from bot.screen import HOME, UNDONE, Tap
from handlers.dispatch import Dispatch
from handlers.routes import Routes
from storage.deliveries import Deliveries
from storage.unit import Store, Unavailable, Unit
from tests.doors.conftest import Desk
from tests.doors.test_polling import NONE, Server

DISK = "the disk fails"
FIRST, SECOND = 5, 6
"""Telegram numbers of two people."""


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second is over at once; 5 minutes are not."""
    for each in (alone_module, module):
        monkeypatch.setattr(each, "AFTER_OUTAGE", 0.0)
    monkeypatch.setattr(module, "LOOK_AGAIN", 0.01)


class Row:
    """The first person's deeds are refused until it is free again."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_free, self.people, self.tries = False, {FIRST}, 0
        self.keeps_once = False
        """Whether the first deed is kept, and only its answer is lost."""
        self.was_often_tried = asyncio.Event()
        real = Dispatch.tapped

        def tapped(dispatch: Dispatch, unit: Unit, sender: Any, *given: Any, **more: Any) -> Any:
            if sender.telegram_id in self.people and not self.is_free:
                self.tries += 1
                if self.tries > PROVEN * 10:
                    self.was_often_tried.set()
                if self.keeps_once and self.tries == 1:
                    real_run_ends.append(sender.telegram_id)
                    return real(dispatch, unit, sender, *given, **more)
                raise Unavailable(DISK)
            return real(dispatch, unit, sender, *given, **more)

        monkeypatch.setattr(Dispatch, "tapped", tapped)
        real_run, real_run_ends = Store.run, list[int]()

        async def run(store: Store, *given: Any, **more: Any) -> Any:
            answer = await real_run(store, *given, **more)
            if real_run_ends:
                real_run_ends.clear()
                raise Unavailable(DISK)
            return answer

        monkeypatch.setattr(Store, "run", run)


@pytest.fixture
def row(monkeypatch: pytest.MonkeyPatch) -> Row:
    return Row(monkeypatch)


def _press(desk: Desk, person: int, data: str = HOME.encode()) -> "asyncio.Future[None]":
    return desk.doors.intake.begin(desk.updates.tap(person, data))


async def _confirmed(*sure: "asyncio.Future[None]") -> None:
    await asyncio.wait_for(asyncio.gather(*sure), 60)


async def _known(desk: Desk, row: Row) -> tuple[PersonId, int]:
    """Somebody whom we know, and whose deeds are refused: who that is, and the number of their phone."""
    person = desk.play.member("Mina", desk.play.group())
    number = await desk.play.store.run(lambda unit: unit.people.get(person).telegram_id)
    row.people = {number or 0}
    return person, number or 0


async def _aside(desk: Desk) -> int:
    return await desk.play.store.run(lambda unit: unit.outbox.count_set_aside())


async def _ends_well(desk: Desk, row: Row) -> None:
    row.is_free = True
    await asyncio.wait_for(desk.doors.intake.nothing_waits(), 60)
    await desk.doors.lines.quiet()


async def test_what_is_refused_alone_is_soon_confirmed_and_tried_on_and_done(desk: Desk, row: Row) -> None:
    sure, tries = _press(desk, FIRST), list[int]()
    # Looked at in the moment itself: it is tried on at once.
    sure.add_done_callback(lambda _: tries.append(row.tries))
    await _confirmed(sure)
    assert tries == [PROVEN + 1]
    assert desk.doors.intake.is_busy
    await _ends_well(desk, row)
    assert len(desk.telegram.sent("editMessageText")) == 1
    assert await _aside(desk) == 0


async def test_the_offset_goes_past_it_so_that_everybody_else_is_heard(desk: Desk, row: Row) -> None:
    batches = [[desk.updates.tap(FIRST, HOME.encode())], [desk.updates.tap(SECOND, HOME.encode())]]
    last = batches[1][0]["update_id"]

    class Telegram(Server):
        async def ask(self, url: str, body: Any, *, seconds: float) -> tuple[int, dict[str, Any]]:
            offset = int(body["offset"])
            self.offsets.append(offset)
            waiting = [each for batch in batches for each in batch if each["update_id"] >= offset]
            if not waiting:
                self.is_empty.set()
                await asyncio.Event().wait()
            return 200, {**NONE, "result": waiting[:1]}

    telegram = Telegram()
    polling = asyncio.ensure_future(desk.doors.intake.poll(telegram, "http://x", lambda _code, _said: None))
    await asyncio.wait_for(telegram.is_empty.wait(), 60)
    polling.cancel()
    assert telegram.offsets[-1] == last + 1
    assert not row.is_free
    await _ends_well(desk, row)


async def test_the_clock_waits_for_it_all_the_same(desk: Desk, row: Row) -> None:
    before = desk.play.now
    await _confirmed(_press(desk, FIRST))
    assert desk.doors.intake.settled_at() == before
    clock = asyncio.ensure_future(desk.doors.intake.nothing_waits())
    await asyncio.sleep(0.05)
    assert not clock.done()
    await _ends_well(desk, row)
    await clock


async def test_what_a_person_does_behind_it_holds_up_nobody_and_comes_in_order(desk: Desk, row: Row) -> None:
    await _confirmed(_press(desk, FIRST), _press(desk, FIRST))
    await _confirmed(_press(desk, FIRST))
    assert not desk.telegram.sent("editMessageText")
    await _ends_well(desk, row)
    assert len(desk.telegram.sent("editMessageText")) == 3


async def test_many_that_are_refused_alone_take_nobodys_place(desk: Desk, row: Row) -> None:
    row.people = set(range(100, 100 + module.SIDE_BY_SIDE + 1))
    for person in row.people:
        _press(desk, person)
    await _confirmed(_press(desk, SECOND))
    await _ends_well(desk, row)


async def test_while_the_database_keeps_nothing_nothing_is_parted(
    desk: Desk, row: Row, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr(alone_module, "keep_something", _refuse)
        sure = _press(desk, FIRST)
        await asyncio.wait_for(row.was_often_tried.wait(), 60)
        assert not sure.done()
    await _ends_well(desk, row)


async def test_who_it_was_reads_after_a_kill_that_it_is_not_saved(desk: Desk, row: Row) -> None:
    person, number = await _known(desk, row)
    await _confirmed(_press(desk, number))
    assert await desk.play.store.run(lambda unit: unit.deliveries.find_owed(person)) == UNDONE
    await _ends_well(desk, row)
    assert await desk.play.store.run(lambda unit: unit.deliveries.find_owed(person)) is None


async def test_of_a_press_of_a_ballot_only_that_something_waits_is_noted(
    desk: Desk, row: Row, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, number = await _known(desk, row)
    monkeypatch.setattr(Routes, "leaves_no_trace", lambda _routes, _tap: True)
    await _confirmed(_press(desk, number, Tap("elections.ballot").encode()))
    assert await desk.play.store.run(lambda unit: unit.deliveries.find_owed(person)) is None
    assert await _aside(desk) == 1
    await _ends_well(desk, row)
    assert await _aside(desk) == 0


async def test_what_was_kept_is_never_said_not_to_be_saved(desk: Desk, row: Row) -> None:
    """The answer of the commit was lost, and then the database refused to say more of this person."""
    person, number = await _known(desk, row)
    row.keeps_once = True
    await _confirmed(_press(desk, number))
    assert await desk.play.store.run(lambda unit: unit.deliveries.find_owed(person)) == HOME
    await _ends_well(desk, row)
    said = [call["text"] for call in desk.telegram.sent("editMessageText", "sendMessage", "sendPhoto")]
    assert not [text for text in said if "not saved" in text]
    assert await _aside(desk) == 0


async def test_of_whom_nothing_can_be_written_holds_up_nobody_either(
    desk: Desk, row: Row, monkeypatch: pytest.MonkeyPatch
) -> None:
    _person, number = await _known(desk, row)
    with monkeypatch.context() as held:
        held.setattr(Deliveries, "owe", _refuse)
        await _confirmed(_press(desk, number))
        assert await _aside(desk) == 1
    await _ends_well(desk, row)
    assert await _aside(desk) == 0


async def test_when_the_database_is_only_silent_the_person_hears_it_in_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert module.HEARD_AFTER < 5
    monkeypatch.setattr(module, "HEARD_AFTER", 0.05)
    real, answers = Store.run, asyncio.Event()

    async def run(store: Store, *given: Any, **more: Any) -> Any:
        await answers.wait()
        return await real(store, *given, **more)

    monkeypatch.setattr(Store, "run", run)
    _press(desk, FIRST)
    await asyncio.sleep(0.2)
    await desk.doors.lines.quiet()
    assert "cannot save" in desk.telegram.sent("sendMessage")[0]["text"]
    assert not desk.telegram.sent("editMessageText")
    answers.set()
    await asyncio.wait_for(desk.doors.intake.nothing_waits(), 60)
    await desk.doors.lines.quiet()
    assert len(desk.telegram.sent("editMessageText")) == 1
    assert await _aside(desk) == 0


def _refuse(*_: object, **__: object) -> None:
    raise Unavailable(DISK)

"""Promises of polling: nothing is confirmed before it is committed, and nothing is begun or said twice."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from bot.doors import intake as module
from bot.doors.intake import Intake
from bot.doors.sentences import sentence_for
from bot.doors.transport import AiohttpTransport
from tests.doors.conftest import Desk

UPDATES = [{"update_id": 7}, {"update_id": 8}]
NONE: dict[str, Any] = {"ok": True, "result": []}


class Server(AiohttpTransport):
    """Answers each getUpdates with the next of these, and then no more. `offsets`: what was asked for."""

    def __init__(self, *answers: tuple[int, Any]) -> None:
        super().__init__()
        self.answers, self.offsets, self.is_empty = [*answers], list[int](), asyncio.Event()

    async def ask(self, url: str, body: Mapping[str, object], *, seconds: float) -> tuple[int, dict[str, Any]]:
        self.offsets.append(int(str(body.get("offset", 0))))
        if not self.answers:
            self.is_empty.set()
            await asyncio.Event().wait()
        return self.answers.pop(0)


async def _poll(desk: Desk, server: Server, why: Callable[[int, str], str | None] = lambda _code, _said: None) -> None:
    polling = asyncio.ensure_future(desk.doors.intake.poll(server, "http://x", why))
    all_asked = asyncio.ensure_future(server.is_empty.wait())
    await asyncio.wait({polling, all_asked}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
    assert all_asked.done(), "it asks no more"
    polling.cancel()


async def test_what_is_not_committed_is_not_confirmed_and_nothing_behind_it_is_handled_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, commits = list[int](), {7: asyncio.Event(), 8: asyncio.Event()}
    commits[8].set()

    async def take(_intake: Intake, raw: dict[str, Any], *_: object) -> None:
        taken.append(raw["update_id"])
        await commits[raw["update_id"]].wait()

    monkeypatch.setattr(module, "LOOK_AGAIN", 0.01)
    monkeypatch.setattr(Intake, "_take_in_turn", take)
    server = Server(*[(200, {"ok": True, "result": UPDATES})] * 3)
    await _poll(desk, server)
    assert taken == [7, 8]
    assert set(server.offsets[1:]) == {7}


async def test_what_ended_long_ago_is_not_remembered_for_ever(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LATELY", 1)
    intake = desk.doors.intake
    for number in (7, 8, 9):
        await intake.begin({"update_id": number})
    assert [*intake._begun] == [9]


async def test_practice_confirms_only_what_was_committed_before_it_came_to_rest(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = asyncio.Event()
    task = asyncio.ensure_future(_wait(commit))

    async def settled() -> None:
        commit.set()
        await task

    monkeypatch.setattr(module, "LOOK_AGAIN", 0.01)
    monkeypatch.setattr(Intake, "begin", lambda _intake, _raw: task)
    monkeypatch.setattr(desk.doors.intake, "settled", settled)
    update = (200, {"ok": True, "result": UPDATES[:1]})
    server = Server(update, update)
    await _poll(desk, server)
    assert server.offsets == [0, 7, 8]


async def _wait(committed: asyncio.Event) -> None:
    await committed.wait()


@pytest.mark.parametrize(("why", "level"), [("no updates, and you must do something", "ERROR"), (None, "WARNING")])
async def test_the_same_trouble_is_said_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, why: str | None, level: str
) -> None:
    monkeypatch.setattr(module, "LONGEST_PAUSE", 0.0)
    await _poll(desk, Server(*[(409, {"ok": False, "description": "Conflict"})] * 3), lambda _code, _said: why)
    assert [record.levelname for record in caplog.records if "no updates" in record.getMessage()] == [level]


async def test_what_somebody_must_do_something_about_is_a_trouble_until_updates_come_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "LONGEST_PAUSE", 0.0)
    monkeypatch.setattr(module, "OVER_AFTER", 0.0)
    pulse, troubles = desk.doors.intake.pulse, list[tuple[str, ...]]()

    class Watched(Server):
        async def ask(self, url: str, body: Mapping[str, object], *, seconds: float) -> tuple[int, dict[str, Any]]:
            troubles.append(pulse.troubles)
            return await super().ask(url, body, seconds=seconds)

    gone, away = (401, {"ok": False, "description": "Unauthorized"}), (502, dict[str, Any]())
    server = Watched(gone, gone, away, (200, {"ok": True, "result": []}))
    await _poll(desk, server, sentence_for)
    assert [len(each) for each in troubles] == [0, 1, 1, 1, 0]
    assert "@BotFather" in troubles[1][0]
    assert sum("@BotFather" in record.getMessage() for record in caplog.records) == 1


async def test_of_two_programs_that_take_turns_each_says_so_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "LONGEST_PAUSE", 0.0)
    taken, given = (409, {"ok": False, "description": "Conflict: terminated by other getUpdates request"}), (200, NONE)
    await _poll(desk, Server(taken, given, taken, given, taken, given), sentence_for)
    assert sum("A second program" in record.getMessage() for record in caplog.records) == 1
    assert len(desk.doors.intake.pulse.troubles) == 1


@pytest.mark.parametrize("parameters", [{}, {"retry_after": "soon"}, None])
async def test_a_429_that_does_not_say_how_long_ends_nothing(desk: Desk, parameters: object) -> None:
    await _poll(desk, Server((429, {"ok": False, "error_code": 429, "parameters": parameters})))


@pytest.mark.parametrize("second", [5, 900_000])
async def test_after_a_quiet_week_updates_may_go_on_with_any_number(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, second: int
) -> None:
    taken = list[int]()

    async def take(_intake: Intake, raw: dict[str, Any], *_: object) -> None:
        taken.append(raw["update_id"])

    monkeypatch.setattr(Intake, "_take_in_turn", take)
    server = Server(*[(200, {"ok": True, "result": [{"update_id": number}]}) for number in (70_000, second)])
    await _poll(desk, server)
    assert taken == [70_000, second]
    assert server.offsets == [0, 70_001, second + 1]


@pytest.mark.parametrize("result", [[None], [{"update_id": -3}], [{"update_id": 7}], ["no", {"update_id": 2**63}]])
async def test_what_comes_again_and_again_is_asked_for_less_and_less_often(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, result: list[Any]
) -> None:
    pauses, real = list[float](), asyncio.sleep

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        await real(0)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    server = Server(*[(200, {"ok": True, "result": result})] * 9)
    await _poll(desk, server)
    assert [seconds for seconds in pauses if seconds][:7] == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    assert min(server.offsets) == 0

"""Promises of what listens: only to this computer, with one sentence when it cannot, and honest about what is sick."""

import asyncio
import os
import socket
import threading
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.doors import listening
from bot.doors.health import CLOCK_SECONDS, LETTERS_SECONDS, UPDATES_SECONDS, Health
from bot.doors.intake import Intake
from bot.doors.pace import Pace
from bot.doors.pulse import CLOCK, UPDATES, Pulse
from bot.doors.reaching import reach
from bot.ids import PersonId
from bot.rules.schedule import TELL_AFTER, Push, WallTime
from bot.screen import HOME
from bot.settings import CannotStart, Settings, read
from storage import disk
from storage.keys import MARK, Keys
from storage.unit import Store, Unit
from tests.doors.conftest import Desk
from tests.play import START
from tests.ports import free_port
from tests.telegram import Recorder, make_bot

SECRET = "Right_secret-1"


def _settings(tmp_path: Path, **given: object) -> Settings:
    webhook = {"MODE": "webhook", "WEBHOOK_URL": "https://bot.example", "WEBHOOK_SECRET": SECRET, "BOT_TOKEN": "1:a"}
    return read({**webhook, **{name: str(value) for name, value in given.items()}}, env_file=tmp_path / ".env")


def _webhook(desk: Desk, settings: Settings) -> AbstractAsyncContextManager[None]:
    return listening.webhook(make_bot(desk.doors.telegram, desk.doors.pace), desk.doors.intake, settings)


@dataclass(slots=True)
class Ward:
    """A program that is well, and whose parts can be made sick."""

    store: Store
    keys: Keys
    seconds: list[float]
    pulse: Pulse
    health: Health

    async def ask(self) -> tuple[bool, dict[str, object]]:
        told = await self.health.look()
        return bool(told["ok"]), told


@pytest.fixture
def ward(each_store: Store, tmp_path: Path) -> Ward:
    keys, seconds = Keys(tmp_path / "keys"), [0.0]
    keys.prepare()
    pulse = Pulse(lambda: seconds[0])
    return Ward(each_store, keys, seconds, pulse, Health(each_store, keys, pulse, lambda: START, asks=True))


def _letter(unit: Unit, waiting: float) -> None:
    person: PersonId = unit.people.add("Mina", telegram_id=7, language="en", now=START)
    unit.deliveries.put(person, HOME, push=Push.NOW, not_before=START - timedelta(seconds=waiting))


def _failing(unit: Unit, tries: int) -> None:
    unit.schedule.set("bell", 1, WallTime.of(START, ZoneInfo("Europe/London")))
    for _ in range(tries):
        deadline = unit.schedule.find_due(START)
        assert deadline is not None
        unit.schedule.postpone(deadline, START, tried=True)


def _no_updates(ward: Ward) -> None:
    ward.seconds[0] += UPDATES_SECONDS + 1
    ward.pulse.beat(CLOCK)


def _no_clock(ward: Ward) -> None:
    ward.seconds[0] += CLOCK_SECONDS + 1
    ward.pulse.beat(UPDATES)


def _no_keys(ward: Ward) -> None:
    ward.keys.folder.rename(ward.keys.folder.with_name("away"))


def _letters_wait(ward: Ward) -> None:
    ward.store.run_now(_letter, LETTERS_SECONDS + 1)


def _deadline_fails(ward: Ward) -> None:
    ward.store.run_now(_failing, TELL_AFTER)


def _trouble(ward: Ward) -> None:
    ward.pulse.trouble("a watch", "it failed")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a file that never answers is made with POSIX only")
async def test_a_key_folder_that_does_not_answer_is_away_and_holds_up_nothing_else(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "SECONDS", 0.05)
    mark, before = ward.keys.folder / MARK, _threads()
    mark.unlink()
    os.mkfifo(mark)
    told = await asyncio.wait_for(asyncio.gather(*(ward.health.look() for _ in range(40))), 30)
    threads = _threads()
    with mark.open("wb"):
        pass  # Now it answers, and the thread is free.
    assert {each["key_folder"] for each in told} == {False}
    assert threads <= before


def _threads() -> int:
    return sum(thread.name == "key folder" for thread in threading.enumerate())


async def test_a_program_that_is_well_says_so(ward: Ward) -> None:
    ward.store.run_now(_letter, LETTERS_SECONDS - 1)
    ward.store.run_now(_failing, TELL_AFTER - 1)
    is_well, told = await ward.ask()
    assert is_well
    assert told == {
        "ok": True,
        "troubles": [],
        "database": True,
        "key_folder": True,
        "seconds_since_updates": 0,
        "seconds_since_clock": 0,
        "seconds_letters_wait": round(LETTERS_SECONDS - 1),
        "failing_deadlines": 0,
        "set_aside": 0,
    }


@pytest.mark.parametrize(
    ("make_sick", "told"),
    [
        (_no_updates, {"seconds_since_updates": round(UPDATES_SECONDS + 1)}),
        (_no_clock, {"seconds_since_clock": round(CLOCK_SECONDS + 1)}),
        (_no_keys, {"key_folder": False}),
        (_letters_wait, {"seconds_letters_wait": round(LETTERS_SECONDS + 1)}),
        (_deadline_fails, {"failing_deadlines": 1}),
        (_trouble, {"troubles": ["it failed"]}),
    ],
)
async def test_whatever_is_sick_is_told(ward: Ward, make_sick: Callable[[Ward], None], told: dict[str, object]) -> None:
    make_sick(ward)
    is_well, said = await ward.ask()
    assert not is_well
    assert {name: said[name] for name in told} == told


async def test_a_database_that_does_not_answer_is_told(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr("bot.doors.health.DATABASE_SECONDS", 0.01)
    monkeypatch.setattr(Store, "run", never)
    is_well, told = await ward.ask()
    assert (is_well, told["database"], told["set_aside"]) == (False, False, None)


async def test_who_is_called_by_telegram_cannot_know_whether_updates_are_missing(ward: Ward) -> None:
    ward.seconds[0] += UPDATES_SECONDS + 1
    ward.pulse.beat(CLOCK)
    called = Health(ward.store, ward.keys, ward.pulse, lambda: START, asks=False)
    told = await called.look()
    assert (told["ok"], told["seconds_since_updates"]) == (True, None)


@pytest.mark.parametrize(("sick", "status"), [(False, 200), (True, 503)])
async def test_the_status_says_it_to_who_does_not_read(ward: Ward, tmp_path: Path, sick: bool, status: int) -> None:
    if sick:
        _no_keys(ward)
    port = free_port()
    settings = _settings(tmp_path, HEALTH_PORT=port)
    async with (
        listening.health(ward.health, settings),
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/health") as answer,
    ):
        assert (answer.status, (await answer.json())["ok"]) == (status, not sick)


@pytest.mark.parametrize(("given", "is_heard"), [({}, False), ({"LISTEN_HOST": "0.0.0.0"}, True)])  # noqa: S104
async def test_only_this_computer_is_listened_to_unless_a_setting_says_otherwise(
    desk: Desk, tmp_path: Path, given: dict[str, str], is_heard: bool
) -> None:
    port = free_port()
    settings = _settings(tmp_path, WEBHOOK_PORT=port, **given)
    async with _webhook(desk, settings):
        with socket.create_connection(("127.0.0.1", port)):
            pass
        # Another address of the same computer.
        with socket.socket() as other:
            other.settimeout(2)
            assert (other.connect_ex(("127.0.0.2", port)) == 0) is is_heard


async def test_telegram_is_told_where_to_call_and_with_which_secret(desk: Desk, tmp_path: Path) -> None:
    async with listening.webhook(
        make_bot(desk.doors.telegram, desk.doors.pace),
        desk.doors.intake,
        _settings(tmp_path, WEBHOOK_PORT=free_port()),
    ):
        given = desk.doors.telegram.sent("setWebhook")[-1]
    assert (given["url"], given["secret_token"]) == ("https://bot.example", SECRET)


async def test_a_webhook_that_telegram_refuses_is_one_sentence(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.doors.reaching.BEFORE_RETRY", 0.0)
    refused = "Bad Request: bad webhook: HTTPS url must be provided for webhook"
    desk.doors.telegram.says["setWebhook"] = [
        (502, {"ok": False, "error_code": 502, "description": "Bad Gateway"}),
        (400, {"ok": False, "error_code": 400, "description": refused}),
    ]
    settings = _settings(tmp_path, WEBHOOK_PORT=free_port())
    with pytest.raises(CannotStart, match="Telegram refused WEBHOOK_URL and says “Bad webhook: https url must"):
        async with _webhook(desk, settings):
            pass


@pytest.mark.parametrize("secret", [b"wrong", b"\xc3\xa4\xff\x80", b""])
async def test_a_call_with_a_wrong_secret_is_refused_and_is_no_error(
    desk: Desk, tmp_path: Path, secret: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    port = free_port()
    async with listening.webhook(
        make_bot(desk.doors.telegram, desk.doors.pace), desk.doors.intake, _settings(tmp_path, WEBHOOK_PORT=port)
    ):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n"
            b"X-Telegram-Bot-Api-Secret-Token: " + secret + b"\r\n\r\n{}"
        )
        answer = await reader.read()
        writer.close()
    assert answer.startswith(b"HTTP/1.1 403 ")
    assert [record for record in caplog.records if record.levelname in ("ERROR", "CRITICAL")] == []


@pytest.mark.parametrize(("host", "told"), [("256.1.1.1", "LISTEN_HOST"), ("192.0.2.7", "LISTEN_HOST")])
def test_an_address_that_is_not_ours_is_one_sentence(host: str, told: str) -> None:
    with pytest.raises(CannotStart, match=told):
        listening.check_can_listen(host, free_port(), "WEBHOOK_PORT")


async def test_what_the_start_needs_is_asked_for_until_telegram_can_be_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.doors.reaching.BEFORE_RETRY", 0.0)
    telegram = Recorder()
    telegram.says["deleteWebhook"] = [
        (502, {"ok": False, "error_code": 502, "description": "Bad Gateway"}),
        (429, {"ok": False, "error_code": 429, "description": "Too Many", "parameters": {"retry_after": 0}}),
    ]
    await reach(make_bot(telegram, Pace(10_000.0, chat_every=0.0)).delete_webhook)
    assert len(telegram.sent("deleteWebhook")) == 3


@pytest.mark.parametrize("odd", [True, None, {}, [], "SayNext"])
async def test_an_answer_that_is_none_does_not_end_the_start(odd: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.doors.reaching.BEFORE_RETRY", 0.0)
    telegram = Recorder()
    telegram.says["getMe"] = [(200, {"ok": True, "result": odd})] * 2
    await reach(make_bot(telegram, Pace(10_000.0, chat_every=0.0)).initialize)
    assert len(telegram.sent("getMe")) == 3


async def test_a_token_that_telegram_does_not_know_ends_the_start() -> None:
    telegram = Recorder()
    telegram.says["getMe"] = [(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})]
    with pytest.raises(CannotStart, match="BotFather"):
        await reach(make_bot(telegram, Pace(10_000.0, chat_every=0.0)).initialize)


def test_a_trouble_is_said_once_until_it_changes(caplog: pytest.LogCaptureFixture) -> None:
    pulse = Pulse()
    caplog.set_level("INFO")
    for sentence in ("it is away", "it is away", "another one is there", None, None, "it is away"):
        pulse.trouble("key folder", sentence)
    said = [record.getMessage().partition(": ")[2] for record in caplog.records]
    assert said == ["it is away", "another one is there", "well again", "it is away"]
    assert pulse.troubles == ("it is away",)


async def test_a_webhook_is_confirmed_after_the_commit(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, committed = asyncio.Event(), asyncio.Event()

    def begin(_intake: Intake, _raw: dict[str, object]) -> "asyncio.Task[bool]":
        begun.set()
        return asyncio.ensure_future(committed.wait())

    monkeypatch.setattr(Intake, "begin", begin)
    settings = _settings(tmp_path, WEBHOOK_PORT=free_port())
    url = f"http://127.0.0.1:{settings.webhook_port}/"
    async with _webhook(desk, settings), aiohttp.ClientSession() as telegram:

        async def given(secret: str) -> int:
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
            async with telegram.post(url, json={"update_id": 1}, headers=headers) as answer:
                return answer.status

        waiting = asyncio.ensure_future(given(SECRET))
        await begun.wait()
        # Time enough for an answer: another call goes there and back.
        assert await given("wrong") == 403
        assert not waiting.done()
        committed.set()
        assert await waiting == 200

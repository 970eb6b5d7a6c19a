"""The program's doors on a real database, speaking to a Telegram that records."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.doors import calls as calls_module
from bot.doors import lines as lines_module
from bot.doors.calls import Calls
from bot.doors.courier import Courier
from bot.doors.groups import GroupChats
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

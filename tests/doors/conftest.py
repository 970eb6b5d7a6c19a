"""The program's handlers on a real database, speaking to a Telegram that records."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.doors.courier import Courier
from bot.doors.groups import GroupChats
from bot.doors.intake import Intake
from bot.doors.pacer import Pacer
from bot.doors.show import Show
from bot.doors.worker import Workshop
from handlers import all_routes
from handlers.dispatch import Dispatch
from storage.keys import Keys
from storage.unit import Store
from tests.making import QuickMaker, fetch
from tests.play import START, Play
from tests.telegram import Recorder, Updates, make_bot


@dataclass(slots=True)
class Desk:
    """Everything between Telegram and the database."""

    play: Play
    telegram: Recorder
    maker: QuickMaker
    updates: Updates
    intake: Intake
    courier: Courier
    show: Show
    news: list[str]


@pytest.fixture
async def desk(store: Store, tmp_path: Path) -> AsyncIterator[Desk]:
    keys = Keys(tmp_path / "keys")
    keys.prepare()
    dispatch = Dispatch(all_routes(), keys, "SayNextBot")
    play = Play(store, dispatch, START)
    telegram, maker, news = Recorder(), QuickMaker(), list[str]()
    bot = make_bot(telegram)
    await bot.initialize()
    telegram.calls.clear()
    workshop = Workshop(store, maker, fetch, lambda: play.now)
    show = Show(bot, store, keys, Pacer(10_000, chat_every=0.0), workshop)
    groups = GroupChats(bot, store, lambda: play.now, lambda: news.append("group"))
    intake = Intake(store, dispatch, show, groups, lambda: play.now, lambda: news.append("news"))
    courier = Courier(store, dispatch, show, lambda: play.now)
    yield Desk(play, telegram, maker, Updates(), intake, courier, show, news)
    await bot.shutdown()

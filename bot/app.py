"""The composition root: the only module that sees every other, and the only one that knows the clock."""

import asyncio
import gc
import logging
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.doors import listening
from bot.doors.alarm import Alarm
from bot.doors.called import Called
from bot.doors.calls import Calls
from bot.doors.courier import Courier
from bot.doors.groups import GroupChats
from bot.doors.health import Health
from bot.doors.heart import BEAT, Heart
from bot.doors.intake import Intake
from bot.doors.lines import Lines
from bot.doors.pace import CHAT_EVERY, Pace, Turn
from bot.doors.profile import introduce
from bot.doors.pulse import Pulse
from bot.doors.reaching import reach
from bot.doors.sentences import sentence_for
from bot.doors.stock import Stock
from bot.doors.transport import AiohttpTransport
from bot.doors.worker import NO_WORKER, Workshop
from bot.media.foreman import Foreman
from bot.practice import report, seed
from bot.practice.clock import PracticeClock
from bot.settings import CannotStart, Mode, Settings
from handlers import all_routes, prepare
from handlers.dispatch import Dispatch
from storage.keys import Keys
from storage.unit import Store

log = logging.getLogger(__name__)
YOUNG = 10_000
"""Objects that are made before Python looks whether some are in a ring and can go: an update makes a few hundred."""
LONGEST_END = 8.0
"""Seconds that a program takes to end: those who stop one kill it after 10."""
MOST_SECONDS_BUSY = 60
"""Where somebody waits in every second, what takes long is worked out after so many of them."""


def real_now() -> datetime:
    """The clock of the real world, aware UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that runs, put together around an open store."""

    settings: Settings
    store: Store
    foreman: Foreman
    workshop: Workshop
    bot: ExtBot[Turn]
    transport: AiohttpTransport
    intake: Intake
    lines: Lines
    courier: Courier
    heart: Heart
    alarm: Alarm
    health: Health
    clock: PracticeClock | None

    async def run(self, greet: "Greet") -> None:
        """Run until cancelled.

        Args:
            greet: called at the start, and again when practice began again.

        Raises:
            CannotStart: a port is taken.
        """
        async with AsyncExitStack() as open_now:
            if self.settings.health_port:
                await open_now.enter_async_context(listening.health(self.health, self.settings))
            await self.heart.begin()
            open_now.push_async_callback(self.heart.stop)
            open_now.push_async_callback(self._finish)
            if self.settings.mode is Mode.WEBHOOK:
                await open_now.enter_async_context(listening.webhook(self.bot, self.intake, self.settings))
            await greet(self)
            _settle_memory()
            self.alarm.start()
            open_now.callback(self.alarm.stop)
            async with asyncio.TaskGroup() as tasks:
                # Who waits for an answer comes first, and then what makes pictures.
                if self.settings.mode is Mode.POLLING:
                    tasks.create_task(self._poll())
                else:
                    tasks.create_task(Called(self.bot, self.settings.webhook_url, self.alarm.pulse, real_now).work())
                tasks.create_task(self._prepare())
                tasks.create_task(self.foreman.start())
                tasks.create_task(introduce(self.bot))
                tasks.create_task(self.heart.work())
                tasks.create_task(self.workshop.photos.work())
                tasks.create_task(self.courier.work())
                tasks.create_task(self.alarm.work())
                if self.clock is not None:
                    tasks.create_task(self.clock.follow(self.settle, partial(self._start_again, greet)))

    async def _finish(self) -> None:
        """Let what is on its way arrive, or others would say it once more: nothing new is begun by now.

        Until then this program says that it lives, so that nobody takes it over. No beat is under way at the end: it
        could come after this program has said that it ends.
        """
        arriving = asyncio.create_task(self._arrive())
        ends_at = time.monotonic() + LONGEST_END
        while not arriving.done() and time.monotonic() < ends_at:
            await self.alarm.pulse.watched("heart", self.heart.beat)
            await asyncio.wait({arriving}, timeout=BEAT)
        arriving.cancel()

    async def _arrive(self) -> None:
        await self.intake.nothing_waits()
        await self.courier.finish()
        await self.lines.quiet()

    async def _prepare(self) -> None:
        """Work out what takes long in the first second in which nobody waits: a vote may be open at a start."""
        for _ in range(MOST_SECONDS_BUSY):
            await asyncio.sleep(1)
            if not self.intake.is_busy:
                break
        await asyncio.to_thread(prepare)

    async def settle(self) -> None:
        """Practice: do all that is due now, then tell the phones so and when the next thing happens."""
        await self.lines.quiet()
        if self.clock is not None and self.clock.takes_hurry():
            await self.store.run(lambda unit: unit.deliveries.hurry(self.alarm.now()))
        await self.alarm.ring()
        await self.workshop.photos.round()
        await self.courier.idle()
        await self.lines.quiet()
        if self.clock is not None:
            # Asked last: the courier puts letters off to a better hour, and that hour is a next thing too.
            following = await self.alarm.following()
            await self.clock.report(await self.store.run(report.read, following, now=self.clock.now()))

    async def _start_again(self, greet: "Greet") -> None:
        if self.clock is not None:
            with_board = self.settings.practice_board
            await seed.start_again(self.store, self.settings.keys, self.clock, with_board=with_board)
            self.workshop.forget_all()
            await self.heart.beat()
            await greet(self)
            await self.settle()

    async def _poll(self) -> None:
        # Telegram answers nobody who asks for updates while it calls a webhook. What it refuses here, it refuses there.
        with suppress(TelegramError, CannotStart):
            await reach(self.bot.delete_webhook)
        await self.intake.poll(self.transport, self.bot.base_url, sentence_for)


def _settle_memory() -> None:
    """What was made for the start stays to the end, so Python need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


Greet = Callable[[Program], Awaitable[None]]


@asynccontextmanager
async def program(
    settings: Settings, store: Store, keys: Keys, clock: PracticeClock | None, foreman: Foreman
) -> AsyncIterator[Program]:
    """Put the program together; everything it opened is closed at the end.

    Args:
        keys: the key folder, looked for already.
        clock: the practice clock, None for the real one.
        foreman: makes voices, pictures and papers.

    Raises:
        CannotStart: Telegram does not know the token.
    """
    api = settings.bot_api_url if clock is None else clock.url
    now: Callable[[], datetime] = real_now if clock is None else clock.now
    transport, letters = AiohttpTransport(), AiohttpTransport()
    token = settings.bot_token.get_secret_value() if clock is None else clock.token
    pace = Pace(settings.send_rate, chat_every=CHAT_EVERY if clock is None else 0.0)
    bot = ExtBot(
        token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=letters,
        get_updates_request=transport,
        rate_limiter=pace,
    )
    try:
        await reach(bot.initialize)
        yield _put_together(settings, store, keys, clock, bot, pace, transport, foreman, now)
    finally:
        for one in (transport, letters):
            await one.shutdown()


def _put_together(
    settings: Settings,
    store: Store,
    keys: Keys,
    clock: PracticeClock | None,
    bot: ExtBot[Turn],
    pace: Pace,
    transport: AiohttpTransport,
    foreman: Foreman,
    now: Callable[[], datetime],
) -> Program:
    dispatch = Dispatch(all_routes(), keys, bot.username, settings.time_zone, program=secrets.token_hex(8))
    calls = Calls(bot)
    pulse = Pulse()
    workshop = Workshop(store, foreman, calls.fetch, now, pulse)
    lines = Lines(store, dispatch, calls, Stock(calls, store, workshop), now)
    courier = Courier(store, dispatch, lines, pace, now, pulse)
    alarm = Alarm(
        store, dispatch, now, real_time=lambda moment: real_now() + (moment - now()), on_round=courier.wake, pulse=pulse
    )

    def on_news() -> None:
        courier.wake()
        alarm.wake()
        workshop.photos.wake()

    intake = Intake(store, dispatch, lines, GroupChats(lines, store, now, on_news), now, on_news)
    intake.pulse = pulse
    heart = Heart(store, dispatch, lines, pace, now, intake.settled_at, on_news, pulse)
    courier.holds, alarm.is_first = heart.holds, lambda: heart.is_eldest

    async def settled() -> None:
        """What has arrived by now, here or at another program, is committed before the clock does anything."""
        moment = now()
        await intake.nothing_waits()
        await heart.others_settled(moment)

    alarm.settled = settled
    foreman.on_able = lambda able: pulse.trouble("worker", None if able else NO_WORKER)
    health = Health(store, keys, pulse, now, asks=settings.mode is Mode.POLLING)
    made = Program(
        settings, store, foreman, workshop, bot, transport, intake, lines, courier, heart, alarm, health, clock
    )
    if clock is not None:
        intake.settled = made.settle
    return made

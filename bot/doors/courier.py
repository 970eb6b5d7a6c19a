"""Messages out: the one door for everything that nobody tapped for.

A row of the outbox becomes a screen when it is sent, in the person's language, with what is true
then. Ordinary pushes come in daytime, at most one a day; what waits together comes as one message.
At least once: a kill can repeat the few messages that were in flight.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.doors.show import Show
from bot.rules.people import Person
from bot.rules.schedule import Push, is_daytime, may_push_at, next_daytime
from bot.screen import Button
from bot.screens import home as home_screens
from bot.words import Words
from handlers.dispatch import UTC_ZONE, Answer, Dispatch
from storage.outbox import Letter
from storage.unit import Store, Unit, is_unavailable

log = logging.getLogger(__name__)
WORKERS = 4
BATCH = 40
TRIES = 5
LONGEST_WAIT = timedelta(minutes=30)
MOST_IN_DIGEST = 5
AFTER_OUTAGE = 2.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class _Parcel:
    """One message that is ready to go: what to show, and which letters it settles."""

    letters: tuple[Letter, ...]
    answer: Answer
    chat: int
    push: Push


@dataclass(slots=True)
class Courier:
    """Sends what is due in the outbox."""

    store: Store
    dispatch: Dispatch
    show: Show
    now: Callable[[], datetime]
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _at_work: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(WORKERS))

    def wake(self) -> None:
        """There may be something to send."""
        self._idle.clear()
        self._news.set()

    async def idle(self) -> None:
        """Wait until everything that may go now has gone."""
        await self._idle.wait()

    async def work(self) -> None:
        """Send for ever."""
        self._news.set()
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                while await self.round():
                    pass
            except Exception as problem:
                if not is_unavailable(problem):
                    raise
                log.warning("the database cannot be reached: the courier tries again")
                await asyncio.sleep(AFTER_OUTAGE)
                self._news.set()
            if not self._news.is_set():
                self._idle.set()

    async def round(self) -> int:
        """Send one batch side by side, in order for each person; how many letters it looked at."""
        now = self.now()
        letters = await self.store.run(lambda unit: unit.outbox.due(now, most=BATCH))
        await asyncio.gather(*(self._chain(chain) for chain in _by_receiver(letters)))
        return len(letters)

    async def _chain(self, letters: list[Letter]) -> None:
        for letter in letters:
            async with self._at_work:
                await self._send(letter)

    async def _send(self, letter: Letter) -> None:
        try:
            if letter.group is not None:
                await self._announce(letter)
                return
            parcel = await self.store.run(self._pack, letter, now=self.now())
            if parcel is not None:
                await self._deliver(parcel)
        except Exception as problem:
            if is_unavailable(problem):
                raise
            # One bad row must not stop the others.
            log.exception("letter %d could not be drawn", letter.id)
            await self._again_later(letter, give_up=True)

    async def _deliver(self, parcel: _Parcel) -> None:
        person = parcel.answer.person
        try:
            await self.show.letter(parcel.answer, chat=parcel.chat, silent=parcel.push is Push.QUIET)
        except Forbidden:
            await self.store.run(self._unreachable, person)
        except BadRequest as problem:
            log.warning("letter %d: telegram refused it", parcel.letters[0].id)
            if "chat not found" in problem.message.lower():
                await self.store.run(self._unreachable, person)
            else:
                await self._again_later(parcel.letters[0], give_up=True)
        except TelegramError:
            await self._again_later(parcel.letters[0], give_up=False)
        else:
            await self.store.run(self._delivered, parcel)

    def _delivered(self, unit: Unit, parcel: _Parcel) -> None:
        """Only a push that arrived counts as the one of this day."""
        unit.outbox.done(parcel.letters)
        if parcel.push is Push.ORDINARY:
            today = self.now().astimezone(parcel.answer.words.zone).date()
            unit.people.change(parcel.answer.person.id, pushed_on=today)

    def _pack(self, unit: Unit, letter: Letter, *, now: datetime) -> _Parcel | None:
        """Draw a letter, or put it off to the right hour, or let it fall because it is no longer true."""
        if letter.person is None or (letter.expires_at is not None and letter.expires_at <= now):
            unit.outbox.done([letter])
            return None
        person = unit.people.get(letter.person)
        if person.telegram_id is None or person.unreachable_at is not None:
            unit.outbox.done([letter])
            return None
        later = self._later(unit, letter, person, now)
        if later is not None:
            unit.outbox.postpone(letter, later, tried=False)
            return None
        return self._pack_now(unit, letter, person, person.telegram_id, now)

    @staticmethod
    def _later(unit: Unit, letter: Letter, person: Person, now: datetime) -> datetime | None:
        """When this letter may come, if not now."""
        zone = UTC_ZONE if person.group_id is None else unit.people.get_group(person.group_id).zone
        match letter.push:
            case Push.NOW:
                return None
            case Push.QUIET:
                return None if is_daytime(now, zone) else next_daytime(now, zone)
            case Push.ORDINARY:
                at = may_push_at(now, zone, last_push=unit.people.last_push(person.id))
                return None if at <= now else at

    def _pack_now(self, unit: Unit, letter: Letter, person: Person, chat: int, now: datetime) -> _Parcel | None:
        waiting = unit.outbox.waiting_for(person.id, now) if letter.push is Push.ORDINARY else [letter]
        drawn = [(each, self.dispatch.letter(unit, each, now=now)) for each in waiting[:MOST_IN_DIGEST]]
        gone = [each for each, answer in drawn if answer is None]
        if gone:
            unit.outbox.done(gone)
        left = [(each, answer) for each, answer in drawn if answer is not None]
        if not left:
            return None
        answer = left[0][1] if len(left) == 1 else _together(left)
        return _Parcel(tuple(each for each, _ in left), answer, chat, letter.push)

    async def _announce(self, letter: Letter) -> None:
        now = self.now()
        drawn = await self.store.run(self.dispatch.announcement, letter, now=now)
        if drawn is None:
            await self.store.run(lambda unit: unit.outbox.done([letter]))
            return
        screen, words, chat = drawn
        group = letter.group
        try:
            if not is_daytime(now, words.zone):
                later = next_daytime(now, words.zone)
                await self.store.run(lambda unit: unit.outbox.postpone(letter, later, tried=False))
                return
            await self.show.announce(screen, words, chat)
        except ChatMigrated as moved:
            if group is not None:
                chat_id = moved.new_chat_id
                await self.store.run(lambda unit: unit.people.change_group(group, chat_id=chat_id))
        except Forbidden:
            if group is not None:
                await self.store.run(lambda unit: unit.people.change_group(group, chat_id=None))
        except BadRequest:
            await self._again_later(letter, give_up=True)
        except TelegramError:
            await self._again_later(letter, give_up=False)
        else:
            await self.store.run(lambda unit: unit.outbox.done([letter]))

    async def _again_later(self, letter: Letter, *, give_up: bool) -> None:
        """After a fault: again in 1, 2, 4, ... minutes, half an hour at most.

        Args:
            give_up: the fault is the letter's own, so that it falls after the last try, and the log says so.
                Otherwise Telegram cannot be reached, and the letter waits as long as that takes.
        """
        now = self.now()
        if give_up and letter.tries >= TRIES:
            log.error("letter %d given up after %d tries", letter.id, letter.tries + 1)
            await self.store.run(lambda unit: unit.outbox.done([letter]))
            return
        later = now + min(timedelta(minutes=2 ** min(letter.tries, TRIES)), LONGEST_WAIT)
        await self.store.run(lambda unit: unit.outbox.postpone(letter, later, tried=True))

    def _unreachable(self, unit: Unit, person: Person) -> None:
        """They blocked the bot: say nothing more until they write again. Home then shows what is true."""
        unit.people.change(person.id, unreachable_at=self.now())
        unit.outbox.drop_for(person.id)


def _by_receiver(letters: list[Letter]) -> list[list[Letter]]:
    chains: dict[tuple[object, object], list[Letter]] = {}
    for letter in letters:
        chains.setdefault((letter.person, letter.group), []).append(letter)
    return list(chains.values())


def _together(left: list[tuple[Letter, Answer]]) -> Answer:
    """Several letters as one message: one button each, named by their titles."""
    first = left[0][1]
    words: Words = first.words
    entries = tuple(Button(answer.screen.title, letter.tap) for letter, answer in left)
    return Answer(home_screens.digest(words, entries), first.person, words)

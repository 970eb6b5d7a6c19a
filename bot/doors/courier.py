"""Letters: everything that nobody tapped for. A row becomes a screen when it is sent, with what is true then.

Ordinary pushes come in daytime, at most one a day; what waits together comes as one message. A letter is claimed
by the program that sends it, and resumed at the part that failed.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.doors.alike import Alike, Fate, Said
from bot.doors.alone import AFTER_OUTAGE, is_away
from bot.doors.announcements import announced, chat_moved, drawn_for_group, shut_out
from bot.doors.line import Line
from bot.doors.lines import Lines
from bot.doors.message import WORDS, Message
from bot.doors.noes import is_shut_out, is_unreachable
from bot.doors.pace import LONGEST_HOLD, Pace, Turn, seconds_of
from bot.doors.parcel import Parcel, later_for
from bot.doors.pulse import Pulse
from bot.doors.show import pages_of
from bot.rules.schedule import Push, pause_after
from handlers.answers import UTC_ZONE, Answer
from handlers.dispatch import Dispatch
from storage.deliveries import Letter
from storage.keys import NoKey
from storage.outage import is_of_database
from storage.unit import Store, Unit, is_unavailable

log = logging.getLogger(__name__)
AT_ONCE = 64
"""Letters that are on their way at the same time: about two seconds of the pace."""
TRIES = 5
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(minutes=30)
MOST_IN_DIGEST = 5
NEXT_BEAT = 0.1
"""Seconds."""


@dataclass(slots=True)
class Courier:
    """Hands what is due to the lines."""

    store: Store
    dispatch: Dispatch
    lines: Lines
    pace: Pace
    now: Callable[[], datetime]
    pulse: Pulse = field(default_factory=Pulse)
    holds: Callable[[], bool] = lambda: True
    """Whether this program still holds what it claimed: one that was silent for too long may have been replaced."""
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _out: set["asyncio.Task[None]"] = field(default_factory=set)
    _is_unsure: bool = False
    """Whether letters may be claimed here of which nobody here knows: the commit came, and its answer did not."""
    _alike: Alike = field(default_factory=Alike)
    _said: Said = field(default_factory=Said)

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
            if not await self.pulse.watched("letters", self.send_due):
                await asyncio.sleep(AFTER_OUTAGE)
                self._news.set()
            if not self._news.is_set():
                self._idle.set()

    async def send_due(self) -> None:
        """Send everything that is due; those of one chat in order, others side by side."""
        await self.pulse.watched("wiping ballots", self.lines.wipe_due)
        while True:
            if self._is_unsure and not self._out:
                await self.store.run(lambda unit: unit.programs.let_go(self.dispatch.program))
                self._is_unsure = False
            free = AT_ONCE - len(self._out)
            letters = await self._claimed(free) if free > 0 else []
            for letter in letters:
                task = asyncio.ensure_future(self._see_to(letter))
                self._out.add(task)
                task.add_done_callback(self._out.discard)
            if not self._out:
                return
            # A place that is free is filled again at once, so that one slow phone does not hold up a round.
            await asyncio.wait(set(self._out), return_when=asyncio.FIRST_COMPLETED)

    async def finish(self) -> None:
        """Wait until what is on its way has arrived: who ends before that leaves it to be sent once more."""
        while self._out:
            await asyncio.wait(set(self._out))

    async def _claimed(self, most: int) -> list[Letter]:
        try:
            return await self.store.run(
                lambda unit: unit.deliveries.claim(self.dispatch.program, self.now(), most=most)
            )
        except Exception:
            self._is_unsure = True
            raise

    async def _see_to(self, letter: Letter) -> None:
        with self._alike.under_way(letter):
            await self._send(letter)
        for fate in self._alike.over():
            await self._note(partial(self._share, fate))

    async def _send(self, letter: Letter) -> None:
        try:
            if letter.group is not None:
                await self._announce(letter)
            else:
                await self._deliver(letter)
        except RetryAfter as wait:
            later = self.now() + timedelta(seconds=seconds_of(wait))
            await self._note(lambda unit: unit.deliveries.postpone(self._together(unit, letter), later, tried=False))
        except TelegramError as problem:
            log.warning("letter %d: %s", letter.id, type(problem).__name__)
            await self._note(partial(self._all_later, letter, give_up=isinstance(problem, BadRequest)))
        except Exception as problem:
            if await is_away(self.store, problem):
                await asyncio.sleep(AFTER_OUTAGE)
                now = self.now()
                await self._note(lambda unit: unit.deliveries.postpone(self._together(unit, letter), now, tried=False))
                return
            log.error("letter %d could not be said", letter.id, exc_info=problem)
            await self._note(partial(self._all_later, letter, give_up=not is_unavailable(problem)))

    async def _turn_to(self, line: Line) -> Turn:
        """Its turn, when nothing else is said to this chat: a chat that waits keeps no turn from others.

        Raises:
            RetryAfter: it takes long.
        """
        while True:
            wait = self.pace.hold(line.chat)
            if wait > LONGEST_HOLD:
                raise RetryAfter(int(wait) + 1)
            await asyncio.sleep(max(0.0, wait))
            try:
                async with asyncio.timeout(LONGEST_HOLD), line.lock:
                    pass
            except TimeoutError:
                raise RetryAfter(int(LONGEST_HOLD) + 1) from None
            turn = await self.pace.letter(line.chat)
            if not line.lock.locked() and self.pace.hold(line.chat) <= 0:
                return turn
            turn.give_back()

    async def _note(self, deed: Callable[[Unit], None]) -> None:
        """Write down what became of a letter, for as long as it takes: otherwise it would be held for ever."""
        while True:
            try:
                await self.store.run(deed)
            except Exception as problem:
                if not is_unavailable(problem):
                    raise
                await asyncio.sleep(AFTER_OUTAGE)
            else:
                return

    # To one person

    async def _deliver(self, letter: Letter) -> None:
        chat = await self.store.run(self._chat_now, letter)
        if chat is None:
            return
        line = self.lines.line(chat)
        turn = await self._turn_to(line)
        try:
            async with line.lock:
                await self._heard_of()
                # Drawn only now: since it was claimed something may have happened, or the night may have come.
                parcel, fallen = await self.store.run(self._pack, letter)
                if parcel is None:
                    self._alike.fell(fallen)
                    return
                message = self.lines.message(
                    parcel.answer,
                    beside=self._are_beside(parcel.letters),
                    silent=parcel.push is Push.QUIET,
                    aloud=parcel.answer.person.likes.hears,
                    turn=turn,
                    done=self._said.of(parcel) | parcel.done,
                )
                # Also when some are there already: since then they may have said that they do not like to listen.
                screen = parcel.answer.screen
                in_parts = message.done or message.aloud or screen.enclosed or len(pages_of(screen)) > 1
                message.on_part = partial(self._has, parcel, message) if in_parts else partial(self._has_all, parcel)
                with self._alike.saying(parcel.letters):
                    await line.say(message)
                    if in_parts:
                        # Still in line: whatever waits for them next must know what they have, and that today is over.
                        await self._all_said(parcel)
        except (Forbidden, BadRequest) as problem:
            if not is_unreachable(problem):
                raise
            await self._note(lambda unit: self._unreachable(unit, letter))
        finally:
            turn.give_back()

    async def _has(self, parcel: Parcel, message: Message, name: str) -> None:
        """Telegram has this part of several."""
        if parcel.is_list or self._are_beside(parcel.letters):
            self._said.note(parcel, message.done)
        else:
            await self._note(lambda unit: unit.deliveries.part_done(parcel.letters[0], name))

    async def _has_all(self, parcel: Parcel, name: str) -> None:
        """Telegram has the only part: written down at once, as who is killed before says it once more."""
        if name == WORDS:
            await self._all_said(parcel)

    async def _all_said(self, parcel: Parcel) -> None:
        await self._note(lambda unit: self._delivered(unit, parcel))
        self._said.forget(parcel)

    async def _heard_of(self) -> None:
        """Who was silent for so long asks the database only after a heartbeat whether a letter is still theirs."""
        while True:
            if self.holds():
                return
            await asyncio.sleep(NEXT_BEAT)

    def _chat_now(self, unit: Unit, letter: Letter) -> int | None:
        """The chat that this letter goes to now; None when it is put off to the right hour, or falls."""
        now = self.now()
        if letter.person is None or (letter.expires_at is not None and letter.expires_at <= now):
            unit.deliveries.done([letter])
            return None
        person = unit.people.get(letter.person)
        if person.telegram_id is None or person.unreachable_at is not None:
            unit.deliveries.done([letter])
            return None
        later = later_for(unit, letter, person, now)
        if later is not None:
            unit.deliveries.postpone([letter], later, tried=False)
            return None
        return person.telegram_id

    def _are_beside(self, letters: Sequence[Letter]) -> bool:
        """Whether only what somebody does on a ballot decides which of these are said."""
        return all(self.dispatch.routes.leaves_no_trace(each.tap) for each in letters)

    def _pack(self, unit: Unit, letter: Letter) -> tuple[Parcel | None, tuple[Letter, ...]]:
        """Draw a letter and what waits with it; and what falls no sooner than it would be said, or it would tell."""
        now, program = self.now(), self.dispatch.program
        waiting = unit.deliveries.claim_waiting(letter, program, now)
        if not waiting:
            return None, ()
        chat = self._chat_now(unit, letter)
        if chat is None:
            unit.deliveries.postpone([each for each in waiting if each.id != letter.id], now, tried=False)
            return None, ()
        drawn = self._drawn(unit, waiting[:MOST_IN_DIGEST], now)
        fallen = tuple(each for each, answer in drawn if answer is None and self._are_beside([each]))
        unit.deliveries.done([each for each, answer in drawn if answer is None and each not in fallen])
        unit.deliveries.postpone(waiting[MOST_IN_DIGEST:], now, tried=False)
        left = [(each, answer) for each, answer in drawn if answer is not None]
        if not left:
            return None, fallen
        letters = tuple(each for each, _ in left)
        if len(left) == 1 and (not fallen or self._are_beside(letters)):
            parts = frozenset(unit.deliveries.list_parts(letters[0]))
            return Parcel(letters, left[0][1], chat, letter.push, fallen=fallen, done=parts), ()
        # A list also of one thing, where others have a list of two: what is kept of it would tell them apart.
        listed = self.dispatch.list_of(unit, letters, now=now)
        if listed is None:
            unit.deliveries.done(letters)
            return None, fallen
        return Parcel(letters, listed, chat, letter.push, is_list=True, fallen=fallen), ()

    def _drawn(self, unit: Unit, letters: Sequence[Letter], now: datetime) -> list[tuple[Letter, Answer | None]]:
        """Each letter with its message. One that cannot be drawn is tried again by itself, and the others go.

        What needs a key that cannot be had just now waits for it, however long that takes.
        """
        drawn = []
        for letter in letters:
            try:
                with unit.attempt():
                    drawn.append((letter, self.dispatch.letter(unit, letter, now=now)))
            except NoKey:
                unit.deliveries.postpone([letter], now + FIRST_WAIT, tried=False)
            except Exception as problem:
                if is_of_database(problem):
                    raise
                log.error("letter %d could not be drawn", letter.id, exc_info=problem)
                self._again_later([letter], unit, give_up=True)
        return drawn

    def _delivered(self, unit: Unit, parcel: Parcel) -> None:
        """Only a push that arrived counts as the one of this day. What leaves no trace is kept in no list."""
        kept = [each for each in parcel.letters if parcel.is_list and not self._are_beside([each])]
        unit.deliveries.enter_list(kept)
        unit.deliveries.done([each for each in (*parcel.letters, *parcel.fallen) if each not in kept])
        self._came(unit, parcel.letters[0])
        unit.deliveries.arrived("words", person=parcel.answer.person.id)

    def _share(self, fate: Fate, unit: Unit) -> None:
        """What fell goes as what was said of the same view, and counts like one that came: the day would tell else."""
        for letter, said in fate.drawn():
            if unit.deliveries.goes_as(letter, said):
                self._came(unit, letter)

    def _came(self, unit: Unit, letter: Letter) -> None:
        """An ordinary push is over for today."""
        if letter.push is Push.ORDINARY and letter.person is not None:
            zone = unit.people.get(letter.person).zone or UTC_ZONE
            unit.people.change(letter.person, pushed_on=self.now().astimezone(zone).date())

    def _unreachable(self, unit: Unit, letter: Letter) -> None:
        """They blocked the bot: say nothing more until they write again. Home then shows what is true.

        Unless only those who have not voted got this letter: then it would be known of nobody else.
        """
        together = self._together(unit, letter)
        if together and all(self.dispatch.routes.tells_vote(each.tap) for each in together):
            unit.deliveries.done(together)
            self._came(unit, letter)
        elif letter.person is not None:
            unit.people.change(letter.person, unreachable_at=self.now())
            unit.deliveries.drop_for(letter.person)

    # To the chat of a group

    async def _announce(self, letter: Letter) -> None:
        drawn = await self.store.run(drawn_for_group, self.dispatch, letter, now=self.now())
        if drawn is None:
            return
        screen, chat = drawn
        line = self.lines.line(chat)
        turn = await self._turn_to(line)
        try:
            async with line.lock:
                await line.announce(screen, turn=turn)
                await self._note(lambda unit: announced(unit, letter))
        except ChatMigrated as moved:
            chat = moved.new_chat_id
            await self._note(lambda unit: chat_moved(unit, letter, chat, now=self.now()))
        except (Forbidden, BadRequest) as problem:
            if not is_shut_out(problem):
                raise
            await self._note(lambda unit: shut_out(unit, letter, now=self.now()))
        finally:
            turn.give_back()

    # What failed

    def _together(self, unit: Unit, letter: Letter) -> list[Letter]:
        """A letter, and what was to come with it: it is tried together again, and is never left held by nobody."""
        return unit.deliveries.held_with(letter, self.dispatch.program)

    def _all_later(self, letter: Letter, unit: Unit, *, give_up: bool) -> None:
        together = self._together(unit, letter)
        self._again_later([letter, *(each for each in together if each.id != letter.id)], unit, give_up=give_up)

    def _again_later(self, together: Sequence[Letter], unit: Unit, *, give_up: bool) -> None:
        """After a fault: again in 15 seconds, then 1, 4, 16 minutes, half an hour at most.

        Args:
            together: what was to go in one message, the letter for which it was made first.
            give_up: the fault is that letter's own, so that it falls after the last try, and the log and the list of
                what did not arrive say so. Otherwise Telegram cannot be reached, and it waits as long as that takes.
        """
        now, letter = self.now(), together[0]
        later = now + pause_after(letter.tries, first=FIRST_WAIT, longest=LONGEST_WAIT)
        if give_up and letter.tries >= TRIES:
            log.error("letter %d given up after %d tries", letter.id, letter.tries + 1)
            if self._are_beside([letter]):
                self._came(unit, letter)
            else:
                unit.deliveries.missed("words", "refused", person=letter.person, group=letter.group, now=now)
            unit.deliveries.done([letter])
            together = together[1:]
        unit.deliveries.postpone(together, later, tried=True)

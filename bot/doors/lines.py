"""The lines to all chats: each in order by itself, so that a slow phone holds up nobody else."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Collection, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.doors.alone import AFTER_OUTAGE, Alone, is_away
from bot.doors.calls import Calls
from bot.doors.line import Line
from bot.doors.message import Message, Reading
from bot.doors.noes import is_unreachable
from bot.doors.show import Keyboard
from bot.doors.stock import Stock
from bot.doors.updates import Shown
from bot.ids import ElectionId, PersonId
from bot.services.elections.ballots import Trace
from bot.services.elections.traces import drop_trace, put_trace, trace_voice
from bot.words import Words
from handlers.answers import UTC_ZONE, Answer
from handlers.dispatch import Dispatch
from storage.keys import KeysAway
from storage.outbox import Wipe
from storage.unit import Store, Unit, is_unavailable

log = logging.getLogger(__name__)
AGAIN_AFTER = (3.0, 10.0, 30.0, 60.0)
"""Seconds until an answer that could not be shown is tried again; the last one for ever, or until a newer answer."""
BEFORE_LEAVING = 3.0
"""Seconds. When the chat of a group becomes a supergroup, Telegram may tell us that somebody put us into a new chat
before it tells us that this is the old one."""
KEYS_AGAIN = 30.0
"""Seconds until the key folder is asked again whether a page that was read out shows a ballot."""
MOST_WIPES = 100
MOST_LINES = 2000
"""So many lines are remembered while they are quiet; one on which something waits is never forgotten."""


@dataclass(slots=True)
class Lines:
    """Speaks to people. Nothing here is waited for by who called, and nothing raises.

    Args:
        now: the clock of the program.
    """

    store: Store
    dispatch: Dispatch
    calls: Calls
    stock: Stock
    now: Callable[[], datetime]
    _lines: WeakValueDictionary[int, Line] = field(default_factory=WeakValueDictionary)
    _begun: deque[Line] = field(default_factory=lambda: deque(maxlen=MOST_LINES))
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _notes: list[Callable[[Unit], None]] = field(default_factory=list)
    _noting: bool = False
    _wiping: set[Wipe] = field(default_factory=set)
    _leaving: set[int] = field(default_factory=set)
    _receipts: set[tuple[PersonId, ElectionId]] = field(default_factory=set)
    """Receipts that are being shown."""

    def line(self, chat: int) -> Line:
        """The line to a chat."""
        found = self._lines.get(chat)
        if found is None:
            found = self._lines[chat] = Line(chat, self.calls, self.stock)
            self._begun.append(found)
        return found

    async def quiet(self) -> None:
        """Wait until everything that was begun has been said, or waits for its next try."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside everything else."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _later(self, seconds: float, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do something beside everything else after a while; nobody who waits for quiet waits for that."""
        asyncio.get_running_loop().call_later(seconds, lambda: self.begin(work()))

    def stop_clock(self, query: str) -> None:
        """The little clock on a button goes away at once; everything else may take a moment."""
        self.begin(self.calls.stop_clock(query))

    # Answers

    def answer(self, answer: Answer, *, chat: int, over: Shown | None) -> None:
        """Show an answer as soon as everything before it was said."""
        line = self.line(chat)
        line.newest += 1
        if answer.screen.handed_in is not None:
            self._receipts.add((answer.person.id, answer.screen.handed_in))
        message = Message(answer, over, **self._hears(answer, beside=_is_beside_the_box(answer)))
        self.begin(self._answer(line, message, line.newest))

    async def _answer(self, line: Line, message: Message, number: int, tries: int = 0) -> None:
        try:
            async with line.lock:
                if tries and line.newest != number:
                    # A newer answer stands there already, and says where they are.
                    self._is_over(message.answer)
                    return
                await line.say(message)
        except (Forbidden, BadRequest) as problem:
            self._is_over(message.answer)
            if is_unreachable(problem) and not message.answer.is_beside_the_box:
                self.note(partial(_unreachable, message.answer.person.id, self.now()))
                return
            log.warning("answer not shown: telegram refused it")
            if not _is_beside_the_box(message.answer):
                self.note(partial(_refused, message.answer, self.now()))
        except TelegramError as problem:
            wait = AGAIN_AFTER[min(tries, len(AGAIN_AFTER) - 1)]
            log.warning("answer not shown: %s, next try in %d s", type(problem).__name__, wait)
            self._later(wait, partial(self._answer, line, message, number, tries + 1))
        except Exception as problem:
            if is_unavailable(problem):
                self._later(AFTER_OUTAGE, partial(self._answer, line, message, number, tries + 1))
                return
            self._is_over(message.answer)
            log.error("an answer could not be shown", exc_info=problem)

    def _is_over(self, answer: Answer) -> None:
        """Nothing more is done to show it here. A receipt that was not shown can be shown by whoever looks for it."""
        if answer.screen.handed_in is not None:
            self._receipts.discard((answer.person.id, answer.screen.handed_in))

    def is_showing_receipt(self, person: PersonId, election: ElectionId) -> bool:
        """Whether the receipt of this vote is on its way to this person."""
        return (person, election) in self._receipts

    def notice(self, answer: Answer, *, chat: int) -> None:
        """Say something that no row knows of: the database is away, or we made a mistake."""
        line = self.line(chat)
        self.begin(self._notice(line, Message(answer), line.newest))

    async def _notice(self, line: Line, message: Message, number: int, tries: int = 0) -> None:
        try:
            async with line.lock:
                if tries and line.newest != number:
                    return  # What they did since has its answer, which says where they are.
                await line.say(message)
        except (Forbidden, BadRequest):
            log.warning("a notice was not shown: telegram refused it")
        except TelegramError as problem:
            wait = AGAIN_AFTER[min(tries, len(AGAIN_AFTER) - 1)]
            log.warning("a notice was not shown: %s, next try in %d s", type(problem).__name__, wait)
            self._later(wait, partial(self._notice, line, message, number, tries + 1))
        except Exception as problem:
            log.error("a notice could not be shown", exc_info=problem)

    def page_under(self, chat: int, message_id: int) -> Shown | None:
        """The page that this message reads out, when it is the voice of a page."""
        line = self._lines.get(chat)
        heard = None if line is None else line.heard
        return heard.page if heard is not None and heard.voice == message_id else None

    def listen(self, answer: Answer, text: str, *, page: Shown, buttons: Keyboard, secret: bool) -> None:
        """Read a page out.

        Args:
            text: its words and the names of its buttons, as a voice says them.
            buttons: what stands under the voice, so that they are where the person listens.
            secret: it shows an open ballot or a receipt, so nothing of it is kept.
        """
        line = self.line(page.chat)
        reading = Reading(text, page, buttons, is_secret=secret)
        self.begin(self._listen(line, answer, reading, line.newest))

    async def _listen(self, line: Line, answer: Answer, reading: Reading, number: int, tries: int = 0) -> None:
        message = Message(answer, **self._reports(answer, beside=reading.is_secret))
        try:
            async with line.lock:
                if tries and line.newest != number:
                    return  # They pressed something else since.
                voice = await line.listen(message, reading)
            if reading.is_secret and voice:
                await self._trace_voice(answer.person.id, reading.page.message_id, voice)
        except (Forbidden, BadRequest) as problem:
            log.warning("listen failed: telegram refused it")
            if is_unreachable(problem):
                self.note(partial(_unreachable, answer.person.id, self.now()))
        except TelegramError as problem:
            wait = AGAIN_AFTER[min(tries, len(AGAIN_AFTER) - 1)]
            log.warning("listen failed: %s, next try in %d s", type(problem).__name__, wait)
            self._later(wait, partial(self._listen, line, answer, reading, number, tries + 1))
            return
        except Exception as problem:
            # The page stands there, and can be read.
            log.error("a page could not be read out", exc_info=problem)
        self._shown(answer)

    async def _trace_voice(self, person: PersonId, shown: int, voice: int) -> None:
        """It goes with its page, if that shows a ballot; who cannot be told so while the key folder is away is told
        when it is back."""
        keys = self.dispatch.keys
        try:
            await self._kept(lambda unit: trace_voice(unit, keys, person, shown=shown, voice=voice))
        except KeysAway:
            self._later(KEYS_AGAIN, partial(self._trace_voice, person, shown, voice))

    def leave(self, chat: int, *, unless: Callable[[Unit], bool]) -> None:
        """Go out of a group chat in a moment, for as long as it takes, unless it turns out to be one of ours."""
        if chat not in self._leaving:
            self._leaving.add(chat)
            self.begin(self._leave(self.line(chat), unless))

    async def _leave(self, line: Line, unless: Callable[[Unit], bool], tries: int = 0) -> None:
        if not tries:
            await asyncio.sleep(BEFORE_LEAVING)
        try:
            async with line.lock:
                if not await Alone(self.store).insist(unless):
                    await self.calls.leave(line.chat)
        except (BadRequest, Forbidden):
            pass  # We are out already.
        except ChatMigrated as moved:
            self.leave(moved.new_chat_id, unless=unless)
        except TelegramError as problem:
            wait = AGAIN_AFTER[min(tries, len(AGAIN_AFTER) - 1)]
            log.warning("a chat was not left: %s, next try in %d s", type(problem).__name__, wait)
            self._later(wait, partial(self._leave, line, unless, tries + 1))
            return
        except Exception as problem:
            log.error("a chat was not left", exc_info=problem)
        self._leaving.discard(line.chat)

    async def wipe_due(self) -> None:
        """Begin to wipe what showed a ballot when its vote was over, for as long as it takes."""
        for wipe, chat, words in await self.store.run(_due_wipes, frozenset(self._wiping)):
            # Two rounds may have looked at the same moment.
            if wipe not in self._wiping:
                self._wiping.add(wipe)
                self.begin(self._wipe(self.line(chat), words, wipe))

    async def _wipe(self, line: Line, words: Words, wipe: Wipe, tries: int = 0) -> None:
        try:
            async with line.lock:
                await line.wipe(words, wipe.message_id, kind=wipe.kind)
        except (BadRequest, Forbidden):
            pass  # It is gone already, or nobody can reach it.
        except Exception as problem:
            if not isinstance(problem, TelegramError):
                log.error("a page of a ballot could not be wiped", exc_info=problem)
            wait = AGAIN_AFTER[min(tries, len(AGAIN_AFTER) - 1)]
            self._later(wait, partial(self._wipe, line, words, wipe, tries + 1))
            return
        self._wiping.discard(wipe)
        self.note(lambda unit: unit.outbox.drop_wipe(wipe))

    # What follows from what was said

    def _reports(self, answer: Answer, *, beside: bool) -> dict[str, Any]:
        """Where a message of this person tells what became of its parts.

        Args:
            beside: it is about an open ballot: what does not arrive would tell who is there.
        """
        person, keys = answer.person.id, self.dispatch.keys

        async def on_secret(number: int, kind: str) -> None:
            election = answer.screen.secret
            if election is not None:
                await self._kept(lambda unit: put_trace(unit, keys, Trace(election, person, number, kind)))

        async def on_wiped(trace: Trace) -> None:
            await self._kept(lambda unit: drop_trace(unit, keys, trace))

        def on_missed(what: str, why: str) -> None:
            now = self.now()
            self.note(lambda unit: unit.deliveries.missed(what, why, person=person, now=now))

        def on_arrived(what: str) -> None:
            self.note(lambda unit: unit.deliveries.arrived(what, person=person))

        always = {"on_secret": on_secret, "on_wiped": on_wiped}
        return always if beside else {**always, "on_missed": on_missed, "on_arrived": on_arrived}

    def message(self, answer: Answer, *, beside: bool, **more: Any) -> Message:
        """A letter to a person: it tells what became of its parts, and words that come now are meant for it."""
        return Message(answer, **self._hears(answer, beside=beside or answer.is_beside_the_box), **more)

    def _hears(self, answer: Answer, *, beside: bool) -> dict[str, Any]:
        """Where a message of this person tells what became of it."""
        return {"on_shown": partial(self._shown, answer), **self._reports(answer, beside=beside)}

    def _shown(self, answer: Answer) -> None:
        self._is_over(answer)
        if answer.turn or answer.place is not None or answer.over is not None or answer.screen.handed_in is not None:
            now = self.now()
            self.note(lambda unit: self.dispatch.shown(unit, answer, now=now))

    def note(self, deed: Callable[[Unit], None]) -> None:
        """Write something down soon. What comes at the same moment goes into one transaction."""
        self._notes.append(deed)
        if not self._noting:
            self._noting = True
            self.begin(self._write())

    async def _write(self) -> None:
        try:
            while self._notes:
                now, self._notes = self._notes, []
                if await self._written(now):
                    continue
                # One of them cannot be: the others are about other people, and wait for nobody.
                for deed in now:
                    if not await self._written([deed]):
                        self.begin(self._insist(deed))
        finally:
            self._noting = False

    async def _written(self, deeds: list[Callable[[Unit], None]]) -> bool:
        """Write all of them, as soon as the database is there; whether they could be."""
        while True:
            try:
                await self.store.run(lambda unit: _do_all(unit, deeds))
            except Exception as problem:  # noqa: BLE001 - whatever it is, each is tried alone
                if not await is_away(self.store, problem):
                    return False
            else:
                return True
            await asyncio.sleep(AFTER_OUTAGE)

    async def _insist(self, deed: Callable[[Unit], None]) -> None:
        try:
            await self._kept(deed)
        except Exception as problem:
            log.error("what became of a message could not be noted", exc_info=problem)

    async def _kept(self, deed: Callable[[Unit], None]) -> None:
        """Write down what Telegram has already, for as long as it takes: a second try would say it once more.

        Raises Refused.
        """
        await Alone(self.store).insist(deed)


def _is_beside_the_box(answer: Answer) -> bool:
    """Whether this answers a press of which no row tells, or takes the place of a ballot."""
    return not answer.turn or answer.is_beside_the_box


def _do_all(unit: Unit, deeds: list[Callable[[Unit], None]]) -> None:
    for deed in deeds:
        deed(unit)


def _due_wipes(unit: Unit, begun: Collection[Wipe]) -> list[tuple[Wipe, int, Words]]:
    found = []
    for wipe in unit.outbox.due_wipes(most=MOST_WIPES, but=begun):
        person = unit.people.get(wipe.person)
        if person.telegram_id is None:
            unit.outbox.drop_wipe(wipe)
        else:
            found.append((wipe, person.telegram_id, Words(person.language, UTC_ZONE)))
    return found


def _unreachable(person: PersonId, now: datetime, unit: Unit) -> None:
    """They blocked the bot: say nothing more until they write again. Home then shows what is true."""
    unit.people.change(person, unreachable_at=now)
    unit.deliveries.drop_for(person)


def _refused(answer: Answer, now: datetime, unit: Unit) -> None:
    """Telegram will never take this answer: it is on the list of what did not arrive."""
    unit.deliveries.missed("words", "refused", person=answer.person.id, now=now)
    if answer.turn:
        unit.deliveries.paid(answer.person.id, turn=answer.turn)

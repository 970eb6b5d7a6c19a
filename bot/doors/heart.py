"""Several programs on one database: each says that it is alive, and what a dead one held is taken over."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.doors.alone import Alone, is_away
from bot.doors.lines import Lines
from bot.doors.pace import Pace
from bot.doors.pulse import Pulse
from bot.doors.updates import Shown
from bot.services.elections.receipts import owed_receipts
from handlers.answers import Answer
from handlers.dispatch import Dispatch
from storage.deliveries import Owed
from storage.unit import Store, Unit

log = logging.getLogger(__name__)
BEAT = 1.0
DEAD_AFTER = 3.0
"""Seconds. Nobody's clock is compared with anybody else's: a program is dead when its beats stand still for us."""
HOLDS_FOR = 2.0
"""Seconds after its last beat for which a program may be sure that nobody took over what it holds."""


@dataclass(slots=True)
class Heart:
    """The heartbeat of this program.

    Args:
        now: the clock of the program.
        settled_at: before which moment everything that arrived here is committed.
        on_news: called when letters were taken over.
        clock: real seconds.
    """

    store: Store
    dispatch: Dispatch
    lines: Lines
    pace: Pace
    now: Callable[[], datetime]
    settled_at: Callable[[], datetime]
    on_news: Callable[[], None]
    pulse: Pulse = field(default_factory=Pulse)
    clock: Callable[[], float] = time.monotonic
    _seen: dict[str, tuple[int, float]] = field(default_factory=dict)
    """The beats of each program, and when they last changed."""
    _inherited: list[Owed] = field(default_factory=list)
    """Answers of programs that ended, which this one has still to show."""
    _last: float = float("-inf")
    _has_beaten: bool = False
    _beating: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def is_eldest(self) -> bool:
        """Whether this program does what only one of them must do: the first by name of those that live."""
        return min(self._seen, default=self.dispatch.program) == self.dispatch.program

    def holds(self) -> bool:
        """Whether what this program claimed is surely still its own."""
        return self.clock() - self._last < HOLDS_FOR

    async def begin(self) -> None:
        """The first beat, as soon as the database is there: before it this program does nothing."""
        while True:
            if await self.pulse.watched("heart", self.beat):
                return
            await asyncio.sleep(BEAT)

    async def work(self) -> None:
        """Beat for ever."""
        while True:
            await self.pulse.watched("heart", self.beat)
            await asyncio.sleep(BEAT)

    async def beat(self) -> None:
        """Say that we are alive, and take over what nobody holds any more."""
        # The clock beats too while it waits for others: what is taken over is shown by one of both.
        async with self._beating:
            await self._beat()

    async def _beat(self) -> None:
        began = self.clock()
        beats = await self.store.run(self._say, settled_at=self.settled_at())
        self._last = began
        dead = self._dead(beats)
        self.pace.share = max(1, len(beats) - len(dead))
        has_lost = await self.store.run(_has_lost)
        is_first = not self._has_beaten
        self._has_beaten = True
        if dead or has_lost:
            await self._take_over(dead)
        await self._show_inherited()
        if dead or has_lost or (is_first and len(beats) == 1):
            await self._show_receipts()

    def _say(self, unit: Unit, *, settled_at: datetime) -> dict[str, int]:
        return unit.programs.beat(self.dispatch.program, settled_at=settled_at)

    def _dead(self, beats: dict[str, int]) -> list[str]:
        now = self.clock()
        before, self._seen = self._seen, {}
        for name, number in beats.items():
            known = before.get(name)
            self._seen[name] = (number, now) if known is None or known[0] != number else known
        dead = [name for name, (_, at) in self._seen.items() if now - at >= DEAD_AFTER]
        return [name for name in dead if name != self.dispatch.program]

    async def _take_over(self, dead: list[str]) -> None:
        for name in dead:
            self._seen.pop(name, None)
        self._inherited += await self.store.run(self._inherit, dead)
        self.on_news()

    def _inherit(self, unit: Unit, dead: list[str]) -> list[Owed]:
        unit.programs.forget(dead)
        mine = {owed.person for owed in unit.deliveries.list_owed(self.dispatch.program)}
        unit.deliveries.take_over(self.dispatch.program)
        return [each for each in unit.deliveries.list_owed(self.dispatch.program) if each.person not in mine]

    async def _show_inherited(self) -> None:
        """Show what came of what people did, each alone."""
        if self._inherited:
            log.warning("%d answers of a program that ended are shown now", len(self._inherited))
        while self._inherited:
            owed = self._inherited[0]
            await self._show(self._owed_again, owed, over=owed.over)
            self._inherited.pop(0)

    def _owed_again(self, unit: Unit, owed: Owed, *, now: datetime) -> Answer | None:
        """None when they did something since we took it over: who handles that shows it."""
        is_owed = unit.deliveries.find_owed(owed.person) == owed.view
        return self.dispatch.owed_again(unit, owed, now=now) if is_owed else None

    async def _show_receipts(self) -> None:
        """Whoever voted and was not shown so sees it now. Of that no row of the person tells, only the box."""
        for person, election in await self.store.run(owed_receipts, self.dispatch.keys):
            if self.lines.is_showing_receipt(person, election):
                continue
            await self._show(self.dispatch.receipt_again, person, election)

    async def _show(self, draw: Callable[..., Answer | None], *about: object, over: int | None = None) -> None:
        """Draw what was owed, and say it.

        A fault in one holds up no other, and does not end this program as it would end the next one, too.
        """
        try:
            self._answer(await self.store.run(draw, *about, now=self.now()), over)
        except Exception as problem:
            if await is_away(self.store, problem):
                raise
            self.lines.begin(self._insist(draw, *about, over=over))

    async def _insist(self, draw: Callable[..., Answer | None], *about: object, over: int | None) -> None:
        """What could not be drawn at once is tried beside everything else."""
        try:
            self._answer(await Alone(self.store).insist(lambda unit: draw(unit, *about, now=self.now())), over)
        except Exception as problem:
            log.error("what a program that ended should have shown could not be drawn", exc_info=problem)

    def _answer(self, answer: Answer | None, over: int | None) -> None:
        chat = None if answer is None else answer.person.telegram_id
        if answer is not None and chat is not None:
            self.lines.answer(answer, chat=chat, over=None if over is None else Shown(chat, over))

    async def others_settled(self, moment: datetime) -> None:
        """Wait until what arrived at other programs before this moment is committed; a dead one is not waited for."""
        while True:
            behind = await self.store.run(lambda unit: unit.programs.settled_at(but=self.dispatch.program))
            if behind is None or behind >= moment:
                return
            await asyncio.sleep(BEAT / 4)
            await self.beat()

    async def stop(self) -> None:
        """Say that this program ends, so that others take over at once what it held."""
        await self.store.run(lambda unit: unit.programs.forget([self.dispatch.program]))


def _has_lost(unit: Unit) -> bool:
    return unit.deliveries.has_lost()

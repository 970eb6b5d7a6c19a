"""Gives work to the worker, watches it, and starts another one when it dies.

There are two slots for a worker. Short work (voices, pictures) may go to both, long work (papers, what people
sent) to the second only: so whatever takes long, or hangs, leaves a slot at which short work goes on.
The worker of the second slot is started when it is needed, and goes when nothing came for a while.
"""

import asyncio
import logging
import pickle
import re
import signal
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bot.media.pipe import HEAD, SIZE, Status
from bot.media.work import (
    CannotMake,
    Drawing,
    NotNow,
    Printing,
    Recording,
    Sample,
    Shrinking,
    Speech,
    Why,
    Work,
    key_of,
)

log = logging.getLogger(__name__)
SECONDS: Final[dict[type[Work], float]] = {
    Speech: 20.0,
    Drawing: 10.0,
    Sample: 10.0,
    Shrinking: 10.0,
    Printing: 20.0,
    Recording: 20.0,
}
"""How long a piece of work may take; the worker is ended after that."""
LONG: Final = (Shrinking, Printing, Recording)
LONG_SPEECH = 1000
"""Letters: more take longer than a few seconds to read out."""
START_SECONDS = 30.0
IDLE_SECONDS = 60.0
WORK_MOST, ANSWER_MOST = 24 << 20, 24 << 20
"""Bytes of one piece of work, and of what is made of it. Telegram hands on files of up to 20 MB."""
_ROOT = Path(__file__).parent.parent.parent
_ENVIRONMENT = {
    "PYTHONPATH": str(_ROOT),
    "PYTHONDONTWRITEBYTECODE": "1",
    # Each thread would take 64 MB of addresses of its own, which are counted.
    "MALLOC_ARENA_MAX": "2",
    "RAYON_NUM_THREADS": "2",
}
"""All that a worker is told: nothing of our settings."""
_OUT_OF_CPU = -getattr(signal, "SIGXCPU", 0)
"""How a worker ends that calculated for too long."""


@dataclass(slots=True, eq=False)
class _Waiting:
    """Work, and where what was made goes."""

    work: Work
    answer: "asyncio.Future[bytes]"

    @property
    def is_long(self) -> bool:
        if isinstance(self.work, Speech):
            return len(self.work.text) > LONG_SPEECH
        return isinstance(self.work, LONG)


@dataclass(slots=True, eq=False)
class _Slot:
    """Where at most one worker does at most one piece of work at a time."""

    takes_long: bool
    voices: Path | None = None
    is_free: bool = True
    process: asyncio.subprocess.Process | None = None
    rest: asyncio.TimerHandle | None = None
    starting: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Two who start it together would both read its first words."""

    def may_take(self, waiting: _Waiting) -> bool:
        return self.is_free and (self.takes_long or not waiting.is_long)

    async def make(self, work: Work) -> bytes:
        """Have it made; when a worker dies over it, another one tries once.

        Raises:
            CannotMake: the worker says no, or the work asks for too much.
            NotNow: no worker can be started.
        """
        content = pickle.dumps(work)
        if len(content) > WORK_MOST:
            raise CannotMake(Why.TOO_LARGE)
        for _ in range(2):
            await self.start()
            try:
                status, made = await asyncio.wait_for(self._ask(content), _seconds(work))
            except TimeoutError:
                await self.end()
                raise CannotMake(Why.TOO_SLOW) from None
            except (OSError, asyncio.IncompleteReadError):
                if await self.end() == _OUT_OF_CPU:
                    raise CannotMake(Why.TOO_SLOW) from None
                log.warning("a worker died over a piece of work (%s)", type(work).__name__)
            except BaseException:
                # Nobody reads this answer any more, so it would be taken for the next one.
                await self.end()
                raise
            else:
                return _made(work, status, made)
        raise CannotMake(Why.CRASHED)

    async def start(self) -> None:
        """Have a worker that is ready. Raises NotNow."""
        async with self.starting:
            await self._start()

    async def _start(self) -> None:
        if self.process is not None and self.process.returncode is None:
            return
        try:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.media.worker", *([] if self.voices is None else [str(self.voices)]),
                cwd=_ROOT, env=_ENVIRONMENT,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            _, walls = await asyncio.wait_for(self._answer(), START_SECONDS)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as problem:
            await self.end()
            raise NotNow(type(problem).__name__) from None
        except BaseException:
            await self.end()
            raise
        log.info("a worker is ready, behind these walls: %s", walls.decode("ascii", "replace"))

    async def end(self) -> int | None:
        """End the worker; how it ended, None when there was none."""
        process, self.process = self.process, None
        if process is None:
            return None
        with suppress(ProcessLookupError):
            process.kill()
        return await process.wait()

    async def _ask(self, content: bytes) -> tuple[int, bytes]:
        process = self.process
        if process is None or process.stdin is None:
            raise BrokenPipeError
        process.stdin.write(SIZE.pack(len(content)) + content)
        await process.stdin.drain()
        return await self._answer()

    async def _answer(self) -> tuple[int, bytes]:
        process = self.process
        if process is None or process.stdout is None:
            raise BrokenPipeError
        status, size = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
        if size > ANSWER_MOST:
            raise BrokenPipeError
        return status, await process.stdout.readexactly(size)


def _seconds(work: Work) -> float:
    return next(seconds for kind, seconds in SECONDS.items() if isinstance(work, kind))


def _made(work: Work, status: int, content: bytes) -> bytes:
    match status:
        case Status.MADE:
            return content
        case Status.PLAIN:
            log.warning("paper %s was printed without PDF/UA", key_of(work)[:12])
            return content
        case Status.REFUSED:
            raise CannotMake(_why(content))
        case _:
            # It reads what strangers send, so its words are not believed either.
            where = re.sub(r"[^\w.: ]", "?", content[:80].decode("ascii", "replace"))
            log.error("a worker could not do its work (%s): %s", type(work).__name__, where)
            raise CannotMake(Why.BROKEN)


def _why(content: bytes) -> Why:
    said = content.decode("ascii", "replace")
    return next((why for why in Why if why == said), Why.BROKEN)


class Foreman:
    """Has work made, short work first.

    Args:
        voices: a folder of voice models, which the workers may read.
    """

    def __init__(self, voices: Path | None = None) -> None:
        self.on_able: Callable[[bool], object] = lambda _able: None
        """Called when a worker was needed: whether there is, or was, one."""
        self._slots = (_Slot(takes_long=False, voices=voices), _Slot(takes_long=True, voices=voices))
        self._waiting: list[_Waiting] = []
        self._at_work: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Foreman":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Have a worker ready before it is needed. If none can be started, the first work tries again."""
        slot = self._slots[0]
        if not slot.is_free:
            return
        slot.is_free = False
        try:
            await slot.start()
        except NotNow:
            self.on_able(False)
        slot.is_free = True
        self._give_out()

    async def stop(self) -> None:
        """End the workers; whoever waits is told that there is none."""
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            _tell(one, NotNow("the program stops"))
        for task in self._at_work:
            task.cancel()
        await asyncio.gather(*self._at_work, return_exceptions=True)
        for slot in self._slots:
            if slot.rest is not None:
                slot.rest.cancel()
            await slot.end()

    async def do(self, work: Work) -> bytes:
        """Have it made.

        Raises:
            CannotMake: for good.
            NotNow: there is no worker; a later try may find one.
        """
        waiting = _Waiting(work, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        self._give_out()
        return await waiting.answer

    def _give_out(self) -> None:
        # Who went away meanwhile wants nothing any more.
        self._waiting = [waiting for waiting in self._waiting if not waiting.answer.done()]
        for slot in self._slots:
            mine = [waiting for waiting in self._waiting if slot.may_take(waiting)]
            if mine:
                self._begin(slot, min(mine, key=lambda waiting: waiting.is_long))

    def _begin(self, slot: _Slot, waiting: _Waiting) -> None:
        self._waiting.remove(waiting)
        slot.is_free = False
        if slot.rest is not None:
            slot.rest.cancel()
        task = self._follow(self._work(slot, waiting))
        # When the program stops, it may end before it began.
        task.add_done_callback(lambda _: _tell(waiting, NotNow("the program stops")))

    def _follow(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        task = asyncio.create_task(work)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        return task

    async def _work(self, slot: _Slot, waiting: _Waiting) -> None:
        try:
            made = await slot.make(waiting.work)
        except Exception as problem:  # noqa: BLE001 - whatever it is, somebody waits for it
            self.on_able(not isinstance(problem, NotNow))
            _tell(waiting, problem)
        else:
            self.on_able(True)
            if not waiting.answer.done():
                waiting.answer.set_result(made)
        slot.is_free = True
        if slot.takes_long:
            slot.rest = asyncio.get_running_loop().call_later(IDLE_SECONDS, self._rest, slot)
        self._give_out()

    def _rest(self, slot: _Slot) -> None:
        """Nothing came for a while: its memory is worth more than a quick start."""
        if slot.is_free:
            self._follow(self._end(slot))

    async def _end(self, slot: _Slot) -> None:
        slot.is_free = False
        await slot.end()
        slot.is_free = True
        self._give_out()


def _tell(waiting: _Waiting, problem: Exception) -> None:
    if not waiting.answer.done():
        waiting.answer.set_exception(problem)

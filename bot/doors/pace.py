"""How fast we may speak. Every call passes here, as python-telegram-bot's rate limiter.

Letters keep a steady pace below Telegram's limit, so that there is always room for answers. Answers go as fast
as Telegram takes them, and learn when that is too fast. A 429 stops its own chat; all chats only when several
meet the limit at the same moment.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

CHAT_EVERY = 1.05
GROUP_EVERY = 3.1
"""Seconds between two letters to one private chat, and to one group chat (measured)."""
ROOM = 1 / 14
"""What answers have beside letters, as a share of the pace of letters: 28 letters leave 2 answers below 30 a second."""
WINDOW = 1.0
"""Seconds over which Telegram counts."""
MANY = 3
"""So many chats that are told to wait within one window have met the limit for everybody, not each its own."""
QUIET = 60.0
LONGEST_QUIET = 3600.0
"""Seconds without a 429 after which answers go as fast as they can again; twice as long after each that follows."""
LONGEST_HOLD = 3.0
"""Seconds that a letter waits here for its chat; longer ones go back to their row, so that nobody waits behind them."""
_FORGET_AFTER = 1000
_SPEAKS = ("send", "edit", "copy", "forward")
"""Methods that Telegram counts. The others are free: `answerCallbackQuery`, `deleteMessage`, `getFile`, ..."""


@dataclass(slots=True, eq=False)
class Turn:
    """What a letter waits for before it is drawn, so that it is drawn at the last moment. It is good for one call.

    A letter can need none (nothing could be made, so nothing was sent) or several (the first one had no effect).
    """

    _back: Callable[[], None]
    _is_over: bool = False

    def use(self) -> bool:
        """Take it for a call. False: it was used before, and the call waits as an answer does."""
        is_free, self._is_over = not self._is_over, True
        return is_free

    def give_back(self) -> None:
        """The letter is through: somebody else has the turn, unless a call used it."""
        if self.use():
            self._back()


Raw = bool | dict[str, Any] | list[dict[str, Any]]


@dataclass(slots=True)
class Pace(BaseRateLimiter[Turn]):
    """Gives each call its turn.

    Args:
        rate: letters a second, to all people together.
        chat_every: seconds between two letters to one private chat; the practice phones need none.
        clock: real seconds, never the practice clock.
    """

    rate: float
    chat_every: float = CHAT_EVERY
    clock: Callable[[], float] = time.monotonic
    share: int = 1
    """How many programs speak with this token: each takes its part of the pace."""
    _in_flight: int = 0
    _ended: deque[float] = field(default_factory=deque)
    """When the calls of the last window ended. One counts from its beginning to one window after its end, because
    nobody here knows when in between Telegram counted it: so there are never more in any window over there."""
    _answers: deque["asyncio.Future[None]"] = field(default_factory=deque)
    _letters: deque["asyncio.Future[None]"] = field(default_factory=deque)
    _next_letter: float = 0.0
    _last_letter: float = float("-inf")
    _frozen: dict[int, float] = field(default_factory=dict)
    _frozen_all: float = 0.0
    _asked_to_wait: deque[tuple[float, int]] = field(default_factory=deque)
    """Which chats were told to wait in the last window."""
    _careful_until: float = float("-inf")
    _quiet: float = QUIET
    _chats: dict[int, float] = field(default_factory=dict)
    _timer: asyncio.TimerHandle | None = None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Raw]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: Mapping[str, Any],
        rate_limit_args: Turn | None,
    ) -> Raw:
        """Make a call when it is its turn; one that is told to wait is made again after that.

        Raises:
            RetryAfter: a letter whose chat must wait for longer than `LONGEST_HOLD`.
        """
        chat = data.get("chat_id")
        if not isinstance(chat, int) or not endpoint.startswith(_SPEAKS):
            return await _patiently(callback, args, kwargs)
        is_letter = rate_limit_args is not None
        has_turn = rate_limit_args is not None and rate_limit_args.use()
        while True:
            await self._thawed(chat, is_letter=is_letter, has_turn=has_turn)
            if not has_turn:
                await self._turn(self._answers)
            has_turn = False
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as wait:
                self._freeze(chat, seconds_of(wait))
            finally:
                self._end()

    async def letter(self, chat: int) -> Turn:
        """Wait until a letter may go to this chat. Its first call uses the turn; afterwards `give_back` is called."""
        step = GROUP_EVERY if chat < 0 and self.chat_every else self.chat_every
        now = self.clock()
        at = max(now, self._chats.get(chat, 0.0))
        self._chats[chat] = at + step
        if len(self._chats) > _FORGET_AFTER:
            self._chats = {each: until for each, until in self._chats.items() if until > now}
        if at > now:
            await asyncio.sleep(at - now)
        await self._turn(self._letters)
        return Turn(self._give_back)

    def hold(self, chat: int) -> float:
        """For how many seconds nothing may go to this chat."""
        return max(self._frozen.get(chat, 0.0), self._frozen_all) - self.clock()

    # Waiting

    async def _thawed(self, chat: int, *, is_letter: bool, has_turn: bool) -> None:
        while (wait := self.hold(chat)) > 0:
            if is_letter and wait > LONGEST_HOLD:
                if has_turn:
                    self._give_back()
                raise RetryAfter(int(wait) + 1)
            await asyncio.sleep(wait)
        self._frozen.pop(chat, None)

    async def _turn(self, line: deque["asyncio.Future[None]"]) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        line.append(turn)
        self._pump()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give_back()
            raise

    def _give_back(self) -> None:
        """Nothing was sent after all."""
        self._in_flight -= 1
        self._pump()

    def _pump(self) -> None:
        """Give turns to all who may have one now, answers first; look again when the next one may."""
        now = self.clock()
        while self._ended and self._ended[0] <= now - WINDOW:
            self._ended.popleft()
        while self._answers and self._answer_may(now):
            self._give(self._answers)
        while self._letters and not self._answers and self._letter_may(now):
            self._next_letter = max(self._next_letter, now - 2 * self._step) + self._step
            self._last_letter = now
            self._give(self._letters)
        self._look_again(now)

    def _give(self, line: deque["asyncio.Future[None]"]) -> None:
        turn = line.popleft()
        if not turn.done():
            self._in_flight += 1
            turn.set_result(None)

    @property
    def _step(self) -> float:
        return self.share / self.rate

    @property
    def _most(self) -> float:
        """Calls in one window, letters and answers together."""
        return max(1.0, (self.rate + max(1.0, self.rate * ROOM)) / self.share)

    def _has_room(self) -> bool:
        return self._in_flight + len(self._ended) + 1 <= self._most

    def _answer_may(self, now: float) -> bool:
        if now < self._frozen_all:
            return False
        return not self._is_careful(now) or self._has_room()

    def _is_careful(self, now: float) -> bool:
        """Whether answers keep to the limit: Telegram asked for it lately, or letters take most of it."""
        return now < self._careful_until or now < self._last_letter + WINDOW

    def _letter_may(self, now: float) -> bool:
        return now >= self._frozen_all and now >= self._next_letter and self._has_room()

    def _look_again(self, now: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not (self._answers or self._letters):
            return
        moments = [self._frozen_all, self._ended[0] + WINDOW if self._ended else now + WINDOW]
        if self._letters and not self._answers:
            moments.append(self._next_letter)
        if self._answers:
            moments.append(max(self._careful_until, self._last_letter + WINDOW))
        at = min((moment for moment in moments if moment > now), default=now)
        self._timer = asyncio.get_running_loop().call_later(max(at - now, 0.001), self._pump)

    def _end(self) -> None:
        self._in_flight -= 1
        self._ended.append(self.clock())
        self._pump()

    # Learning

    def _freeze(self, chat: int, seconds: float) -> None:
        """Telegram asked this chat to wait. When many chats are asked at once, it means everybody."""
        now = self.clock()
        self._frozen[chat] = max(self._frozen.get(chat, 0.0), now + seconds)
        self._asked_to_wait.append((now, chat))
        while self._asked_to_wait[0][0] < now - WINDOW:
            self._asked_to_wait.popleft()
        if len({each for _, each in self._asked_to_wait}) < MANY:
            return
        self._frozen_all = max(self._frozen_all, now + seconds)
        for each in {each for _, each in self._asked_to_wait}:
            # They were not asked for themselves, so they wait no longer than everybody.
            self._frozen.pop(each, None)
        if now >= self._careful_until:
            self._quiet = min(self._quiet * 2, LONGEST_QUIET) if now < self._careful_until + self._quiet else QUIET
        self._careful_until = now + seconds + self._quiet


async def _patiently(callback: Callable[..., Coroutine[Any, Any, Raw]], args: Any, kwargs: dict[str, Any]) -> Raw:
    """A call that Telegram does not count; should it be told to wait all the same, it waits alone."""
    while True:
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as wait:
            await asyncio.sleep(seconds_of(wait))


def seconds_of(wait: RetryAfter) -> float:
    """How long Telegram asks us to wait."""
    after = wait.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()

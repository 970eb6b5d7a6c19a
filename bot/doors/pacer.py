"""How fast we may speak: Telegram allows about 30 messages a second, and fewer to one chat."""

import asyncio
import time
from collections.abc import Callable

CHAT_EVERY = 1.05
GROUP_EVERY = 3.1
"""Seconds between two messages to one private chat, and to one group chat (measured, see docs)."""
FORGET_AFTER = 10.0


class Pacer:
    """Gives each message its turn. One `RetryAfter` from Telegram moves everybody's next turn.

    Args:
        rate: messages per second overall.
        chat_every: seconds between two letters to one private chat; the practice phones need none.
        clock: real seconds, never the practice clock.
    """

    def __init__(
        self, rate: float, *, chat_every: float = CHAT_EVERY, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._chat_every = chat_every
        self._step = 1 / rate
        self._clock = clock
        self._next = 0.0
        self._answer_next = 0.0
        self._frozen_until = 0.0
        self._chats: dict[int, float] = {}

    async def turn(self, chat: int, *, answer: bool = False) -> None:
        """Wait until a message to this chat may go.

        Args:
            answer: the direct answer to a tap. It does not wait behind letters and not for its chat,
                but takes its share of the overall rate.
        """
        now = self._clock()
        start = max(now, self._frozen_until)
        if answer:
            # Letters were given turns up to `_next`; an answer goes first and pushes them back by one.
            at = max(start, self._answer_next)
            self._answer_next = at + self._step
            self._next = max(self._next, at) + self._step
        else:
            at = max(start, self._next, self._answer_next, self._chats.get(chat, 0.0))
            self._next = max(start, self._next, self._answer_next) + self._step
            self._chats[chat] = at + (GROUP_EVERY if chat < 0 and self._chat_every else self._chat_every)
            self._forget(now)
        if at > now:
            await asyncio.sleep(at - now)

    def freeze(self, seconds: float) -> None:
        """Telegram asked us to wait: nobody speaks before that."""
        self._frozen_until = max(self._frozen_until, self._clock() + seconds)

    def _forget(self, now: float) -> None:
        if len(self._chats) > 1000:
            self._chats = {chat: at for chat, at in self._chats.items() if at > now - FORGET_AFTER}

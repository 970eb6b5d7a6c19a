"""How fast a bot may speak: as strict as it is set."""

import math
from collections import deque
from dataclasses import dataclass, field

SECOND, MINUTE = 1.0, 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What a strict Telegram allows. 0 is no limit.

    Args:
        overall: messages in any second.
        edits: whether a changed message counts as one.
        chat_second: messages in any second to one private chat.
        group_minute: messages in any minute to one group chat.
    """

    overall: int = 0
    edits: bool = True
    chat_second: int = 0
    group_minute: int = 0


NONE = Limits()
STRICT = Limits(overall=30)


@dataclass(slots=True)
class Meter:
    """Counts what was said, and says who must wait.

    Args:
        peak: the most messages in any second so far.
    """

    limits: Limits = NONE
    peak: int = 0
    _overall: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=dict)
    _frozen: dict[int, float] = field(default_factory=dict)

    def counts(self, method: str) -> bool:
        """Whether such a call is a message."""
        return method.startswith("send") or (self.limits.edits and method.startswith("editMessage"))

    def freeze(self, chat: int, until: float) -> None:
        """This chat was told to wait."""
        self._frozen[chat] = max(until, self._frozen.get(chat, 0.0))

    def frozen_for(self, chat: int, now: float) -> int:
        """Whole seconds for which this chat must still wait."""
        return max(0, math.ceil(self._frozen.get(chat, 0.0) - now))

    def wait_for(self, chat: int, now: float) -> int:
        """Whole seconds to wait before this message would be allowed; 0 when it is."""
        waits = [self._over(self._overall, self.limits.overall, SECOND, now)]
        if chat > 0:
            waits.append(self._over(self._chats.get(chat), self.limits.chat_second, SECOND, now))
        else:
            waits.append(self._over(self._chats.get(chat), self.limits.group_minute, MINUTE, now))
        return max(waits)

    def note(self, chat: int, now: float) -> None:
        """A message was said."""
        self._overall.append(now)
        while self._overall[0] <= now - SECOND:
            self._overall.popleft()
        self.peak = max(self.peak, len(self._overall))
        if self.limits.chat_second or self.limits.group_minute:
            self._chats.setdefault(chat, deque(maxlen=100)).append(now)

    @staticmethod
    def _over(said: deque[float] | None, most: int, window: float, now: float) -> int:
        if not most or said is None:
            return 0
        inside = [at for at in said if at > now - window]
        return 0 if len(inside) < most else max(1, math.ceil(inside[-most] + window - now))

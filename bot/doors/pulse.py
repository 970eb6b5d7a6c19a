"""What the doors last did, and what troubles them: for the log, and for who asks from outside."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic

from storage.outage import as_heard, is_unavailable

log = logging.getLogger(__name__)
UPDATES, CLOCK = "updates", "clock"
"""What beats: Telegram answered when it was asked for updates; the clock was looked at."""


@dataclass(slots=True)
class Pulse:
    """Touched by the doors with every round they make; read by `/health`.

    Args:
        seconds: a clock that never goes back.
    """

    seconds: Callable[[], float] = monotonic
    _born: float = 0.0
    _beats: dict[str, float] = field(default_factory=dict)
    _troubles: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._born = self.seconds()

    def beat(self, what: str) -> None:
        """A round was made, and it went well."""
        self._beats[what] = self.seconds()

    def age(self, what: str) -> float:
        """Seconds since the last round, or since the start."""
        return self.seconds() - self._beats.get(what, self._born)

    def trouble(self, what: str, sentence: str | None) -> bool:
        """Something is not well, and what to do; or (None) it is well again. The log says it once, until it changes.

        Returns:
            Whether it changed.
        """
        before = self._troubles.pop(what, None)
        if sentence is not None:
            self._troubles[what] = sentence
        if sentence == before:
            return False
        if sentence is None:
            log.info("%s: well again", what)
        else:
            log.error("%s: %s", what, sentence)
        return True

    async def watched(self, what: str, make_round: Callable[[], Awaitable[object]]) -> bool:
        """Make a round of something that goes on for ever; whether it went well.

        What fails is a trouble until a round goes well again, and ends neither this nor anything beside it.
        """
        try:
            await make_round()
        except Exception as problem:
            if is_unavailable(problem):
                self.trouble(what, f"{as_heard(problem)}; it is tried again at each beat")
            elif self.trouble(what, f"a round failed ({type(problem).__name__}), and is tried again"):
                log.exception("a round failed: %s", what)
            return False
        self.trouble(what, None)
        return True

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is not well just now."""
        return tuple(self._troubles.values())

"""What the doors last did, and what troubles them: for the log, and for who asks from outside."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

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

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is not well just now."""
        return tuple(self._troubles.values())

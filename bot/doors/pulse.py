"""What the doors last did, and what troubles them: for the log, and for who asks from outside."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

log = logging.getLogger(__name__)
UPDATES, LETTERS, CLOCK = "updates", "letters", "clock"
"""What beats: updates were asked for and came, letters were looked for, the clock was looked at."""


@dataclass(slots=True)
class Pulse:
    """Touched by the doors with every round they make; read by `/health`.

    Args:
        seconds: a clock that never goes back.
    """

    seconds: Callable[[], float] = monotonic
    _beats: dict[str, float] = field(default_factory=dict)
    _troubles: dict[str, str] = field(default_factory=dict)

    def beat(self, what: str) -> None:
        """A round was made, and it went well."""
        self._beats[what] = self.seconds()

    def age(self, what: str) -> float | None:
        """Seconds since the last round; None before the first one."""
        return self.seconds() - self._beats[what] if what in self._beats else None

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

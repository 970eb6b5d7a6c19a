"""What a voice must be able to do: say one line at a pace. Pauses and loudness are not its business."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Sound:
    """16-bit mono samples, so many a second."""

    samples: bytes
    rate: int


class Synth(Protocol):
    """One voice.

    Args:
        name: under which people choose it.
    """

    name: str

    def speaks(self, language: str) -> bool:
        """Whether it speaks this language."""

    def say(self, line: str, language: str, *, pace: float) -> Sound:
        """One line, without a pause after it.

        Args:
            pace: 1.0 is calm: about 150 words a minute while it speaks. Less is slower.

        Raises:
            OSError, RuntimeError, ValueError, LookupError: it cannot; another one is asked.
        """

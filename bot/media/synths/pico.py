"""Pico: British English and five other languages, clearer than espeak-ng. Its voices are in its package.

Only in the worker: its engine has global state.
"""

import py_nanotts

from bot.media.synths.names import pico_of
from bot.media.synths.synth import Sound

_RATE = 16_000
_SPEED = 0.93
"""As Pico counts it, at a pace of 1."""


class Pico:
    """Pico, loaded once."""

    name = "pico"

    def __init__(self) -> None:
        self._engine = py_nanotts.NanoTTS()

    def speaks(self, language: str) -> bool:
        """Whether it speaks this language."""
        return bool(pico_of(language))

    def say(self, line: str, language: str, *, pace: float) -> Sound:
        """One line. Raises RuntimeError, ValueError: it cannot."""
        return Sound(bytes(self._engine.speak(line, voice=pico_of(language), speed=_SPEED * pace)), _RATE)

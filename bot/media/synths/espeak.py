"""espeak-ng: speaks more than a hundred languages, like a machine. The last resort.

Only in the worker: espeak-ng has global state and another licence.
"""

import ctypes
from typing import Any

import espeakng_loader

from bot.media.synths.names import espeak_of
from bot.media.synths.synth import Sound

_WORDS_A_MINUTE = 146
"""As espeak-ng counts them, at a pace of 1."""
_OK, _RETRIEVAL, _UTF8, _POSITION_CHARACTER, _RATE = 0, 1, 1, 1, 1


class Espeak:
    """espeak-ng, opened once."""

    name = "espeak"

    def __init__(self) -> None:
        espeakng_loader.make_library_available()
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = str(espeakng_loader.get_data_path()).encode()
        self._rate = int(self._library.espeak_Initialize(_RETRIEVAL, 0, data, 0))
        if self._rate <= 0:
            raise OSError("espeak-ng cannot be opened")
        self._samples = bytearray()
        shape = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        self._callback = shape(self._keep)
        self._library.espeak_SetSynthCallback(self._callback)

    def _keep(self, wave: Any, count: int, _events: object) -> int:
        if wave and count > 0:
            self._samples += ctypes.string_at(wave, count * 2)
        return 0

    def speaks(self, language: str) -> bool:
        """Whether it speaks this language; from now on it does."""
        return bool(self._library.espeak_SetVoiceByName(espeak_of(language).encode()) == _OK)

    def say(self, line: str, language: str, *, pace: float) -> Sound:
        """One line. Raises ValueError: a language that it does not speak."""
        # A voice that does not exist leaves the last one in its place.
        if not self.speaks(language):
            raise ValueError(language)
        self._library.espeak_SetParameter(_RATE, round(_WORDS_A_MINUTE * pace), 0)
        self._samples.clear()
        text = line.encode() + b"\0"
        self._library.espeak_Synth(text, len(text), 0, _POSITION_CHARACTER, 0, _UTF8, None, None)
        self._library.espeak_Synchronize()
        return Sound(bytes(self._samples), self._rate)

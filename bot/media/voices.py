"""Words read out by espeak-ng, as Ogg/Opus. Only in the worker: espeak-ng has global state and another licence."""

import ctypes
import io
from functools import cache
from typing import Any

import av
import espeakng_loader

from bot.media.work import CannotMake, Why

WORDS_A_MINUTE = 130
"""As espeak-ng counts them; with the pauses our sentences come out at 130 to 145."""
LETTERS_MOST = 8000
"""Nearly two of the longest messages, or ten minutes."""
PAUSE_SECONDS = 0.7
"""Between two lines: time to take in one sentence."""
_OK, _RETRIEVAL, _UTF8, _POSITION_CHARACTER, _RATE = 0, 1, 1, 1, 1
_OPUS_RATE = 48_000
_BITS = 24_000
_FRAME = 960


class Speaker:
    """espeak-ng, opened once."""

    def __init__(self) -> None:
        espeakng_loader.make_library_available()
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = str(espeakng_loader.get_data_path()).encode()
        self.rate = int(self._library.espeak_Initialize(_RETRIEVAL, 0, data, 0))
        if self.rate <= 0:
            raise OSError("espeak-ng cannot be opened")
        self._samples = bytearray()
        shape = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        self._callback = shape(self._keep)
        self._library.espeak_SetSynthCallback(self._callback)
        self._library.espeak_SetParameter(_RATE, WORDS_A_MINUTE, 0)

    def _keep(self, wave: Any, count: int, _events: object) -> int:
        if wave and count > 0:
            self._samples += ctypes.string_at(wave, count * 2)
        return 0

    def speak(self, lines: list[str], language: str) -> bytes:
        """16-bit mono samples at `rate`, a pause after each line."""
        # A voice that does not exist leaves the last one in its place.
        if self._library.espeak_SetVoiceByName(language.encode()) != _OK:
            raise CannotMake(Why.NO_VOICE)
        self._samples.clear()
        pause = bytes(int(self.rate * PAUSE_SECONDS) * 2)
        for line in lines:
            text = line.encode() + b"\0"
            self._library.espeak_Synth(text, len(text), 0, _POSITION_CHARACTER, 0, _UTF8, None, None)
            self._library.espeak_Synchronize()
            self._samples += pause
        return bytes(self._samples)


def encode(samples: bytes, rate: int) -> bytes:
    """Samples as Ogg/Opus."""
    out = io.BytesIO()
    with av.open(out, "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=_OPUS_RATE, layout="mono")
        stream.bit_rate = _BITS
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(samples) // 2)
        frame.sample_rate = rate
        frame.planes[0].update(samples)
        resampler = av.AudioResampler(format="s16", layout="mono", rate=_OPUS_RATE, frame_size=_FRAME)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return out.getvalue()


@cache
def open_speaker() -> Speaker:
    """The one speaker."""
    return Speaker()


def speak(text: str, language: str) -> bytes:
    """A voice message that reads this out. Raises CannotMake: nothing or too much to read, nobody who speaks this."""
    if len(text) > LETTERS_MOST:
        raise CannotMake(Why.TOO_LARGE)
    lines = [line for line in text.split("\n") if any(letter.isalnum() for letter in line)]
    if not lines:
        raise CannotMake(Why.NO_WORDS)
    speaker = open_speaker()
    return encode(speaker.speak(lines, language), speaker.rate)

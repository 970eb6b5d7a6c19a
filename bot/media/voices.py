"""A voice message: lines said one after the other with pauses, made as loud as people are, as Ogg/Opus.

Only in the worker: here FFmpeg and the voices are loaded.
"""

import io
from array import array
from contextlib import suppress
from functools import cache

import av

from bot.media.loudness import CEILING, RATE, levelled, softer, true_peak
from bot.media.synths.espeak import Espeak
from bot.media.synths.synth import Sound, Synth
from bot.media.work import CannotMake, Why

LETTERS_MOST = 8000
"""Nearly two of the longest messages, or ten minutes."""
PAUSE_LEAST, PAUSE_A_WORD, PAUSE_MOST = 0.22, 0.05, 0.6
"""Seconds after a line: time to take it in, more after a sentence than after the name of a button."""
SLOW = 0.75
"""How much slower who asked for it is spoken to, pauses too."""
_SILENCE = 100
"""Of 32,768."""
_BELOW = 0.3
"""dB below the ceiling, for the second try."""
_BITS = 24_000
_FRAME = 960


@cache
def synths() -> tuple[Synth, ...]:
    """Those who can speak here, the best first. One that is not installed, or does not start, is passed over."""
    return (*_models(), *_pico(), Espeak())


def _models() -> tuple[Synth, ...]:
    # A model is a file of an administrator: whatever is wrong with it, another voice speaks.
    with suppress(Exception):
        from bot.media.synths.models import Models

        return (Models(),)
    return ()


def _pico() -> tuple[Synth, ...]:
    with suppress(ImportError, OSError):
        from bot.media.synths.pico import Pico

        return (Pico(),)
    return ()


def speak(text: str, language: str, *, voice: str = "", slow: bool = False) -> bytes:
    """A voice message that reads this out, a sentence on each line.

    Args:
        voice: the name of the synth that is liked best.

    Raises:
        CannotMake: nothing or too much to read, nobody who speaks this.
    """
    if len(text) > LETTERS_MOST:
        raise CannotMake(Why.TOO_LARGE)
    lines = [line for line in text.split("\n") if any(letter.isalnum() for letter in line)]
    if not lines:
        raise CannotMake(Why.NO_WORDS)
    for synth in sorted(synths(), key=lambda each: each.name != voice):
        if synth.speaks(language):
            with suppress(OSError, RuntimeError, ValueError, LookupError):
                sound = _said(synth, lines, language, SLOW if slow else 1.0)
                return _held(levelled(sound.samples, sound.rate))
    raise CannotMake(Why.NO_VOICE)


def _said(synth: Synth, lines: list[str], language: str, pace: float) -> Sound:
    """All of it by one synth: a voice never changes in the middle."""
    said = [(line, synth.say(line, language, pace=pace)) for line in lines]
    rate = said[0][1].rate
    return Sound(b"".join(_spoken(sound.samples) + _pause(line, rate, pace) for line, sound in said), rate)


def _spoken(samples: bytes) -> bytes:
    """Without the silence at the end, which is different for each voice: the pauses are ours."""
    heard = array("h", samples)
    end = next((n for n in range(len(heard), 0, -1) if abs(heard[n - 1]) > _SILENCE), 0)
    return samples[: end * 2]


def _pause(line: str, rate: int, pace: float) -> bytes:
    seconds = min(PAUSE_MOST, PAUSE_LEAST + PAUSE_A_WORD * len(line.split())) / pace
    return bytes(int(rate * seconds) * 2)


def _held(samples: bytes) -> bytes:
    """Encoded, and once more a little softer when that made a peak too high."""
    made = encode(samples)
    over = true_peak(made) - CEILING
    return made if over <= 0 else encode(softer(samples, over + _BELOW))


def encode(samples: bytes) -> bytes:
    """Samples at 48 kHz as Ogg/Opus."""
    out = io.BytesIO()
    with av.open(out, "w", format="ogg") as container:
        # Half of the effort sounds the same for one voice, and takes half of the time.
        stream = container.add_stream("libopus", rate=RATE, layout="mono", options={"compression_level": "5"})
        stream.bit_rate = _BITS
        for start in range(0, len(samples), _FRAME * 2):
            piece = samples[start : start + _FRAME * 2].ljust(_FRAME * 2, b"\0")
            frame = av.AudioFrame(format="s16", layout="mono", samples=_FRAME)
            frame.sample_rate = RATE
            frame.pts = start // 2
            frame.planes[0].update(piece)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()

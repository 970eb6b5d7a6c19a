"""As loud as people's own voice notes, and never so loud that it breaks up: EBU R 128, measured by FFmpeg.

Only in the worker: here FFmpeg is loaded.
"""

import io
import math
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any

import av

LOUDNESS = -16.0
"""LUFS: what is usual for voices on phones."""
CEILING = -1.5
"""dB, true peak: above it small speakers break up."""
RATE = 48_000
"""Samples a second of everything that comes out."""
_ROOM = 2.5
"""dB that the limiter stays below the ceiling: between two samples, and after Opus, a peak is a little higher."""
_AGAIN = 2.5
"""How much is given back for each dB that is missing: the limiter takes more than half of that, too."""
_SILENCE = -60.0
_PIECE = 1 << 15
"""Bytes of samples that go through the filters at a time."""


def levelled(samples: bytes, rate: int) -> bytes:
    """16-bit mono samples at 48 kHz, at -16 LUFS and below -1.5 dB.

    The limiter takes some of the loudness away, so what is missing is measured and given back.
    """
    measured = _loudness(samples, rate)
    if measured < _SILENCE:
        return _filtered(samples, rate, 0.0)
    gain = LOUDNESS - measured
    made = _filtered(samples, rate, gain)
    return _filtered(samples, rate, gain + _AGAIN * (LOUDNESS - _loudness(made, RATE)))


def true_peak(voice: bytes) -> float:
    """The highest true peak of a voice message in dB, as phones play it: Opus can make peaks higher."""
    heard = bytearray()
    to_samples = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    with av.open(io.BytesIO(voice), "r") as container:
        for frame in container.decode(audio=0):
            for piece in to_samples.resample(frame):
                heard += bytes(piece.planes[0])[: piece.samples * 2]
    highest = 0.0
    for frame in _pulled(bytes(heard), RATE, [("ebur128", "peak=true:metadata=1")]):
        highest = float(frame.metadata.get("lavfi.r128.true_peak", highest))
    return 20 * math.log10(highest) if highest else _SILENCE


def softer(samples: bytes, by: float) -> bytes:
    """The same samples at 48 kHz, so many dB softer."""
    return _filtered(samples, RATE, -by)


def _loudness(samples: bytes, rate: int) -> float:
    """LUFS of the whole, pauses left out."""
    loud = -70.0
    for frame in _pulled(samples, rate, [("ebur128", "metadata=1")]):
        loud = float(frame.metadata.get("lavfi.r128.I", loud))
    return loud


def _filtered(samples: bytes, rate: int, gain: float) -> bytes:
    limit = 10 ** ((CEILING - _ROOM) / 20)
    chain = [
        ("aresample", str(RATE)),
        ("volume", f"{gain:.2f}dB:precision=float"),
        ("alimiter", f"limit={limit:.4f}:level=false:attack=3:release=60"),
        ("aformat", "sample_fmts=s16:channel_layouts=mono"),
    ]
    return b"".join(bytes(frame.planes[0])[: frame.samples * 2] for frame in _pulled(samples, rate, chain))


def _pulled(samples: bytes, rate: int, chain: list[tuple[str, str]]) -> Iterator[Any]:
    """The frames that come out of a chain of FFmpeg's filters. They go in piece by piece: ten minutes are large."""
    graph = av.filter.Graph()
    graph.threads = 1
    source = graph.add_abuffer(sample_rate=rate, format="s16", layout="mono")
    steps = [source, *(graph.add(name, given) for name, given in chain), graph.add("abuffersink")]
    for before, after in pairwise(steps):
        before.link_to(after)
    graph.configure()
    for start in range(0, len(samples), _PIECE):
        piece = samples[start : start + _PIECE]
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(piece) // 2)
        frame.sample_rate = rate
        frame.pts = start // 2
        frame.planes[0].update(piece)
        graph.push(frame)
        yield from _ready(graph)
    graph.push(None)
    yield from _ready(graph)


def _ready(graph: Any) -> Iterator[Any]:
    with suppress(BlockingIOError, EOFError):
        while True:
            yield graph.pull()

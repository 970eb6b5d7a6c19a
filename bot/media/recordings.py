"""What a browser recorded, as Telegram keeps voices. Only in the worker: FFmpeg reads it."""

import io

import av

from bot.media.work import CannotMake, Why

_OPUS_RATE = 48_000


def as_voice(content: bytes) -> bytes:
    """Ogg/Opus, mono. Raises CannotMake: this is no sound."""
    out = io.BytesIO()
    try:
        with av.open(io.BytesIO(content), "r") as source, av.open(out, "w", format="ogg") as target:
            stream = target.add_stream("libopus", rate=_OPUS_RATE, layout="mono")
            resampler = av.AudioResampler(format="s16", layout="mono", rate=_OPUS_RATE, frame_size=960)
            for frame in (*source.decode(audio=0), None):
                for piece in resampler.resample(frame):
                    target.mux(stream.encode(piece))
            target.mux(stream.encode(None))
    except (av.FFmpegError, IndexError, ValueError) as problem:
        raise CannotMake(Why.UNREADABLE) from problem
    return out.getvalue()

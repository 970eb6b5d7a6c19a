"""Photos, voices and papers as Telegram takes them in: looked at, measured, told back to the bot."""

import importlib
import io
import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

PHOTO_SIDES_MOST, PHOTO_RATIO_MOST = 10_000, 20
_OPUS_RATE = 48_000
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_TAPPED = re.compile(rb"/URI\s*\((https?://[^)\s]+)\)")
_TYPES = {
    b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"OggS": "audio/ogg", b"%PDF": "application/pdf",
    b"RIFF": "image/webp",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upload:
    """A file inside a call."""

    content: bytes
    name: str


class Unusable(ValueError):  # noqa: N818 - a state of the world
    """Telegram would not take this file; its own words say why."""


def _av() -> Any:
    """PyAV, loaded with the first voice: it is large, and a bot without practice has no use for it here."""
    return importlib.import_module("av")


def type_of(content: bytes) -> str:
    """What kind of file it is, read from its first bytes."""
    return next((kind for start, kind in _TYPES.items() if content.startswith(start)), "application/octet-stream")


def photo_size(content: bytes) -> tuple[int, int]:
    """Width and height in dots. Raises Unusable for what Telegram would not show as a photo."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            width, height = image.size
    except (UnidentifiedImageError, OSError):
        raise Unusable("IMAGE_PROCESS_FAILED") from None
    if width + height > PHOTO_SIDES_MOST or max(width, height) > PHOTO_RATIO_MOST * min(width, height):
        raise Unusable("PHOTO_INVALID_DIMENSIONS")
    return width, height


def seconds(content: bytes) -> int:
    """How long a voice message is, rounded up; 1 when it cannot be read."""
    av = _av()
    try:
        with av.open(io.BytesIO(content), "r") as container:
            length = container.duration or 0
    except (av.FFmpegError, ValueError):
        return 1
    return max(1, int(-(-length // av.time_base)))


def as_voice(content: bytes) -> bytes:
    """A recording of a browser as Telegram keeps voices: Ogg/Opus, mono. What is no sound stays as it is."""
    if content.startswith(b"OggS"):
        return content
    av, out = _av(), io.BytesIO()
    try:
        with av.open(io.BytesIO(content), "r") as source, av.open(out, "w", format="ogg") as target:
            stream = target.add_stream("libopus", rate=_OPUS_RATE, layout="mono")
            resampler = av.AudioResampler(format="s16", layout="mono", rate=_OPUS_RATE, frame_size=960)
            for frame in (*source.decode(audio=0), None):
                for piece in resampler.resample(frame):
                    target.mux(stream.encode(piece))
            target.mux(stream.encode(None))
    except (av.FFmpegError, IndexError, ValueError):
        return content
    return out.getvalue()


def links_in(paper: bytes) -> tuple[str, ...]:
    """The web addresses that can be tapped in a PDF, such as its QR code."""
    parts = [paper]
    for stream in _STREAM.findall(paper):
        with suppress(zlib.error):
            parts.append(zlib.decompress(stream))
    found = (address.decode() for part in parts for address in _TAPPED.findall(part))
    return tuple(dict.fromkeys(found))


def media(told: dict[str, Any], content: bytes, *, name: str, kind: str) -> dict[str, Any]:
    """A kept file as it stands inside a message.

    Args:
        told: the file id and size.
        kind: `photo`, `voice` or `document`.

    Raises:
        Unusable: it is empty, or no picture.
    """
    if not content:
        raise Unusable("file must be non-empty")
    if kind == "photo":
        width, height = photo_size(content)
        return {"photo": [{**told, "width": width, "height": height}]}
    if kind == "voice" and content.startswith(b"OggS"):
        return {"voice": {**told, "duration": seconds(content), "mime_type": "audio/ogg"}}
    # A voice that is no Ogg/Opus goes out as a paper, as with Telegram.
    return {"document": {**told, "file_name": name, "mime_type": type_of(content)}}

"""Photos, voices and papers as Telegram takes them in: looked at, measured, told back to the bot."""

import re
import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

PHOTO_SIDES_MOST, PHOTO_RATIO_MOST = 10_000, 20
FILM_SIDE = 240
"""Dots of a round film."""
_OPUS_RATE = 48_000
_PIECE, _SIZED = 0xFF, {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""How a piece of a JPEG begins, and which of them say its size."""
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_TAPPED = re.compile(rb"/URI\s*\((https?://[^)\s]+)\)")
_TYPES = {
    b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"OggS": "audio/ogg", b"%PDF": "application/pdf",
    b"RIFF": "image/webp", b"BEGIN:VCALENDAR": "text/calendar",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upload:
    """A file inside a call."""

    content: bytes
    name: str


class Unusable(ValueError):  # noqa: N818 - a state of the world
    """Telegram would not take this file; its own words say why."""


def type_of(content: bytes) -> str:
    """What kind of file it is, read from its first bytes."""
    return next((kind for start, kind in _TYPES.items() if content.startswith(start)), "application/octet-stream")


def photo_size(content: bytes) -> tuple[int, int]:
    """Width and height in dots, from the first bytes. Raises Unusable for what Telegram would not show as a photo."""
    try:
        width, height = _jpeg_size(content) if content.startswith(b"\xff\xd8") else _png_size(content)
    except struct.error:
        raise Unusable("IMAGE_PROCESS_FAILED") from None
    if width + height > PHOTO_SIDES_MOST or max(width, height) > PHOTO_RATIO_MOST * min(width, height):
        raise Unusable("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _png_size(content: bytes) -> tuple[int, int]:
    mark, name, width, height = struct.unpack_from(">8s4x4sII", content)
    if (mark, name) != (b"\x89PNG\r\n\x1a\n", b"IHDR"):
        raise Unusable("IMAGE_PROCESS_FAILED")
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Its pieces follow one another, each with its length, until the one that says the size."""
    at = 2
    while True:
        mark, kind, length = struct.unpack_from(">BBH", content, at)
        if mark != _PIECE:
            raise Unusable("IMAGE_PROCESS_FAILED")
        if kind in _SIZED:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        at += 2 + length


def seconds(content: bytes) -> int:
    """How long an Ogg/Opus voice message is, rounded up: its last page says it. 1 when it cannot be read."""
    last = content.rfind(b"OggS")
    try:
        samples: int
        (samples,) = struct.unpack_from("<q", content, last + 6)
    except struct.error:
        return 1
    return max(1, -(-samples // _OPUS_RATE))


def links_in(paper: bytes) -> tuple[str, ...]:
    """The web addresses that can be tapped in a PDF, such as its QR code."""
    parts = [paper]
    for stream in _STREAM.findall(paper):
        with suppress(zlib.error):
            parts.append(zlib.decompress(stream))
    found = (address.decode() for part in parts for address in _TAPPED.findall(part))
    return tuple(dict.fromkeys(found))


def media(fields: dict[str, Any], content: bytes, *, name: str, kind: str) -> dict[str, Any]:
    """A kept file as it stands inside a message.

    Args:
        fields: the file id and size.
        kind: `photo`, `voice`, `audio`, `video_note` or `document`.

    Raises:
        Unusable: it is empty, or no picture.
    """
    if not content:
        raise Unusable("file must be non-empty")
    if kind == "photo":
        width, height = photo_size(content)
        return {"photo": [{**fields, "width": width, "height": height}]}
    if kind == "audio":
        return {"audio": {**fields, "duration": seconds(content), "file_name": name}}
    if kind == "video_note":
        return {"video_note": {**fields, "duration": seconds(content), "length": FILM_SIDE}}
    if kind == "voice" and content.startswith(b"OggS"):
        return {"voice": {**fields, "duration": seconds(content), "mime_type": "audio/ogg"}}
    # A voice that is no Ogg/Opus goes out as a paper, as with Telegram.
    return {"document": {**fields, "file_name": name, "mime_type": type_of(content)}}

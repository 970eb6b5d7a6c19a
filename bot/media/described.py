"""Words inside a PNG that say what it shows. Telegram leaves them out; the practice phones read them out."""

import struct
import zlib

_START = b"\x89PNG\r\n\x1a\n"
_KIND, _KEY = b"iTXt", b"Description\x00\x00\x00\x00\x00"
"""International text under its standard name, not packed and without a language: PNG specification, 11.3.3."""
_HEAD = len(_START) + 25
"""The first chunk says the size and has always the same length."""


def described(png: bytes, alt: str) -> bytes:
    """The same picture with the words about it inside."""
    data = _KEY + alt.encode()
    chunk = struct.pack(">I", len(data)) + _KIND + data + struct.pack(">I", zlib.crc32(_KIND + data))
    return png[:_HEAD] + chunk + png[_HEAD:]


def description_of(picture: bytes) -> str:
    """The words that stand inside a picture of ours; empty where there are none, as in every photo."""
    if not picture.startswith(_START) or picture[_HEAD + 4 : _HEAD + 8] != _KIND:
        return ""
    (length,) = struct.unpack_from(">I", picture, _HEAD)
    data = picture[_HEAD + 8 : _HEAD + 8 + length]
    return data.removeprefix(_KEY).decode(errors="replace") if data.startswith(_KEY) else ""

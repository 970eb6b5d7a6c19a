"""Promises of photos: small, square, and nothing is left of what somebody wrote into the file."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, PngImagePlugin

from bot.media.photos import DOTS_MOST, SIDE, shrink
from bot.media.work import CannotMake, Why

SECRET = b"Camera of Mina"


def _photo(form: str = "JPEG", **more: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((900, 600), 60).convert("RGB").save(out, form, **more)
    return out.getvalue()


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825)[0x001D] = SECRET.decode()
    return exif.tobytes()


def _text() -> PngImagePlugin.PngInfo:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET.decode())
    return text


@pytest.mark.parametrize(
    "photo",
    [
        _photo(exif=_exif()),
        _photo(comment=SECRET),
        _photo(xmp=SECRET),
        _photo(icc_profile=SECRET),
        _photo("PNG", pnginfo=_text(), exif=_exif()),
        _photo("WEBP", exif=_exif(), xmp=SECRET),
    ],
    ids=["exif", "comment", "xmp", "profile", "png", "webp"],
)
def test_a_photo_becomes_small_and_square_and_loses_what_was_written_into_it(photo: bytes) -> None:
    assert SECRET in photo
    small = shrink(photo)
    assert Image.open(io.BytesIO(small)).size == (SIDE, SIDE)
    assert SECRET not in small


def test_a_small_photo_has_only_the_pieces_that_a_picture_needs() -> None:
    assert _pieces(shrink(_photo(exif=_exif(), comment=SECRET, xmp=SECRET))) == {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}


def _pieces(jpeg: bytes) -> set[int]:
    found, at = set(), 2
    while jpeg[at + 1] != 0xDA:
        found.add(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return found | {0xDA}


def test_a_photo_that_lies_on_its_side_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    left_is_red = Image.new("RGB", (600, 600), "blue")
    left_is_red.paste("red", (0, 0, 300, 600))
    out = io.BytesIO()
    left_is_red.save(out, "JPEG", exif=exif)
    top = Image.open(io.BytesIO(shrink(out.getvalue()))).convert("RGB").getpixel((240, 20))
    assert isinstance(top, tuple)
    assert top[0] > 200


def _png(width: int, height: int) -> bytes:
    """One that says how large it is; its dots are not looked at, or this would take long."""

    def piece(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + piece(b"IHDR", head) + piece(b"IDAT", zlib.compress(bytes(9))) + piece(b"IEND", b"")


def test_a_photo_with_169_million_dots_is_refused_before_it_is_unpacked() -> None:
    bomb = _png(13_000, 13_000)
    assert DOTS_MOST < 13_000 * 13_000
    with pytest.raises(CannotMake) as no:
        shrink(bomb)
    assert no.value.why is Why.TOO_LARGE


@pytest.mark.parametrize(
    "broken",
    [
        lambda: b"",
        lambda: b"GIF89a nothing",
        lambda: _photo()[:300],
        lambda: _photo()[: len(_photo()) // 2],
        lambda: _photo("PNG")[:-2000],
        lambda: _photo("PNG")[:60] + bytes(200) + _photo("PNG")[260:],
        lambda: _photo("GIF"),
        lambda: _photo("TIFF"),
    ],
    ids=["empty", "no photo", "head only", "half", "cut png", "holed png", "gif", "tiff"],
)
def test_what_is_broken_or_no_photo_is_refused(broken: Callable[[], bytes]) -> None:
    with pytest.raises(CannotMake) as no:
        shrink(broken())
    assert no.value.why is Why.UNREADABLE

"""Photos of people: made small and square, and without what a camera writes into them."""

import base64
import io

from PIL import Image, ImageOps

from bot.media.work import CannotMake, Why

SIDE = 480
"""Pixels of a side."""
DOTS_MOST = 52_000_000
"""The largest that a phone takes. Telegram hands on smaller ones; another server may not."""
_QUALITY = 82
_FORMATS = ("JPEG", "PNG", "WEBP")
# Pillow only warns below its own, larger number.
Image.MAX_IMAGE_PIXELS = None


def shrink(content: bytes) -> bytes:
    """A square JPEG of the middle of the photo, without metadata.

    Raises:
        CannotMake: this is no photo, it is broken, or it has more than `DOTS_MOST` dots.
    """
    try:
        square = _square(content)
    except CannotMake:
        raise
    except Exception as problem:
        # Pillow raises errors of a dozen kinds for files that are not what they say.
        raise CannotMake(Why.UNREADABLE) from problem
    # What the camera wrote, and what somebody wrote into the file, hangs on the old image: only dots go over.
    clean = Image.new("RGB", square.size)
    clean.paste(square)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _square(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as photo:
        # Known from its first bytes: nothing is unpacked yet. A JPEG is unpacked at the size that we need.
        if photo.width * photo.height > DOTS_MOST:
            raise CannotMake(Why.TOO_LARGE)
        photo.draft("RGB", (SIDE * 2, SIDE * 2))
        # As small as can be before anything is copied.
        small = photo.convert("RGB").reduce(max(1, min(photo.size) // (SIDE * 2)))
        upright = ImageOps.exif_transpose(small)
    return ImageOps.fit(upright, (SIDE, SIDE), centering=(0.5, 0.4))


def as_svg(jpeg: bytes) -> bytes:
    """The photo inside an SVG: Typst takes files of text only."""
    data = base64.b64encode(jpeg).decode()
    picture = f'<image width="{SIDE}" height="{SIDE}" href="data:image/jpeg;base64,{data}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">{picture}</svg>'.encode()

"""Photos of people: made small and square, and without what a camera writes into them."""

import base64
import io

from PIL import Image, ImageOps, UnidentifiedImageError

SIDE = 480
"""Pixels of a side."""
_QUALITY = 82


def shrink(content: bytes) -> bytes:
    """A square JPEG of the middle of the photo, without metadata.

    Raises:
        ValueError: this is no photo.
    """
    try:
        with Image.open(io.BytesIO(content)) as photo:
            photo.draft("RGB", (SIDE * 2, SIDE * 2))
            upright = ImageOps.exif_transpose(photo).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as problem:
        raise ValueError("this is no photo") from problem
    square = ImageOps.fit(upright, (SIDE, SIDE), centering=(0.5, 0.4))
    out = io.BytesIO()
    square.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def as_svg(jpeg: bytes) -> bytes:
    """The photo inside an SVG: Typst takes files of text only."""
    data = base64.b64encode(jpeg).decode()
    picture = f'<image width="{SIDE}" height="{SIDE}" href="data:image/jpeg;base64,{data}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">{picture}</svg>'.encode()

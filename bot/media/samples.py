"""Photos for those who practise without a camera: drawn, so that they show nobody."""

import io

from PIL import Image, ImageDraw

_GROUNDS = ("#f4b860", "#7fb7be", "#c98bb9")
_COATS = ("#5b3a86", "#b3413b", "#2e6f40")
_SKINS = ("#8d5524", "#f1c27d", "#5c3a21")
_SIDE = 480


def sample_photo(number: int) -> bytes:
    """One of three drawn people as a JPEG; the numbers go round."""
    turn = number % len(_GROUNDS)
    photo = Image.new("RGB", (_SIDE, _SIDE), _GROUNDS[turn])
    pen = ImageDraw.Draw(photo)
    pen.ellipse((60, 300, 420, 640), fill=_COATS[turn])
    pen.ellipse((150, 90, 330, 310), fill=_SKINS[turn])
    pen.chord((145, 70, 335, 260), 180, 360, fill="#1d1a1a")
    for x in (205, 265):
        pen.ellipse((x, 190, x + 14, 206), fill="#1d1a1a")
    pen.arc((200, 210, 280, 270), 20, 160, fill="#1d1a1a", width=5)
    out = io.BytesIO()
    photo.save(out, "JPEG", quality=85)
    return out.getvalue()

"""Pictures of the chat: a scene, candidates side by side, a QR code, a life line."""

import io
from collections.abc import Mapping
from typing import assert_never

import segno

from bot.ids import FileId
from bot.media import drawing, emoji
from bot.media.letters import letters_of
from bot.media.photos import as_svg
from bot.media.scenes import alone, marked, scene_of
from bot.media.work import NO_PACK, Pack
from bot.screen import Bar, Bars, Face, Faces, Leaf, LifeLine, Pictogram, Picture, Qr, Round

_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2}
"""Candidates side by side: few, so that a name can be read on a small phone. Three where nothing is said."""
_SIZE = 26
_LINE = 12
"""Points of a name, and how many letters of that size stand on one line."""


def draw(picture: Picture, photos: Mapping[FileId, bytes], pack: Pack = NO_PACK) -> bytes:
    """The picture as a PNG.

    Args:
        photos: JPEGs of the faces; a face that is not there is the first letter of the name.
        pack: pictures that a group brought, which are drawn instead of ours.
    """
    match picture:
        case Pictogram(photo=photo, alt=alt) if photo is not None and photo in photos:
            return drawing.png("photo", {"alt": alt}, {"photo.svg": as_svg(photos[photo])})
        case Pictogram():
            return _draw_scene(picture, pack)
        case Faces(faces, alt):
            return _draw_faces(faces, alt, photos)
        case LifeLine(rounds, alt):
            return _draw_life_line(rounds, alt, pack)
        case Bars(bars, alt):
            return _draw_bars(bars, alt, photos, pack)
        case Qr(link, alt):
            return drawing.png("picture", {"kind": "qr", "alt": alt}, {"code.svg": qr_svg(link)})
        case _:
            assert_never(picture)


def _draw_scene(shown: Pictogram, pack: Pack) -> bytes:
    stands_alone = shown.is_asked or emoji.plain(shown.emoji) in pack.drawings
    scene = marked(alone(shown.emoji) if stands_alone else scene_of(shown.emoji), shown.mark)
    files = {f"piece-{n}.svg": drawn_by(pack, piece.emoji) for n, piece in enumerate(scene.pieces)}
    pieces = [
        {"file": f"piece-{n}.svg", "x": piece.x, "y": piece.y, "height": piece.height, "mirrored": piece.mirrored}
        for n, piece in enumerate(scene.pieces)
    ]
    page = None if shown.leaf is None else page_of(shown.leaf)
    data = {"pieces": pieces, "table": scene.table, "bubble": scene.bubble, "leaf": page}
    data |= {"credit": pack.credit, "alt": shown.alt}
    return drawing.png("scene", data, files)


def page_of(leaf: Leaf) -> dict[str, str | int]:
    """A page of a calendar, for a template."""
    return {"month": leaf.month, "number": leaf.number, "weekday": leaf.weekday}


def _draw_faces(faces: tuple[Face, ...], alt: str, photos: Mapping[FileId, bytes]) -> bytes:
    names = [emoji.without(face.name) for face in faces]
    longest_word = max(len(word) for name in names for word in (*name.split(), ""))
    data = {
        "kind": "faces",
        "alt": alt,
        "columns": _COLUMNS.get(len(faces), 3),
        "side": 180,
        # One size and one room for everybody, so that nobody's name looks smaller than another's.
        "size": _SIZE if longest_word <= _LINE else max(12, _SIZE * _LINE // longest_word),
        "rows": 2 if any(len(name) > _LINE for name in names) else 1,
        "faces": [
            {
                "name": name,
                "number": face.number,
                "chosen": face.chosen,
                "file": f"photo-{face.photo}.svg" if face.photo in photos else "",
                "drawn": f"drawn-{n}.svg" if face.emoji else "",
                "letter": letter.text,
                "colour": letter.colour,
            }
            for n, (face, name, letter) in enumerate(zip(faces, names, letters_of(faces), strict=True))
        ],
    }
    files = {f"photo-{file}.svg": as_svg(content) for file, content in photos.items()}
    files |= {f"drawn-{n}.svg": emoji.svg(face.emoji) for n, face in enumerate(faces) if face.emoji}
    return drawing.png("picture", data, files)


def _draw_life_line(rounds: tuple[Round, ...], alt: str, pack: Pack) -> bytes:
    files = {f"round-{n}.svg": drawn_by(pack, each.emoji) for n, each in enumerate(rounds)}
    drawn = [{"file": f"round-{n}.svg", "reached": each.reached} for n, each in enumerate(rounds)]
    return drawing.png("life_line", {"alt": alt, "rounds": drawn, "credit": pack.credit}, files)


def _draw_bars(bars: tuple[Bar, ...], alt: str, photos: Mapping[FileId, bytes], pack: Pack) -> bytes:
    files = {}
    for n, each in enumerate(bars):
        photo = None if each.face is None else each.face.photo
        if each.face is None:
            files[f"bar-{n}.svg"] = drawn_by(pack, each.emoji)
        elif photo is not None and photo in photos:
            files[f"bar-{n}.svg"] = as_svg(photos[photo])
    letters = iter(letters_of([each.face for each in bars if each.face is not None]))
    most = max((each.n for each in bars if each.of is None), default=0) or 1
    drawn = []
    for n, each in enumerate(bars):
        letter = None if each.face is None else next(letters)
        drawn.append(
            {
                "file": f"bar-{n}.svg" if f"bar-{n}.svg" in files else "",
                "letter": "" if letter is None else letter.text,
                "colour": "" if letter is None else letter.colour,
                "says": each.says or str(each.n),
                "part": _part(each, most),
            }
        )
    wide = any(each.says for each in bars)
    return drawing.png("bars", {"alt": alt, "bars": drawn, "wide": wide, "credit": pack.credit}, files)


def _part(bar: Bar, most: int) -> float | None:
    """How much of the room a bar takes; None: it has none."""
    whole = most if bar.of is None else bar.of
    return bar.n / whole if whole else None


def drawn_by(pack: Pack, sign: str) -> bytes:
    """The picture that a group brought for this emoji or concept, or ours."""
    return pack.drawings.get(emoji.plain(sign)) or emoji.svg(sign)


def qr_svg(link: str) -> bytes:
    """A QR code that can still be read when a third of it is dirty."""
    out = io.BytesIO()
    segno.make(link, error="h", micro=False).save(out, kind="svg", border=4, scale=4)
    return out.getvalue()

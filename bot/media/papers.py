"""Paper in easy read, for people without a phone and for the wall: PDF from a `Paper`."""

from collections.abc import Mapping
from typing import Any

from bot.ids import FileId
from bot.media import drawing, emoji
from bot.media.letters import Letter, letters_of
from bot.media.photos import as_svg
from bot.media.pictures import drawn_by, page_of, qr_svg
from bot.media.scenes import as_one, scene_of, scenes
from bot.media.work import NO_PACK, NO_WORDS, Ends, Made, Pack
from bot.screen import Block, Face, Paper

_MOST_KEPT_TOGETHER = 8
"""A block with more lines than this may go over a page end."""


def print_paper(paper: Paper, photos: Mapping[FileId, bytes], ends: Ends = NO_WORDS, pack: Pack = NO_PACK) -> Made:
    """The PDF.

    Args:
        photos: JPEGs of the faces; a face that is not there is the first letter of the name.
        ends: the words around it, in its language.
        pack: pictures that a group brought, which are printed instead of ours.
    """
    files = {f"photo-{file}.svg": as_svg(content) for file, content in photos.items()}
    blocks = {}
    for number, block in enumerate(paper.every_block):
        name = f"block-{number}.svg"
        files |= {_file_of(sign): drawn_by(pack, sign) for sign, _ in map(emoji.leading, block.ticks) if sign}
        is_scene = _is_scene(paper, block, pack)
        files |= {_file_of(face.emoji): drawn_by(pack, face.emoji) for face in block.faces if face.emoji}
        files[name] = _picture(block, is_scene=is_scene, pack=pack)
        blocks[block] = _block(block, name, photos) | {"is_scene": is_scene, "is_photo": block.photo in photos}
    data = {
        "title": emoji.without(paper.title),
        "language": paper.language,
        "poster": paper.poster,
        "large": paper.large and not (paper.poster or paper.alike),
        "one_page": paper.one_page and not paper.large,
        "columns": paper.columns,
        "left_out": [emoji.without(line) for line in paper.left_out],
        "sheets": [[blocks[block] for block in sheet] for sheet in paper.sheets],
        "foot": [emoji.without(line) for line in (*paper.foot, ends.credit)],
        "page": ends.page,
    }
    return drawing.pdf("paper", data, files)


def _is_scene(paper: Paper, block: Block, pack: Pack) -> bool:
    """A poster has large single signs, and a group's own pictures are no scenes."""
    sign = emoji.plain(block.emoji)
    has_scene = sign in scenes() and scene_of(sign).on_paper
    return has_scene and not (paper.poster or block.qr or sign in pack.drawings)


def _picture(block: Block, *, is_scene: bool, pack: Pack) -> bytes:
    if block.qr:
        return qr_svg(block.qr)
    return as_one(scene_of(block.emoji)) if is_scene else drawn_by(pack, block.emoji)


def _block(block: Block, file: str, photos: Mapping[FileId, bytes]) -> dict[str, Any]:
    return {
        "heading": emoji.without(block.heading),
        "file": f"photo-{block.photo}.svg" if block.photo in photos else file,
        "leaf": None if block.leaf is None else page_of(block.leaf),
        "alt": block.alt or emoji.without(block.heading) or "-",
        "qr": block.qr,
        "figure": block.figure,
        "more": [emoji.without(line) for line in block.more if line],
        "lines": [emoji.without(line) for line in block.lines if line],
        "ticks": [_tick(tick) for tick in block.ticks],
        "room": block.room,
        "room_for": emoji.without(block.room_for),
        "faces": [
            _face(face, letter, photos) for face, letter in zip(block.faces, letters_of(block.faces), strict=True)
        ],
        "long": block.room + len(block.more) + len(block.lines) + len(block.ticks) + 3 * len(block.faces)
        > _MOST_KEPT_TOGETHER,
    }


def _tick(tick: str) -> dict[str, str]:
    sign, said = emoji.leading(tick)
    return {"words": emoji.without(said), "file": _file_of(sign) if sign else ""}


def _file_of(sign: str) -> str:
    return "sign-" + "-".join(f"{ord(letter):x}" for letter in sign) + ".svg"


def _face(face: Face, letter: Letter, photos: Mapping[FileId, bytes]) -> dict[str, Any]:
    drawn = _file_of(face.emoji) if face.emoji else ""
    file = f"photo-{face.photo}.svg" if face.photo in photos else drawn
    name = emoji.without(face.name)
    return {
        "number": face.number,
        "name": name,
        "file": file,
        "drawn": file == drawn,
        "letter": letter.text,
        "colour": letter.colour,
        "mark": face.mark,
    }

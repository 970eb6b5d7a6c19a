"""Pictures that are put together from several: people round a table, hands at a ballot box, a page of a calendar.

One emoji made large says little, and stands on the button below already. The people differ in age, skin and in how they
get about, as those of a group do.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass

from bot.media.emoji import plain, svg

WIDTH, HEIGHT = 400, 180
"""Points of the ground."""
_TABLE = '<ellipse cx="200" cy="123" rx="116" ry="39" fill="#c99a6b" stroke="#8a5a2e" stroke-width="3"/>'
"""As in `templates/scene.typ`."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One emoji on the ground: where its upper left corner is, how high it is, whether it looks the other way."""

    emoji: str
    x: int
    y: int
    height: int
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn from the back to the front. `table`: one stands in front of the pieces before this number."""

    pieces: tuple[Piece, ...]
    table: int = 0


def _row(*people: str, y: int, height: int, left: int, step: int) -> tuple[Piece, ...]:
    return tuple(Piece(each, left + n * step, y, height) for n, each in enumerate(people))


_SCENES: Mapping[str, Scene] = {
    plain(emoji): scene
    for emoji, scene in {
        "🪑": Scene(
            (
                *_row("👩🏾", "👨🏼‍🦳", "🧑🏽‍🦱", "👩🏻‍🦰", y=18, height=68, left=46, step=80),
                Piece("🧑🏿‍🦽", 8, 82, 84, mirrored=True),
                Piece("👩🏼‍🦽", 308, 82, 84),
                Piece("📄", 150, 100, 34),
                Piece("📄", 216, 100, 34),
            ),
            table=4,
        ),
        "🗳": Scene((Piece("🗳", 130, 20, 140), Piece("🫱🏽", 30, 50, 84), Piece("🫲🏿", 286, 50, 84))),
        "🗣": Scene(
            (Piece("👩🏾", 40, 48, 110), Piece("💬", 146, 16, 66),
             *_row("👨🏼‍🦳", "🧑🏽‍🦱", "👩🏻‍🦰", y=84, height=68, left=176, step=70))
        ),
        "🧑‍🤝‍🧑": Scene((Piece("🧑🏽‍🦱", 70, 38, 110), Piece("📄", 172, 84, 56), Piece("👨🏿", 220, 38, 110))),
        "🙋": Scene(
            (*_row("👨🏼‍🦳", "👩🏻‍🦰", y=74, height=80, left=40, step=240), Piece("🙋🏾‍♀️", 134, 20, 140))
        ),
        "👀": Scene((Piece("🧑🏽‍🦱", 90, 36, 116), Piece("📄", 214, 40, 104))),
        "🎉": Scene(
            (*_row("👩🏾", "👨🏼‍🦳", "🧑🏽‍🦱", "👩🏻‍🦰", y=62, height=84, left=18, step=74), Piece("🎉", 318, 50, 76))
        ),
        "👥": Scene(_row("👩🏾", "👨🏼‍🦳", "🧑🏽‍🦱", "👩🏻‍🦰", y=46, height=88, left=22, step=90)),
    }.items()
}  # fmt: skip


def scene_of(emoji: str) -> Scene:
    """The scene that this emoji is drawn as; itself, large and in the middle, when it has none."""
    return _SCENES.get(plain(emoji)) or alone(emoji)


def alone(emoji: str) -> Scene:
    """One picture, large and in the middle."""
    return Scene((Piece(emoji, 138, 28, 124),))


def as_one(scene: Scene) -> bytes:
    """The scene as one drawing (SVG), for paper: the same that the chat shows, without the ground around it."""
    drawn = [_placed(piece) for piece in scene.pieces]
    if scene.table:
        drawn.insert(scene.table, _TABLE)
    left, top = (min(at) for at in zip(*((each.x, each.y) for each in scene.pieces), strict=True))
    wide = max(each.x + each.height for each in scene.pieces) - left
    high = max(each.y + each.height for each in scene.pieces) - top
    box = f'viewBox="{left} {top} {wide} {high}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(drawn)}</svg>'.encode()


def _placed(piece: Piece) -> str:
    picture = base64.b64encode(svg(piece.emoji)).decode()
    turned = f' transform="translate({2 * piece.x + piece.height} 0) scale(-1 1)"' if piece.mirrored else ""
    at = f'x="{piece.x}" y="{piece.y}" width="{piece.height}" height="{piece.height}"'
    return f'<image {at}{turned} href="data:image/svg+xml;base64,{picture}"/>'


def scenes() -> Mapping[str, Scene]:
    """Every scene by the emoji that it stands for."""
    return _SCENES

"""Pictures that are put together from several: people round a table, hands at a ballot box, a page of a calendar.

One emoji made large says little, and stands in the title below already. So what has no scene of its own is something
that people speak of. The people differ in age, skin and in how they get about, as those of a group do.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.media.emoji import INSTEAD, has_svg, plain, svg

WIDTH, HEIGHT = 400, 180
"""Points of the ground."""
MARK = 64
"""Points of a second sign."""
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
    """What is drawn from the back to the front.

    Args:
        table: one stands in front of the pieces before this number.
        bubble: what the people say stands in a large one, on the right, behind the pieces.
        mark: the upper left corner of a second sign, which is `MARK` high.
        on_paper: it is printed too. The others are too wide beside the lines of a paper, which has one sign there.
    """

    pieces: tuple[Piece, ...]
    table: int = 0
    bubble: bool = False
    mark: tuple[int, int] = (326, 2)
    on_paper: bool = False


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
                Piece("📄", 130, 100, 34),
                Piece("📄", 236, 100, 34),
            ),
            table=4, mark=(168, 90), on_paper=True,
        ),
        "🗳": Scene(
            (Piece("🗳", 130, 20, 140), Piece("🫱🏽", 30, 50, 84), Piece("🫲🏿", 286, 50, 84)),
            mark=(326, 2), on_paper=True,
        ),
        "🗣": Scene(
            (Piece("👩🏾", 40, 48, 110), Piece("💬", 146, 16, 66),
             *_row("👨🏼‍🦳", "🧑🏽‍🦱", "👩🏻‍🦰", y=84, height=68, left=176, step=70)), on_paper=True
        ),
        "🧑‍🤝‍🧑": Scene(
            (Piece("🧑🏽‍🦱", 70, 38, 110), Piece("📄", 172, 84, 56), Piece("👨🏿", 220, 38, 110)), on_paper=True
        ),
        "🙋": Scene(
            (*_row("👨🏼‍🦳", "👩🏻‍🦰", y=74, height=80, left=40, step=240), Piece("🙋🏾‍♀️", 134, 20, 140)), on_paper=True
        ),
        "👀": Scene((Piece("🧑🏽‍🦱", 90, 36, 116), Piece("📄", 214, 40, 104)), on_paper=True),
        "🎉": Scene(
            (*_row("👩🏾", "👨🏼‍🦳", "🧑🏽‍🦱", "👩🏻‍🦰", y=62, height=80, left=8, step=74), Piece("🎉", 318, 50, 76)),
            on_paper=True,
        ),
        "👥": Scene(_row("👩🏾", "👨🏼‍🦳", "🧑🏽‍🦱", "👩🏻‍🦰", y=46, height=88, left=22, step=90), on_paper=True),
        "💬": Scene(
            (Piece("👨🏼‍🦳", 36, 64, 100), Piece("💬", 126, 16, 70), Piece("💬", 204, 16, 70, mirrored=True),
             Piece("👩🏾", 264, 64, 100))
        ),
        "👂": Scene(
            (Piece("🧑🏿‍🦽", 28, 50, 112, mirrored=True), Piece("💬", 138, 22, 64), Piece("👂", 210, 60, 64),
             Piece("👩🏻‍🦰", 274, 50, 108))
        ),
        "🤝": Scene(
            (Piece("👩🏾", 24, 44, 104), Piece("🤝", 144, 50, 112), Piece("👨🏼‍🦳", 272, 44, 104)), mark=(168, 0)
        ),
        "🛡": Scene((Piece("🧑🏽‍🦱", 30, 48, 108), Piece("🛡", 150, 36, 100), Piece("👩🏾", 262, 48, 108))),
        "👋": Scene((*_row("👨🏼‍🦳", "👩🏻‍🦰", y=58, height=96, left=30, step=236), Piece("👋🏾", 138, 26, 124))),
        "📄": Scene(
            (Piece("📄", 128, 30, 96), Piece("📄", 152, 46, 96), Piece("📄", 176, 62, 96),
             Piece("👩🏻‍🦰", 22, 52, 104), Piece("👨🏿", 280, 52, 104))
        ),
        "📰": Scene(
            (Piece("👩🏾", 20, 52, 104), Piece("📰", 138, 30, 124), Piece("👨🏼‍🦳", 276, 52, 104))
        ),
        "📱": Scene((Piece("🧑🏽‍🦱", 34, 44, 108), Piece("📱", 146, 32, 112), Piece("👩🏼‍🦽", 254, 44, 112))),
        "📍": Scene(
            (Piece("🏘️", 14, 60, 110), Piece("🏘️", 276, 60, 110), Piece("🏘️", 146, 74, 104), Piece("📍", 170, 8, 72))
        ),
        "📊": Scene(
            (*_row("👩🏾", "👨🏿", y=68, height=92, left=16, step=272), Piece("📊", 134, 34, 124),
             Piece("💬", 96, 14, 46), Piece("💬", 258, 14, 46, mirrored=True))
        ),
        "🖼": Scene(
            (Piece("🧑🏽‍🦱", 10, 56, 108), *_row("🚌", "🏥", "💷", y=60, height=76, left=126, step=90),
             *_row("❓", "❓", "❓", y=138, height=40, left=144, step=90))
        ),
        "🔒": Scene((Piece("👩🏻‍🦰", 34, 46, 110), Piece("📄", 160, 36, 116), Piece("🔒", 240, 76, 84))),
        "☕": Scene(
            (Piece("👨🏼‍🦳", 18, 48, 104), Piece("🫖", 126, 56, 90), Piece("☕", 212, 80, 66),
             Piece("👩🏾", 282, 48, 104))
        ),
    }.items()
}  # fmt: skip


def scene_of(emoji: str) -> Scene:
    """The scene that this emoji is drawn as; people who speak of it when it has none."""
    scene = _SCENES.get(plain(emoji if has_svg(emoji) else INSTEAD))
    people = _row("👩🏾", "🧑🏽‍🦱", y=80, height=84, left=2, step=80)
    return scene or Scene((*people, Piece(emoji, 236, 22, 104)), bubble=True)


def marked(scene: Scene, mark: str) -> Scene:
    """The scene with a second sign in it; the same scene for none."""
    return replace(scene, pieces=(*scene.pieces, Piece(mark, *scene.mark, MARK))) if mark else scene


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
    """Every scene by the emoji that it stands for, without a mark."""
    return _SCENES

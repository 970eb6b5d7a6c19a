"""Promises of pictures that are put together."""

import io

import pytest
from PIL import Image

from bot.media import emoji, pictures
from bot.media.scenes import HEIGHT, WIDTH, Scene, scene_of, scenes
from bot.media.work import Drawing, key_of
from bot.screen import Leaf, Pictogram

BOARD = Pictogram("🪑", "People around a table")
TUESDAY, WEDNESDAY = Leaf("February 2027", 9, "Tuesday"), Leaf("February 2027", 10, "Wednesday")


def _size(picture: Pictogram) -> tuple[int, int]:
    return Image.open(io.BytesIO(pictures.draw(picture, {}))).size


@pytest.mark.parametrize("scene", scenes().values(), ids=list(scenes()))
def test_a_scene_is_more_than_one_emoji_and_stays_on_its_ground(scene: Scene) -> None:
    assert len(scene.pieces) > 1
    assert all(emoji.has_svg(piece.emoji) for piece in scene.pieces)
    assert all(0 <= piece.x <= WIDTH - piece.height and 0 <= piece.y <= HEIGHT - piece.height for piece in scene.pieces)


def test_an_emoji_is_drawn_as_the_same_scene_with_and_without_its_selector() -> None:
    assert scene_of("🗳️") == scene_of("🗳")


def test_a_page_of_the_calendar_stands_beside_the_people() -> None:
    wide, high = _size(BOARD)
    assert _size(Pictogram(BOARD.emoji, BOARD.alt, TUESDAY)) == (wide + 2 * 174, high)


def test_a_picture_with_another_day_is_another_picture() -> None:
    keys = {key_of(Drawing(Pictogram(BOARD.emoji, BOARD.alt, leaf))) for leaf in (None, TUESDAY, WEDNESDAY)}
    assert len(keys) == 3

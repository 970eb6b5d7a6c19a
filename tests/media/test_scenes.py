"""Promises of pictures that are put together."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from bot.languages import FIRST, Language, language
from bot.media import emoji, pictures
from bot.media.scenes import HEIGHT, MARK, WIDTH, Piece, Scene, marked, scene_of, scenes
from bot.media.work import Drawing, key_of
from bot.screen import Leaf, LifeLine, Pictogram, Picture, Reached, Round
from tests.screens.examples import every
from tests.tongues import COMPLETE, words_in

WORDS = words_in(language(FIRST))
SHOWN = [
    (f"{feature}:{name}", screen.title, screen.picture)
    for feature, name, screen in every(WORDS)
    if isinstance(screen.picture, Pictogram)
]
"""The pictograms of every example, with the title that stands below."""
BOARD = Pictogram("🪑", "People around a table")
TUESDAY, WEDNESDAY = Leaf("February 2027", 9, "Tuesday"), Leaf("February 2027", 10, "Wednesday")


def _size(picture: Picture) -> tuple[int, int]:
    return Image.open(io.BytesIO(pictures.draw(picture, {}))).size


@pytest.mark.parametrize("scene", scenes().values(), ids=list(scenes()))
def test_a_scene_is_more_than_one_emoji_and_stays_on_its_ground(scene: Scene) -> None:
    assert len(scene.pieces) > 1
    assert all(emoji.has_svg(piece.emoji) for piece in scene.pieces)
    assert all(0 <= piece.x <= WIDTH - piece.height and 0 <= piece.y <= HEIGHT - piece.height for piece in scene.pieces)


@pytest.mark.parametrize("scene", scenes().values(), ids=list(scenes()))
def test_a_second_sign_stays_on_the_ground_and_hides_nothing_of_the_scene(scene: Scene) -> None:
    *pieces, sign = marked(scene, "✅").pieces
    assert 0 <= sign.x <= WIDTH - MARK
    assert 0 <= sign.y <= HEIGHT - MARK
    assert [each.emoji for each in pieces if _shared(each, sign) > each.height**2 / 4] == []


def _shared(one: Piece, other: Piece) -> int:
    """How much of the ground both of them take."""
    wide = min(one.x + one.height, other.x + other.height) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(wide, 0) * max(high, 0)


def test_no_picture_of_a_screen_is_the_sign_of_its_title_made_large() -> None:
    drawn = [
        (name, title, marked(scene_of(shown.emoji), shown.mark)) for name, title, shown in SHOWN if not shown.is_asked
    ]
    assert len(drawn) > 100
    assert [name for name, _, scene in drawn if len(scene.pieces) < 2] == []
    assert [name for name, title, scene in drawn if {piece.emoji for piece in scene.pieces} <= set(title.split())] == []


def test_what_has_no_scene_is_something_that_people_speak_of() -> None:
    assert scene_of("🚌").bubble
    assert "🚌" in [piece.emoji for piece in scene_of("🚌").pieces]


def test_a_concept_that_only_a_group_pictures_is_people_who_talk_where_nobody_brought_its_picture() -> None:
    assert scene_of("rent") == scene_of("💬")


def test_a_picture_that_is_asked_about_stands_alone() -> None:
    plain = Pictogram("🛡", "Picture 1 of 7")
    assert pictures.draw(plain, {}) != pictures.draw(replace(plain, is_asked=True), {})
    assert key_of(Drawing(plain)) != key_of(Drawing(replace(plain, is_asked=True)))


def test_an_emoji_is_drawn_as_the_same_scene_with_and_without_its_selector() -> None:
    assert scene_of("🗳️") == scene_of("🗳")


def test_a_page_of_the_calendar_stands_beside_the_people() -> None:
    wide, high = _size(BOARD)
    assert _size(Pictogram(BOARD.emoji, BOARD.alt, TUESDAY)) == (wide + 2 * 174, high)


def test_a_picture_with_another_day_is_another_picture() -> None:
    keys = {key_of(Drawing(Pictogram(BOARD.emoji, BOARD.alt, leaf))) for leaf in (None, TUESDAY, WEDNESDAY)}
    assert len(keys) == 3


@pytest.mark.parametrize("language", COMPLETE, ids=lambda each: each.code)
def test_nothing_of_a_month_is_cut_off(language: Language) -> None:
    words = words_in(language)
    for number in range(1, 13):
        day = date(2026, number, 30 if number != 2 else 28)
        leaf = Leaf(words.month(day), day.day, words.weekday(day))
        drawn = Image.open(io.BytesIO(pictures.draw(Pictogram(BOARD.emoji, BOARD.alt, leaf), {}))).convert("RGB")
        left, top = 2 * (WIDTH + 8), 2 * 15
        # Around its letters the band of the month is red: a word that is too long would reach the edge.
        edge = [drawn.getpixel((x, top + 6)) for x in range(left + 30, left + 270)]
        edge += [drawn.getpixel((left + 5, top + y)) for y in range(30, 74)]
        assert {colour == (0x9C, 0x23, 0x40) for colour in edge} == {True}, leaf.month


def test_a_life_line_of_two_rounds_is_as_large_as_one_of_five() -> None:
    def line(*reached: Reached) -> LifeLine:
        return LifeLine(tuple(Round("📥", each) for each in reached), "How far it is")

    assert _size(line(Reached.PASSED, Reached.NOW)) == _size(line(*(Reached.TO_COME,) * 5))

"""Promises of the README: its pictures are there, small, and say what they show; what moves comes to rest."""

import re
from pathlib import Path

from PIL import Image
from PIL.GifImagePlugin import GifImageFile

ROOT = Path(__file__).parent.parent
PICTURES = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
MOST_BYTES = 500_000


def test_every_picture_is_there_and_small_and_has_words_for_who_does_not_see_it() -> None:
    assert PICTURES
    assert [path for words, path in PICTURES if len(words) < 20 or not (ROOT / path).is_file()] == []
    assert [path for _, path in PICTURES if (ROOT / path).stat().st_size > MOST_BYTES] == []


def test_the_first_presses_are_shown_once_and_slowly_enough_to_follow() -> None:
    (moving,) = (path for _, path in PICTURES if path.endswith(".gif"))
    with Image.open(ROOT / moving) as film:
        assert isinstance(film, GifImageFile)
        times = []
        for number in range(film.n_frames):
            film.seek(number)
            times.append(film.info["duration"])
        assert len(times) > 10
        assert min(times) >= 800
        assert "loop" not in film.info

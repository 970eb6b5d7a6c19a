"""A pack: pictures that a group brings itself, under a licence of its own, instead of ours.

A folder with `pack.toml` (name, licence, credit) and files that are called like concepts (`bus.svg`, `doctor.png`), or
that `[files]` gives to concepts. It is read once, when the program starts. Not in the worker, which may not read it.
"""

import base64
import re
import struct
import tomllib
import zlib
from pathlib import Path
from types import MappingProxyType
from typing import Annotated
from xml.parsers import expat

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.media.concepts import concept_called
from bot.media.emoji import plain
from bot.media.work import NO_PACK, Pack

LARGEST = 200_000
"""Bytes of a picture: all of a pack is kept in memory, and a paper with 50 pictures still fits into a worker."""
CREDIT_MOST = 80
"""Letters that fit under a picture of the chat."""
DOTS_MOST = 4000
"""Of a side: a small file can ask for more memory than a worker has."""
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PART = struct.Struct(">I4s")
_ENDINGS = (".svg", ".png")
_UNSAFE = re.compile(
    rb"<script|<!entity|<foreignobject|@import|\bon\w+\s*=|href\s*=\s*[\"'](?!#|data:image/(?!svg))", re.IGNORECASE
)
"""What a drawing does not need, and what could ask for something from outside."""


class WrongPack(ValueError):  # noqa: N818 - a state of a folder
    """One clear sentence: what of a pack cannot be used, and why."""


class _Title(BaseModel):
    """What stands in `pack.toml`. The credit may be empty, for who needs none: but somebody must have thought of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(min_length=1)]
    licence: Annotated[str, Field(min_length=1)]
    credit: Annotated[str, Field(max_length=CREDIT_MOST)]
    files: dict[str, str] = {}


_laid: list[Pack] = [NO_PACK]


def lay_down(folder: Path | None) -> None:
    """From now on the pictures of this folder are used; None: only ours. Raises WrongPack."""
    _laid[:] = [NO_PACK if folder is None else read(folder)]


def laid() -> Pack:
    """The pack in use; an empty one when there is none."""
    return _laid[0]


def read(folder: Path) -> Pack:
    """All of a folder. Raises WrongPack."""
    title = _title(folder / "pack.toml")
    found = {each.stem: each.name for each in sorted(folder.iterdir()) if each.suffix.lower() in _ENDINGS}
    drawings: dict[str, bytes] = {}
    for name, picture in {**found, **title.files}.items():
        concept = concept_called(name)
        if concept is not None:
            drawn = _drawing(folder / picture)
            drawings |= {sign: drawn for sign in (concept.id, plain(concept.emoji)) if sign}
        elif name in title.files:
            raise WrongPack(f"{folder / 'pack.toml'}: no picture of ours is called {name}: see bot/media/concepts.tsv.")
    if not drawings:
        raise WrongPack(f"{folder} has no picture that is called like one of ours: see bot/media/concepts.tsv.")
    return Pack(MappingProxyType(drawings), title.credit)


def _title(path: Path) -> _Title:
    try:
        return _Title.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise WrongPack(f"{path} cannot be read: {problem}.") from None
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        raise WrongPack(f"{path}: `{'.'.join(map(str, first['loc']))}` cannot be used: {first['msg']}.") from None


def _drawing(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise WrongPack(f"{path} cannot be read: {problem}.") from None
    if len(content) > LARGEST:
        raise WrongPack(f"{path} is larger than {LARGEST // 1000} kB.")
    if path.suffix.lower() == ".png":
        if not _is_png(content):
            raise WrongPack(f"{path} is no PNG, or not all of one, or has more than {DOTS_MOST} dots on a side.")
        return _inside_svg(content)
    if not _is_svg(content):
        raise WrongPack(f"{path} is no SVG, or not all of one.")
    if _UNSAFE.search(content):
        raise WrongPack(f"{path} asks for something outside of itself.")
    return content


def _is_png(content: bytes) -> bool:
    """Each part with the sum that stands behind it, to the last one."""
    at, name = len(_PNG), b""
    while name != b"IEND" and at + 12 <= len(content):
        size, name = _PNG_PART.unpack_from(content, at)
        end = at + 8 + size
        if zlib.crc32(content[at + 4 : end]).to_bytes(4, "big") != content[end : end + 4]:
            return False
        at = end + 4
    return content.startswith(_PNG) and name == b"IEND" and 0 < max(_size_of(content)) <= DOTS_MOST


def _size_of(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def _is_svg(content: bytes) -> bool:
    names: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: names.append(name)
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        return False
    return names[0].rpartition(":")[2] == "svg"


def _inside_svg(png: bytes) -> bytes:
    """Typst takes files of text only."""
    wide, high = _size_of(png)
    picture = f'<image width="{wide}" height="{high}" href="data:image/png;base64,{base64.b64encode(png).decode()}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">{picture}</svg>'.encode()

"""One door to Typst: our letters, our pictures, and people's words as data, never as markup."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import ttf_opensans
import typst

from bot.media.described import described
from bot.media.work import Made

_TEMPLATES = Path(__file__).parent / "templates"


@cache
def _fonts() -> typst.Fonts:
    folder = Path(ttf_opensans.__file__).parent / "ttf"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


@cache
def _template(name: str) -> bytes:
    return (_TEMPLATES / f"{name}.typ").read_bytes()


def png(template: str, data: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """Draw a template as a PNG of 2 dots per point, with the words that say what it shows."""
    return described(bytes(_compile(template, data, files, format="png", ppi=144.0)), str(data.get("alt", "")))


def pdf(template: str, data: Mapping[str, Any], files: Mapping[str, bytes]) -> Made:
    """Print a template as PDF/UA-1, or as a tagged PDF (`is_plain`) when a letter has no glyph in our font."""
    try:
        return Made(bytes(_compile(template, data, files, format="pdf", pdf_standards=["ua-1"])))
    except typst.TypstError:
        return Made(bytes(_compile(template, data, files, format="pdf")), is_plain=True)


def can_draw(picture: bytes) -> bool:
    """Whether this SVG is one that can be drawn."""
    try:
        _compile("alone", {}, {"picture.svg": picture}, format="png", ppi=72.0)
    except typst.TypstError:
        return False
    return True


def _compile(template: str, data: Mapping[str, Any], files: Mapping[str, bytes], **how: Any) -> Any:
    return typst.compile(
        {"main": _template(template), **files},
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        **how,
    )

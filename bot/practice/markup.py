"""Telegram's HTML: checked as strictly as Telegram does, and made safe for the page."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "tg-spoiler": "spoiler", "blockquote": "blockquote",
}  # fmt: skip
"""The tags that Telegram knows, with its name for each."""
_SAFE = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "pre": "pre"}
_LETTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
"""The only names of letters that Telegram knows; any other `&name;` stays as it is."""
_TAG = re.compile(r"<(/?)([^\s>/]*)([^>]*)>")
_LETTER = re.compile(r"&(#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]+);")
_ADDRESS = re.compile(r"href\s*=\s*[\"']?([^\"'\s>]+)")


class WrongMarkup(ValueError):  # noqa: N818 - a state of the world
    """Telegram would refuse this markup."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words as Telegram keeps them.

    Args:
        plain: without marks.
        safe: HTML that may stand in the page.
        entities: Telegram's list of what is bold and so on, counted in UTF-16 units.
    """

    plain: str
    safe: str
    entities: tuple[dict[str, Any], ...] = ()


@dataclass(slots=True)
class _Reader:
    source: str
    plain: str = ""
    safe: str = ""
    open: list[tuple[str, int, str]] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)

    def read(self) -> Marked:
        """From the first letter to the last."""
        at = 0
        while at < len(self.source):
            if self.source[at] == "<":
                at = self._tag(at)
            else:
                end = self.source.find("<", at)
                end = len(self.source) if end < 0 else end
                self._words(_LETTER.sub(_letter, self.source[at:end]))
                at = end
        if self.open:
            raise WrongMarkup(f'can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return Marked(self.plain, self.safe, tuple(self.entities))

    def _words(self, words: str) -> None:
        self.plain += words
        self.safe += html.escape(words)

    def _tag(self, at: int) -> int:
        found = _TAG.match(self.source, at)
        place = len(self.source[:at].encode())
        if found is None:
            raise WrongMarkup(f"unclosed start tag at byte offset {place}")
        ends, name, more = found[1], found[2].lower(), found[3]
        if ends:
            self._end(name, place)
        elif name not in _KINDS:
            raise WrongMarkup(f'unsupported start tag "{name}" at byte offset {place}')
        else:
            address = _ADDRESS.search(more)
            self.open.append((name, _units(self.plain), html.unescape(address[1]) if address else ""))
            self.safe += f"<{_SAFE.get(_KINDS[name], 'span')}>"
        return found.end()

    def _end(self, name: str, place: int) -> None:
        if not self.open:
            raise WrongMarkup(f"unexpected end tag at byte offset {place}")
        opened, offset, address = self.open.pop()
        if name and name != opened:
            raise WrongMarkup(f'unmatched end tag at byte offset {place}, expected "</{opened}>", found "</{name}>"')
        kind = _KINDS[opened]
        self.safe += f"</{_SAFE.get(kind, 'span')}>"
        length = _units(self.plain) - offset
        if length:
            link = {"url": address} if kind == "text_link" else {}
            self.entities.append({"type": kind, "offset": offset, "length": length, **link})


def _letter(found: re.Match[str]) -> str:
    name = found[1]
    if name.startswith("#"):
        number = int(name[2:], 16) if name[1] == "x" else int(name[1:])
        return chr(number) if 0 < number < 0x110000 else found[0]
    return _LETTERS.get(name, found[0])


def _units(text: str) -> int:
    """Telegram counts as JavaScript does: most pictures are two units long."""
    return len(text.encode("utf-16-le")) // 2


def read(text: str, *, is_html: bool) -> Marked:
    """The plain words, their marks, and HTML that is safe to put into the page.

    Raises:
        WrongMarkup: a tag that Telegram does not know, or one that is not closed.
    """
    return _Reader(text).read() if is_html else Marked(text, html.escape(text))

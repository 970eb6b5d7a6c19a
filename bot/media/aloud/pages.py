"""A page read out: its lines, then its buttons, each ended like a sentence."""

import re

from bot.media import emoji
from bot.media.aloud.steps import STEPS
from bot.media.aloud.table import Table, table_of
from bot.words import Words, own_lines

_CIRCLED = {letter: number for number, letter in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮", start=1)}
_FIRST = re.compile(rf"^(?:(\d{{1,3}})\.\s+|([{''.join(_CIRCLED)}])\s*)(?=\S)")
_CUT_OFF = re.compile(r"\s*\S*…(?=”?$)")
_ENDED = re.compile(r"[.!?:]$")
_STRONGEST = ",;:.!?"
"""Of several marks in a row the last of these stays."""
_LOOSE = re.compile(r"\s+(?=[.,;:!?])")
_MARKS = re.compile(r"[.,;:!?](?:\s*[.,;:!?])+")


def spoken(text: str, words: Words) -> str:
    """What a voice says for these lines: a sentence on each line, no sign and no digit that it could stumble over."""
    return "\n".join(filter(None, (_line(line, table_of(words.language)) for line in text.split("\n"))))


def spoken_page(text: str, labels: tuple[str, ...], words: Words) -> str:
    """What Listen reads out: the words of a page, then the names of its buttons."""
    if not labels:
        return spoken(text, words)
    names = (_label(label, words) for label in labels)
    return "\n".join(filter(None, (spoken(text, words), spoken(words.text("home.you_can_press"), words), *names)))


def _label(label: str, words: Words) -> str:
    """A button. A picture before our own words says the same again; before a name it says what became of it."""
    table, label = table_of(words.language), _CUT_OFF.sub("", label)
    mark, named = emoji.leading(label)
    if mark not in table.of("mark") or label in own_lines():
        return _line(label, table)
    # Only where people choose a tick stands before the number of a candidate, or before another picture.
    is_choice = named[:1] in _CIRCLED or emoji.leading(label.removeprefix(mark).lstrip())[0]
    kind = "mark_of_choice" if is_choice else "mark"
    return _ended(table.said(kind, mark, what=_line(named, table)))


def _line(written: str, table: Table) -> str:
    """One line; empty when nothing in it can be said."""
    line = emoji.leading(written)[1]
    first = _FIRST.match(line)
    number = ""
    if first is not None:
        number = table.said("sign", "1.", n=first[1] or str(_CIRCLED[first[2]]))
        line = emoji.leading(line[first.end() :])[1]
    line = emoji.named(f"{number} {line}", table.of("picture"))
    for step in STEPS:
        line = step(line, table)
    return _ended(line) if re.search(r"\w", line) else ""


def _ended(line: str) -> str:
    """With one mark at the end and none twice, so that a voice comes to a rest."""
    line = _MARKS.sub(lambda found: max(found[0], key=_STRONGEST.find), _LOOSE.sub("", " ".join(line.split())))
    line = line.strip(" ,;").lstrip(":. ")
    return line if _ENDED.search(line) else f"{line}."

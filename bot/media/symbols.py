"""Which picture goes with which words: a small table of everyday concepts. People can always change it."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "symbols.tsv"
DEFAULT = "💬"


@dataclass(frozen=True, slots=True)
class Symbol:
    """One picture, with the words it stands for in each language, the plainest first."""

    emoji: str
    words: dict[str, tuple[str, ...]]

    def name(self, language: str) -> str:
        """The plainest word for it."""
        return self.words[language][0]


@cache
def symbols() -> tuple[Symbol, ...]:
    """The whole table, similar things next to each other."""
    header, *rows = _TABLE.read_text(encoding="utf-8").splitlines()
    languages = header.split("\t")[1:]
    made = []
    for row in rows:
        emoji, *columns = row.split("\t")
        words = {
            language: tuple(word.strip() for word in column.split(";"))
            for language, column in zip(languages, columns, strict=True)
        }
        made.append(Symbol(emoji, words))
    return tuple(made)


@cache
def _finder(language: str) -> list[tuple[re.Pattern[str], str]]:
    """Every word of the table, the longest first, so that "bus pass" comes before "pass"."""
    pairs = [(word, symbol.emoji) for symbol in symbols() for word in symbol.words[language]]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return [(re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE), emoji) for word, emoji in pairs]


def symbol_for(text: str, language: str) -> str:
    """The emoji of the first thing that a text speaks of; a speech bubble when we know none.

    The earliest word in the text wins; of two at the same place the longer one.
    """
    best: tuple[int, int, str] | None = None
    for rank, (pattern, emoji) in enumerate(_finder(language)):
        found = pattern.search(text)
        if found is not None and (best is None or (found.start(), rank) < best[:2]):
            best = (found.start(), rank, emoji)
    return DEFAULT if best is None else best[2]


def symbol_name(emoji: str, language: str) -> str:
    """What a picture shows, in words; the plainest word of the table."""
    return next((symbol.name(language) for symbol in symbols() if symbol.emoji == emoji), "💬")

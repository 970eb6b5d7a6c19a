"""Which picture goes with which words: a small table of everyday concepts in each language. People can change it."""

import re
from dataclasses import dataclass
from functools import cache

from bot.languages import FIRST, language, languages

DEFAULT = "💬"


@dataclass(frozen=True, slots=True)
class Symbol:
    """One picture, with the words it stands for in each language that has some, the plainest first."""

    emoji: str
    words: dict[str, tuple[str, ...]]

    def name(self, code: str) -> str:
        """The plainest word for it; in the first language where this one has none."""
        return (self.words.get(code) or self.words[FIRST])[0]


@cache
def symbols() -> tuple[Symbol, ...]:
    """The whole table, similar things next to each other."""
    known = languages()
    return tuple(
        Symbol(emoji, {code: each.pictures[emoji] for code, each in known.items() if emoji in each.pictures})
        for emoji in known[FIRST].pictures
    )


@cache
def _finder(code: str) -> list[tuple[re.Pattern[str], str]]:
    """Every word of the table, the longest first, so that "bus pass" comes before "pass"."""
    pairs = [(word, emoji) for emoji, words in language(code).pictures.items() for word in words]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return [(re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE), emoji) for word, emoji in pairs]


def symbol_for(text: str, code: str) -> str:
    """The emoji of the first thing that a text speaks of; a speech bubble when we know none.

    The earliest word in the text wins; of two at the same place the longer one.
    """
    best: tuple[int, int, str] | None = None
    for rank, (pattern, emoji) in enumerate(_finder(code)):
        found = pattern.search(text)
        if found is not None and (best is None or (found.start(), rank) < best[:2]):
            best = (found.start(), rank, emoji)
    return DEFAULT if best is None else best[2]


def symbol_name(emoji: str, code: str) -> str:
    """What a picture shows, in words; the plainest word of the table."""
    return next((symbol.name(code) for symbol in symbols() if symbol.emoji == emoji), DEFAULT)

"""Concepts of everyday life and of boards: what each is called in each language, and which picture stands for it.

The ids and pictures are in `concepts.tsv` beside this file, the words in the folder of each language. No two concepts
share a picture. One without a picture has none on purpose: none is better than a wrong one.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

from bot.languages import FIRST, languages
from bot.media.emoji import plain

DEFAULT = "💬"
"""Stands before words that have no picture: something that somebody said."""
_NONE = "-"
_FILE = Path(__file__).with_name("concepts.tsv")


class Weight(IntEnum):
    """How strongly a concept is what a text speaks of, the strongest first.

    OWN: what people are, not what a text is about; never an emoji. FRAME: boards, votes and papers, which most of
    our texts name. SMALL: words that stand beside others, such as days and changes.
    """

    TOPIC = 0
    OWN = 1
    FRAME = 2
    SMALL = 3


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept, with the words for it in each language that has some, the plainest first. `emoji` may be empty."""

    id: str
    emoji: str
    weight: Weight
    words: dict[str, tuple[str, ...]]

    def name(self, code: str) -> str:
        """The plainest word for it; in the first language where this one has none."""
        return (self.words.get(code) or self.words[FIRST])[0]


@cache
def concepts() -> tuple[Concept, ...]:
    """All of them, similar ones next to each other."""
    rows = [line.split("\t") for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    known = languages()
    return tuple(
        Concept(
            name,
            "" if emoji == _NONE else emoji,
            Weight[weight.upper()],
            {code: each.pictures[name] for code, each in known.items() if name in each.pictures},
        )
        for name, emoji, weight in rows
    )


@cache
def pictured() -> tuple[Concept, ...]:
    """Those that have a picture of our own: what people choose from."""
    return tuple(each for each in concepts() if each.emoji)


def concept_called(name: str) -> Concept | None:
    """The concept with this id."""
    return next((each for each in concepts() if each.id == name), None)


def concept_of(emoji: str) -> Concept | None:
    """The concept that this picture stands for."""
    return next((each for each in pictured() if plain(each.emoji) == plain(emoji)), None)


@cache
def _finder(code: str) -> tuple[re.Pattern[str], dict[str, Concept]]:
    """Every word of a language. Where two begin the longer one is found, so "learning disability" is no learning."""
    by_word = {word.casefold(): each for each in concepts() for word in each.words.get(code, ())}
    longest = sorted(by_word, key=lambda word: (-len(word), word))
    pattern = "|".join(map(re.escape, longest)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), by_word


def concept_for(text: str, code: str) -> Concept | None:
    """What a text speaks of: topics before small words, long phrases before short ones, then the earliest."""
    pattern, by_word = _finder(code)
    found = [(by_word[each[0]], each) for each in pattern.finditer(text.casefold())]
    best = min(found, key=lambda pair: (pair[0].weight, -len(pair[1][0].split()), pair[1].start()), default=None)
    return None if best is None else best[0]


def symbol_for(text: str, code: str) -> str:
    """The emoji of what a text speaks of; a speech bubble when we know none, or none that is right."""
    found = concept_for(text, code)
    return found.emoji if found is not None and found.emoji else DEFAULT


def symbol_name(emoji: str, code: str) -> str:
    """What a picture shows, in words: the plainest word for it."""
    found = concept_of(emoji)
    return DEFAULT if found is None else found.name(code)

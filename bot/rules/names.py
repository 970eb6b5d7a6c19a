"""Names as people see them: what is kept of one, when two look alike, and which cannot be used. Not who has which."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from bot.rules.refusals import Empty, Refusal, TooLong
from bot.screen import HOME, Tap

NAME_MOST = 40
"""Letters of a name: what fits on a button and on a card."""
_BETWEEN = frozenset(" '’-‐‑.·")
"""What may stand between the letters of a name."""
_AT_THE_END = " '’-‐‑·"
_SHOW_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that show nothing. Source: Unicode, Default_Ignorable_Code_Point, without format signs; and the
Braille pattern without a dot."""
_VARIANTS = ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
"""Marks that choose between forms of a letter, and show nothing by themselves. Source: the same."""
_MOST_MARKS = 3
"""Marks on one letter; more of them grow over the lines above and below."""
_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lo"})
_IN_ONE_WORD = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
"""Alphabets that are written together. All others stand in words of their own."""
_OVERLAID, _ABOVE_AND_BELOW = 1, 200
"""Combining classes of marks that people overlook: accents, not the vowels of Hindi. Source: UAX 44, table 15."""
_LIKE = {
    "a": "ΑαАаɑ",
    "b": "ΒβВвь",
    "c": "ϹϲСс",
    "d": "Ԁԁðđ",
    "e": "ΕεЕе",
    "g": "ցɡ",
    "h": "ΗНнһհħ",
    "i": "ΙιІіӏԼlıɩɪ1ł",
    "j": "ϳЈј",
    "k": "ΚκКк",
    "m": "ΜМм",
    "n": "ΝηПпո",
    "o": "ΟοОоՕօ0ø",
    "p": "ΡρРр",
    "q": "Ԛԛզ",
    "r": "Ггʀ",
    "s": "Ѕѕ5",
    "t": "ΤτТт",
    "u": "υиՍս",
    "v": "ν",
    "w": "ωԜԝա",
    "x": "ΧχХх",
    "y": "ΥУҮуүʏ",
    "z": "Ζ",
}
"""Letters of Greek, Cyrillic and Armenian, figures, and rare ones of ours, by the small letter that they look like.

Source: Unicode's confusables (UTS 39), and what phones show alike.
"""
_LOOK_ALIKE = str.maketrans({other: ours for ours, others in _LIKE.items() for other in others})
_PAIRS = (("rn", "m"), ("vv", "w"))


class WriteIt(Empty):
    """A name or a number is asked for, and nothing came that can be seen."""

    key = "people.refused.write_it"


class NoName(Empty):
    """It has no letters, or its words mix alphabets so that it looks like another name."""

    key = "people.refused.no_name"


class WordsOfOurs(Refusal):
    """A name that looks like something that the bot says."""

    key = "people.refused.words_of_ours"


def clean(text: str, *, after: Tap = HOME) -> str:
    """A name as it is kept: letters and what stands between them. Pictures and what nobody sees is left out.

    Raises:
        WriteIt: nothing of it can be seen.
        NoName, TooLong.
    """
    name = _seen(text)
    if not name and not any(unicodedata.category(each)[0] in "LNPS" and each not in _SHOW_NOTHING for each in text):
        raise WriteIt(after)
    if not name or _mixes_alphabets(name):
        raise NoName(after)
    if len(name) > NAME_MOST:
        raise TooLong(after, most=NAME_MOST)
    return name


def offered(text: str) -> str:
    """The name that a phone says its owner has, as it can be proposed; empty when there is nothing to propose."""
    name = _seen(text)[:NAME_MOST].strip()
    return "" if _mixes_alphabets(name) else name


def looks(name: str) -> frozenset[str]:
    """What a name looks like, as written and in small letters: two names are alike when they share one of these."""
    return frozenset(_look(each) for each in (name, name.casefold()))


def looks_of(names: Iterable[str]) -> frozenset[str]:
    """What any of these names or lines looks like; pictures beside the words make no difference."""
    return frozenset(look for name in names for look in looks(_seen(name)))


def is_like(name: str, others: Collection[str]) -> bool:
    """Whether people could take this name for one of the others."""
    return not looks(name).isdisjoint(looks_of(others))


def check_not_ours(name: str, ours: Collection[str], *, after: Tap = HOME) -> None:
    """Raises WordsOfOurs when a name looks like a line of the bot. `ours`: what its lines look like."""
    if not looks(name).isdisjoint(ours):
        raise WordsOfOurs(after)


def _seen(text: str) -> str:
    """The letters of a name and what stands between them, on one line, beginning with a letter."""
    # Figures in circles become plain figures with the next step, and "① Ben" would be a button of a ballot.
    plain = "".join(" " if unicodedata.category(sign) in ("No", "Nl", "So") else sign for sign in text)
    kept = "".join(_kept(sign) for sign in unicodedata.normalize("NFKC", plain))
    kept = re.sub(r"\S+", lambda word: _few_marks(word.group()), kept)
    line = " ".join(kept.split())
    first = next((n for n, sign in enumerate(line) if unicodedata.category(sign) in _LETTERS), len(line))
    return line[first:].rstrip(_AT_THE_END)


def _kept(sign: str) -> str:
    """The sign itself, a space in place of a picture, or nothing in place of what nobody sees."""
    category = unicodedata.category(sign)
    if sign in _SHOW_NOTHING or any(first <= ord(sign) <= last for first, last in _VARIANTS) or category == "Me":
        return ""
    if category[0] in "LM" or category == "Nd" or sign in _BETWEEN:
        return sign
    return " " if sign.isspace() or category[0] in "PSN" else ""


def _few_marks(word: str) -> str:
    kept, marks = "", 0
    for sign in word:
        marks = marks + 1 if unicodedata.category(sign)[0] == "M" else 0
        kept += sign if marks <= _MOST_MARKS else ""
    return kept


def _mixes_alphabets(name: str) -> bool:
    return any(len(alphabets - _IN_ONE_WORD) + bool(alphabets & _IN_ONE_WORD) > 1 for alphabets in _alphabets(name))


def _alphabets(name: str) -> list[set[str]]:
    """The alphabets of each word, as Unicode names them."""
    return [
        {unicodedata.name(sign, "?").split()[0] for sign in word if unicodedata.category(sign) in _LETTERS}
        for word in re.split(r"[ \-‐‑]", name)
    ]


def _look(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name)
    letters = "".join(sign for sign in parts if not _is_overlooked(sign)).translate(_LOOK_ALIKE).casefold()
    # Once more: what was a large letter a moment ago can be one of those in the table now.
    plain = letters.translate(_LOOK_ALIKE)
    for pair, one in _PAIRS:
        plain = plain.replace(pair, one)
    return "".join(sign for sign in plain if sign.isalnum() or unicodedata.category(sign)[0] == "M")


def _is_overlooked(sign: str) -> bool:
    return unicodedata.combining(sign) == _OVERLAID or unicodedata.combining(sign) >= _ABOVE_AND_BELOW

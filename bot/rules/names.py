"""Names as people see them: what is kept of one, when two look alike, and which cannot be used. Not who has which."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import count

from bot.rules.refusals import Empty, Refusal, TooLongToWrite
from bot.screen import HOME, Tap

NAME_MOST = 40
"""Letters of a name: what fits on a button and on a card."""
SHORT_MOST = 20
"""Letters of the name of a thing, like a topic: with its picture it fits into half a row of a small phone."""
_NO_WORDS = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "So", "Sk"})
"""What shows nothing, or a picture."""
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
_IN_USE = frozenset({
    "ARABIC", "ARMENIAN", "BENGALI", "BOPOMOFO", "CJK", "CYRILLIC", "DEVANAGARI", "ETHIOPIC", "GEORGIAN", "GREEK",
    "GUJARATI", "GURMUKHI", "HANGUL", "HEBREW", "HIRAGANA", "KANNADA", "KATAKANA", "KHMER", "LAO", "LATIN", "MALAYALAM",
    "MYANMAR", "ORIYA", "SINHALA", "TAMIL", "TELUGU", "THAANA", "THAI", "TIBETAN",
})  # fmt: skip
"""Alphabets in which people write every day. In others there is nearly each of our letters once more, so that a whole
name looks like another one. Source: Unicode's recommended scripts (UAX 31, table 5)."""
_OF_ALL_ALPHABETS = "COMBINING"
"""How Unicode calls marks that belong to no alphabet."""
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
    "n": "ΝηПпոŋŊ",
    "o": "ΟοОоՕօ0ø",
    "p": "ΡρРр",
    "q": "Ԛԛզ",
    "r": "Ггʀ",
    "s": "Ѕѕ5",
    "t": "ΤτТт",
    "u": "υиՍսʊƱ",
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
_OF_OURS = re.compile(r"LATIN (?:SMALL |CAPITAL )?LETTER (?:[A-Z-]+ )*([A-Z])")
"""How Unicode calls our letters, also where they are small capitals, turned, or open on one side."""
_LINE = 3
"""Words of a line of the bot with which nobody's name begins or ends; one or two words can be part of a name (own)."""
_SHORT_WORD, _STEM, _ENDING = 3, 4, 2
"""Letters of a word that says little, as an article; of a word that keeps most of itself; and of an ending (own)."""
_PAIRS = (("rn", "m"), ("vv", "w"))


class WriteIt(Empty):
    """A name or a number is asked for, and nothing came that can be seen."""

    key = "people.refused.write_it"


class NoName(Empty):
    """It has no letters, or letters that look like others: of an old alphabet, or of two in one word."""

    key = "people.refused.no_name"


class WordsOfOurs(Refusal):
    """A name that looks like something that the bot says."""

    key = "people.refused.words_of_ours"


def clean(text: str, *, after: Tap = HOME) -> str:
    """A name as it is kept: letters and what stands between them. Pictures and what nobody sees is left out.

    Raises:
        WriteIt: nothing of it can be seen.
        NoName, TooLongToWrite.
    """
    name = _seen(text)
    if not name and not any(unicodedata.category(each)[0] in "LNPS" and each not in _SHOW_NOTHING for each in text):
        raise WriteIt(after)
    if not name or _could_be_another(name):
        raise NoName(after)
    if len(name) > NAME_MOST:
        raise TooLongToWrite(after, most=NAME_MOST)
    return name


def offered(text: str) -> str:
    """The name that a phone says its owner has, as it can be proposed; empty when there is nothing to propose."""
    name = _seen(text)[:NAME_MOST].strip()
    return "" if _could_be_another(name) else name


def seen_line(text: str) -> str:
    """What can be seen of words that are no name of a person, as of a group, on one line."""
    kept = "".join(" " if sign.isspace() else sign for sign in text if sign.isspace() or not _shows_nothing(sign))
    return " ".join(_few_marks(word) for word in kept.split())


def is_unseen(text: str) -> bool:
    """Whether there is nothing in it that anybody could see."""
    return all(sign.isspace() or _shows_nothing(sign) for sign in text)


def clean_short(text: str, *, after: Tap) -> str:
    """A short name of a thing as it is kept: on one line, without pictures, because a thing has one beside its name.

    Raises:
        WriteIt: there is no letter in it.
        TooLongToWrite.
    """
    seen = (sign for sign in text if not "\ufe00" <= sign <= "\ufe0f" and unicodedata.category(sign) not in _NO_WORDS)
    name = " ".join("".join(seen).split())
    if not any(sign.isalnum() for sign in name):
        raise WriteIt(after)
    if len(name) > SHORT_MOST:
        raise TooLongToWrite(after, most=SHORT_MOST)
    return name


def picture_and_words(text: str) -> tuple[str, str]:
    """An answer that begins with a picture, in two: `🚌 The bus` is `🚌` and `The bus`."""
    first, _, rest = text.strip().partition(" ")
    if rest.strip() and not any(letter.isalnum() for letter in first) and not first.isascii():
        return first, rest.strip()
    return "", text.strip()


def looks(name: str) -> frozenset[str]:
    """What a name looks like, as written and in small letters: two names are alike when they share one of these."""
    return frozenset(_look(each) for each in (name, name.casefold()))


def looks_of(names: Iterable[str]) -> frozenset[str]:
    """What any of these names or lines looks like; pictures beside the words make no difference."""
    return frozenset(look for name in names for look in looks(_seen(name)))


def is_like(name: str, others: Collection[str]) -> bool:
    """Whether people could take this name for one of the others."""
    return not looks(name).isdisjoint(looks_of(others))


def numbered(name: str, others: Collection[str]) -> str:
    """The name, or the name with the first number with which nobody could take it for one of the others."""
    with_numbers = (name if n == 1 else f"{name} {n}" for n in count(1))
    return next(each for each in with_numbers if not is_like(each, others))


def is_nearly(name: str, other: str) -> bool:
    """Whether somebody could mean the same thing: all that differs is a short word more, or how words end.

    `The north` is nearly `North`, and `Bus` nearly `Buses`. `North` is not nearly `North East`.
    """
    mine, beside = _words_of(name), []
    left = mine.copy()
    for word in _words_of(other):
        same = next((each for each in left if _ends_otherwise(each, word)), None)
        if same is None:
            beside.append(word)
        else:
            left.remove(same)
    shares_words, is_one_sided = len(left) < len(mine), not (left and beside)
    return shares_words and is_one_sided and all(len(word) <= _SHORT_WORD for word in (*left, *beside))


def _words_of(name: str) -> list[str]:
    kept = "".join(sign if sign.isalnum() else " " for sign in unicodedata.normalize("NFKC", name).casefold())
    return kept.split()


def _ends_otherwise(one: str, other: str) -> bool:
    """Whether these are one word, but for a letter or two at its end: city and cities."""
    short, long = sorted((one, other), key=len)
    if one == other:
        return True
    stem = short if len(short) < _STEM else short[:-1]
    return len(short) >= _STEM - 1 and 0 < len(long) - len(short) <= _ENDING and long.startswith(stem)


def check_not_ours(name: str, ours: Collection[str], *, after: Tap = HOME) -> None:
    """Raises WordsOfOurs when a name looks like a line of the bot. `ours`: what its lines look like."""
    if is_ours(name, ours):
        raise WordsOfOurs(after)


def is_ours(name: str, ours: Collection[str]) -> bool:
    """Whether a name looks like a line of the bot, or begins or ends like one of three words or more."""
    words = name.split()
    some = range(_LINE, len(words))
    parts = (name, *(" ".join(words[:n]) for n in some), *(" ".join(words[-n:]) for n in some))
    return any(not looks(part).isdisjoint(ours) for part in parts)


def _seen(text: str) -> str:
    """The letters of a name and what stands between them, on one line, beginning with a letter."""
    # Figures in circles become plain figures with the next step, and "① Ben" would be a button of a ballot.
    plain = "".join(" " if unicodedata.category(sign) in ("No", "Nl", "So") else sign for sign in text)
    kept = "".join(_kept(sign) for sign in unicodedata.normalize("NFKC", plain))
    kept = re.sub(r"\S+", lambda word: _few_marks(word.group()), kept)
    line = " ".join(kept.split())
    first = next((n for n, sign in enumerate(line) if unicodedata.category(sign) in _LETTERS), len(line))
    return line[first:].rstrip(_AT_THE_END)


@lru_cache(maxsize=2048)
def _kept(sign: str) -> str:
    """The sign itself, a space in place of a picture, or nothing in place of what nobody sees."""
    category = unicodedata.category(sign)
    if _shows_nothing(sign) or category == "Me":
        return ""
    if category[0] in "LM" or category == "Nd" or sign in _BETWEEN:
        return sign
    return " " if sign.isspace() or category[0] in "PSN" else ""


def _shows_nothing(sign: str) -> bool:
    """Whether nobody sees it, as signs that only say in which direction people read."""
    is_variant = any(first <= ord(sign) <= last for first, last in _VARIANTS)
    return sign in _SHOW_NOTHING or is_variant or (unicodedata.category(sign)[0] == "C" and not sign.isspace())


def _few_marks(word: str) -> str:
    kept, marks = "", 0
    for sign in word:
        marks = marks + 1 if unicodedata.category(sign)[0] == "M" else 0
        kept += sign if marks <= _MOST_MARKS else ""
    return kept


def _could_be_another(name: str) -> bool:
    """Whether its letters are of alphabets that are there to look at, or of more than one in a word."""
    return any(
        not alphabets <= _IN_USE or len(alphabets - _IN_ONE_WORD) + bool(alphabets & _IN_ONE_WORD) > 1
        for alphabets in _alphabets(name)
    )


def _alphabets(name: str) -> list[set[str]]:
    """The alphabets of each word, as Unicode names them; also those of marks above and below its letters."""
    words = ([sign for sign in word if _has_alphabet(sign)] for word in re.split(r"[ \-‐‑]", name))
    return [{unicodedata.name(sign, "?").split()[0] for sign in word} - {_OF_ALL_ALPHABETS} for word in words]


def _has_alphabet(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category in _LETTERS or category[0] == "M"


def _look(name: str) -> str:
    parts = "".join(plain_letter(sign) for sign in unicodedata.normalize("NFKD", name) if not _is_overlooked(sign))
    # Once more: what was a large letter a moment ago can be one of those in the table now.
    plain = parts.translate(_LOOK_ALIKE).casefold().translate(_LOOK_ALIKE)
    for pair, one in _PAIRS:
        plain = plain.replace(pair, one)
    return "".join(sign for sign in plain if sign.isalnum() or unicodedata.category(sign)[0] == "M")


@lru_cache(maxsize=2048)
def plain_letter(sign: str) -> str:
    """A letter without its hooks and tails, or upright again; a figure of any alphabet as one of ours."""
    if sign.isascii():
        return sign
    if unicodedata.category(sign) == "Nd":
        return str(unicodedata.decimal(sign))
    base = unicodedata.name(sign, "").partition(" WITH ")[0]
    ours = _OF_OURS.fullmatch(base)
    if ours is not None:
        return ours[1] if sign.isupper() else ours[1].lower()
    try:
        return unicodedata.lookup(base)
    except KeyError:
        return sign


@lru_cache(maxsize=2048)
def _is_overlooked(sign: str) -> bool:
    """Accents, strokes, and the small signs between letters that are letters by name only, like ˌ or ʼ."""
    combining = unicodedata.combining(sign)
    return combining == _OVERLAID or combining >= _ABOVE_AND_BELOW or unicodedata.category(sign) == "Lm"

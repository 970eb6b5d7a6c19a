"""What can be seen by its letters alone: one pattern per kind, the same in every language, and what a language adds.

What a language adds stands in its folder in `locales/`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.rules.easy_read.kinds import Kind, Level


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern; each place where it is seen is a finding."""

    kind: Kind
    level: Level
    pattern: re.Pattern[str]


NEVER = re.compile(r"(?!)")
"""A pattern that is nowhere: what a language has no rule for."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the rules need to know about a language.

    Args:
        most_warn, most_fail: words in a sentence, beyond which it is a warning and a fail.
        weekdays: Monday first. months: January first.
        full_date: a date with its groups `weekday` (may be missing), `day`, `month`, `year`.
        quoted: words of other people, which nobody judges.
        signs: the patterns of this language.
        negatives: the words that deny; `NEVER` where counting them says nothing.
        yes_or_no: where a "no" denies nothing.
        three: three things in one line.
        made_nouns: nouns made from verbs; plain_nouns: those of them that everybody knows.
        meaning: what makes a line an explanation of the word in `<word>`; empty for none.
        endings: what a word of the list may end with and still be that word.
        sentence_end: where a sentence ends, and not after "Dr." or a day.
        number_names: numbers that name something and count nothing: a bus, a house, a year.
        not_hard: where a hard word is an everyday one.
        common: everyday words; empty where nobody listed them.
    """

    most_warn: int
    most_fail: int
    weekdays: Sequence[str]
    months: Sequence[str]
    full_date: re.Pattern[str]
    quoted: re.Pattern[str]
    signs: Sequence[Sign]
    negatives: re.Pattern[str]
    yes_or_no: re.Pattern[str]
    three: re.Pattern[str]
    made_nouns: re.Pattern[str]
    plain_nouns: re.Pattern[str]
    meaning: str
    endings: str
    sentence_end: re.Pattern[str]
    number_names: re.Pattern[str]
    not_hard: re.Pattern[str]
    common: frozenset[str]


def words_sign(kind: Kind, level: Level, words: str) -> Sign:
    """Any of these words, whatever their capitals; `|` stands between them, white space counts once."""
    any_of = "|".join(re.escape(" ".join(word.split())).replace(r"\ ", r"\s+") for word in words.split("|"))
    return Sign(kind, level, re.compile(rf"\b(?:{any_of})\b", re.IGNORECASE))


def _sign(kind: Kind, level: Level, pattern: str) -> Sign:
    return Sign(kind, level, re.compile(pattern))


def sentence_end(short_forms: Iterable[str], before_number: Iterable[str], *, is_ordinal: bool) -> re.Pattern[str]:
    """A full stop, and not one after a short form ("Dr."), after a letter that stands for a name, or after a day.

    "No. 5" and "Mon. 3 May" go on where a number follows, "10 a.m. on Monday" where a small letter does.
    """
    never = [rf"(?<!\b{re.escape(form)}\.)" for form in short_forms if form]
    never += [r"(?<!\b[A-HJ-Z]\.)", *([r"(?<!\d\.)"] if is_ordinal else [])]
    never += [rf"(?!(?<=\b{re.escape(form)}\.)\s+\d)" for form in dict.fromkeys(before_number) if form]
    never.append(r"(?!(?<=\b[^\W\d_]\.[^\W\d_]\.)\s+[^\W\d_A-Z])")
    return re.compile(rf"(?:(?<=[.!?])|(?<=[.!?][”’'“»])){''.join(never)}\s+(?=\W*\w)")


_ROMAN = r"(?:I{2,3}|IV|VI{1,3}|IX|XI{1,3}|XI?V)\b"
ROMAN = re.compile(_ROMAN)
CAPITAL = f"[{''.join(letter for letter in map(chr, range(0x2000)) if letter.isupper())}]"
"""A capital of any alphabet. Alphabets without capitals cannot shout."""
CAPITALS = re.compile(rf"(?:(?!(?:UK|TV|OK|QR)s?$)[A-Z]{{2,3}}|{CAPITAL}{{4,}})s?")
_CONSONANTS = re.compile(r"[BCDFGHJKLMNPQRSTVXZ]+$|[BCDFGHJKLMNPQRSTVXZ]{4}")
"""What no word is and no word begins with: LDPB, LGBTQI."""
_MOST_SHORT, _MOST_INITIALS = 3, 5


def is_everyday(word: str, tongue: Tongue) -> bool:
    """Whether a word is on the list of everyday words, with or without one of the endings of the language."""
    small = word.casefold()
    return any(
        small[:size] in tongue.common and re.fullmatch(tongue.endings, small[size:])
        for size in range(len(small), 0, -1)
    )


def is_shouted(word: str, before: str, after: str, tongue: Tongue) -> bool:
    """Whether capitals are a word that is shouted. If not, each of them stands for a word of its own.

    Everyday words are shouted, and so are long ones, and what stands beside a shouted word. Without a list of everyday
    words, 4 and more capitals that can be spoken are shouted.
    """
    size = len(word.removesuffix("s"))
    if _CONSONANTS.match(word.removesuffix("s")):
        return False
    if is_everyday(word, tongue) or size > _MOST_INITIALS or (size > _MOST_SHORT and not tongue.common):
        return True
    return any(len(each) > 1 and each.isupper() and is_everyday(each, tongue) for each in (before, after))


EVERYWHERE = (
    _sign(Kind.DATE, Level.FAIL, r"\b\d{4}-\d{2}-\d{2}\b"),
    _sign(Kind.DATE, Level.FAIL, r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b"),
    _sign(Kind.TIME, Level.FAIL, r"\b0\d[:.]\d{2}\b|\b\d{1,2}:?\d{2}\s?hrs?\b"),
    _sign(Kind.PERCENTAGE, Level.FAIL, r"\d*\s?%|[½¼¾⅓⅔]"),
    _sign(Kind.NUMBER, Level.FAIL, r"(?<![\d,])\d{1,3}(?:,\d{3})+\b"),
    # A year has 4 digits; a phone number begins with 0 or stands in groups.
    _sign(Kind.NUMBER, Level.FAIL, r"(?<![\w:/.,-])(?<!\d\s)(?!0|(?:19|20)\d\d\b)\d{4,}\b(?!\s\d|[-/.]\d)"),
    _sign(Kind.NUMBER, Level.FAIL, r"(?<![\w.,/-])(?<!\d\s)[1-9]\d?[ \u00a0\u202f]\d{3}(?!\w|[ .,/:-]\d)"),
    _sign(Kind.NUMBER, Level.FAIL, rf"\b{_ROMAN}"),
    _sign(Kind.RANGE, Level.FAIL, r"(?<![\d-])\d{1,3}\s?[-–—]\s?\d{1,3}(?![\d-])"),
    _sign(Kind.SPECIAL_SIGN, Level.FAIL, r"[&\\()\[\];…§#*<>\"→–—]|(?<!\d)/|/(?!\d)"),
    _sign(Kind.SHOUTING, Level.FAIL, r"[!?]{2,}|!.*!"),
    _sign(Kind.INITIALS, Level.FAIL, r"\b[A-Z]\.(?=\s?[A-Z])"),
    words_sign(Kind.FOREIGN, Level.FAIL, "per annum|ad hoc|vice versa|pro rata|via|per se|status quo|de facto|"
               "bona fide|et al|inter alia|in lieu|quid pro quo|per capita|pro bono|modus operandi|vis-à-vis|en route"),
)  # fmt: skip
"""What is the same in every language. For words in capitals see `is_shouted`."""


def sums(currency: str) -> tuple[Sign, ...]:
    """2000 beside the sign of money, before or after it, is no year; a decimal number is only there no share."""
    sign = re.escape(currency)
    return (
        _sign(Kind.NUMBER, Level.FAIL, rf"{sign}\s?\d{{4,}}\b|(?<![\w.,])\d{{4,}}\s?{sign}(?!\w)"),
        _sign(Kind.PERCENTAGE, Level.FAIL, rf"(?<!{sign})(?<![\d.])\b\d+\.\d+\b(?!\.|\s?{sign})"),
    )


TWELVE_HOURS = _sign(Kind.TIME, Level.FAIL, r"\b(?:1[3-9]|2[0-4])[:.]\d{2}\b")
"""Where people count the hours to 12."""

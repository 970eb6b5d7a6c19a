"""What can be seen by its letters alone: one pattern per kind, the same in every language, and what a language adds.

What a language adds stands in its folder in `locales/`.
"""

import re
from collections.abc import Sequence
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
        is_ordinal: a day has a full stop after it, which ends no sentence.
        quoted: words of other people, which nobody judges.
        signs: the patterns of this language.
        negatives: the words that deny; `NEVER` where counting them says nothing.
        yes_or_no: where a "no" denies nothing.
        three: three things in one line.
        made_nouns: nouns made from verbs; plain_nouns: those of them that everybody knows.
        meaning: what makes a line an explanation of the word in `<word>`; empty for none.
        endings: what a word of the list may end with and still be that word.
    """

    most_warn: int
    most_fail: int
    weekdays: Sequence[str]
    months: Sequence[str]
    full_date: re.Pattern[str]
    is_ordinal: bool
    quoted: re.Pattern[str]
    signs: Sequence[Sign]
    negatives: re.Pattern[str]
    yes_or_no: re.Pattern[str]
    three: re.Pattern[str]
    made_nouns: re.Pattern[str]
    plain_nouns: re.Pattern[str]
    meaning: str
    endings: str


def words_sign(kind: Kind, level: Level, words: str) -> Sign:
    """Any of these words, whatever their capitals; `|` stands between them, white space counts once."""
    any_of = "|".join(re.escape(" ".join(word.split())).replace(r"\ ", r"\s+") for word in words.split("|"))
    return Sign(kind, level, re.compile(rf"\b(?:{any_of})\b", re.IGNORECASE))


def _sign(kind: Kind, level: Level, pattern: str) -> Sign:
    return Sign(kind, level, re.compile(pattern))


_ROMAN = r"(?:I{2,3}|IV|VI{1,3}|IX|XI{1,3}|XI?V)\b"
_CAPITAL = f"[{''.join(letter for letter in map(chr, range(0x2000)) if letter.isupper())}]"
"""A capital of any alphabet. Alphabets without capitals cannot shout."""

EVERYWHERE = (
    _sign(Kind.DATE, Level.FAIL, r"\b\d{4}-\d{2}-\d{2}\b"),
    _sign(Kind.DATE, Level.FAIL, r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b"),
    _sign(Kind.TIME, Level.FAIL, r"\b0\d[:.]\d{2}\b|\b\d{1,2}:?\d{2}\s?hrs?\b"),
    _sign(Kind.PERCENTAGE, Level.FAIL, r"\d*\s?%|[½¼¾⅓⅔]|(?<![£€$\d.])\b\d+\.\d+\b(?!\.)"),
    _sign(Kind.NUMBER, Level.FAIL, r"(?<![\d,])\d{1,3}(?:,\d{3})+\b"),
    # A year has 4 digits; a phone number begins with 0 or stands in groups.
    _sign(Kind.NUMBER, Level.FAIL, r"(?<![\d:/.,-])(?<!\d\s)(?!0|(?:19|20)\d\d\b)\d{4,}\b(?!\s\d|[-/.]\d)"),
    _sign(Kind.NUMBER, Level.FAIL, rf"\b{_ROMAN}"),
    _sign(Kind.RANGE, Level.FAIL, r"(?<![\d-])\d{1,3}\s?[-–—]\s?\d{1,3}(?![\d-])"),
    _sign(Kind.SPECIAL_SIGN, Level.FAIL, r"[&\\()\[\];…§#*<>\"→–—]|(?<!\d)/|/(?!\d)"),
    _sign(Kind.SHOUTING, Level.FAIL, rf"[!?]{{2,}}|!.*!|\b{_CAPITAL}{{4,}}\b"),
    _sign(Kind.INITIALS, Level.FAIL, rf"\b(?!(?:UK|TV|OK|QR)\b|{_ROMAN})[A-Z]{{2,3}}s?\b|\b[A-Z]\.(?=\s?[A-Z])"),
    words_sign(Kind.FOREIGN, Level.FAIL, "per annum|ad hoc|vice versa|pro rata|via|per se|status quo|de facto|"
               "bona fide|et al|inter alia|in lieu|quid pro quo|per capita|pro bono|modus operandi|vis-à-vis|en route"),
)  # fmt: skip
"""What is the same in every language. Of capitals, 2 or 3 are initials and 4 or more are shouted."""
TWELVE_HOURS = _sign(Kind.TIME, Level.FAIL, r"\b(?:1[3-9]|2[0-4])[:.]\d{2}\b")
"""Where people count the hours to 12."""

"""What can be found in a text, and how much it matters."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """FAIL: our own texts may not have it. WARN: somebody should look at it."""

    FAIL = "fail"
    WARN = "warn"


class Kind(StrEnum):
    """What was found. The numbers (ER-01, ...) are those of docs/easy-read.md."""

    LONG_SENTENCE = "long_sentence"
    """ER-01: more than 12 words is a warning, more than 15 a fail."""
    TWO_SENTENCES = "two_sentences"
    """ER-35: one sentence per line."""
    INITIALS = "initials"
    """ER-06: initials and short forms of words."""
    HARD_WORD = "hard_word"
    """ER-04: a hard word that the next 2 lines do not explain; `Finding.words` is the word as it is stored."""
    DATE = "date"
    """ER-28: not in full, or a weekday that is not the weekday of that date."""
    TIME = "time"
    """ER-29: a leading zero, or hours after 12."""
    PERCENTAGE = "percentage"
    """ER-25: percentages, fractions and decimals."""
    NUMBER = "number"
    """ER-23, ER-24, ER-26: numbers in words, Roman ones, and numbers from 1,000 that are not years."""
    RANGE = "range"
    """ER-32: 10-12 in place of "from 10 to 12"."""
    SPECIAL_SIGN = "special_sign"
    """ER-34: signs that many people cannot read aloud."""
    DEADLINE = "deadline"
    """ER-31: "by", "until" or "before" a date; "on or before" says whether that day counts."""
    VAGUE = "vague"
    """ER-12: words that leave open when, how much or whether."""
    PASSIVE = "passive"
    """ER-15: nobody is named who does it. A fail when "by" hides the one who does it at the end."""
    NEGATIVE = "negative"
    """ER-16: 2 negatives in a sentence are a fail, 1 in a question is a warning."""
    SHOUTING = "shouting"
    """ER-20: capitals, rows of signs, and words that alarm or blame."""
    CONTRACTION = "contraction"
    """ER-13: "don't", "we'll"."""
    IDIOM = "idiom"
    """ER-07: words that mean something else than they say."""
    FOREIGN = "foreign"
    """ER-08: Latin and other foreign words."""
    COMMAS = "commas"
    """ER-39, ER-02: 3 things in one line are a warning, more than 2 commas a fail."""
    QUESTION = "question"
    """ER-22: a question asks one thing."""
    NOUN_CHAIN = "noun_chain"
    """ER-11: 2 or more nouns made from verbs in one sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that somebody should look at.

    Args:
        line: which of the lines, from 0.
        words: the words that it is about, as they stand there.
    """

    kind: Kind
    level: Level
    line: int
    words: str

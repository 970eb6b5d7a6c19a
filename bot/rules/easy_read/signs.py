"""What can be seen by its letters alone: one pattern per kind and language.

Our own lists. They are rules and not texts, so they stand in code: nobody is ever shown one of these words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.rules.easy_read.kinds import Kind, Level


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern; each place where it is seen is a finding."""

    kind: Kind
    level: Level
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the rules need to know about a language.

    Args:
        most_warn, most_fail: words in a sentence, beyond which it is a warning and a fail.
        weekdays: Monday first. months: January first.
        signs: the patterns of this language.
        negatives: the words that deny; None where counting them says nothing.
        meaning: what makes a line an explanation of the word in `{word}`.
        endings: what a word of the list may end with and still be that word.
    """

    most_warn: int
    most_fail: int
    weekdays: Sequence[str]
    months: Sequence[str]
    signs: Sequence[Sign]
    negatives: re.Pattern[str] | None
    meaning: str
    endings: str


def _any(words: str) -> str:
    """A pattern for any of these words; `|` stands between them, white space counts once."""
    return "|".join(re.escape(" ".join(word.split())).replace(r"\ ", r"\s+") for word in words.split("|"))


def _words(kind: Kind, level: Level, words: str) -> Sign:
    return Sign(kind, level, re.compile(rf"\b(?:{_any(words)})\b", re.IGNORECASE))


def _sign(kind: Kind, level: Level, pattern: str, *, flags: re.RegexFlag = re.NOFLAG) -> Sign:
    return Sign(kind, level, re.compile(pattern, flags))


_ROMAN = r"(?:I{2,3}|IV|VI{1,3}|IX|XI{1,3}|XI?V)\b"

_EVERYWHERE = (
    _sign(Kind.DATE, Level.FAIL, r"\b\d{4}-\d{2}-\d{2}\b"),
    _sign(Kind.DATE, Level.FAIL, r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b"),
    _sign(Kind.TIME, Level.FAIL, r"\b(?:0\d|1[3-9]|2[0-4])[:.]\d{2}\b|\b\d{1,2}:?\d{2}\s?hrs?\b"),
    _sign(Kind.PERCENTAGE, Level.FAIL, r"\d*\s?%|[½¼¾⅓⅔]|(?<![£€$\d.])\b\d+\.\d+\b(?!\.)"),
    _sign(Kind.NUMBER, Level.FAIL, r"(?<![\d,])\d{1,3}(?:,\d{3})+\b"),
    # A year has 4 digits; a phone number begins with 0 or stands in groups.
    _sign(Kind.NUMBER, Level.FAIL, r"(?<![\d:/.,-])(?<!\d\s)(?!0|(?:19|20)\d\d\b)\d{4,}\b(?!\s\d|[-/.]\d)"),
    _sign(Kind.NUMBER, Level.FAIL, rf"\b{_ROMAN}"),
    _sign(Kind.RANGE, Level.FAIL, r"(?<![\d-])\d{1,3}\s?[-–—]\s?\d{1,3}(?![\d-])"),
    _sign(Kind.SPECIAL_SIGN, Level.FAIL, r"[&\\()\[\];…§#*<>\"→–—]|(?<!\d)/|/(?!\d)"),
    _sign(Kind.SHOUTING, Level.FAIL, r"[!?]{2,}|!.*!|\b[^\W\d_a-z]{4,}\b"),
    _sign(Kind.INITIALS, Level.FAIL, rf"\b(?!(?:UK|TV|OK|QR)\b|{_ROMAN})[A-Z]{{2,3}}s?\b|\b[A-Z]\.(?=\s?[A-Z])"),
    _words(Kind.FOREIGN, Level.FAIL, "per annum|ad hoc|vice versa|pro rata|via|per se|status quo|de facto|bona fide|"
           "et al|inter alia|in lieu|quid pro quo|per capita|pro bono|modus operandi|vis-à-vis|en route"),
)  # fmt: skip
"""What is the same in every language. Of capitals, 2 or 3 are initials and 4 or more are shouted."""

_EN_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EN_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_EN_WHEN = rf"""(?:the\s+)?(?:
    (?:{"|".join((*_EN_WEEKDAYS, *_EN_MONTHS))})\b
    | \d{{1,2}}(?:st|nd|rd|th)?\s+(?:{"|".join(_EN_MONTHS)}|in\s+the|at\s+night|midday|o)
    | \d{{1,2}}[:/]\d | \d{{4}}\b | (?:19|20)\d\d
    | (?:tomorrow|noon|midday|midnight|tonight|next|close\s+of|end\s+of)\b)"""
_EN_PARTICIPLES = (
    "given|taken|made|told|sent|shown|seen|said|done|held|kept|known|brought|built|chosen|found|heard|left|lost|paid|"
    "put|read|written|spoken|set|sold|bought|caught|cut|drawn|driven|eaten|felt|forgotten|hidden|hurt|led|met|run|"
    "thrown|understood|won|worn|undertaken|co-produced"
)
_EN_STATES = (
    "closed|finished|planned|done|lost|called|worried|interested|married|tired|bored|scared|disabled|excited|pleased|needed|allowed|"
    "supposed|used|related|retired|invited|red|bed|need|indeed|hundred|left|set|read|run|cut|put"
)

_ENGLISH = (
    _words(Kind.INITIALS, Level.FAIL, "e.g|i.e|etc|approx|Cllr|dept|govt|incl|misc|mgr|cttee"),
    _words(Kind.SHOUTING, Level.FAIL, "invalid|error|failed|last chance"),
    _sign(Kind.SHOUTING, Level.FAIL, r"\b(?:NOT|NO|YES|ALL|YOU|NOW|AND|BUT)\b"),
    _sign(Kind.DATE, Level.FAIL, r"\b\d{1,2}(?:st|nd|rd|th)\b", flags=re.IGNORECASE),
    _sign(Kind.DATE, Level.FAIL, r"\b(?:Tues?|Weds?|Thu|Thurs?|Fri)\b\.?|\b(?:Mon|Sat|Sun)\b\.?(?=\s\d)"),
    _sign(Kind.DATE, Level.FAIL, r"\b\d{1,2}\s(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"),
    _sign(Kind.DATE, Level.WARN, rf"(?<!day\s)(?<!\d)\b\d{{1,2}}\s(?:{'|'.join(_EN_MONTHS)})\b"),
    _sign(Kind.TIME, Level.WARN, r"\b\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?", flags=re.IGNORECASE),
    _words(Kind.PERCENTAGE, Level.FAIL, "per cent|percent|percentage"),
    _words(Kind.NUMBER, Level.FAIL, "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"),
    _words(Kind.DEADLINE, Level.FAIL, "close of play|close of business|deadline|no later than|at the latest"),
    _sign(Kind.DEADLINE, Level.FAIL, rf"(?<!\bon\sor\s)\b(?:by|until|till|before)\s+{_EN_WHEN}",
          flags=re.IGNORECASE | re.VERBOSE),
    _sign(Kind.VAGUE, Level.FAIL, r"(?<!\btoo )\bsoon\b(?! after)", flags=re.IGNORECASE),
    _words(Kind.VAGUE, Level.FAIL, "shortly|in due course|as appropriate|where appropriate|where possible|"
           "if possible|as far as possible|some time|sometime|regularly|asap|as soon as possible|in the near future|"
           "from time to time|at some point|ongoing|imminently|timely|a number of|as and when|to be confirmed"),
    _sign(Kind.PASSIVE, Level.FAIL,
          rf"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:not\s+|now\s+|\w+ly\s+)?"
          rf"(?:\w+ed|{_EN_PARTICIPLES})\s+by\b", flags=re.IGNORECASE),
    _sign(Kind.PASSIVE, Level.WARN,
          rf"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:not\s+|now\s+|\w+ly\s+)?"
          rf"(?!(?:{_EN_STATES})\b)(?:\w+ed|{_EN_PARTICIPLES})\b(?!\s+by\b)", flags=re.IGNORECASE),
    _sign(Kind.CONTRACTION, Level.WARN, r"\b\w+n['’]t\b|\b\w+['’](?:ll|ve|re|m)\b", flags=re.IGNORECASE),
    _sign(Kind.CONTRACTION, Level.WARN, r"\b(?:it|that|there|he|she|what|who|let|here)['’]s\b", flags=re.IGNORECASE),
    _words(Kind.IDIOM, Level.FAIL, "going forward|moving forward|a steer|on board|touch base|on the table|"
           "hold to account|in the pipeline|red tape|postcode lottery|seat at the table|take forward|taken forward|"
           "taking forward|brought forward|drill down|low-hanging fruit|big picture|ball park|ballpark|on track|"
           "on the same page|think outside the box|up in the air|at the end of the day|level playing field|"
           "raining cats and dogs|piece of cake|a can of worms|keep an eye on|kick off|window of opportunity|"
           "financial envelope|deep dive|circle back|flag up|join the dots|hit the ground running"),
    _words(Kind.NUMBER, Level.WARN, "dozen|dozens|hundreds|thousands|millions"),
)  # fmt: skip

_CY_WEEKDAYS = ("Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau", "Dydd Gwener", "Dydd Sadwrn", "Dydd Sul")
_CY_MONTHS = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
    "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
)  # fmt: skip

_WELSH = (
    _words(Kind.INITIALS, Level.FAIL, "e.e|h.y|ayyb|ayb"),
    _sign(Kind.DATE, Level.FAIL, r"\b\d{1,2}(?:af|ail|il|ydd|ed|fed|eg|ain)\b", flags=re.IGNORECASE),
    _sign(Kind.TIME, Level.WARN, r"\b\d{1,2}(?:[:.]\d{2})?\s?(?:yb|yp|yh)\b", flags=re.IGNORECASE),
    _words(Kind.PERCENTAGE, Level.FAIL, "y cant|canran"),
    # Left out on purpose: "deg" is also a form of "teg" (fair).
    _words(Kind.NUMBER, Level.FAIL, "dau|ddau|dwy|ddwy|tri|thri|dri|tair|thair|dair|pedwar|bedwar|phedwar|pedair|"
           "bedair|phedair|pump|bump|phump|chwech|saith|wyth|naw|deuddeg|ddeuddeg"),
    _sign(Kind.DEADLINE, Level.FAIL, rf"(?<!\bar\sneu\s)\b(?:erbyn|tan|cyn)\s+(?:diwedd\s+|dydd\s+)?(?:yfory|\d|"
          rf"{'|'.join(day.partition(' ')[2] for day in _CY_WEEKDAYS)}|{'|'.join(_CY_MONTHS)})", flags=re.IGNORECASE),
    _words(Kind.VAGUE, Level.FAIL, "cyn bo hir|maes o law|yn fuan|lle bo modd|lle bo'n bosibl|o bryd i'w gilydd|"
           "cyn gynted â phosibl|o dro i dro"),
    _sign(Kind.PASSIVE, Level.WARN, r"\b(?!breuddwyd\b|aelwyd\b|annwyd\b)\w{3,}wyd\b", flags=re.IGNORECASE),
)  # fmt: skip

TONGUES: Mapping[str, Tongue] = {
    "en": Tongue(
        most_warn=12,
        most_fail=15,
        weekdays=_EN_WEEKDAYS,
        months=_EN_MONTHS,
        signs=(*_EVERYWHERE, *_ENGLISH),
        negatives=re.compile(
            r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|unless|unable|impossible|cannot)\b"
            r"|n['’]t\b",
            re.IGNORECASE,
        ),
        meaning=r"^\W*(?:an?\s|the\s)?{word}\s(?:is|are)\s(?:an?|the|when|somebody|people|things)\b"
        r"|\b{word}\smeans?\b|\b(?:called|calls?|means?)\b.*\b{word}\b",
        endings=r"(?:s|es|d|ed|ing)?",
    ),
    "cy": Tongue(
        most_warn=12,
        most_fail=15,
        weekdays=_CY_WEEKDAYS,
        months=_CY_MONTHS,
        signs=(*_EVERYWHERE, *_WELSH),
        negatives=None,
        meaning=r"\b{word}\s+(?:yw|ydy|ydi)\b|\byst(?:yr|yron)\s+{word}\b",
        endings="",
    ),
}
"""The languages that have rules. Another language is checked with what is the same everywhere, and English lengths."""

ANY_TONGUE = Tongue(
    most_warn=12, most_fail=15, weekdays=(), months=(), signs=_EVERYWHERE, negatives=None, meaning="", endings=""
)

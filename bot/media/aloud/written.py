"""What people write in many ways, in the one way that the other steps know: numbers, dates and times of a day."""

import re
import unicodedata

from bot.media.aloud.table import Table

_SPACE = re.compile(r"[\u00a0\u2009\u202f]")
_POINTS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.])")
_SPACED = re.compile(r"(?<![\d.,+])(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?! ?\d)")
_DECIMAL = re.compile(r"(\d),(\d{1,2})(?![\d,])")
_SHORT_DATE = re.compile(r"(?<![\d.,:])(?:(\w+)\s)?(?<![\d.,:])(\d{1,2})\.(\d{1,2})\.(?!\d)")
_HOUR = r"(?:[01]?\d|2[0-4])"
_WITH_POINT = re.compile(rf"(?<![\d.,:])({_HOUR})\.([0-5]\d)(?![\d.,:])")
_NO_PRICE = r"(?![\d.:]|\s?[%£€$])"
_BETWEEN = re.compile(rf"(?<![\d.,:£€$])({_HOUR})\.([0-5]\d)(\s?[-–—]\s?)({_HOUR})\.([0-5]\d){_NO_PRICE}")


def as_in_english(line: str, table: Table) -> str:
    """The steps know `1,000.50`, so `1.000,50` is turned; and a fraction that is one letter is opened."""
    line = "".join(_opened(letter) for letter in _SPACE.sub(" ", line))
    if table.said("format", "decimal") == ",":
        line = _SHORT_DATE.sub(lambda found: _short_date(found, table), line)
        line = _WITH_POINT.sub(r"\1:\2", line)
        line = _POINTS.sub(lambda found: found[0].replace(".", ","), line)
        line = _SPACED.sub(lambda found: _together(found[0], table), line)
        line = _DECIMAL.sub(r"\1.\2", line)
    return line


def _opened(letter: str) -> str:
    is_fraction = unicodedata.decomposition(letter).startswith("<fraction>")
    return f" {unicodedata.normalize('NFKC', letter).replace('⁄', '/')}" if is_fraction else letter


def _short_date(found: re.Match[str], table: Table) -> str:
    """`am 3.6.`; after a word like *at* it is a time."""
    before, day, month = found[1] or "", found[2], found[3]
    named = "" if before.lower() in table.of("at_a_time") else table.date(day, int(month))
    return f"{before} {named}".lstrip() if named else found[0]


def _together(number: str, table: Table) -> str:
    """`12 345`; but a telephone number is no number of people."""
    is_telephone = any(re.fullmatch(pattern, number) for pattern in table.of("telephone"))
    return number if is_telephone else number.replace(" ", ",")


def clocks(line: str, table: Table) -> str:
    """`1600hrs`, `16:00 hrs` and `9.30-11.00` are times; `£5pw` is a price and a word."""
    after = table.one_of("after_clock")
    line = re.sub(rf"(?<![\w.,:])({_HOUR}):?([0-5]\d)\s?(?:{after})(?!\w)\.?", r"\1:\2", line)
    line = _BETWEEN.sub(r"\1:\2\3\4:\5", line)
    return re.sub(rf"([£€$]\d[\d,.]*)(?=(?:{table.one_of('word')})(?!\w))", r"\1 ", line)

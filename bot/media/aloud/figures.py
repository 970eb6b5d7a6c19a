"""Numbers of all kinds: telephones, ranges, fractions, ordinals, years, codes, and what is counted."""

import re
import unicodedata

from bot.media.aloud.table import Table

_COUNTRY = re.compile(r"(\+\d{1,3}) ?\(0\)")
_TELEPHONE = re.compile(
    r"(?<![\w.,£€$/-])(?:\+\d|\(?0\d|11[68](?= \d{3}\b)|\d{7})[\d()]*(?:[ ()–-]{1,2}\d[\d()]*)*(?![\w/])"
)
_BARE = re.compile(r"(?<![\w.,£€$/-])(\d{3}|\d{5,6})(?![\w%/-]|[.,]\d)(?=(\s[^\W\d_A-Z])?)")
_WORD_BEFORE = re.compile(r"(\w+)[,.:;]?\s$")
_SHORT = 3
_SPACED = re.compile(r"(?<!\d)(?<!\d )(?!11[68] )([1-9]\d{0,2}(?: \d{3})* 000)(?!\d)")
_RANGE = re.compile(r"(?<=\d)([^\W\d_]{0,2}|%)\s?[-–—]\s?(?=[£€$]?\d)")
_MINUS = re.compile(r"(?<!\S)[-−](?=\d)")
_NO_WHOLE = re.compile(r"(?<![\w.])\.(?=\d)")
_YEARS = re.compile(r"(?<![\d/])((?:19|20)\d\d)/(?=\d\d(?![\d/]))")
_OUT_OF = re.compile(r"(?<=\d)\s?/\s?(?=\d)")
_YEAR = re.compile(r"(?<![\w.,])(19|20)([1-9]\d)(?!\w|[.,]\d)")
_DECADE = re.compile(r"(?<![\w.,])(19|20)?([1-9]0)['’]?s\b")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
_POINT = re.compile(r"(?<=\d)\.(\d+)")
_CODE = re.compile(r"\b(?=\w*(?:\d[a-z]+\d|[a-z]\d+[a-z]))[\da-z]{5,}\b")
_DIGIT_AND_LETTER = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_COUNTED = re.compile(r"(?<![\w.,])(\d{1,3})\s+(?=([^\W\d_]+))")
_NUMBER = re.compile(r"\d+")


def as_in_english(line: str, table: Table) -> str:
    """The steps know `1,000.50`, so `1.000,50` is turned; and a fraction that is one letter is opened."""
    line = re.sub(r"[\u00a0\u2009\u202f]", " ", line)
    line = "".join(_opened(letter) for letter in line)
    if table.said("format", "decimal") == ",":
        line = re.sub(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.])", lambda f: f[0].replace(".", ","), line)
        line = re.sub(r"(\d),(\d{1,2})(?![\d,])", r"\1.\2", line)
    return line


def _opened(letter: str) -> str:
    is_fraction = unicodedata.decomposition(letter).startswith("<fraction>")
    return f" {unicodedata.normalize('NFKC', letter).replace('⁄', '/')}" if is_fraction else letter


def fractions(line: str, table: Table) -> str:
    """`1/2` is a half, `2 1/2` two and a half."""
    each = table.one_of("fraction")
    pattern = rf"(?:(?<![\w.,/])(\d+) )?(?<![\w./,])({each})(?![\d/]|\.\d)"

    def said(found: re.Match[str]) -> str:
        whole = f"{found[1]} {table.said('and_fraction', found[2])}" if found[1] else ""
        return whole or table.said("fraction", found[2])

    return re.sub(pattern, said, line)


def telephones(line: str, table: Table) -> str:
    """Digit by digit, also 999, and 70070 after a word that says to call it; but 111 votes are counted."""
    line = _SPACED.sub(lambda found: found[1].replace(" ", ","), _COUNTRY.sub(r"\1 ", line))
    line = _TELEPHONE.sub(lambda found: table.digits(found[0]), line)

    def bare(found: re.Match[str]) -> str:
        before, number = _WORD_BEFORE.search(line[: found.start()]), found[1]
        is_called = before is not None and before[1].lower() in table.of("call")
        if len(number) > _SHORT:
            return table.digits(number) if is_called else number
        return table.digits(number) if number in table.of("short_number") and (is_called or not found[2]) else number

    return _BARE.sub(bare, line)


def between(line: str, table: Table) -> str:
    """`3-5`, `9/12`, `-5`, `1,000`, `2.5`."""
    to = table.said("sign", "1-1")
    line = _MINUS.sub(f"{table.said('sign', '-1')} ", _RANGE.sub(rf"\1 {to} ", line))
    line = _OUT_OF.sub(f" {table.said('sign', '1/1')} ", line)
    line = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), _NO_WHOLE.sub("0.", line))
    return _POINT.sub(lambda found: f" {table.said('sign', '1.1')} {' '.join(found[1])}", line)


def ordinals(line: str, table: Table) -> str:
    """`2nd`, `101st`."""
    ends = table.one_of("ordinal_end")
    return re.sub(rf"(?<![\w.,])(\d+)(?:{ends})(?!\w)", lambda found: table.ordinal(int(found[1])), line)


def years(line: str, table: Table) -> str:
    """`2026`, and the years of a language that has a word for ten of them: `the 90s`."""

    def decade(found: re.Match[str]) -> str:
        ten = table.said("decade", found[2])
        return table.said("year", found[1], rest=ten) if ten and found[1] else ten or found[0]

    line = _YEARS.sub(rf"\1 {table.said('sign', '1-1')} ", _DECADE.sub(decade, line))
    return _YEAR.sub(lambda found: table.said("year", found[1], found[0], rest=found[2]), line)


def codes(line: str, _table: Table) -> str:
    """`0f3a9c` letter by letter; `A4` in two parts."""
    return _DIGIT_AND_LETTER.sub(" ", _CODE.sub(lambda found: " ".join(found[0]), line))


def counted(line: str, table: Table) -> str:
    """In some languages a number has another form before the noun that it counts."""

    def form(found: re.Match[str]) -> str:
        n, noun = found[1], found[2]
        if noun in table.of("not_counted"):
            return found[0]
        is_feminine = noun in table.of("feminine_noun")
        if is_feminine and len(n) > 1 and (last := table.said("feminine", n[-1])):
            return f"{table.number(int(n)).rpartition(' ')[0]} {last} "
        kinds = ("feminine", "before_noun") if is_feminine else ("before_noun",)
        return next((f"{table.said(kind, n)} " for kind in kinds if n in table.of(kind)), found[0])

    return _COUNTED.sub(form, line)


def numbers(line: str, table: Table) -> str:
    """What is left, in words."""
    return _NUMBER.sub(lambda found: table.number(int(found[0])), line)

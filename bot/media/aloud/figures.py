"""Numbers of all kinds: telephones, ranges, fractions, ordinals, years, codes, and what is counted."""

import re

from bot.media.aloud.table import Table

_COUNTRY = re.compile(r"(\+\d{1,3}) ?\(0\)")
_TELEPHONE = re.compile(
    r"(?<![\w.,£€$/-])(?:\+\d|\(?0\d|11[68](?= \d{3}\b)|(?!\d{4}000\b)\d{7})[\d()]*(?:[ ()–-]{1,2}\d[\d()]*)*(?![\w/])"
)
_BARE = re.compile(r"(?<![\w.,£€$/-])(\d{3}|\d{5,6})(?![\w%/-]|[.,]\d)(?=(\s[^\W\d_A-Z])?)")
_WORDS = re.compile(r"\w+")
_SHORT = 3
_SPACED = re.compile(r"(?<!\d)(?<!\d )(?!11[68] )([1-9]\d{0,2}(?: \d{3})* 000)(?!\d)")
_RANGE = re.compile(r"(?<=\d)([^\W\d_]{0,2}|%)\s?[-–—]\s?(?=[£€$]?\d)")
_MINUS = re.compile(r"(?<!\S)[-−](?=\d)")
_NO_WHOLE = re.compile(r"(?<![\w.])\.(?=\d)")
_YEARS = re.compile(r"(?<![\d/])((?:19|20)\d\d)/(?=\d\d(?![\d/]))")
_RATIO = re.compile(r"(?<=\d):(?=\d)")
_OUT_OF = re.compile(r"(?<=\d)\s?/\s?(?=\d)")
_YEAR = re.compile(r"(?<![\w.,])(19|20)([1-9]\d)(?!\w|[.,]\d)")
_DECADE = re.compile(r"(?<![\w.,])['’]?(19|20)?([1-9]0)['’]?s\b")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
_POINT = re.compile(r"(?<=\d)\.(\d+)")
_CODE = re.compile(r"\b(?=\w*(?:\d[a-z]+\d|[a-z]\d+[a-z]))[\da-z]{5,}\b")
_DIGIT_AND_LETTER = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_COUNTED = re.compile(r"(?<![\w.,])(\d{1,3})\s+(?=([^\W\d_]+))")
_NUMBER = re.compile(r"\d+")
_GENDERS = ("feminine", "neuter")


def fractions(line: str, table: Table) -> str:
    """`1/2` is a half, `2 1/2` two and a half."""
    each = table.one_of("fraction")
    pattern = rf"(?:(?<![\w.,/])(\d+) )?(?<![\w./,])({each})(?![\d/]|\.\d)"

    def said(found: re.Match[str]) -> str:
        whole = f"{found[1]} {table.said('and_fraction', found[2])}" if found[1] else ""
        return table.said("fraction", found[0], whole or table.said("fraction", found[2]))

    return re.sub(pattern, said, line)


def telephones(line: str, table: Table) -> str:
    """Digit by digit, also 999, and 70070 after a word that says to call it; but 111 votes are counted."""
    for pattern in table.of("telephone"):
        line = re.sub(rf"(?<![\d.,+])(?<!\d ){pattern}(?! ?\d)", lambda found: table.digits(found[0]), line)
    line = _SPACED.sub(lambda found: found[1].replace(" ", ","), _COUNTRY.sub(r"\1 ", line))
    line = _TELEPHONE.sub(lambda found: table.digits(found[0]), line)

    def bare(found: re.Match[str]) -> str:
        number, is_called = found[1], _is_called(line[: found.start()], table)
        if len(number) > _SHORT:
            return table.digits(number) if is_called else number
        return table.digits(number) if number in table.of("short_number") and (is_called or not found[2]) else number

    return _BARE.sub(bare, line)


def _is_called(before: str, table: Table) -> bool:
    """Ring 101, 999 or 111: who is told to call one number can call the next."""
    words = _WORDS.findall(before.lower())
    after = next((word for word in reversed(words) if not (word.isdigit() or word in table.of("between"))), "")
    return bool(words) and (words[-1] in table.of("call") or after in table.of("call"))


def between(line: str, table: Table) -> str:
    """`3-5`, `9/12`, `-5`, `1,000`, `2.5`."""
    to = table.said("sign", "1-1")
    line = _MINUS.sub(f"{table.said('sign', '-1')} ", _RANGE.sub(rf"\1 {to} ", line))
    line = _RATIO.sub(f" {table.said('sign', '1:1')} ", line)
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
    is_noun = re.compile("|".join(table.of("noun")))

    def form(found: re.Match[str]) -> str:
        n, noun = found[1], found[2]
        if noun in table.of("not_counted") or not is_noun.match(noun):
            return found[0]
        gender = next((each for each in _GENDERS if noun in table.of(f"{each}_noun")), "")
        if gender and len(n) > 1 and (last := table.said(gender, n[-1])):
            return f"{table.number(int(n)).rpartition(' ')[0]} {last} "
        kinds = (gender, "before_noun") if gender else ("before_noun",)
        return next((f"{table.said(kind, n)} " for kind in kinds if n in table.of(kind)), found[0])

    return _COUNTED.sub(form, line)


def out_of(line: str, table: Table) -> str:
    """In some languages a number has another form after a small word: `1 z 3`."""
    pattern = re.compile(rf"(?<!\w)({table.one_of('before_of_number')})\s(\d+)(?!\d)", re.IGNORECASE)
    return pattern.sub(lambda found: f"{found[1]} {table.number(int(found[2]), 'of_number')}", line)


def numbers(line: str, table: Table) -> str:
    """What is left, in words."""
    return _NUMBER.sub(lambda found: table.number(int(found[0])), line)

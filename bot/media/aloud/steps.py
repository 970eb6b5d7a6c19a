"""From written to spoken, one kind of thing after the other: each step takes a line and gives it back in words.

The order matters: what is longer or surer comes first, so that a price is not taken for a telephone number.
"""

import re
from collections.abc import Callable
from typing import Final

from bot.media.aloud.table import Table

Step = Callable[[str, Table], str]

_LINK = re.compile(r"(?:https?://|www\.|t\.me/)\S+")
_AMOUNT = re.compile(
    r"(?<![\w.])([£€$])\s?(\d+(?:,\d{3})*)(?:\.(\d\d)(?!\d))?(\.\d+)?(?:\s?([a-z]+)\b)?", re.IGNORECASE
)
_PENCE = re.compile(r"(?<![\w.,])(\d{1,2})p\b")
_NUMBERED_DAY = re.compile(r"(?<![\d/.])(?:(\d{1,2})[/.](\d{1,2})[/.](\d{4})|(\d\d)/(\d\d))(?![\d/])")
_YEAR_FIRST = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_CLOCK = re.compile(r"(?<![\d:.,])(\d{1,2})(?::(\d\d)|\.(\d\d)(?=\s?[ap]m\b))(?![\d:])")
_HALF_DAY = re.compile(r"(?<!\d)(\d\d?)\s?([ap]m)\b")
_TELEPHONE = re.compile(
    r"(?<![\w.,£€$/-])(?:\+\d|\(?0\d|116(?= \d{3}\b)|\d{7})[\d()]*(?:[ ()–-]{1,2}\d[\d()]*)*(?![\w/])"
)
_SHORT_NUMBER = re.compile(r"(?:(\S+)\s)?(?<![\w.,£€$/-])(\d{3})(?![\w%/-]|[.,]\d)(?=(\s[^\W\d_A-Z])?)")
_RANGE = re.compile(r"(?<=\d)\s?[-–—]\s?(?=[£€$]?\d)")
_OUT_OF = re.compile(r"(?<=\d)\s?/\s?(?=\d)")
_YEAR = re.compile(r"(?<![\w.,])(19|20)([1-9]\d)(?!\w|[.,]\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
_POINT = re.compile(r"(?<=\d)\.(\d+)")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_CODE = re.compile(r"\b(?=[a-z]*\d)(?=\d*[a-z])[\da-z]{5,}\b")
_DIGIT_AND_LETTER = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_COUNTED = re.compile(r"(?<![\w.,])(\d{1,3})\s+(?=([^\W\d_]+))")
_NUMBER = re.compile(r"\d+")
_DASH = re.compile(r"\s+-+\s+|\s*[–—]+\s*")
_DOT = re.compile(r"(?<=\w)\.(?=[^\W\d_])")
_SILENT = re.compile(r"[^\w\s.,;:!?'’-]|_|(?<!\w)['’](?!\w)|(?<!\w)-+|-+(?!\w)")


def _links(line: str, table: Table) -> str:
    return _LINK.sub(table.said("sign", "https://"), line)


def _words(line: str, table: Table) -> str:
    """Short forms, names that this language would read wrongly, and other words with a sound of their own."""
    return table.sounds.sub(lambda found: table.said("word", found[0]) or table.said("name", found[0]), line)


def _money(line: str, table: Table) -> str:
    return _PENCE.sub(
        lambda found: table.said("money", "p", n=found[1]), _AMOUNT.sub(lambda f: _amount(f, table), line)
    )


def _amount(found: re.Match[str], table: Table) -> str:
    sign, whole, pence, fraction, after = found.groups(default="")
    n = whole.replace(",", "")
    scale = table.said("scale", after.lower())
    left = "" if scale or not after else found[0][-len(after) - 1 :].rpartition(after)[0] + after
    if scale or fraction:
        much = f"{n}{f'.{pence}' if pence else fraction}"
        return table.said("money", f"{sign}n", n=f"{much} {scale}".strip()) + left
    if not int(pence or 0):
        return table.said("money", f"{sign}{n}", table.said("money", f"{sign}n", n=n)) + left
    if not int(n):
        return table.said("money", f"{sign}0.p", p=str(int(pence))) + left
    pounds = table.said("money", f"{sign}{n}", table.said("money", f"{sign}n", n=n))
    return table.said("money", f"{sign}n.p", n=pounds, p=str(int(pence))) + left


def _days(line: str, table: Table) -> str:
    """`04/01/2027`, `2027-01-04` and `4 January 2027`."""

    def numbered(found: re.Match[str]) -> str:
        day, month = found[1] or found[4], found[2] or found[5]
        return table.date(day, int(month), found[3] or "") or found[0]

    line = _NUMBERED_DAY.sub(numbered, line)
    line = _YEAR_FIRST.sub(lambda found: table.date(found[3], int(found[2]), found[1]) or found[0], line)
    months = list(table.of("month"))
    if not months:
        return line
    written = re.compile(rf"(?<![\w.,£€$])(\d{{1,2}}) ({'|'.join(months)})\b")
    return written.sub(lambda found: table.date(found[1], months.index(found[2]) + 1) or found[0], line)


def _years(line: str, table: Table) -> str:
    return _YEAR.sub(lambda found: table.said("year", found[1], found[0], rest=found[2]), line)


def _times(line: str, table: Table) -> str:
    """`9:05` as people say it; a full hour beside its own words (`11 o'r gloch`)."""

    def clock(found: re.Match[str]) -> str:
        hour, minutes = int(found[1]), found[2] or found[3]
        next_hour = str(hour % 12 + 1)
        said = table.said("minutes", minutes, table.said("minutes", "", "{hour}:{minutes}"))
        named = {
            "hour": table.said("hour", str(hour), str(hour)),
            "next": table.said("next_hour", next_hour, next_hour),
        }
        for gap, filled in (named | {"minutes": minutes}).items():
            said = said.replace(f"{{{gap}}}", filled)
        return said

    line = _HALF_DAY.sub(lambda f: f"{f[1]} {table.said('half_day', f[2], f[2])}", _CLOCK.sub(clock, line))
    for after in table.of("clock"):
        full = re.compile(rf"(?:\b(\w+) )?(?<![\w:.,])(\d\d?) (?={re.escape(after)})")
        line = full.sub(lambda found: _full_hour(found, table), line)
    return line


def _full_hour(found: re.Match[str], table: Table) -> str:
    before, hour = found[1] or "", found[2]
    kind = "next_hour" if before in table.of("softens") else "hour"
    return f"{before} {table.said(kind, hour, hour)} ".lstrip()


def _telephones(line: str, table: Table) -> str:
    line = _TELEPHONE.sub(lambda found: table.digits(found[0]), line)
    return _SHORT_NUMBER.sub(lambda found: _short(found, table), line)


def _short(found: re.Match[str], table: Table) -> str:
    """999 is said digit by digit, but 111 votes are counted."""
    before, number, counts = found[1] or "", found[2], found[3]
    is_called = before.lower().strip(",.:;") in table.of("call") or not counts
    said = table.digits(number) if number in table.of("short_number") and is_called else number
    return f"{before} {said}" if before else said


def _between(line: str, table: Table) -> str:
    """`3-5`, `9/12`, `1,000`, `2.5`, `2nd`."""
    line = _RANGE.sub(f" {table.said('sign', '1-1')} ", line)
    line = _OUT_OF.sub(f" {table.said('sign', '1/1')} ", line)
    line = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), line)
    line = _POINT.sub(lambda found: f" {table.said('sign', '1.1')} {' '.join(found[1])}", line)
    return _ORDINAL.sub(lambda found: table.said("day", found[1], found[0]), line)


def _codes(line: str, _table: Table) -> str:
    """`0f3a9c` letter by letter; `A4` in two parts."""
    return _DIGIT_AND_LETTER.sub(" ", _CODE.sub(lambda found: " ".join(found[0]), line))


def _counted(line: str, table: Table) -> str:
    """In some languages a number has another form before the noun that it counts."""

    def form(found: re.Match[str]) -> str:
        n, noun = found[1], found[2]
        if noun in table.of("not_counted"):
            return found[0]
        kinds = ("feminine", "before_noun") if noun in table.of("feminine_noun") else ("before_noun",)
        return next((f"{table.said(kind, n)} " for kind in kinds if n in table.of(kind)), found[0])

    return _COUNTED.sub(form, line)


def _numbers(line: str, table: Table) -> str:
    return _NUMBER.sub(lambda found: table.number(int(found[0])), line)


def _signs(line: str, table: Table) -> str:
    """`&`, `%`, a stroke, a dash: a word, a pause or nothing."""
    for sign, said in table.of("sign").items():
        if len(sign) == 1:
            line = line.replace(sign, f" {said} ")
    line = _DASH.sub(", ", line)
    line = _DOT.sub(f" {table.said('sign', 'a.a')} ", line)
    return _SILENT.sub(" ", line)


STEPS: Final[tuple[Step, ...]] = (
    _links, _words, _money, _days, _times, _telephones, _between, _years, _codes, _counted, _numbers, _signs,
)  # fmt: skip

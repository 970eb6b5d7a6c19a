"""The numbers, dates and times in a text, so that nothing of the board's notes is lost by accident (ER-89)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_MONTHS = (
    ("january", "ionawr"), ("february", "chwefror"), ("march", "mawrth"), ("april", "ebrill"), ("may", "mai"),
    ("june", "mehefin"), ("july", "gorffennaf"), ("august", "awst"), ("september", "medi"), ("october", "hydref"),
    ("november", "tachwedd"), ("december", "rhagfyr"),
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = {word: number for number, word in enumerate(_WORDS, start=2)}
_LATE = ("afternoon", "evening", "prynhawn", "hwyr")
_NOON = 12
_LONG_AGO, _TENTH = 100, 5

_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_WRITTEN = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(_MONTH)})(?: (\d{{4}}))?\b", re.IGNORECASE)
_PART = r"(?:in the|yn y|y|yr) (morning|afternoon|evening|bore|prynhawn|hwyr)"
_TIME = re.compile(rf"(?<!\d)(\d{{1,2}})(?:[:.](\d{{2}}))? {_PART}\b", re.IGNORECASE)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?: ?hrs)?(?!\d)")
_SHARE = re.compile(r"(?<!\d)(\d{1,4}) in (?:every )?(\d{1,4})(?!\d)")
_PERCENT = re.compile(r"(?<!\d)(\d{1,4})(?:\.\d+)? ?(?:%|per ?cent)", re.IGNORECASE)
_PLAIN = re.compile(r"(?<![\w.,])£?(\d{1,9}(?:,\d{3}){0,3})(?![\w]|[.,]\d)")
_SPELT = re.compile(rf"\b({'|'.join(_NUMBER)})\b", re.IGNORECASE)
_ROW_NUMBER = re.compile(r"(?m)^\s*\d+[.)]\s")


@dataclass(frozen=True, slots=True)
class Detail:
    """A number, date or time. `key` is the same however it is written; `words` is as it stands there."""

    key: str
    words: str


def details(text: str) -> tuple[Detail, ...]:
    """Every detail of a text once, in the order in which it stands there. The numbers of headings are none."""
    found = sorted(_found(_ROW_NUMBER.sub(_blank, text)), key=lambda placed: placed[0])
    first: dict[str, Detail] = {}
    for _, detail in found:
        first.setdefault(detail.key, detail)
    return tuple(first.values())


def unsaid(notes: str, said: str) -> tuple[Detail, ...]:
    """The details of the notes that a text does not say, in whatever form.

    A percentage is said by itself or by its share: 71% is "about 7 in every 10".
    """
    known = {detail.key for detail in details(said)}
    return tuple(detail for detail in details(notes) if not _is_said(detail.key, known))


def _is_said(key: str, known: set[str]) -> bool:
    if key in known:
        return True
    if key.startswith("d"):
        day = key[-5:]
        return (
            f"d{day}" in known if len(key) > len(day) + 1 else any(k.startswith("d") and k[-5:] == day for k in known)
        )
    if key.startswith("p"):
        shares = [k[1:].split("-") for k in known if k.startswith("s")]
        return any(int(b) and abs(100 * int(a) - int(key[1:]) * int(b)) < _TENTH * int(b) for a, b in shares)
    return False


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _found(text: str) -> Iterator[tuple[int, Detail]]:
    """Each form takes its letters out of the text, so that a date is not also three numbers."""
    for pattern, key in _FORMS:
        for match in pattern.finditer(text):
            yield match.start(), Detail(key(match), match[0].strip())
        text = pattern.sub(_blank, text)


def _date(day: int, month: int, year: int | None) -> str:
    if year is None:
        return f"d{month:02}-{day:02}"
    return f"d{year + 2000 if year < _LONG_AGO else year}-{month:02}-{day:02}"


def _time(match: re.Match[str]) -> str:
    hour, minute, part = match.groups()
    late = _NOON if part.lower() in _LATE and int(hour) < _NOON else 0
    return f"t{int(hour) + late}.{minute or '00'}"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_DATE, lambda m: _date(int(m[1]), int(m[2]), int(m[3]))),
    (_ISO, lambda m: _date(int(m[3]), int(m[2]), int(m[1]))),
    (_WRITTEN, lambda m: _date(int(m[1]), _MONTH[m[2].lower()], int(m[3]) if m[3] else None)),
    (_TIME, _time),
    (_CLOCK, lambda m: f"t{int(m[1])}.{m[2]}"),
    (_SHARE, lambda m: f"s{m[1]}-{m[2]}"),
    (_PERCENT, lambda m: f"p{m[1]}"),
    (_PLAIN, lambda m: f"n{m[1].replace(',', '')}"),
    (_SPELT, lambda m: f"n{_NUMBER[m[1].lower()]}"),
)

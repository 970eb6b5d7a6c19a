"""The numbers, dates, times and money in a text, so that nothing of the board's notes is lost by accident (ER-89)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

_MONTHS = (
    ("january", "ionawr", "jan"), ("february", "chwefror", "feb"), ("march", "mawrth", "mar"),
    ("april", "ebrill", "apr"), ("may", "mai"), ("june", "mehefin", "jun"), ("july", "gorffennaf", "jul"),
    ("august", "awst", "aug"), ("september", "medi", "sept", "sep"), ("october", "hydref", "oct"),
    ("november", "tachwedd", "nov"), ("december", "rhagfyr", "dec"),
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER = {word: number for number, word in enumerate(_WORDS, start=2)} | dict(
    zip(_TENS, range(30, 100, 10), strict=True)
)
_TIMES = {
    "k": 10**3, "thousand": 10**3, "mil": 10**3,
    "m": 10**6, "mn": 10**6, "million": 10**6, "miliwn": 10**6,
    "bn": 10**9, "billion": 10**9, "biliwn": 10**9,
}  # fmt: skip
_MANY = "thousand|million|billion|miliwn|biliwn|mil|bn|k"
_LATE = ("afternoon", "evening", "night", "prynhawn", "hwyr", "nos", "pm")
_NOON, _TO_EVENING = 12, 6
_LONG_AGO, _TENTH = 100, 5

_AMOUNT = r"(\d{1,3}(?:,\d{3}){1,2}|\d{1,9})(\.\d{1,4})?"
_BEFORE = r"(?<![\w.,:£€$])(?<!\d[/-])"
_PHONE = re.compile(r"(?<![\w+])(?:\+44 ?\(?0?\)?|\(?0)\d(?:\)? ?-?\d){8,9}(?!\w)")
_SUM = re.compile(rf"[£€$] ?{_AMOUNT}(?: ?({_MANY}|mn|m)\b)?(?!\w)", re.IGNORECASE)
_POUNDS = re.compile(
    rf"{_BEFORE}{_AMOUNT}(?: ({_MANY}))?(?: o)? (?:pounds?|punt|bunt|phunt|bunnoedd)"
    r"(?: (?:and |a )?(\d{1,2})(?: ?pence| ?p| ceiniog)?)?\b",
    re.IGNORECASE,
)
_PENCE = re.compile(r"(?<![\w.,])(\d{1,3}) ?(?:p|pence|ceiniog)\b", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_WRITTEN = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_NAMES})\b(?:\.?,? (\d{{4}})(?!\d))?", re.IGNORECASE
)
_TURNED = re.compile(rf"\b({_NAMES}) (\d{{1,2}})(?:st|nd|rd|th)?(?!\w)(?:,? (\d{{4}})(?!\d))?", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_MONTH_OF_YEAR = re.compile(rf"\b({_NAMES}) (\d{{4}})(?!\w)", re.IGNORECASE)

_HOUR = r"(\d{1,2})(?:[:.](\d{2}))?"
_PART = (
    r"(?:(?:o.clock |o.r gloch )?(?:in the|at|yn y|yn yr|y|yr) "
    r"(morning|afternoon|evening|night|bore|prynhawn|hwyr|nos))"
)
_UP_TO = re.compile(
    rf"{_BEFORE}{_HOUR}(?= ?(?:-|–|to) ?\d{{1,2}}(?:[:.]\d{{2}})? ?(?:[ap]\.?m\b|{_PART}))", re.IGNORECASE
)
_TIME = re.compile(rf"(?<!\d){_HOUR} {_PART}\b", re.IGNORECASE)
_AM = re.compile(rf"(?<!\d){_HOUR} ?([ap])(?:\.m(?:\.|\b)|m\b)", re.IGNORECASE)
_PAST = re.compile(rf"\b(half|quarter) (past|to) (\d{{1,2}})(?: {_PART})?\b", re.IGNORECASE)
_HOURS = re.compile(r"(?<!\d)([01]?\d|2[0-4])[:.]?([0-5]\d) ?(?:hrs?|hours|h)\b", re.IGNORECASE)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)|(?<=\bat )(\d{1,2})\.([0-5]\d)(?![\d%])", re.IGNORECASE)
_NOONS = re.compile(
    r"\b(?:12 )?(?:(midday|noon|canol dydd|hanner dydd)|(midnight|canol nos|hanner nos))\b", re.IGNORECASE
)

_SHARE = re.compile(r"(?<!\d)(\d{1,4}) in (?:every )?(?!(?:19|20)\d\d\b)(\d{1,4})(?!\d)")
_PERCENT = re.compile(r"(?<!\d)(\d{1,4})(?:\.\d+)? ?(?:%|per ?cent|y cant)", re.IGNORECASE)
_LARGE = re.compile(rf"{_BEFORE}{_AMOUNT} ?({_MANY})\b", re.IGNORECASE)
_LARGE_SPELT = re.compile(rf"\b({'|'.join(_NUMBER)}) (hundred|{_MANY})\b", re.IGNORECASE)
_GLUED = re.compile(rf"{_BEFORE}{_AMOUNT}(?:mph|km|kg|cm|mm|ml|mins?|hrs?|h|m|g|x)(?!\w)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<!\w)(\d{1,3})(?:st|nd|rd|th)\b", re.IGNORECASE)
_PLAIN = re.compile(r"(?<![\w.,])(\d{1,9}(?:,\d{3}){0,3})(?![\w]|[.,]\d)")
_DECIMAL = re.compile(r"(?<![\w.,])(\d{1,6}\.\d{1,4})(?![\w]|[.,]\d)")
_SPELT = re.compile(rf"\b({'|'.join(_NUMBER)})\b", re.IGNORECASE)
_ROW_NUMBER = re.compile(r"(?m)^\s*\d+[.)]\s")


@dataclass(frozen=True, slots=True)
class Detail:
    """A number, date, time or sum of money.

    Args:
        key: the same however it is written. It begins with what it is: `d` a date, `t` a time, `c` a time that may be
            of the morning or of the afternoon, `s` a share, `p` a percentage, `m` money, `f` a phone number, `o` the
            place in an order, `u` a number before one letter, `n` any other number.
        words: as it stands there.
    """

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

    A percentage is said by itself or by its share: 71% is "about 7 in every 10". A time without its half of the day
    is said with it: 2:30 is "2:30 in the afternoon".
    """
    known = {detail.key for detail in details(said)}
    return tuple(detail for detail in details(notes) if not _is_said(detail.key, known))


def _is_said(key: str, known: set[str]) -> bool:
    return key in known or _SAID_BY.get(key[0], _by_nothing)(key[1:], known)


def _by_nothing(value: str, known: set[str]) -> bool:
    return False


def _by_date(value: str, known: set[str]) -> bool:
    """With and without its year are one date; a month of a year is said by each of its days."""
    dates = {key[1:] for key in known if key[0] == "d"}
    if len(value) == len("2027-01"):
        return any(each.startswith(value) for each in dates)
    day = value[-len("01-04") :]
    return day in dates or (value == day and any(each.endswith(f"-{day}") for each in dates))


def _by_share(value: str, known: set[str]) -> bool:
    shares = [key[1:].split("-") for key in known if key[0] == "s"]
    return any(int(b) and abs(100 * int(a) - int(value) * int(b)) < _TENTH * int(b) for a, b in shares)


def _by_half_day(value: str, known: set[str]) -> bool:
    """An unclear time: its hour in the morning, in the afternoon, or as a number in "from 2 to 4"."""
    hour, _, minute = value.partition(".")
    later = (int(hour) + _NOON) % (2 * _NOON)
    return any(each in known for each in (f"t{value}", f"t{later}.{minute}")) or (
        minute == "00" and f"n{hour}" in known
    )


def _by_clock(value: str, known: set[str]) -> bool:
    hour, _, minute = value.partition(".")
    return f"c{int(hour) % _NOON or _NOON}.{minute}" in known


def _by_order(value: str, known: set[str]) -> bool:
    """The 14th is said by the number, and by any date of that day."""
    return f"n{value}" in known or any(key[0] == "d" and key.endswith(f"-{int(value):02}") for key in known)


def _by_unit(value: str, known: set[str]) -> bool:
    """1.2m is 1.2 metres, or a million."""
    return f"n{value}" in known or f"n{_amount(value, times='m')}" in known


_SAID_BY: dict[str, Callable[[str, set[str]], bool]] = {
    "d": _by_date,
    "p": _by_share,
    "c": _by_half_day,
    "t": _by_clock,
    "o": _by_order,
    "u": _by_unit,
}
"""What else says a detail than the same one, by what it is."""


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _found(text: str) -> Iterator[tuple[int, Detail]]:
    """Each form takes its letters out of the text, so that a date is not also three numbers."""
    for pattern, key in _FORMS:
        for match in pattern.finditer(text):
            found = key(match)
            if found:
                yield match.start(), Detail(found, match[0].strip())
                text = text[: match.start()] + _blank(match) + text[match.end() :]


def _amount(whole: str, part: str | None = None, *, times: str | None = None) -> str:
    """A number in its one form: 1,200,000 and 1.2 million are 1200000, 12.50 is 12.5."""
    number = Decimal(whole.replace(",", "") + (part or "")) * _TIMES.get((times or "").lower(), 1)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(day: int, month: int, year: int | None = None) -> str:
    """Empty for what is no date."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ""
    if year is None:
        return f"d{month:02}-{day:02}"
    return f"d{year + 2000 if year < _LONG_AGO else year}-{month:02}-{day:02}"


def _short_date(match: re.Match[str]) -> str:
    """14/10 is a day; 1/2 is as often a half, so it stays 2 numbers unless a word before it says that it is a day."""
    day, month = int(match[1]), int(match[2])
    says_day = re.search(r"\b(?:on|by|before|until|from|since|\w+day) $", match.string[: match.start()], re.IGNORECASE)
    return _date(day, month) if day > _NOON or says_day else ""


def _pounds(match: re.Match[str]) -> str:
    whole, part, times, pence = match.groups()
    return f"m{_amount(whole, part or (f'.{int(pence):02}' if pence else None), times=times)}"


def _hour(hour: str, minute: str | None, part: str) -> str:
    """An hour of a half of the day. 12 in the afternoon is midday, 12 at night is midnight."""
    number = int(hour) % _NOON if int(hour) <= _NOON else int(hour)
    is_late = part.lower() in _LATE and number < _NOON
    if part.lower() in ("night", "nos") and number < _TO_EVENING:
        is_late = False
    return f"t{number + _NOON if is_late else number}.{minute or '00'}"


def _part_of_day(match: re.Match[str]) -> str:
    return _hour(*match.groups())


def _past(match: re.Match[str]) -> str:
    """Half past 2, quarter to 3."""
    how, way, hour, part = match.groups()
    minute = "30" if how.lower() == "half" else "15" if way.lower() == "past" else "45"
    number = str(int(hour) - (way.lower() == "to") or _NOON)
    return _hour(number, minute, part) if part else _unclear(number, minute)


def _unclear(hour: str, minute: str | None) -> str:
    """Without a word for the half of the day: only hours after 12, and those with a 0 before them, are clear."""
    is_clear = int(hour) > _NOON or hour.startswith("0")
    return f"{'t' if is_clear else 'c'}{int(hour)}.{minute or '00'}"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_PHONE, lambda m: "f" + re.sub(r"\D", "", re.sub(r"^\+44 ?\(?0?\)?", "0", m[0]))),
    (_DATE, lambda m: _date(int(m[1]), int(m[2]), int(m[3]))),
    (_ISO, lambda m: _date(int(m[3]), int(m[2]), int(m[1]))),
    (_SUM, lambda m: f"m{_amount(m[1], m[2], times=m[3])}"),
    (_POUNDS, _pounds),
    (_PENCE, lambda m: f"m{_amount(str(Decimal(m[1]) / 100))}"),
    (_WRITTEN, lambda m: _date(int(m[1]), _MONTH[m[2].lower()], int(m[3]) if m[3] else None)),
    (_MONTH_OF_YEAR, lambda m: f"d{m[2]}-{_MONTH[m[1].lower()]:02}"),
    (_TURNED, lambda m: _date(int(m[2]), _MONTH[m[1].lower()], int(m[3]) if m[3] else None)),
    (_SHORT, _short_date),
    (_UP_TO, lambda m: _unclear(m[1], m[2])),
    (_PAST, _past),
    (_TIME, _part_of_day),
    (_AM, lambda m: _hour(m[1], m[2], f"{m[3].lower()}m")),
    (_HOURS, lambda m: f"t{int(m[1])}.{m[2]}"),
    (_CLOCK, lambda m: _unclear(m[1] or m[3], m[2] or m[4])),
    (_NOONS, lambda m: "t12.00" if m[1] else "t0.00"),
    (_SHARE, lambda m: f"s{m[1]}-{m[2]}"),
    (_PERCENT, lambda m: f"p{m[1]}"),
    (_LARGE, lambda m: f"n{_amount(m[1], m[2], times=m[3])}"),
    (_LARGE_SPELT, lambda m: f"n{_NUMBER[m[1].lower()] * _TIMES.get(m[2].lower(), 100)}"),
    (_GLUED, lambda m: f"{'u' if m[0][-1] in 'mM' else 'n'}{_amount(m[1], m[2])}"),
    (_ORDINAL, lambda m: f"o{int(m[1])}"),
    (_DECIMAL, lambda m: f"n{_amount(m[1])}"),
    (_PLAIN, lambda m: f"n{m[1].replace(',', '')}"),
    (_SPELT, lambda m: f"n{_NUMBER[m[1].lower()]}"),
)
"""Each form with its key; an empty key leaves the letters to the forms after it."""

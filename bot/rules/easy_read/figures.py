"""How numbers, days, times and money are written: the forms of every language, filled with the words of one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2s
from itertools import chain
from typing import TypeVar

Form = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
"""A pattern, and what makes the key of what it finds; an empty key leaves the letters to the forms after it."""
Figures = tuple[Form, ...]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What a language writes in or beside numbers: patterns, `|` between alternatives, an empty one is nowhere.

    Args:
        months, weekdays: each name with its number; January and Monday are 1.
        numbers: words for numbers below 100. The word for 1 counts only beside another.
        times: words that multiply the number before them. one: what stands for 1 before them (a hundred).
        joins: what may stand inside a number (two hundred and five).
        ordinal: what makes 3 the 3rd. of: what may stand between a day and its month.
        when: what makes the name of a month a time (in May).
        parts: words for a part of the day, each with `am`, `pm` or `night`.
        clock: what may stand after an hour (o'clock). hours: what stands after 1030. at: what makes 10.30 a time.
        past: patterns with `<hour>` in them, each with the minutes that are put to the hour.
        noons: words for an hour that has a name, each with its hour.
        large_money, small_money: pounds and pence. per: what may stand after a sum (£40pw).
        per_cent: words for %. share: what stands between the numbers of 1 in 4.
        fractions: words for a share, each as `1-4`. halves: what adds a part to a number, each with the part.
        amounts: words that are a number by themselves (a dozen).
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    times: Mapping[str, int]
    one: str
    joins: str
    ordinal: str
    of: str
    when: str
    parts: Mapping[str, str]
    clock: str
    hours: str
    at: str
    past: Mapping[str, int]
    noons: Mapping[str, int]
    large_money: str
    small_money: str
    per: str
    per_cent: str
    share: str
    fractions: Mapping[str, str]
    halves: Mapping[str, str]
    amounts: Mapping[str, int]


_NEVER = "(?!)"
_NOON, _TO_EVENING = 12, 6
_LONG_AGO, _TEN, _HUNDRED = 100, 10, 100
_SIGNS = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}
"""Large numbers by a sign, as every board writes them: £1.2m."""
_PART_SIGNS = {"½": ".5", "¼": ".25", "¾": ".75"}
_AMOUNT = r"(\d{1,3}(?:,\d{3}){1,2}|\d{1,9})(\.\d{1,4})?"
_SUM = r"(\d{1,3}(?:[,\u00a0\u202f ]\d{3}){1,2}|\d{1,9})(\.\d{1,4})?"
_BEFORE = r"(?<![\w.,:£€$])(?<!\d[/-])"
_SIGN_AFTER = re.compile(
    rf"{_BEFORE}(\d{{1,3}}(?:[.\u00a0\u202f ]\d{{3}}){{1,2}}|\d{{1,9}})([.,]\d{{1,2}})? ?[€£$](?![\w\d])"
)
_PHONE = re.compile(r"(?<![\w+])(?:\+44 ?\(?0?\)?|\(?0)\d(?:\)? ?-?\d){8,9}(?!\w)")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_NAMED = re.compile(r"(?<![\w.,/-])(?:[A-Z]{1,3}\d{1,4}[A-Z]?|\d{1,4}(?:[A-Z]|[a-z]))(?!\w)")
"""A name with digits: bus 47A, room 3b, the M25, Q3."""
_DECADE = re.compile(r"(?<![\w.,/-])((?:18|19|20)\d0)s(?!\w)")
_TWO_YEARS = re.compile(r"(?<![\w.,/-])((?:19|20)\d\d) ?[/–-] ?((?:19|20)?\d\d)(?!\w|[/.-]\d)")
"""A year of money: 2026/27."""
_PAGE = re.compile(r"(?<![\w@])(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:!?]", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SHORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_AM = re.compile(r"(?<!\d)(\d{1,2})(?:[:.](\d{2}))? ?([ap])(?:\.m(?:\.|\b)|m\b)", re.IGNORECASE)
_PART_OF = re.compile(r"(?<![\w./-])(\d{1,3})/(\d{1,3})(?![\w/]|[.,]\d)")
"""3/4, 5/8."""
_PART_SIGN = re.compile(r"(?<![\w.,])(\d{1,3}) ?([½¼¾])")
_GLUED = re.compile(rf"{_BEFORE}{_AMOUNT}(?:mph|km|kg|cm|mm|ml|mins?|hrs?|h|m|g|x)(?!\w)", re.IGNORECASE)
_DECIMAL = re.compile(r"(?<![\w.,])(\d{1,6}\.\d{1,4})(?![\w]|[.,]\d)")
_PLAIN = re.compile(r"(?<![\w.,])(\d{1,9}(?:,\d{3}){0,3})(?![\w]|[.,]\d)")


def figures(*languages: FigureWords) -> Figures:
    """The forms of these languages. A text can mix them: notes are often in another language than their summary."""
    return tuple(chain.from_iterable(zip(*map(_forms, languages), strict=True)))


def amount(whole: str, part: str | None = None, *, times: int = 1) -> str:
    """A number in its one form: 1,200,000 and 1.2 million are 1200000, 12.50 is 12.5."""
    text = f"{Decimal(re.sub(r'[^0-9.]', '', whole) + (part or '')) * times:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _forms(words: FigureWords) -> Figures:
    """Each takes its letters out of the text, so the longer ones come first: a date is not also three numbers."""
    return (*_addresses(), *_days(words), *_sums(words), *_hours(words), *_shares(words), *_numbers(words))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(words: Mapping[str, object]) -> str:
    """The longest first, so that no word is cut short by another that begins it."""
    return "|".join(sorted(words, key=len, reverse=True)) or _NEVER


def _of(words: Mapping[str, _T], found: str) -> _T:
    return next(value for word, value in words.items() if re.fullmatch(word, found, re.IGNORECASE))


def _at(words: Mapping[str, _T], found: re.Match[str]) -> _T:
    """The same for patterns that also look at what comes after."""
    return next(value for word, value in words.items() if _compiled(word).match(found.string, found.start()))


def _addresses() -> Figures:
    return (
        (_MAIL, lambda m: _address(m[0])),
        (_PAGE, lambda m: _address(m[0])),
        (_POSTCODE, lambda m: _address(m[0])),
        (_PHONE, lambda m: "f" + re.sub(r"\D", "", re.sub(r"^\+44 ?\(?0?\)?", "0", m[0]))),
    )


def _address(written: str) -> str:
    """An address of any length as a key that fits on a button."""
    return "a" + blake2s(re.sub(r"\s", "", written).casefold().encode(), digest_size=6).hexdigest()


def _days(words: FigureWords) -> Figures:
    names = f"({_any(words.months)})"
    written = rf"(?<!\d)(\d{{1,2}})(?:{words.ordinal or _NEVER})? (?:(?:{words.of or _NEVER}) )?{names}\b"
    turned = rf"\b{names} (\d{{1,2}})(?:{words.ordinal or _NEVER})?(?!\w)"
    # 27 is a year where nothing that could be counted comes after it.
    year = r"(?:,? (\d{4})(?!\d)| ['’]?(\d{2})(?=[.,;:)\n]|$)(?![.,:]\d))"

    before = _compiled(rf"\b(?:{words.when or _NEVER}|{_any(words.weekdays)}),? $")

    def month(name: str) -> int:
        return _of(words.months, name)

    def short_date(m: re.Match[str]) -> str:
        """14/10 is a day; 1/2 is as often a half, so a word before it must say that it is a day."""
        day, number = int(m[1]), int(m[2])
        return _date(day, number) if day > _NOON or before.search(m.string[: m.start()]) else ""

    return (
        (_DATE, lambda m: _date(int(m[1]), int(m[2]), int(m[3]))),
        (_ISO, lambda m: _date(int(m[3]), int(m[2]), int(m[1]))),
        (
            _compiled(rf"\b({_any(words.weekdays)})\b(?!,? (?:\d|{names}\b))"),
            lambda m: f"w{_of(words.weekdays, m[1])}",
        ),
        (
            _compiled(rf"{written}(?:\.?{year})?"),
            lambda m: _date(int(m[1]), month(m[2]), int(m[3] or m[4]) if m[3] or m[4] else None),
        ),
        (_compiled(rf"\b{names} (\d{{4}})(?!\w)"), lambda m: f"d{m[2]}-{month(m[1]):02}"),
        (
            _compiled(rf"{turned}(?:{year})?"),
            lambda m: _date(int(m[2]), month(m[1]), int(m[3] or m[4]) if m[3] or m[4] else None),
        ),
        (_compiled(rf"\b(?:{words.when or _NEVER}) {names}\b"), lambda m: f"y{month(m[1]):02}"),
        (_TWO_YEARS, _two_years),
        (_SHORT, short_date),
    )


def _two_years(m: re.Match[str]) -> str:
    """Empty when the second is not the year after the first."""
    return f"b{m[1]}" if (int(m[1]) + 1) % _HUNDRED == int(m[2]) % _HUNDRED else ""


def _date(day: int, month: int, year: int | None = None) -> str:
    """Empty for what is no date."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ""
    if year is None:
        return f"d{month:02}-{day:02}"
    return f"d{year + 2000 if year < _LONG_AGO else year}-{month:02}-{day:02}"


def _sums(words: FigureWords) -> Figures:
    signs = {**words.times, **_SIGNS}
    times, large, small = _any(signs), words.large_money or _NEVER, words.small_money or _NEVER
    ends = rf"(?:(?!\w)|(?=(?:{words.per or _NEVER})\b))"
    left_over = rf" (?:(?:{words.joins or _NEVER}) )?(\d{{1,2}})(?: ?(?:{small}))?"

    def factor(found: str | None) -> int:
        return _of(signs, found) if found else 1

    def written(m: re.Match[str]) -> str:
        return f"m{amount(m[1], m[2] or (f'.{int(m[4]):02}' if m[4] else None), times=factor(m[3]))}"

    return (
        (
            _compiled(rf"(?:[£€$]|\b(?:GBP|EUR|USD)) ?{_SUM}(?: ?({times})(?!\w))?{ends}"),
            lambda m: f"m{amount(m[1], m[2], times=factor(m[3]))}",
        ),
        (_compiled(rf"{_BEFORE}{_AMOUNT}(?: ({times}))? (?:{large})(?:{left_over})?\b"), written),
        (_SIGN_AFTER, lambda m: f"m{amount(m[1].replace('.', ''), m[2] and m[2].replace(',', '.'))}"),
        (_compiled(rf"\b({_spelt(words)}) (?:{large})\b"), lambda m: f"m{_spelt_number(words, m[1])}"),
        (
            _compiled(rf"(?<![\w.,])(\d{{1,3}}) ?(?:{small})\b"),
            lambda m: f"m{amount(str(Decimal(m[1]) / 100))}",
        ),
    )


def _hours(words: FigureWords) -> Figures:
    small = {word: number for word, number in words.numbers.items() if number <= _NOON}
    number, minute = rf"(\d{{1,2}}|{_any(small)})", r"(?:[:.](\d{2}))?"
    part = rf"(?:(?:(?:{words.clock or _NEVER}) )?({_any(words.parts)}))"
    up_to = rf" ?(?:-|–|\w{{1,3}}) ?\d{{1,2}}(?:[:.]\d{{2}})? ?(?:[ap]\.?m\b|{part})"
    after_at = "|".join(rf"(?<=\b{word} )" for word in words.at.split("|") if word) or _NEVER

    def hour(found: str) -> str:
        return found if found.isdigit() else str(_of(small, found))

    def past(m: re.Match[str]) -> str:
        later = next(
            minutes
            for words_of, minutes in words.past.items()
            if re.match(words_of.replace("<hour>", number), m[0], re.IGNORECASE)
        )
        spoken = next(filter(None, m.groups()[:-1]))
        whole = (int(hour(spoken)) * 60 + later) // 60 % _NOON or _NOON
        return _hour(str(whole), f"{later % 60:02}", m[m.re.groups] and _of(words.parts, m[m.re.groups]))

    named = "|".join(f"(?:{each.replace('<hour>', number)})" for each in words.past) or _NEVER
    return (
        (_compiled(rf"{_BEFORE}(\d{{1,2}}){minute}(?={up_to})"), lambda m: _hour(m[1], m[2])),
        (_compiled(rf"\b(?:{named})(?: {part})?(?!\w)"), past),
        (
            _compiled(rf"(?<!\w){number}{minute} ?{part}(?!\w)"),
            lambda m: _hour(hour(m[1]), m[2], _of(words.parts, m[3])),
        ),
        (_AM, lambda m: _hour(m[1], m[2], f"{m[3].lower()}m")),
        (
            _compiled(rf"(?<!\d)([01]?\d|2[0-4])[:.]?([0-5]\d) ?(?:{words.hours or _NEVER})\b"),
            lambda m: f"t{int(m[1])}.{m[2]}",
        ),
        (_compiled(rf"(?<!\w){number}{minute} (?:{words.clock or _NEVER})\b"), lambda m: _hour(hour(m[1]), m[2])),
        (
            _compiled(rf"(?<!\d)(\d{{1,2}}):(\d{{2}})(?!\d)|(?:{after_at})(\d{{1,2}})\.([0-5]\d)(?![\d%])"),
            lambda m: _hour(m[1] or m[3], m[2] or m[4]),
        ),
        (_compiled(rf"(?:{after_at})([01]\d|2[0-3])([0-5]\d)(?!\w)"), lambda m: f"t{int(m[1])}.{m[2]}"),
        (_compiled(rf"\b(?:12 )?({_any(words.noons)})\b"), lambda m: f"t{_of(words.noons, m[1])}.00"),
    )


def _hour(hour: str, minute: str | None, part: str | None = None) -> str:
    """An hour of a part of the day; 12 in the afternoon is midday, 12 at night is midnight.

    Without a word for the part of the day only hours after 12, and those with a 0 before them, are clear.
    """
    if part is None:
        is_clear = int(hour) > _NOON or hour.startswith("0")
        return f"{'t' if is_clear else 'c'}{int(hour)}.{minute or '00'}"
    number = int(hour) % _NOON if int(hour) <= _NOON else int(hour)
    is_late = number < _NOON and (part == "pm" or (part == "night" and number >= _TO_EVENING))
    return f"t{number + _NOON if is_late else number}.{minute or '00'}"


def _shares(words: FigureWords) -> Figures:
    number = rf"(\d{{1,4}}|{_any(words.numbers)})"

    def value(found: str) -> int:
        return int(found) if found.isdigit() else _of(words.numbers, found)

    return (
        (
            _compiled(rf"(?<!\w){number} (?:{words.share or _NEVER}) (?!(?:19|20)\d\d\b){number}(?!\w)"),
            lambda m: f"s{value(m[1])}-{value(m[2])}",
        ),
        (_PART_OF, lambda m: f"s{m[1]}-{m[2]}" if int(m[1]) < int(m[2]) else ""),
        (_compiled(rf"\b({_any(words.fractions)})\b"), lambda m: f"s{_at(words.fractions, m)}"),
        (
            _compiled(rf"(?<!\d)(\d{{1,4}})(\.\d{{1,4}})? ?(?:%|(?:{words.per_cent or _NEVER})\b)"),
            lambda m: f"p{amount(m[1], m[2])}",
        ),
    )


def _numbers(words: FigureWords) -> Figures:
    times = {**words.times, **{sign: _SIGNS[sign] for sign in ("k", "bn")}}
    halves = words.halves
    return (
        (
            _compiled(rf"{_BEFORE}{_AMOUNT} ?({_any(times)})\b"),
            lambda m: f"n{amount(m[1], m[2], times=_of(times, m[3]))}",
        ),
        (_PART_SIGN, lambda m: f"n{amount(m[1], _PART_SIGNS[m[2]])}"),
        (
            _compiled(rf"(?<![\w.,])(\d{{1,3}}) ({_any(halves)})\b"),
            lambda m: f"n{amount(m[1], _of(halves, m[2]))}",
        ),
        (
            _compiled(rf"\b({_any(words.numbers)}) ({_any(halves)})\b"),
            lambda m: f"n{amount(_spelt_number(words, m[1]), _of(halves, m[2]))}",
        ),
        (_compiled(rf"\b({_any(words.amounts)})\b"), lambda m: f"n{_of(words.amounts, m[1])}"),
        (_compiled(rf"\b({_spelt(words)})\b"), lambda m: f"n{_spelt_number(words, m[1])}"),
        (_DECADE, lambda m: f"n{m[1]}"),
        (_GLUED, lambda m: f"{'u' if m[0][-1] in 'mM' else 'n'}{amount(m[1], m[2])}"),
        (_compiled(rf"(?<!\w)(\d{{1,3}})(?:{words.ordinal or _NEVER})\b"), lambda m: f"o{int(m[1])}"),
        (_NAMED, lambda m: f"x{m[0].upper()}"),
        (_DECIMAL, lambda m: f"n{amount(m[1])}"),
        (_PLAIN, lambda m: f"n{amount(m[1])}"),
    )


def _spelt(words: FigureWords) -> str:
    """A number in words: two hundred and five. One alone is as often no number."""
    below, times = f"(?:{_any(words.numbers)})", f"(?:{_any(words.times)})"
    more_than_one = _any({word: number for word, number in words.numbers.items() if number > 1})
    pair = rf"(?:{_tens(words)})[ -]{below}"
    one = f"(?:{pair}|{below}|{words.one or _NEVER})"
    # Nothing is given back: "deg" is 10 and ten times, and each of many would be tried as both.
    many = rf"(?: {times}(?!\w))"
    after = rf"(?: (?:(?:{words.joins or _NEVER}) )?(?:{pair}|{below})(?!\w){many}{{0,2}}+)*+"
    return rf"(?:{one}{many}{{1,2}}+{after}|{pair}|{more_than_one})"


def _tens(words: FigureWords) -> str:
    return _any({word: number for word, number in words.numbers.items() if number >= 20 and number % 10 == 0})


def _spelt_number(words: FigureWords, written: str) -> str:
    """Two hundred and five is 205; where tens are counted, as in Welsh "three tens five", that is 35."""
    whole = part = last = 0
    for word in re.split(r"[ -]", written):
        times = _factor(words, word)
        if times == _TEN and last:
            part, last = part + last * (times - 1), 0
        elif re.fullmatch(_any(words.numbers), word, re.IGNORECASE):
            last = _of(words.numbers, word)
            part += last
        elif times:
            part, last = max(part, 1) * times, 0
            if times > _HUNDRED:
                whole, part = whole + part, 0
    return str(whole + part)


def _factor(words: FigureWords, word: str) -> int:
    """By how much this word multiplies; 0 when it is another one."""
    return _of(words.times, word) if re.fullmatch(_any(words.times), word, re.IGNORECASE) else 0

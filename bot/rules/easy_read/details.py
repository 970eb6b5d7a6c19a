"""The numbers, dates, times and money in a text, so that nothing of the board's notes is lost by accident (ER-89)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bot.rules.easy_read.figures import Figures, amount

_NOON = 12
_TENTH, _ROUNDED = 5, Fraction(1, 2)
_ROW_NUMBER = re.compile(r"(?m)^\s*\d+[.)]\s")


@dataclass(frozen=True, slots=True)
class Detail:
    """A number, date, time, sum of money or address.

    Args:
        key: the same however it is written. It begins with what it is: `d` a date, `y` a month, `w` a weekday, `t` a
            time, `c` a time that may be of the morning or of the afternoon, `s` a share, `p` a percentage, `m` money,
            `f` a phone number, `a` an address, `x` a name with digits (47A), `b` the first of two years, `o` the place
            in an order, `u` a number before one letter, `n` any other number.
        words: as it stands there.
    """

    key: str
    words: str


def details(text: str, figures: Figures) -> tuple[Detail, ...]:
    """Every detail of a text once, in the order in which it stands there. The numbers of headings are none."""
    found = sorted(_found(_ROW_NUMBER.sub(_blank, text), figures), key=lambda placed: placed[0])
    first: dict[str, Detail] = {}
    for _, detail in found:
        first.setdefault(detail.key, detail)
    return tuple(first.values())


def unsaid(notes: str, said: str, figures: Figures) -> tuple[Detail, ...]:
    """The details of the notes that a text does not say, in whatever form.

    A percentage is said by itself or by its share: 71% is "about 7 in every 10". A time without its half of the day
    is said with it: 2:30 is "2:30 in the afternoon".
    """
    noted, known = details(notes, figures), {detail.key for detail in details(said, figures)}
    known |= _counted({detail.key for detail in noted}, known)
    return tuple(detail for detail in noted if not _is_said(detail.key, known))


def _counted(noted: set[str], known: set[str]) -> set[str]:
    """Numbers of the notes that a share says: 5 of the 8 is 5 out of 8. Half of the group is not 2 buses."""
    pairs = ({f"n{number}" for number in key[1:].split("-")} for key in known if key[0] == "s")
    return {number for pair in pairs if pair <= noted for number in pair}


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


def _by_month(value: str, known: set[str]) -> bool:
    """In May: by any day of May, and by May of any year."""
    dates = (key[1:] for key in known if key[0] == "d")
    return any((day if len(day) == len("05-03") else day[len("2027-") :]).startswith(value) for day in dates)


def _by_weekday(value: str, known: set[str]) -> bool:
    return any(_weekday(key[1:]) == int(value) for key in known if key[0] == "d")


def _weekday(day: str) -> int:
    """1 is Monday; 0 for what has no weekday: a month, or a day of any year."""
    try:
        return date.fromisoformat(day).isoweekday()
    except ValueError:
        return 0


def _by_share(value: str, known: set[str]) -> bool:
    """71% is "about 7 in every 10", and 71.4% is 71%."""
    return any(abs(100 * share - Fraction(value)) < _TENTH for share in _shares(known)) or any(
        abs(Fraction(key[1:]) - Fraction(value)) < _ROUNDED for key in known if key[0] == "p"
    )


def _by_percentage(value: str, known: set[str]) -> bool:
    """1 in 4 is 2 in 8, a quarter, and about 25%. Two thirds are about 7 in every 10, as 67% are."""
    some, _, of_all = value.partition("-")
    if {f"n{some}", f"n{of_all}"} <= known:
        return True  # 5 out of 8 is 5 of the 8.
    for share in _shares({f"s{value}"}):
        if 10 % share.denominator and any(abs(100 * (share - each)) < _TENTH for each in _tenths(known)):
            return True
        return share in _shares(known) or any(
            abs(100 * share - Fraction(key[1:])) < _TENTH for key in known if key[0] == "p"
        )
    return False


def _by_number(value: str, known: set[str]) -> bool:
    """2027 is said by any day of that year."""
    return len(value) == len("2027") and any(key.startswith(f"d{value}-") for key in known)


def _by_both_years(value: str, known: set[str]) -> bool:
    return {f"n{value}", f"n{int(value) + 1}"} <= known


def _tenths(keys: set[str]) -> list[Fraction]:
    return [share for share in _shares(keys) if not 10 % share.denominator]


def _shares(keys: set[str]) -> list[Fraction]:
    pairs = (map(int, key[1:].split("-")) for key in keys if key[0] == "s")
    return [Fraction(some, of_all) for some, of_all in pairs if of_all]


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
    return f"n{value}" in known or f"n{amount(value, times=10**6)}" in known


_SAID_BY: dict[str, Callable[[str, set[str]], bool]] = {
    "d": _by_date,
    "y": _by_month,
    "w": _by_weekday,
    "p": _by_share,
    "s": _by_percentage,
    "c": _by_half_day,
    "t": _by_clock,
    "n": _by_number,
    "b": _by_both_years,
    "o": _by_order,
    "u": _by_unit,
}
"""What else says a detail than the same one, by what it is."""


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _found(text: str, figures: Figures) -> Iterator[tuple[int, Detail]]:
    """Each form takes its letters out of the text, so that a date is not also three numbers."""
    for pattern, key in figures:
        for match in pattern.finditer(text):
            found = key(match)
            if found:
                yield match.start(), Detail(found, match[0].strip())
                text = text[: match.start()] + _blank(match) + text[match.end() :]

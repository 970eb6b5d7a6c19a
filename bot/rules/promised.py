"""What a piece of the board's notes seems to promise: who, what and by when. It proposes, and people decide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.easy_read.details import Detail, details
from bot.rules.easy_read.figures import Figures
from bot.rules.easy_read.signs import CAPITAL


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """What a language writes around a promise: patterns with `|` between alternatives, an empty one is nowhere.

    Args:
        label: what a line begins with that is about a promise (ACTION). by: what may stand between it and a name.
        role: words for somebody who has no name there (the council). everybody: words for all of them.
        article: what may stand before a role. title: what may stand before a name, without its full stop.
        to: what stands between somebody and what they will do (Kim to ring). thing: what never begins a doing.
        agreed: patterns with `<who>` before what they do (`<who> will`). denied: what may not stand after one.
        nobody: what stands in the place of a name and is nobody (Access to work).
        together: what stands between two who do it together (Kim and Ann).
        until: what stands before the day. weekdays: their names, which may stand there, too.
    """

    label: str
    by: str
    role: str
    everybody: str
    together: str
    article: str
    title: str
    to: str
    thing: str
    agreed: tuple[str, ...]
    denied: str
    nobody: str
    until: str
    weekdays: str


@dataclass(frozen=True, slots=True)
class PromiseForms:
    """How promises are written in some languages, ready to look for: `promise_forms` makes it."""

    patterns: tuple[re.Pattern[str], ...]
    nobody: re.Pattern[str]
    before_day: str


@dataclass(frozen=True, slots=True)
class Promised:
    """What a piece of the notes seems to promise. People decide if it does."""

    who: str
    what: str
    due_on: date | None = None


_NEVER = "(?!)"
_BULLET = r"(?:[-–—•*]+ ?|\d{1,2}(?:\.\d{1,2})*[.)]? |[a-z]\) )?"
_START = rf"(?:^[ \t]*{_BULLET}|(?<=[.!?] ))"
_FULL = rf"{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+){{0,2}}"
_AS_WELL = r"(?: ?[(\[][\w' ’-]{2,30}[)\]])?"
"""What may stand after a name: Kim Day (KD), Kim Day (council)."""
_END = re.compile(r"[.!?](?=\s|$)")
_WHOLE_DAY = len("d2027-01-04")
_NUMBERS = "nou"
"""What the keys of plain numbers begin with, and of places in an order."""
_TO_A_LEAP_DAY = 9
"""Years in which each day of the calendar comes: 1900 and 2100 have no 29 February."""


def promise_forms(*languages: PromiseWords) -> PromiseForms:
    """How promises are written in these languages: notes are often in another language than their summary."""
    return PromiseForms(
        tuple(pattern for words in languages for pattern in _patterns(words)),
        re.compile("|".join(words.nobody or _NEVER for words in languages), re.IGNORECASE),
        "".join(_before_day(words) for words in languages),
    )


def _before_day(words: PromiseWords) -> str:
    """What may stand before a day: on Sunday, by the."""
    return rf"(?:(?:{words.until or _NEVER}) *)?(?:(?:{words.article or _NEVER}) )?(?:(?:{words.weekdays}),? )?"


def _on_lines(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def _patterns(words: PromiseWords) -> Iterator[re.Pattern[str]]:
    by, to, title = words.by or _NEVER, words.to or _NEVER, words.title or _NEVER
    label = rf"(?<!\w)[*_]*(?:{words.label or _NEVER})(?: ?\d{{1,3}}(?:\.\d{{1,2}})?)?[*_]*"
    after_label = r"(?: ?[:–—→-] ?[*_]* ?| )"
    everybody = rf"(?i:{words.everybody or _NEVER})\b"
    name = rf"(?:(?:{title})\.? )?{_FULL}"
    role = rf"(?:(?:(?i:{words.article or _NEVER}) |[A-Z])[\w'’ -]{{0,25}}?)?\b(?i:{words.role or _NEVER})\b"
    together = words.together or _NEVER
    initials = r"(?:[A-Z]{2,4}|(?:[A-Z]\.){2,3})"
    letters = rf"{initials}(?:(?:/|, | (?:{together}) ){initials})*"
    somebody = rf"(?:{letters}|{everybody}|{name}(?:(?:,| (?:{together})) {name}){{0,2}}|{role})"
    anybody = rf"(?:(?:{title})\. )?{CAPITAL}[^:,;.\n]{{1,39}}?"
    does = rf"(?![A-Z\d]|(?i:{words.thing or _NEVER})\b)"
    what = r"(?P<what>[^\n]{3,})"
    # Action (KD): ring the bus company. Action for Kim: ring the bus company. [Action: KD] ring the bus company.
    yield _on_lines(
        rf"{label}(?:{after_label}|(?= ?[(\[])| )(?: ?[(\[]|(?:{by}) )(?P<who>{somebody})[)\]]?"
        rf"(?: ?[:–—-] ?(?:{to} )?| {to} ){does}{what}"
    )
    yield _on_lines(rf"[(\[]{label}{after_label}(?P<who>{somebody})[)\]] ?[:–—-]? ?(?:{to} )?{does}{what}")
    # ACTION: Kim Day to ring the bus company. AP 3 - Kim: ring the bus company.
    yield _on_lines(
        rf"{label}{after_label}(?P<who>{everybody}|{anybody}){_AS_WELL}"
        rf"(?: ?[–—:-]? {to} |: ?| [–—-] ){does}{what}"
    )
    # ACTION: ring the bus company (KD). To ring the bus company - Kim Day
    yield _on_lines(
        rf"(?:{label} ?[:–—-] ?[*_]* ?(?:(?i:{to}) )?|^[ \t]*{_BULLET}(?i:{to}) )(?P<what>[^\n]{{3,}}?)"
        rf"(?: ?[(\[]| [–—-] )(?P<who>{somebody})[)\]]?\.?[ \t]*$"
    )
    # KD to ring the bus company. Kim Day - to ring the bus company.
    yield _on_lines(rf"{_START}[(\[]?(?P<who>{somebody})[)\]]?{_AS_WELL}(?: ?[–—:-] ?| ){to} {does}{what}")
    # KIM DAY TO RING THE BUS COMPANY
    shouted = rf"(?!(?i:{words.thing or _NEVER})\b)(?P<what>[^a-z\n]{{3,}})"
    yield _on_lines(rf"\A(?P<who>[A-Z][A-Z'’-]+(?: [A-Z'’-]+){{0,2}}) (?i:{to}) {shouted}\Z")
    # Kim will ring the bus company. ACTION: Kim will ring. It was agreed that Kim would ring the bus company.
    who = rf"(?P<who>{somebody}|{anybody}){_AS_WELL}"
    for agreed in words.agreed:
        said = agreed.replace("<who>", who)
        yield _on_lines(rf"(?:{_START}|{label}{after_label}){said} (?!(?:{words.denied or _NEVER})\b){what}")


def promise_in(piece: str, forms: PromiseForms, figures: Figures) -> Promised | None:
    """Who seems to promise what in a piece of the notes: "ACTION: Ann to", "AB to", "Ann will", "Ann agreed to"."""
    return next(_promises(piece, forms, figures), None)


def _promises(piece: str, forms: PromiseForms, figures: Figures) -> Iterator[Promised]:
    for pattern in forms.patterns:
        for found in pattern.finditer(piece):
            who = " ".join(found["who"].split())
            what = _END.split(found["what"], maxsplit=1)[0].strip()
            if found[0].isupper():
                who, what = who.title(), what.lower()
            if what and not forms.nobody.fullmatch(who):
                yield _with_day(Promised(who, what), forms.before_day, figures)


def _with_day(promised: Promised, before_day: str, figures: Figures) -> Promised:
    """The day stands on a line of its own, so it is taken off the end of what was promised."""
    due = next(filter(None, map(_day, details(promised.what, figures))), None)
    if due is None:
        return promised
    by_then = rf",? *\(?{before_day}{re.escape(due[1])}\)?$"
    short = re.sub(by_then, "", promised.what, flags=re.IGNORECASE)
    return Promised(promised.who, short or promised.what, due[0])


def _day(detail: Detail) -> tuple[date, str] | None:
    """The day of a detail with day, month and year, and how it is written."""
    if not detail.key.startswith("d") or len(detail.key) != _WHOLE_DAY:
        return None
    day = _whole(detail.key[1:])
    return None if day is None else (day, detail.words)


def day_said(text: str, figures: Figures, *, today: date) -> date | None:
    """The one day that somebody wrote: with its year, the next 12 May, the next Friday. None: it is not clear which."""
    found = details(text, figures)
    if any(detail.key[0] in _NUMBERS for detail in found):
        return None  # "12 or 13 May" has a date in it, and is none.
    dates = {day for detail in found if detail.key[0] == "d" and (day := _next_date(detail.key[1:], today))}
    days = dates or {_next_weekday(int(detail.key[1:]), today) for detail in found if detail.key[0] == "w"}
    return days.pop() if len(days) == 1 else None


def _next_date(key: str, today: date) -> date | None:
    """`2027-01-04` as it is, `01-04` this year or in one of the next; None for a month."""
    if len(key) == len("2027-01-04"):
        return _whole(key)
    if len(key) != len("01-04") or key[2] != "-":
        return None
    coming = (_whole(f"{year}-{key}") for year in range(today.year, today.year + _TO_A_LEAP_DAY))
    return next((day for day in coming if day is not None and day >= today), None)


def _whole(key: str) -> date | None:
    try:
        return date.fromisoformat(key)
    except ValueError:
        return None


def _next_weekday(number: int, today: date) -> date:
    """The next one after today: 1 is Monday."""
    return today + timedelta(days=(number - today.isoweekday() - 1) % 7 + 1)

"""The tables in the folder of a language, read from their files: a line is a row, with a tab between its columns.

`docs/translating.md` explains each.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from babel import Locale
from babel.dates import get_day_names, get_month_names

from bot.rules.easy_read.figures import FigureWords
from bot.rules.leading import Leading
from bot.rules.promised import PromiseWords
from bot.rules.record import SPOKEN

_FIGURE_PATTERNS = (
    "one", "joins", "ordinal", "of", "when", "clock", "hours", "at", "large_money", "small_money", "per", "per_cent",
    "share",
)  # fmt: skip
_PROMISE_PATTERNS = (
    "label", "by", "role", "everybody", "together", "article", "title", "to", "thing", "denied", "nobody", "until",
)  # fmt: skip
_FIGURE_NUMBERS = ("number", "amount", "times", "month", "weekday", "past", "noon")
_FIGURE_PARTS = {"part": "am|pm|night", "fraction": r"[1-9]\d*-[1-9]\d*", "halves": r"\.\d+"}
"""Kinds whose value is no number, and what it must be."""
_WITHIN = {"past": "<hour>", "agreed": "<who>"}
"""What must stand in the words of a kind."""


class WrongLanguage(ValueError):  # noqa: N818 - a state of a folder
    """One clear sentence: which file of a language cannot be used, and why."""


def rows(path: Path, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table; lines that begin with # are remarks. Raises WrongLanguage."""
    try:
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as problem:
        raise WrongLanguage(f"{path} cannot be read: {problem}.") from None
    for number, line in enumerate(lines, start=1):
        if line and not line.startswith("#"):
            row = tuple(line.split("\t"))
            if len(row) != columns:
                raise WrongLanguage(f"{path}, line {number}: {columns} columns are needed, with a tab between them.")
            yield row


def hard_words(path: Path) -> Mapping[str, str]:
    """Each hard word and its other forms, with what it means. Raises WrongLanguage."""
    found: dict[str, str] = {}
    for word, forms, meaning in rows(path, 3):
        explained = "\n".join(sentence.strip() for sentence in meaning.split(" / "))
        found |= dict.fromkeys((word, *filter(None, forms.split(","))), explained)
    return MappingProxyType(found)


def six_words(path: Path) -> tuple[str, ...]:
    """The words for numbers of a vote; none where there is no file. Raises WrongLanguage."""
    words = tuple(word for (word,) in rows(path, 1))
    if words and not len(words) == len(set(words)) == SPOKEN:
        raise WrongLanguage(f"{path}: {SPOKEN} different words are needed, one a line.")
    return words


def leading(path: Path) -> Leading:
    """Words that lead to one answer, by their kind. Raises WrongLanguage."""
    tables = {kind: tuple(words.split("|")) for kind, words in rows(path, 2)}
    if tables.keys() - {"agree", "leading", "yes_no", "either"}:
        raise WrongLanguage(f"{path}: the kinds are agree, leading, yes_no and either.")
    return Leading(
        agree=tables.get("agree", ()),
        leading=tables.get("leading", ()),
        yes_no=tables.get("yes_no", ()),
        either=tables.get("either", ()),
    )


def notes(path: Path, locale: Locale) -> tuple[FigureWords, PromiseWords]:
    """How notes are written; the names of days and months are those of CLDR and those of the table."""
    tables: dict[str, dict[str, str]] = {}
    pattern = patterns(path)
    for kind, words, value in rows(path, 3):
        _check_note(path, kind, words, value)
        pattern(words.replace("<hour>", "").replace("<who>", ""))
        tables.setdefault(kind, {})[words] = value
    figure = {kind: "|".join(tables.pop(kind, ())) for kind in _FIGURE_PATTERNS}
    promise = {kind: "|".join(tables.pop(kind, ())) for kind in _PROMISE_PATTERNS}
    numbers = {kind: {each: int(n) for each, n in tables.pop(kind, {}).items()} for kind in _FIGURE_NUMBERS}
    parts = {kind: tables.pop(kind, {}) for kind in _FIGURE_PARTS}
    agreed = tuple(tables.pop("agreed", ()))
    if tables:
        raise WrongLanguage(f"{path}: {min(tables)} is no kind of word.")
    months = {name: number for number, name in get_month_names("wide", locale=locale).items()}
    weekdays = {name: number + 1 for number, name in get_day_names("wide", locale=locale).items()}
    figures = FigureWords(
        months=months | numbers["month"],
        weekdays=weekdays | numbers["weekday"],
        numbers=numbers["number"],
        amounts=numbers["amount"],
        times=numbers["times"],
        past=numbers["past"],
        noons=numbers["noon"],
        parts=parts["part"],
        fractions=parts["fraction"],
        halves=parts["halves"],
        **figure,
    )
    return figures, PromiseWords(agreed=agreed, weekdays="|".join(figures.weekdays), **promise)


def _check_note(path: Path, kind: str, words: str, value: str) -> None:
    """Raises WrongLanguage when a row of the table could not be used later."""
    wanted = r"-?\d{1,10}" if kind in _FIGURE_NUMBERS else _FIGURE_PARTS.get(kind, "")
    if not re.fullmatch(wanted, value):
        raise WrongLanguage(f"{path}: {value or 'nothing'} is no value of {kind}.")
    if _WITHIN.get(kind, "") not in words:
        raise WrongLanguage(f"{path}: {_WITHIN[kind]} must stand in the words of {kind}.")


def patterns(path: Path) -> Callable[..., re.Pattern[str]]:
    """What makes a pattern of a line of this file; an empty one is nowhere. Raises WrongLanguage."""

    def pattern(written: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
        try:
            return re.compile(written or "(?!)", flags)
        except re.error as problem:
            raise WrongLanguage(f"{path}: {written} is no regular expression: {problem}.") from None

    return pattern

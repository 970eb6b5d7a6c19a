"""The words of a voice: `locales/<language>/spoken.tsv`, read once, and the numbers and dates that they make."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from bot.languages import LOCALES

_HUNDRED, _THOUSAND = 100, 1000


@dataclass(frozen=True, slots=True)
class Table:
    """What is said for what is written, by kind of row; the file says what each kind is for.

    Args:
        sounds: finds the words and names that have rows.
        patterns: of what is written in the rows of each kind, the longest first.
    """

    rows: Mapping[str, Mapping[str, str]]
    sounds: re.Pattern[str]
    patterns: Mapping[str, str]

    def of(self, kind: str) -> Mapping[str, str]:
        """The rows of one kind; none of a kind that this language has no need of."""
        return self.rows.get(kind, {})

    def one_of(self, kind: str) -> str:
        """A pattern of what is written in the rows of one kind; of nothing when there is no row."""
        return self.patterns.get(kind, "(?!)")

    def said(self, kind: str, written: str, /, otherwise: str = "", **gaps: str) -> str:
        """What is said for this, its gaps filled."""
        said = self.of(kind).get(written, otherwise)
        for name, filled in gaps.items():
            said = said.replace(f"{{{name}}}", filled)
        return said

    def form(self, kind: str, n: str, written: str, /) -> str:
        """What is said for this after a number: the row of that number, of numbers like it, or the row for all."""
        rows = self.of(kind)
        like = (name for pattern, name in self.of("form").items() if re.fullmatch(pattern, n))
        keys = (f"{n} {written}", *(f"{name} {written}" for name in like), written)
        return next((rows[key] for key in keys if key in rows), "")

    def number(self, n: int, kind: str = "number") -> str:
        """A whole number in words: the largest row that fits into it, how often, and what is left."""
        rows = {**self.of("number"), **self.of(kind)}
        first = max((int(row) for row in rows if int(row) <= n), default=None)
        if first is None:
            return str(n)
        said, step = rows[str(first)], _step(first, rows[str(first)])
        times, rest = divmod(n, step) if step else (0, 0)
        parts = [said.replace("{n}", self.number(times) if "{n}" in said else "")]
        if rest:
            parts += [self.said("join", "small") if rest < _HUNDRED <= step else "", self.number(rest, kind)]
        return " ".join(filter(None, parts))

    def day(self, written: str) -> str:
        """A day of a month; empty when no month has it."""
        return self.said("day", written.lstrip("0"))

    def ordinal(self, n: int) -> str:
        """`2nd` in words; the number where this language has no word for it here."""
        row = self.said("ordinal", str(n)) or self.said("day", str(n))
        if row or not self.of("ordinal"):
            return row or self.number(n)
        step = next((step for step in (_HUNDRED, 10) if n >= step and n % step), 0)
        if not step:
            return self.said("ordinal", "", self.number(n), n=self.number(n))
        rest = n % step
        join = self.said("join", "small") if step == _HUNDRED else ""
        return " ".join(filter(None, (self.number(n - rest), join, self.ordinal(rest))))

    def digits(self, written: str) -> str:
        """Digit by digit, with a pause after each group: nobody can write down "nine hundred and sixty"."""
        groups = re.findall(r"\d+", written)
        said = ", ".join(" ".join(self.number(int(digit)) for digit in group) for group in groups)
        return f"{self.said('sign', '+')} {said}" if written.startswith("+") else said

    def date(self, day: str, month: int, year: str = "") -> str:
        """A day in words, the year as it is; empty when there is no such day."""
        months = list(self.of("month").values())
        if not self.day(day) or not 1 <= month <= len(months):
            return ""
        named = self.said("date", "", day=self.day(day), month=months[month - 1])
        return f"{named} {year}".strip()


def _step(first: int, said: str) -> int:
    """What a row counts: twelve is twelve, but 11,000 and more are so and so many thousands."""
    if "{n}" not in said:
        return first
    return _HUNDRED if first < _THOUSAND else int(_THOUSAND ** ((len(str(first)) - 1) // 3))


@cache
def table_of(language: str) -> Table:
    """The table of a language. One that has none yet leaves its numbers to the voice."""
    path = LOCALES / language / "spoken.tsv"
    rows: dict[str, dict[str, str]] = {}
    for row in path.read_text("utf-8").splitlines() if path.exists() else ():
        if row and not row.startswith("#"):
            kind, written, said = row.split("\t")
            rows.setdefault(kind, {})[written] = said
    sounds = _one_of((*rows.get("word", ()), *rows.get("name", ())))
    patterns = {kind: _one_of(written) for kind, written in rows.items()}
    return Table(rows, re.compile(rf"(?<!\w)(?:{sounds})(?!\w)"), patterns)


def _one_of(written: Iterable[str]) -> str:
    """A pattern of any of these, the longest first; of nothing when there is none."""
    return "|".join(map(re.escape, sorted(written, key=len, reverse=True))) or "(?!)"

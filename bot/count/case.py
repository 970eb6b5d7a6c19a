"""Reading an election from JSON: the form of the hand-worked elections in `tests/rules/elections`."""

import json
import re
from collections.abc import Sequence
from typing import Any

from bot.count.sheet import (
    MOST_BALLOTS,
    MOST_NAMES,
    MOST_SEATS,
    CannotCount,
    Kept,
    Pile,
    Sheet,
    check_name,
    in_range,
    known_method,
    shown,
)

Path = tuple[str | int, ...]
"""The way to a value: keys and numbers from 0."""
_KNOWN = {"id", "title", "method", "seats", "candidates", "withdrawn", "ron", "quorum", "reserved", "lots", "ballots"}
_NOT_COUNTED = {"total_ballots", "expected", "working"}
_SPACE = re.compile(r"[ \t\n\r]*")
_WORDS = {dict: "an object", list: "a list", str: "a text", int: "a whole number"}


class _Twice(ValueError):  # noqa: N818 - a state of the file
    def __init__(self, key: str) -> None:
        self.key = key


def read_case(text: str) -> Sheet:
    """The election in this text. Raises CannotCount."""
    try:
        found = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as problem:
        raise CannotCount(f"this is not JSON ({problem.msg})", problem.lineno) from None
    except _Twice as twice:
        last = text.rfind(json.dumps(twice.key, ensure_ascii=False))
        raise CannotCount(f'"{shown(twice.key)[:40]}" stands twice', _line_at(text, max(0, last))) from None
    except (ValueError, RecursionError):
        raise CannotCount("this is not JSON that can be read: a number is too long, or too much is nested", 1) from None
    return _Case(text, found).sheet()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


class _Case:
    """The values of a file, each asked for by the way to it, so that an error can name its line."""

    def __init__(self, text: str, root: Any) -> None:
        self._text = text
        self._root = root
        self._notes: list[str] = []

    def sheet(self) -> Sheet:
        self._get((), dict)
        for key in self._root.keys() - _KNOWN - _NOT_COUNTED:
            self._notes.append(f'line {self._line((key,))}: "{shown(key)[:40]}" is not known here, and is not used')
        names = self._names()
        none = self._none(names)
        withdrawn = self._numbers(("withdrawn",), len(names)) if "withdrawn" in self._root else ()
        if none in withdrawn:
            raise self._wrong(("withdrawn",), "cannot hold the line that is no person")
        seats = self._number(("seats",), 1, MOST_SEATS) if "seats" in self._root else 0
        return Sheet(
            names,
            seats,
            self._ballots(len(names)),
            title=shown(self._get(("title",), str)) if "title" in self._root else "",
            method=self._method(),
            withdrawn=frozenset(withdrawn),
            none=none,
            quorum=self._number(("quorum",), 0, MOST_BALLOTS) if "quorum" in self._root else 0,
            reserved=self._reserved(len(names), seats),
            lots=self._numbers(("lots",), len(names)) if "lots" in self._root else (),
            notes=tuple(self._notes),
        )

    def _method(self) -> str:
        if "method" not in self._root:
            return ""
        return known_method(self._get(("method",), str), '"method"', line=self._line(("method",)))

    def _names(self) -> tuple[str, ...]:
        names: list[str] = []
        in_range(len(self._get(("candidates",), list)), 1, MOST_NAMES, '"candidates"', line=self._line(("candidates",)))
        for number in range(len(self._root["candidates"])):
            self._get(("candidates", number), dict)
            way = ("candidates", number, "name")
            name = " ".join(self._get(way, str).split())
            check_name(name, names, line=self._line(way))
            names.append(name)
        return tuple(names)

    def _none(self, names: Sequence[str]) -> int | None:
        if self._root.get("ron") is None:
            return None
        name = self._get(("ron",), str)
        if name not in names:
            raise self._wrong(("ron",), "names nobody in the list of candidates")
        return names.index(name)

    def _ballots(self, candidates: int) -> tuple[Pile, ...]:
        piles, total = [], 0
        for number in range(len(self._get(("ballots",), list))):
            way: Path = ("ballots", number)
            if len(self._get(way, list)) != 2:
                raise self._wrong(way, "must be two things: how often, and a list of candidates")
            ballots = self._number((*way, 0), 0, MOST_BALLOTS)
            choices = self._numbers((*way, 1), candidates, twice=True)
            if len(set(choices)) < len(choices):
                line = self._line(way)
                self._notes.append(f"line {line}: a candidate stands twice on this ballot, and is read once")
            piles.append(Pile(ballots, choices))
            total += ballots
            if total > MOST_BALLOTS:
                raise self._wrong(way, f"makes more than {MOST_BALLOTS:,} ballots")
        if "total_ballots" in self._root and self._number(("total_ballots",), 0, MOST_BALLOTS) != total:
            raise self._wrong(("total_ballots",), f"says another number than the {total:,} ballots that are here")
        return tuple(piles)

    def _reserved(self, candidates: int, most: int) -> tuple[Kept, ...]:
        found = []
        for number in range(len(self._get(("reserved",), list)) if "reserved" in self._root else 0):
            way: Path = ("reserved", number)
            self._get(way, dict)
            seats = self._number((*way, "seats"), 1, MOST_SEATS)
            found.append(Kept(seats, self._numbers((*way, "candidates"), candidates)))
        if sum(kept.seats for kept in found) > (most or MOST_SEATS):
            raise self._wrong(("reserved",), "has more seats than there are")
        standing_for = [each for kept in found for each in kept.candidates]
        if len(set(standing_for)) < len(standing_for):
            raise self._wrong(("reserved",), "names a candidate for two kinds of seats")
        return tuple(found)

    def _numbers(self, way: Path, candidates: int, *, twice: bool = False) -> tuple[int, ...]:
        """A list of candidates."""
        found = self._get(way, list)
        if all(type(each) is int and 0 <= each < candidates for each in found):
            numbers = tuple(found)
        else:
            numbers = tuple(self._number((*way, n), 0, candidates - 1) for n in range(len(found)))
        if not twice and len(set(numbers)) < len(numbers):
            raise self._wrong(way, "names a candidate twice")
        return numbers

    def _number(self, way: Path, least: int, most: int) -> int:
        found: int = self._get(way, int)
        if not least <= found <= most:
            in_range(found, least, most, _said(way), line=self._line(way))
        return found

    def _get(self, way: Path, kind: type) -> Any:
        found = self._root
        for step in way:
            if isinstance(step, str) and step not in found:
                raise CannotCount(f"{_said(way)} is missing", self._line(way[:-1]))
            found = found[step]
        if type(found) is not kind:
            raise self._wrong(way, f"must be {_WORDS[kind]}")
        return found

    def _wrong(self, way: Path, why: str) -> CannotCount:
        return CannotCount(f"{_said(way)} {why}", self._line(way))

    def _line(self, way: Path) -> int:
        """On which line a value begins: the file is read again, only as far as that."""
        at = _SPACE.match(self._text, 0).end()  # type: ignore[union-attr]
        for step in way:
            at = _inside(self._text, at, step)
        return _line_at(self._text, at)


def _said(way: Path) -> str:
    """A value by its name: "ballots", number 3."""
    if not way:
        return "the file"
    parts = [f'"{shown(step)[:40]}"' if isinstance(step, str) else f"number {step + 1}" for step in way]
    return ", ".join(parts)


def _line_at(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _inside(text: str, at: int, step: str | int) -> int:
    """Where the value under this key or number begins, in the object or list that begins at `at`."""
    read, number, key = json.JSONDecoder().raw_decode, 0, None
    at = _space(text, at + 1)
    while True:
        if isinstance(step, str):
            key, at = read(text, at)
            at = _space(text, _space(text, at) + 1)
        if step == (number if key is None else key):
            return at
        _, at = read(text, at)
        at = _space(text, _space(text, at) + 1)
        number += 1


def _space(text: str, at: int) -> int:
    """After what is only space."""
    found = _SPACE.match(text, at)
    return at if found is None else found.end()

"""What can be measured of each voter in tables that do not hold their vote, and how well one can guess from it.

Whoever reads knows the program by heart, and, which is more than anybody has, what half of the voters chose: from
these they learn what a measure means, and guess the others by it.
"""

import random
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from math import sqrt

from storage.tables import metadata

Row = Mapping[str, object]
Feature = Mapping[int, Hashable]
"""For each member what was measured of them."""
WHO = ("person_id", "member_id", "subject", "id")
"""The columns that say whose a row is, the best first."""
FEW = 16
"""So many different values are taken as they are; more are put into as many drawers."""
SIGMAS = 5
"""So far above guessing luck comes once in three million guesses; a few thousand measures are tried."""


@dataclass(frozen=True, slots=True)
class Right:
    """How many were guessed by the best measure, and by always saying what most people chose."""

    measure: str
    guessed: int
    constant: int
    of: int

    @property
    def is_luck(self) -> bool:
        """Whether it is no better than guessing."""
        share = self.constant / self.of
        return self.guessed <= self.constant + SIGMAS * sqrt(self.of * share * (1 - share))


def best(tables: Mapping[str, Sequence[Row]], members: Mapping[int, int], truth: Mapping[int, Hashable]) -> Right:
    """The measure from which most can be guessed."""
    constant = Counter(truth.values()).most_common(1)[0][1]
    tried = ((_learned(feature, truth), name) for name, feature in features(_owned(tables), members))
    guessed, name = max(tried, default=(0, "none"))
    return Right(name, guessed, constant, len(truth))


def _owned(tables: Mapping[str, Sequence[Row]]) -> dict[str, Sequence[Row]]:
    """A row that says of no person whose it is, and points at one that does, is of the same person."""
    found = dict(tables)
    for name, rows in tables.items():
        keys = metadata.tables[name].foreign_keys if name in metadata.tables else ()
        for key in keys if rows and not set(WHO) & set(rows[0]) else ():
            owners = {row[key.column.name]: row.get("person_id") for row in tables.get(key.column.table.name, ())}
            found[name] = [{**row, "person_id": owners.get(row[key.parent.name])} for row in rows]
    return found


def _learned(feature: Feature, truth: Mapping[int, Hashable]) -> int:
    """How many are guessed right, each half of the voters by what the other half taught."""
    drawer = _drawers(feature)
    voters = sorted(truth)
    random.Random(1).shuffle(voters)  # noqa: S311 - the same each time, on purpose
    right = 0
    for learn, guess in ((voters[::2], voters[1::2]), (voters[1::2], voters[::2])):
        seen: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
        for member in learn:
            seen[drawer.get(member)][truth[member]] += 1
        usual = Counter(truth[member] for member in learn).most_common(1)[0][0]
        for member in guess:
            known = seen.get(drawer.get(member))
            right += truth[member] == (known.most_common(1)[0][0] if known else usual)
    return right


def _drawers(feature: Feature) -> Feature:
    numbers = sorted(value for value in feature.values() if isinstance(value, float))
    if len(set(feature.values())) <= FEW or len(numbers) < len(feature):
        return feature
    edges = [numbers[len(numbers) * n // FEW] for n in range(1, FEW)]
    return {member: bisect_right(edges, value) for member, value in feature.items() if isinstance(value, float)}


def features(tables: Mapping[str, Sequence[Row]], members: Mapping[int, int]) -> Iterator[tuple[str, Feature]]:
    """Every measure: how many rows, each value, how far it is from the neighbours', and how much lies in between."""
    clocks = _clocks(tables)
    for table, rows in tables.items():
        who = next((column for column in WHO if rows and column in rows[0]), None)
        if who is None:
            continue
        mine = [(member, row) for row in rows if (member := member_of(members, who, row[who])) is not None]
        if not mine:
            continue
        yield f"{table}: rows", {member: float(n) for member, n in Counter(member for member, _ in mine).items()}
        for column in rows[0]:
            yield f"{table}.{column}", {member: _value(row[column]) for member, row in mine}
            yield f"{table}.{column}: length", {member: float(len(str(row[column]))) for member, row in mine}
            yield from _between(f"{table}.{column}", mine, column, clocks[_clock(table, column, rows)])


def _between(
    name: str, mine: Sequence[tuple[int, Row]], column: str, marks: Mapping[str, Sequence[float]]
) -> Iterator[tuple[str, Feature]]:
    """From each voter's value to the one before and the one after: how far, and how many marks of each table."""
    at = {member: value for member, row in mine if isinstance(value := _value(row[column]), float)}
    moments = sorted(set(at.values()))
    if len(moments) < 2:
        return
    before = dict(zip(moments[1:], moments, strict=False))
    after = {earlier: later for later, earlier in before.items()}
    for side, neighbour in (("before", before), ("after", after)):
        spans = {m: sorted((value, neighbour[value])) for m, value in at.items() if value in neighbour}
        yield f"{name}: gap {side}", {member: float(end - start) for member, (start, end) in spans.items()}
        for table, values in marks.items():
            count = {
                m: float(bisect_right(values, end) - bisect_right(values, start)) for m, (start, end) in spans.items()
            }
            yield f"{name}: rows of {table} {side}", count


def _clocks(tables: Mapping[str, Sequence[Row]]) -> dict[str, dict[str, list[float]]]:
    """All marks of everything that can be put into one order with something else, by table."""
    clocks: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for table, rows in tables.items():
        for column in rows[0] if rows else ():
            marks = [value for row in rows if isinstance(value := _value(row[column]), float)]
            clocks[_clock(table, column, rows)][table] += marks
    return {clock: {table: sorted(set(marks)) for table, marks in of.items()} for clock, of in clocks.items()}


def _clock(table: str, column: str, rows: Sequence[Row]) -> str:
    if column == "xmin":
        return "transactions"
    if any(_moment(row[column]) is not None for row in rows):
        return "time"
    return f"{table}.{column}"


def member_of(members: Mapping[int, int], column: str, value: object) -> int | None:
    """The member of a row. Args: column: by which the row says whose it is."""
    if not isinstance(value, int):
        return None
    if column == "member_id":
        return value if value in members.values() else None
    return members.get(value)


def _value(cell: object) -> Hashable:
    """A number where there is one in it."""
    moment = _moment(cell)
    if moment is not None:
        return moment
    if isinstance(cell, bool | int | float):
        return float(cell)
    if isinstance(cell, str) and cell.startswith("(") and cell.endswith(")"):
        with suppress(ValueError):
            page, line = cell[1:-1].split(",")
            return float(int(page) * 10_000 + int(line))
    return cell if isinstance(cell, str) else repr(cell)


def _moment(cell: object) -> float | None:
    """Seconds, from what is a moment or looks like one."""
    if isinstance(cell, datetime):
        return cell.timestamp()
    if isinstance(cell, str) and cell[4:5] == "-" and ":" in cell:
        with suppress(ValueError):
            return datetime.fromisoformat(cell).timestamp()
    return None

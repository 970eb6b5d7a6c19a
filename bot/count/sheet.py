"""What stands in a file of an election, whatever its form: a value, and the one way in which a file can be wrong."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.rules.counting import Ballot

METHODS = {
    "yes-no": Ballot.YES_NO,
    "choose-one": Ballot.CHOOSE_ONE,
    "approval": Ballot.APPROVAL,
    "scottish-stv": Ballot.RANKED,
}
MOST_SEATS = 100
MOST_NAMES = 500
MOST_BALLOTS = 2_000_000
"""More would take minutes and much memory where each ballot is looked at by itself."""


class CannotCount(Exception):  # noqa: N818 - a state of the world
    """Why this cannot be counted, in one sentence, with the line of the file where there is one."""

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why if line is None else f"line {line}: {why}")

    def __str__(self) -> str:
        return f"{self.args[0]}."


@dataclass(frozen=True, slots=True)
class Pile:
    """Equal ballots: how many, and whom they name, as numbers in the list of names from 0."""

    ballots: int
    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Seats that are reserved for some of the candidates."""

    seats: int
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An election as it stands in a file. Candidates are numbers in the list of names, from 0.

    Args:
        seats, method: 0 and nothing when the file does not say it.
        none: which of the names is no person, but "none of these".
        lots: in which order lots were drawn, the best first.
        notes: what people should know about the file, in sentences.
    """

    names: tuple[str, ...]
    seats: int
    piles: tuple[Pile, ...]
    title: str = ""
    method: str = ""
    withdrawn: frozenset[int] = frozenset()
    none: int | None = None
    quorum: int = 0
    reserved: tuple[Kept, ...] = ()
    lots: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def shown(text: str) -> str:
    """Only what can be seen, with single spaces."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


def check_name(name: str, before: Sequence[str], *, line: int) -> None:
    """Raises CannotCount: it shows nothing, or somebody else in the list has the same one."""
    if not name or shown(name) != name:
        raise CannotCount(f"the name of candidate {len(before) + 1} has nothing, or signs, that nobody can see", line)
    if _same(name) in map(_same, before):
        raise CannotCount(f"candidate {len(before) + 1} has the same name as another one", line)


def _same(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def known_method(name: str, where: str, *, line: int | None = None) -> str:
    """The name of a method as it stands in METHODS. Raises CannotCount."""
    known = name.replace("_", "-")
    if known not in METHODS:
        raise CannotCount(f"{where} must be one of {', '.join(METHODS)}, not {shown(name)[:40]!r}", line)
    return known


def in_range(number: int, least: int, most: int, what: str, *, line: int | None = None) -> int:
    """The number. Raises CannotCount when it is less or more."""
    if not least <= number <= most:
        said = number if abs(number) < 10**12 else "a number so large"
        raise CannotCount(f"{what} must be from {least:,} to {most:,}, not {said}", line)
    return number

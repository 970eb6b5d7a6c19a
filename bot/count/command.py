"""The command: what is asked, the count by one of the two counters, and the answer as a report or as JSON."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.count.reading import read
from bot.count.report import Counted, as_json, as_text
from bot.count.sheet import METHODS, MOST_BALLOTS, MOST_SEATS, CannotCount, Sheet, in_range, known_method, shown
from bot.rules.counting import Ballot, Choices, Contest, Reserved, Result, count, recount

COUNTERS = ("fast", "plain")


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on the command line. None: as it stands in the file."""

    file: str
    method: str | None = None
    seats: str | None = None
    quorum: str | None = None
    lots: str | None = None
    counter: str = "fast"
    json: bool = False


def answer(asked: Asked) -> str:
    """What came out. Raises CannotCount with one sentence, the line of the file in it where there is one."""
    if asked.counter not in COUNTERS:
        raise CannotCount(f"--counter must be one of {', '.join(COUNTERS)}")
    if asked.method is not None:
        known_method(asked.method, "--method")
    seats = None if asked.seats is None else _number(asked.seats, 1, MOST_SEATS, "--seats")
    quorum = None if asked.quorum is None else _number(asked.quorum, 0, MOST_BALLOTS, "--quorum")
    try:
        sheet = read(Path(asked.file))
        method = known_method(asked.method, "--method") if asked.method else sheet.method
        if not method or not (seats or sheet.seats):
            raise CannotCount(f'"{"seats" if method else "method"}" is missing', 1)  # noqa: TRY301 - as in the file
        contest = _contest(sheet, METHODS[method], seats or sheet.seats, sheet.quorum if quorum is None else quorum)
    except CannotCount as problem:
        raise CannotCount(f"{shown(asked.file)}: {problem.args[0]}") from None
    if asked.lots is not None:
        contest = _with_lots(contest, sheet, asked.lots)
    counted = Counted(sheet, contest, method, asked.counter, _count(sheet, contest, asked.counter))
    return as_json(counted) if asked.json else as_text(counted)


def _number(text: str, least: int, most: int, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise CannotCount(f"{what} must be a whole number from {least:,} to {most:,}, not {shown(text)[:20]!r}")
    return in_range(int(text), least, most, what)


def place_of(sheet: Sheet, candidate: int) -> int:
    """The place on the ballot: as in the list, but "none of these" comes last."""
    return len(sheet.names) if candidate == sheet.none else candidate


def _contest(sheet: Sheet, kind: Ballot, seats: int, quorum: int) -> Contest:
    people = [n for n in range(len(sheet.names)) if n not in sheet.withdrawn and n != sheet.none]
    if sum(each.seats for each in sheet.reserved) > seats:
        raise CannotCount("more seats are reserved than there are")
    return Contest(
        kind,
        tuple(people),
        seats,
        quorum=quorum,
        reserved=tuple(Reserved(each.seats, frozenset(each.candidates)) for each in sheet.reserved),
        none=None if sheet.none is None else len(sheet.names),
        lots=tuple(place_of(sheet, each) for each in sheet.lots),
    )


def _with_lots(contest: Contest, sheet: Sheet, lots: str) -> Contest:
    numbers = [_number(each, 1, len(sheet.names), "each number in --lots") for each in lots.split(",")]
    if len(set(numbers)) < len(numbers):
        raise CannotCount("--lots names a candidate twice")
    drawn = tuple(place_of(sheet, number - 1) for number in numbers)
    return Contest(
        contest.kind, contest.candidates, contest.seats,
        quorum=contest.quorum, reserved=contest.reserved, none=contest.none, lots=drawn,
    )  # fmt: skip


def _count(sheet: Sheet, contest: Contest, counter: str) -> Result:
    piles: Counter[Choices] = Counter()
    for pile in sheet.piles:
        if pile.ballots:
            piles[tuple(place_of(sheet, choice) for choice in pile.choices)] += pile.ballots
    return count(contest, piles) if counter == "fast" else recount(contest, list(piles.elements()))

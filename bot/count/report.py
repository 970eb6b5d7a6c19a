"""What came out of a count, for people to read and for programs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bot.count.sheet import Sheet
from bot.rules.counting import VOTE, Ballot, Contest, Result, Stage, Status
from bot.rules.shown import shown_numbers, shown_stages

_SAID = {
    Status.COMPLETE: "Every seat is filled.",
    Status.TIE: "There is a tie for the last seats: these people have the same number of votes.",
    Status.LOT_NEEDED: "There is a tie: only a lot can say how the count goes on (see --lots).",
    Status.VACANCIES: "Some seats stay free.",
    Status.REOPEN: "Nobody is elected: ask for more people to stand.",
    Status.NO_VOTES: "There are no votes: nobody is elected.",
    Status.QUORUM_MISSED: "Too few people voted: nobody is elected.",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A file that was counted."""

    sheet: Sheet
    contest: Contest
    method: str
    counter: str
    result: Result

    @property
    def places(self) -> dict[int, str]:
        """Every place that has a column, with its name: those of the list, and "none of these" once for each seat."""
        sheet, none = self.sheet, len(self.sheet.names)
        names = {none if n == sheet.none else n: name for n, name in enumerate(sheet.names)}
        again = sorted({place for stage in self.result.stages for place in stage.totals if place > none})
        return names | {place: f"{names[none]} ({place - none + 1})" for place in again}

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages; ballots with ticks have one."""
        if self.contest.kind is Ballot.RANKED or self.result.status is Status.NO_VOTES:
            return self.result.stages
        return (Stage({place: votes * VOTE for place, votes in self.result.totals.items()}),)


def as_json(counted: Counted) -> str:
    """One object. Votes are numbers with up to five decimal places; null stands for who withdrew."""
    result, names, seats = counted.result, counted.places, counted.contest.seats
    is_ranked = counted.contest.kind is Ballot.RANKED
    out = [place for stage in result.stages if not stage.is_surplus for place in stage.moved]
    said = {
        "title": counted.sheet.title,
        "method": counted.method,
        "counter": counted.counter,
        "seats": seats,
        "status": result.status.value,
        "elected": [names[place] for place in result.elected],
        "tied": [names[place] for place in result.tied],
        "seats_in_tie": result.seats_in_tie,
        "vacant": 0 if result.status is Status.LOT_NEEDED else seats - len(result.elected) - result.seats_in_tie,
        "quota": result.quota if result.stages else None,
        "cast": result.cast,
        "valid": result.cast - result.blank,
        "blank": result.blank,
        "show_figures": _may_be_shown(counted),
        "totals": None if is_ranked else {names[place]: votes for place, votes in result.totals.items()},
        "columns": list(names.values()),
        "stages": [[_number(stage.totals.get(place)) for place in names] for stage in counted.stages],
        "nontransferable": [_number(stage.exhausted) for stage in counted.stages],
        "excluded_order": [names[place] for place in out],
        "notes": list(counted.sheet.notes),
    }
    return json.dumps(said, indent=1)


def _number(votes: int | None) -> int | float | None:
    return None if votes is None else votes // VOTE if votes % VOTE == 0 else votes / VOTE


def _may_be_shown(counted: Counted) -> bool:
    """Whether a group could see these numbers without learning how somebody voted."""
    lines = [*counted.contest.candidates, *([] if counted.contest.none is None else [counted.contest.none])]
    if counted.contest.kind is Ballot.RANKED:
        return bool(shown_stages(counted.result))
    return bool(shown_numbers(counted.contest.kind, counted.result, lines))


def as_text(counted: Counted) -> str:
    """Short sentences and one table for each stage."""
    return "\n".join(_lines(counted))


def _lines(counted: Counted) -> Iterator[str]:
    result, names, seats = counted.result, counted.places, counted.contest.seats
    yield counted.sheet.title or "An election"
    yield f"Method: {counted.method}. Seats: {seats}. Counter: {counted.counter}."
    yield f"Votes: {result.cast:,}. Blank: {result.blank:,}." + f" Quota: {result.quota:,}." * bool(result.stages)
    yield from (f"Please note: {note}." for note in counted.sheet.notes)
    for number, stage in enumerate(counted.stages, 1):
        yield ""
        yield from _stage(counted, number, stage)
    yield ""
    yield f"Elected: {_list(names, result.elected)}."
    if result.tied:
        yield f"Tied: {_list(names, result.tied)}."
    yield _SAID[result.status]
    if not _may_be_shown(counted):
        yield "The numbers are so small that they could tell how somebody voted: do not show them to others."


def _stage(counted: Counted, number: int, stage: Stage) -> Iterator[str]:
    names = counted.places
    yield f"Stage {number}: {_moved(names, stage)}"
    width = max(map(len, [*names.values(), "No further choice"]))
    for place, votes in stage.totals.items():
        came = f"  (+{stage.ballots[place]:,} ballots)" if place in stage.ballots else ""
        yield f"  {names[place]:{width}}  {_votes(votes):>12}{came}"
    if counted.contest.kind is Ballot.RANKED:
        came = f"  (+{stage.ended:,} ballots)" if stage.ended else ""
        yield f"  {'No further choice':{width}}  {_votes(stage.exhausted):>12}{came}"
    people = len(counted.sheet.names)
    yield from (f"  {names[place]} {'takes a seat' if place >= people else 'is elected'}." for place in stage.elected)


def _moved(names: dict[int, str], stage: Stage) -> str:
    if not stage.moved:
        return "the votes as they were cast."
    if stage.is_surplus:
        return f"what {_list(names, stage.moved)} has too much goes on."
    return f"out: {_list(names, stage.moved)}. Their votes go on."


def _list(names: dict[int, str], places: tuple[int, ...]) -> str:
    return ", ".join(names[place] for place in places) or "nobody"


def _votes(votes: int) -> str:
    whole, part = divmod(votes, VOTE)
    return f"{whole:,}" + (f".{part:05}" if part else "")

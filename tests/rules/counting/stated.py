"""What an election that was worked out by hand states, as a result says it."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.rules.counting import VOTE, Ballot, Result, Status
from bot.rules.shown import shown_numbers, shown_stages

KINDS = {"approval": Ballot.APPROVAL, "scottish-stv": Ballot.RANKED}
WITH_LOTS = "if_lot_order_best_first"
"""What comes out with lots: another count."""


def stated(case: Mapping[str, Any], result: Result, places: Mapping[str, int]) -> dict[str, object]:
    """Each thing that the case states, but for what comes out with lots, as it is in this result.

    A stage in which only "none of these" goes out is none of a case that does not have that line.

    Args:
        places: of each name of the case, in its order; who was elected or is tied is in that order, too.
    """
    names = {place: name for name, place in places.items()}
    stages = [stage for stage in result.stages if not stage.moved or {*stage.moved} & names.keys()]
    seats = case["seats"]

    def listed(found: tuple[int, ...]) -> list[str]:
        return [name for name, place in places.items() if place in found]

    says: dict[str, Callable[[], object]] = {
        "status": lambda: result.status.value,
        "elected": lambda: listed(result.elected),
        "tied": lambda: listed(result.tied),
        "tied_for_last_seat": lambda: listed(result.tied),
        "seats_in_tie": lambda: result.seats_in_tie,
        "totals": lambda: {name: result.totals[place] for name, place in places.items()},
        "quota": lambda: result.quota,
        "stages": lambda: [[_votes(stage.totals.get(place)) for place in places.values()] for stage in stages],
        "nontransferable": lambda: [_votes(stage.exhausted) for stage in stages],
        "excluded_order": lambda: [
            names[each] for stage in stages if not stage.is_surplus for each in stage.moved if each in names
        ],
        "vacant": lambda: seats - len(result.elected) - result.seats_in_tie,
        "valid": lambda: result.cast - result.blank,
        "blank": lambda: result.blank,
        "show_figures": lambda: _are_shown(KINDS[case["method"]], result, [*places.values()]),
        "must_not_elect_more_than": lambda: max(len(result.elected), case["expected"]["must_not_elect_more_than"]),
    }
    return {what: says[what]() for what in case["expected"] if what != WITH_LOTS}


def expected(case: Mapping[str, Any], *, without: tuple[str, ...] = ()) -> dict[str, object]:
    """The same as the case states it."""
    names = [each["name"] for each in case["candidates"]]
    said = {what: value for what, value in case["expected"].items() if what not in (WITH_LOTS, *without)}
    people = ("elected", "tied", "tied_for_last_seat")
    return {what: sorted(value, key=names.index) if what in people else value for what, value in said.items()}


def _votes(votes: int | None) -> float | None:
    return None if votes is None else votes / VOTE


def _are_shown(kind: Ballot, result: Result, places: list[int]) -> bool:
    if kind is Ballot.RANKED:
        return bool(shown_stages(result))
    return result.status is not Status.NO_VOTES and bool(shown_numbers(kind, result, places))

"""Promises of a whole vote on the elections that were worked out by hand: people press, it closes, it is counted."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.rules.counting import NONE as OF_NONE
from bot.rules.counting import Status
from bot.rules.elections import LEAST_CAST, State
from bot.screen import tap
from storage.unit import Unit
from tests.handlers.elections.table import BLANK, VOTERS, Hall
from tests.play import Play
from tests.rules.counting.stated import KINDS, expected, stated

CASES = sorted((Path(__file__).parents[2] / "rules" / "elections").glob("*.json"))
NONE = "None of these"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_hand_worked_election_comes_out_of_a_whole_vote(each_play: Play, path: Path) -> None:
    case = _large_enough(json.loads(path.read_text("utf-8")))
    names = _called(case)
    hall = _opened(each_play, case, [name for name in names.values() if name != NONE])
    ballots = [chosen for times, chosen in case["ballots"] for _ in range(times)]
    for voter, chosen in zip(hall.people, ballots, strict=False):
        hall.vote(voter, *(names[n] for n in dict.fromkeys(chosen)) if chosen else (BLANK,))
    for n in case["withdrawn"]:
        _stops(hall, names[n])
    while hall.election().state is State.VOTING:
        hall.close()
    result = hall.election().result
    assert result is not None
    places = {case["candidates"][n]["name"]: _place(hall, name) for n, name in names.items()}
    assert stated(case, result, places) == expected(case)


@pytest.mark.parametrize("stem", ["s13-two-two", "s16-one-voter"])
def test_of_fewer_than_five_votes_nothing_comes_out_of_a_whole_vote(each_play: Play, stem: str) -> None:
    case = json.loads(next(path for path in CASES if path.stem == stem).read_text("utf-8"))
    names = _called(case)
    hall = _opened(each_play, case, list(names.values()))
    ballots = [chosen for times, chosen in case["ballots"] for _ in range(times)]
    for voter, chosen in zip(hall.people, ballots, strict=False):
        hall.vote(voter, *(names[n] for n in chosen))
    while hall.election().state is State.VOTING:
        hall.close()
    result = hall.election().result
    assert result is not None
    assert (result.status, result.elected, result.tied) == (Status.QUORUM_MISSED, (), ())


def _large_enough(case: dict[str, Any]) -> dict[str, Any]:
    """With fewer than 5 ballots each comes so often that there are 5: only the quota is another one by that."""
    if not 0 < case["total_ballots"] < LEAST_CAST:
        return case
    often = -(-LEAST_CAST // case["total_ballots"])
    ballots = [[often * times, chosen] for times, chosen in case["ballots"]]
    said = {what: value for what, value in case["expected"].items() if what != "quota"}
    return {**case, "ballots": ballots, "total_ballots": often * case["total_ballots"], "expected": said}


def _place(hall: Hall, name: str) -> int:
    return OF_NONE if name == NONE else hall.place(name)


def _called(case: dict[str, Any]) -> dict[int, str]:
    """Who stands here for each candidate of the case."""
    names = [each["name"] for each in case["candidates"]]
    return {n: NONE if name == case.get("ron") else VOTERS[n] for n, name in enumerate(names)}


def _opened(play: Play, case: dict[str, Any], standing: list[str]) -> Hall:
    """An open vote by the rule of the case, with as many people as it has ballots."""
    hall = Hall(play)
    hall.people |= {f"Voter {n}": play.member(f"Voter {n}", hall.group) for n in range(case["total_ballots"])}
    election = hall.open(*standing)

    def rule(unit: Unit) -> None:
        found = unit.elections.get(election)
        assert unit.elections.change(found, kind=KINDS[case["method"]], seats=case["seats"])

    play.store.run_now(rule)
    return hall


def _stops(hall: Hall, name: str) -> None:
    candidate = next(each.id for each in hall.candidates() if each.name == name)
    hall.play.tap(hall.people[name], tap("elections.withdrew", candidate))

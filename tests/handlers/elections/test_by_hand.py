"""Promises of a whole vote on the elections that were worked out by hand: people press, it closes, it is counted."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.rules.counting import Ballot, Status
from bot.rules.elections import LEAST_CAST, State
from bot.screen import tap
from storage.unit import Unit
from tests.handlers.elections.table import BLANK, VOTERS, Hall
from tests.play import Play

CASES = sorted((Path(__file__).parents[2] / "rules" / "elections").glob("*.json"))
KINDS = {"approval": Ballot.APPROVAL, "scottish-stv": Ballot.RANKED}
NONE = "None of these"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_hand_worked_election_comes_out_of_a_whole_vote(each_play: Play, path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    names = _called(case)
    hall = _opened(each_play, case, [name for name in names.values() if name != NONE])
    ballots = [chosen for times, chosen in case["ballots"] for _ in range(times)]
    for voter, chosen in zip(hall.people, ballots, strict=False):
        hall.vote(voter, *(names[n] for n in dict.fromkeys(chosen)) if chosen else (BLANK,))
    for n in case["withdrawn"]:
        _stops(hall, names[n])
    while hall.election().state is State.VOTING:
        hall.close()
    result, expected = hall.election().result, case["expected"]
    assert result is not None
    by_name = {case["candidates"][n]["name"]: name for n, name in names.items()}
    if 0 < len(ballots) < LEAST_CAST:
        # Of so few votes nothing comes out: the meeting decides.
        assert (result.status, result.elected, result.tied) == (Status.QUORUM_MISSED, (), ())
        return
    assert result.status == expected["status"]
    assert set(result.elected) == {hall.place(by_name[name]) for name in expected["elected"]}
    tied = expected.get("tied", expected.get("tied_for_last_seat", []))
    assert set(result.tied) == {hall.place(by_name[name]) for name in tied}


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

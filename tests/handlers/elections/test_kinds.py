"""Promises of each kind of ballot, from the plan to the reps: what is counted is what people tapped."""

import pytest

from bot.rules.counting import Ballot
from bot.rules.elections import State
from bot.screen import tap
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play

NONE = "None of these"
FOUR = ("Ben", "Mina", "Asha", "Lily")


def _plan(hall: Hall, *labels: str) -> None:
    hall.play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in (*labels, "2 years", "That is good", "5 people", "Yes, plan it"):
        hall.play.press(hall.sam, label)
    hall.play.until(hall.play.now)


@pytest.mark.parametrize(
    ("kind", "planned", "standing", "votes", "reps"),
    [
        (Ballot.YES_NO, ("1 rep",), ("Ben",), [("Ben",)] * 4 + [(NONE,)] * 2, {"Ben"}),
        (Ballot.YES_NO, ("1 rep",), ("Ben",), [("Ben",)] * 3 + [(NONE,)] * 3, set()),
        (Ballot.YES_NO, ("2 reps", "Everybody"), ("Ben", "Mina"), [("Ben",)] * 4 + [("Ben", "Mina")] * 2, {"Ben"}),
        (Ballot.CHOOSE_ONE, ("1 rep",), ("Ben", "Mina"), [("Mina",)] * 3 + [("Ben",)] * 2 + [(NONE,)], {"Mina"}),
        (
            Ballot.APPROVAL,
            ("3 reps", "Everybody"),
            FOUR,
            [("Ben", "Mina", "Asha")] * 3 + [("Ben", "Asha"), ("Lily", "Asha"), (NONE,)],
            {"Ben", "Mina", "Asha"},
        ),
        (
            Ballot.APPROVAL,
            ("3 reps", "Everybody"),
            FOUR,
            [("Ben", "Mina")] * 4 + [(NONE,)] * 2,
            {"Ben", "Mina"},
        ),
    ],
)
def test_the_reps_are_whom_people_tapped(
    each_play: Play,
    kind: Ballot,
    planned: tuple[str, ...],
    standing: tuple[str, ...],
    votes: list[tuple[str, ...]],
    reps: set[str],
) -> None:
    hall = Hall(each_play)
    _plan(hall, *planned)
    hall.stand(*standing)
    each_play.until(hall.election().vote_at)
    for voter, choices in zip(VOTERS, votes, strict=True):
        hall.vote(voter, *choices)
    hall.close()
    assert hall.election(State.DONE).kind is kind
    assert {name for name in standing if hall.member(name).is_rep} == reps

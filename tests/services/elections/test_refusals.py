"""What each deed of an election refuses, and that a refused deed leaves nothing behind."""

from collections.abc import Callable

import pytest

from bot.ids import ElectionId
from bot.rules.elections import NominationsClosed, NotOnRoll, NotOpenYet, State, VotesOnPaper, VotingClosed
from bot.rules.people import Person
from bot.rules.refusals import NotInGroup, NotYours, OldButton, Refusal
from bot.services.elections import plan, roll, stand, vote
from storage.unit import Unit
from tests.handlers.elections.table import Hall
from tests.play import Play

Deed = Callable[[Unit, Person], object]


@pytest.fixture
def hall(play: Play) -> Hall:
    return Hall(play)


def _try(hall: Hall, name: str, deed: Deed) -> None:
    who = hall.sam if name == "Sam" else hall.people[name]
    hall.play.store.run_now(lambda unit: deed(unit, unit.people.get(who)))


def _ballot(hall: Hall, election: ElectionId) -> Deed:
    return lambda unit, by: vote.ballot(unit, hall.play.dispatch.keys, by, election, now=hall.play.now)


def test_nobody_gets_a_ballot_before_the_vote_is_open(hall: Hall) -> None:
    election = hall.plan()
    with pytest.raises(NotOpenYet):
        _try(hall, "Lily", _ballot(hall, election))


def test_nobody_gets_a_ballot_at_the_moment_of_the_close(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    hall.play.now = hall.election().close_at
    with pytest.raises(VotingClosed):
        _try(hall, "Lily", _ballot(hall, election))


@pytest.mark.parametrize(("who", "no"), [("Sam", NotOnRoll), ("Zed", NotInGroup), ("Tom", VotesOnPaper)])
def test_only_who_is_on_the_roll_with_a_phone_gets_a_ballot(hall: Hall, who: str, no: type[Refusal]) -> None:
    election = hall.open("Ben", "Mina")
    hall.people["Zed"] = hall.play.member("Zed", hall.play.group("Elsewhere", "Otherboard"))
    tom = hall.member("Tom").id
    _try(hall, "Sam", lambda u, by: roll.tick_paper(u, by, election, tom, on_paper=True, now=hall.play.now))
    with pytest.raises(no):
        _try(hall, who, _ballot(hall, election))


def test_a_vote_that_is_not_there_is_an_old_button(hall: Hall) -> None:
    with pytest.raises(OldButton):
        _try(hall, "Lily", _ballot(hall, ElectionId(999)))


def test_only_a_facilitator_calls_a_vote_off(hall: Hall) -> None:
    election = hall.plan()
    version = hall.election().version
    with pytest.raises(NotYours):
        _try(hall, "Lily", lambda u, by: plan.call_off(u, by, election, version=version, now=hall.play.now))
    assert hall.election().state is State.NOMINATING


def test_nobody_stands_when_the_vote_is_open(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    with pytest.raises(NominationsClosed):
        _try(hall, "Lily", lambda u, by: stand.stand(u, by, election, now=hall.play.now))
    assert {candidate.name for candidate in hall.candidates()} == {"Ben", "Mina"}

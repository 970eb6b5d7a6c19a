"""Promises about who looks after a group: they take nobody out of a vote that is not over, and what they do is told."""

import pytest

from bot.rules.elections import State
from bot.rules.people import Standing
from bot.screen import Screen, tap
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play


def _take_out(hall: Hall, name: str) -> Screen:
    return hall.play.tap(hall.sam, tap("people.removed", hall.member(name).id))


def _make_carer(hall: Hall, name: str) -> Screen:
    return hall.play.tap(hall.sam, tap("people.role", hall.member(name).id, "carer"))


@pytest.mark.parametrize("name", ["Ben", "Tom"])
def test_nobody_is_taken_out_of_a_vote_that_is_open(each_play: Play, name: str) -> None:
    """Neither who stands, nor who votes."""
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    assert "not over" in _take_out(hall, name).title
    assert "not over" in _make_carer(hall, name).title
    assert (hall.member(name).standing, hall.member(name).has_voice) == (Standing.IN, True)


def test_nobody_is_taken_out_between_a_tie_and_the_new_vote(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben" if n % 2 else "Mina")
    hall.close()
    assert hall.election().state is State.DONE
    assert "not over" in _take_out(hall, "Ben").title
    hall.made_public()
    assert len(hall.candidates()) == 2


def test_who_votes_can_still_leave_themselves(play: Play) -> None:
    hall = Hall(play)
    hall.open("Ben", "Mina")
    play.tap(hall.people["Tom"], tap("people.left", hall.group))
    assert "not in" in play.tap(hall.people["Tom"], tap("elections.ballot", hall.election().id)).lines[0]


def test_while_a_vote_is_near_everybody_hears_who_is_taken_out(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.plan()
    each_play.heard(hall.people["Lily"])
    _take_out(hall, "Tom")
    assert any("took Tom out" in " ".join(screen.lines) for screen in each_play.heard(hall.people["Lily"]))


def test_everybody_hears_when_a_facilitator_ends_the_term_of_a_rep(each_play: Play) -> None:
    hall = Hall(each_play)
    grace = each_play.rep("Grace", hall.group)
    hall.people["Grace"] = grace
    each_play.heard(hall.people["Lily"])
    _take_out(hall, "Grace")
    each_play.until(each_play.now)
    said = [" ".join(screen.lines) for screen in each_play.heard(hall.people["Lily"])]
    assert any("Grace is not a rep any more." in line for line in said)

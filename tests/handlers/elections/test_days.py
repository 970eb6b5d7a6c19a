"""Promises of the days of a vote: nobody opens or ends it before people could stand and vote."""

from datetime import timedelta

import pytest

from bot.ids import ElectionId
from bot.screen import Screen, tap
from tests.handlers.elections.table import Hall
from tests.play import Play


def _moves(hall: Hall, which: str, day: int) -> Screen:
    election = hall.election()
    return hall.play.tap(hall.sam, tap("elections.on_day", election.id, which, day, election.version))


@pytest.mark.parametrize(("which", "day"), [("start", 20260602), ("start", 20260621), ("end", 20260705)])
def test_a_vote_that_was_announced_opens_and_ends_no_sooner(each_play: Play, which: str, day: int) -> None:
    hall = Hall(each_play)
    hall.plan()
    before = hall.election()
    assert "later days" in _moves(hall, which, day).title
    assert hall.election() == before


def test_a_vote_that_was_announced_gets_no_shorter(each_play: Play) -> None:
    """Also not by opening it later: its end moves with it."""
    hall = Hall(each_play)
    hall.plan()
    before = hall.election()
    _moves(hall, "start", 20260629)
    after = hall.election()
    assert after.close_at - after.vote_at >= before.close_at - before.vote_at


def test_a_vote_is_put_off_twice_and_everybody_hears_it_each_time(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.plan()
    tom = hall.people["Tom"]
    each_play.heard(tom)
    assert "You can choose later days 1 more time." in _moves(hall, "start", 20260629).lines
    assert any("New days" in screen.title for screen in each_play.heard(tom))
    shown = _moves(hall, "end", 20260720)
    assert (shown.lines[-1], len(shown.buttons)) == ("You cannot change the days any more.", 1)
    assert any("New days" in screen.title for screen in each_play.heard(tom))
    before = hall.election()
    assert "These days stay" in _moves(hall, "end", 20260727).title
    assert hall.election() == before


def test_nobody_moves_a_vote_that_is_open(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    before = hall.election()
    assert "old" in _moves(hall, "end", 20260801).title
    assert hall.election() == before


def _drafted(hall: Hall, day: int) -> ElectionId:
    hall.play.tap(hall.sam, tap("elections.plan", hall.group))
    _moves(hall, "start", day)
    return hall.election().id


def test_who_calls_a_vote_off_cannot_plan_one_for_tomorrow(each_play: Play) -> None:
    hall = Hall(each_play)
    first = hall.plan()
    each_play.tap(hall.sam, tap("elections.off", first, hall.election().version))
    second = _drafted(hall, 20260602)
    assert "too soon" in each_play.tap(hall.sam, tap("elections.planned", second)).title
    _moves(hall, "start", 20260609)
    assert "vote" in each_play.tap(hall.sam, tap("elections.planned", second)).title.lower()
    assert hall.election().vote_at - each_play.now >= timedelta(days=7)

"""Promises of an open vote: it gets one more week once, it can be called off, and everybody hears of both."""

from datetime import timedelta

import pytest

from bot.rules.elections import State
from bot.screen import tap
from storage.records import check_all
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play


def test_an_open_vote_gets_one_more_week_once_and_votes_that_were_sent_count(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    first = hall.election().close_at
    each_play.heard(hall.people["Tom"])
    each_play.tap(hall.sam, tap("elections.show", election))
    for label in ("Change the vote", "One more week", "Yes, one more week"):
        each_play.press(hall.sam, label)
    each_play.tap(hall.sam, tap("elections.give_days", election))
    assert hall.election().close_at == first + timedelta(days=7)
    assert "one more week" in " ".join(line for shown in each_play.heard(hall.people["Tom"]) for line in shown.lines)
    assert "already" in " ".join(each_play.tap(hall.sam, tap("elections.more_days", election)).lines)
    each_play.until(first)
    assert hall.election().state is State.VOTING
    hall.close()
    assert hall.member("Mina").is_rep
    assert all(not record.faults for record in each_play.store.run_now(lambda unit: check_all(unit.connection)))


def test_an_open_vote_that_is_called_off_leaves_no_vote_and_no_key_and_everybody_hears_it(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    each_play.heard(hall.people["Tom"])
    each_play.tap(hall.sam, tap("elections.change_open", election))
    each_play.press(hall.sam, "Cancel the vote")
    assert "We deleted all the votes." in each_play.press(hall.sam, "Yes, cancel it").lines
    assert any("A facilitator cancelled it." in shown.lines for shown in each_play.heard(hall.people["Tom"]))
    assert each_play.store.run_now(lambda unit: unit.elections.list_ballots(election)) == {}
    assert (election, True) in each_play.store.run_now(lambda unit: unit.elections.list_unscrubbed())
    each_play.until(each_play.now + timedelta(days=40))
    assert (hall.election().state, hall.election().result) == (State.CALLED_OFF, None)
    assert all(not record.faults for record in each_play.store.run_now(lambda unit: check_all(unit.connection)))


@pytest.mark.parametrize("deed", ["elections.give_days", "elections.off_open"])
def test_only_who_looks_after_the_group_changes_an_open_vote(hall: Hall, deed: str) -> None:
    election = hall.open("Ben", "Mina")
    before = hall.election()
    assert "somebody else" in hall.play.tap(hall.people["Ben"], tap(deed, election)).title
    assert hall.election() == before


@pytest.mark.parametrize("deed", ["elections.give_days", "elections.off_open"])
def test_a_second_round_stays_as_it_is(hall: Hall, deed: str) -> None:
    hall.open("Ben", "Mina")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben" if n % 2 else "Mina")
    hall.close()
    hall.made_public()
    second = hall.election()
    assert (second.round, second.state) == (2, State.VOTING)
    hall.play.tap(hall.sam, tap(deed, second.id))
    assert hall.election() == second

"""Promises to people who were put to paper: their phone vote is not lost when no paper came, and never counts twice."""

from sqlalchemy import update

from bot.rules.counting import Result
from bot.rules.elections import State
from bot.screen import tap
from bot.services.elections.counters import list_able
from storage.records import check_all
from storage.tables.elections import box
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play

FOR_MINA = ("Asha", "Lily", "Tom", "Mina")


def _ticked(play: Play, *names: str) -> Hall:
    """Four voted for Mina and two for Ben with their phones; then a facilitator put these to paper, and it ended."""
    hall = Hall(play)
    election = hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina" if voter in FOR_MINA else "Ben")
    for name in names:
        play.tap(hall.sam, tap("elections.tick", election, hall.member(name).id, 1, 0))
    hall.close()
    assert hall.election().state is State.PAPER
    return hall


def _gave_none(hall: Hall, *names: str) -> None:
    for name in names:
        hall.play.tap(hall.sam, tap("elections.gave", hall.election().id, hall.member(name).id, 0, 0))


def _result(hall: Hall) -> Result:
    result = hall.election().result
    assert result is not None
    return result


def _votes_for(hall: Hall, name: str) -> int:
    place = next(candidate.place for candidate in hall.candidates() if candidate.name == name)
    assert place is not None
    return _result(hall).totals[place]


def _boxed(hall: Hall) -> int:
    election = hall.election().id
    return len(hall.play.store.run_now(lambda unit: unit.elections.list_ballots(election)))


def _reads(hall: Hall, name: str) -> tuple[str, ...]:
    return hall.play.tap(hall.people[name], tap("elections.result", hall.election().id)).lines


def test_a_phone_vote_counts_when_no_paper_came(each_play: Play) -> None:
    """A facilitator puts those who vote for Mina to paper, and says afterwards that none gave one."""
    hall = _ticked(each_play, "Asha", "Lily", "Tom")
    _gave_none(hall, "Asha", "Lily", "Tom")
    hall.count_papers()
    assert (_votes_for(hall, "Mina"), _result(hall).cast) == (4, 6)
    assert len(hall.election().receipts) == 6
    hall.made_public()
    assert "We counted your vote from your phone." in _reads(hall, "Tom")


def test_a_phone_vote_does_not_count_beside_a_paper(each_play: Play) -> None:
    hall = _ticked(each_play, "Tom")
    hall.count_papers("Ben")
    assert (_votes_for(hall, "Mina"), _votes_for(hall, "Ben"), _result(hall).cast) == (3, 3, 6)
    assert len(hall.election().receipts) == 5


def test_who_was_put_to_paper_and_gave_nothing_at_all_has_no_vote(play: Play) -> None:
    hall = Hall(play)
    election = hall.open("Ben", "Mina")
    for voter in VOTERS[:5]:
        hall.vote(voter, "Mina")
    play.tap(hall.sam, tap("elections.tick", election, hall.member("Dev").id, 1, 0))
    hall.close()
    _gave_none(hall, "Dev")
    hall.count_papers()
    hall.made_public()
    assert "No vote came from you." in _reads(hall, "Dev")


def test_what_waits_is_gone_when_all_is_counted_and_the_record_is_whole(each_play: Play) -> None:
    hall = _ticked(each_play, "Asha", "Tom")
    assert _boxed(hall) == 2
    _gave_none(hall, "Tom")
    hall.count_papers("Mina")
    assert _boxed(hall) == 0
    everything = each_play.store.run_now(lambda unit: check_all(unit.connection))
    assert [record.faults for record in everything] == [()]


def test_a_waiting_vote_that_is_damaged_stops_no_count_and_is_said(each_play: Play) -> None:
    hall = _ticked(each_play, "Tom")

    def damage(unit: Unit) -> None:
        unit.connection.execute(update(box).values(sealed=b"damaged"))

    each_play.store.run_now(damage)
    _gave_none(hall, "Tom")
    hall.count_papers()
    assert (hall.election().unreadable, _result(hall).cast) == (1, 5)


def test_putting_people_to_paper_does_not_steer_who_counts(each_play: Play) -> None:
    hall = _ticked(each_play, "Asha", "Lily")
    able = each_play.store.run_now(list_able, hall.election(), now=each_play.now)
    assert {hall.member(name).id for name in ("Asha", "Lily", "Tom", "Dev")} == {*able}

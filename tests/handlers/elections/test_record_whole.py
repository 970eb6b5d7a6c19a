"""Promises of the record against whoever takes lines away from it while they say nothing of how everything stands."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from bot.rules.elections import State
from bot.rules.lots import OURS
from bot.screen import tap
from storage.keys import election_key
from storage.records import check_all
from storage.tables.elections import counts, elections
from storage.tables.outbox import audit
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, Hall
from tests.handlers.elections.test_lots import tied_twice
from tests.play import Play


def _faults(play: Play) -> list[str]:
    found = play.store.run_now(lambda unit: check_all(unit.connection))
    return [fault for record in found for fault in record.faults]


def _do(play: Play, *deeds: Any) -> None:
    def do(unit: Unit) -> None:
        for deed in deeds:
            unit.connection.execute(deed)

    play.store.run_now(do)


def _closed_with_papers(play: Play) -> Hall:
    hall = Hall(play, paper=("Joe",))
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()
    assert hall.election().state is State.PAPER
    return hall


def test_another_rule_is_found_after_the_opening_also_without_the_line_that_announced_it(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.plan()
    hall.stand("Ben", "Mina")
    _do(each_play, delete(audit), update(elections).values(seats=2))
    each_play.until(hall.election().vote_at)
    assert hall.election().state is State.VOTING
    assert any("announced" in fault for fault in _faults(each_play))


def test_a_vote_that_begins_again_because_its_key_is_lost_needs_no_line_that_announces_it(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    each_play.dispatch.keys.destroy(election_key(election))
    each_play.tap(hall.sam, tap("elections.again", election))
    each_play.until(each_play.now + timedelta(minutes=1))
    assert _faults(each_play) == []


@pytest.mark.parametrize("whole", [True, False])
def test_who_counts_papers_without_lots_is_found_before_and_after_the_count(each_play: Play, *, whole: bool) -> None:
    hall = _closed_with_papers(each_play)
    drawn = hall.draw_counters()
    assert _faults(each_play) == []
    if not whole:
        # Lots fell, and nothing says so any more: somebody could let them fall again.
        _do(each_play, delete(audit).where(audit.c.what == "counters drawn"))
        assert any("no lot fell" in fault for fault in _faults(each_play))
        return
    other = next(name for name in VOTERS if name not in (*drawn, "Ben", "Mina"))
    mine = hall.member(drawn[0]).id
    _do(each_play, update(counts).where(counts.c.member_id == mine).values(member_id=hall.member(other).id))
    assert any("no lot fell" in fault for fault in _faults(each_play))
    for name in (other, drawn[1]):
        hall.count(name, "Mina")
    assert hall.election().state is State.DONE
    assert any("no lot fell" in fault for fault in _faults(each_play))


def test_a_word_for_the_lots_that_was_not_sealed_is_found(each_play: Play) -> None:
    hall = Hall(each_play)
    tied_twice(hall)
    # That of the computer, which is bound before anybody gives one.
    newest = select(audit.c.id).where(audit.c.what == "word sealed").order_by(audit.c.id.desc()).limit(1)
    _do(each_play, delete(audit).where(audit.c.id == newest.scalar_subquery()))
    for name, word in (("Lily", "sun"), ("Tom", "moon")):
        each_play.tap(hall.people[name], tap("elections.word", hall.election(State.LOTS).id))
        each_play.say(hall.people[name], word)
    assert OURS in dict(hall.election(State.LOTS).words)
    assert any("was sealed" in fault for fault in _faults(each_play))

"""Promises against who has the database and no key: no vote opens or ends at another time than people were told."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text, update

from bot.rules.elections import LEAST_CAST, State
from storage.records import check_all
from storage.tables.elections import elections
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play

DAY = timedelta(days=1)


def _sql(hall: Hall, statement: str, **values: object) -> None:
    hall.play.store.run_now(lambda unit: unit.connection.execute(text(statement), values))


def _faults(hall: Hall) -> list[str]:
    everything = hall.play.store.run_now(lambda unit: check_all(unit.connection))
    return [fault for record in everything for fault in record.faults]


def _rings_now(hall: Hall, kind: str) -> None:
    """Somebody writes another moment into the row by which the clock knows when to ring."""
    soon = _as_kept(hall, hall.play.now + timedelta(hours=1))
    _sql(hall, "UPDATE deadlines SET due_at = :soon WHERE kind = :kind", soon=soon, kind=kind)
    hall.play.until(hall.play.now + DAY)


def _as_kept(hall: Hall, moment: datetime) -> object:
    """SQLite keeps moments as text."""
    dialect = hall.play.store.run_now(lambda unit: unit.connection.dialect.name)
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f") if dialect == "sqlite" else moment


def test_a_vote_opens_no_sooner_whatever_moment_stands_in_the_row_of_the_clock(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.plan()
    hall.stand("Ben", "Mina")
    opens = hall.election().vote_at
    each_play.until(opens - 3 * DAY)
    _rings_now(hall, "elections.open")
    assert hall.election().state is State.NOMINATING
    each_play.until(opens)
    assert hall.election().state is State.VOTING
    assert _faults(hall) == []


def test_a_vote_ends_no_sooner_whatever_moment_stands_in_the_row_of_the_clock(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    for voter in VOTERS[:LEAST_CAST]:
        hall.vote(voter, "Ben")
    closes = hall.election().close_at
    _rings_now(hall, "elections.close")
    assert hall.election().state is State.VOTING
    assert "Your vote is in" in hall.vote(VOTERS[LEAST_CAST], "Mina").title
    each_play.until(closes)
    assert hall.election().state is State.DONE
    assert _faults(hall) == []


@pytest.mark.parametrize(("column", "days"), [("vote_at", 1), ("close_at", -1), ("close_at", 1)])
def test_days_that_are_not_those_that_were_announced_are_seen(each_play: Play, column: str, days: int) -> None:
    hall = Hall(each_play)
    hall.plan()
    hall.stand("Ben", "Mina")
    moved = getattr(hall.election(), column) + days * DAY
    each_play.store.run_now(lambda unit: unit.connection.execute(update(elections).values({column: moved})))
    # What the clock looks at goes along.
    opens = _as_kept(hall, hall.election().vote_at)
    _sql(hall, "UPDATE deadlines SET due_at = :opens WHERE kind = 'elections.open'", opens=opens)
    each_play.until(hall.election().vote_at)
    assert hall.election().state is State.VOTING
    assert _faults(hall) == ["until: it did not open on the days that were announced"]


def test_an_end_that_came_before_its_time_is_seen(each_play: Play) -> None:
    """As by another program, which does not wait for it."""
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    sooner = hall.election().close_at - timedelta(seconds=1)
    assert _faults(hall) == []
    each_play.store.run_now(lambda unit: unit.elections.audit(election, "closed", {}, now=sooner))
    assert _faults(hall) == ["until: the line “closed” came before its time"]


def test_a_vote_that_was_put_off_once_more_because_nobody_stood_is_whole(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.plan()
    each_play.until(hall.election().vote_at)
    hall.stand("Ben", "Mina")
    each_play.until(hall.election().vote_at)
    assert hall.election().state is State.VOTING
    assert _faults(hall) == []


def test_a_vote_that_opened_late_is_whole(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.plan()
    hall.stand("Ben", "Mina")
    # Nothing rang for as long as the vote should have been open.
    each_play.now = hall.election().close_at - timedelta(hours=1)
    each_play.until(each_play.now)
    assert hall.election().state is State.VOTING
    assert _faults(hall) == []

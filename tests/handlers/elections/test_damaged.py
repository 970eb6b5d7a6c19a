"""Promises of ballots that are damaged: they stop no close, that is said, and most of them are never given up."""

import pytest
from sqlalchemy import Connection, LargeBinary, Table, select, update

from bot.rules.elections import State
from bot.screen import tap
from bot.services.elections.ballots import Trace
from bot.services.elections.traces import put_trace
from bot.services.elections.vote import sealer_of
from storage.keys import KeyMissing
from storage.records import check_all
from storage.tables.elections import box, elections
from storage.tables.outbox import audit, traces
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play

LOST = "The key to this vote is lost."


def _flip(connection: Connection, table: Table, column: str, *kept: bytes) -> None:
    """One bit falls over, as on a bad disk."""
    assert isinstance(table.c[column].type, LargeBinary)
    for right in kept:
        wrong = bytes([*right[:-1], right[-1] ^ 1])
        connection.execute(update(table).where(table.c[column] == right).values({column: wrong}))


def _damage(hall: Hall, *names: str, column: str = "sealed") -> None:
    """The ballots of these people. Doing it once more heals them."""
    election, members = hall.election().id, [hall.member(name).id for name in names]

    def damage(unit: Unit) -> None:
        pseudonyms = [sealer_of(hall.play.dispatch.keys, election).pseudonym(member) for member in members]
        theirs = unit.connection.execute(select(box.c[column]).where(box.c.pseudonym.in_(pseudonyms))).scalars()
        _flip(unit.connection, box, column, *theirs.all())

    hall.play.store.run_now(damage)


def _voted(play: Play, *, paper: tuple[str, ...] = ()) -> Hall:
    hall = Hall(play, paper=paper)
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    return hall


def test_a_damaged_ballot_is_set_aside_and_everybody_reads_that(each_play: Play) -> None:
    hall = _voted(each_play)
    _damage(hall, "Lily")
    hall.close()
    hall.made_public()
    closed = hall.election(State.DONE)
    assert each_play.tap(hall.people["Lily"], tap("elections.result", closed.id)).lines[:5] == (
        "Mina is the new rep.",
        "6 of 6 people voted.",
        "We could not read 1 vote.",
        "So we could not count it.",
        "We are sorry.",
    )
    assert closed.result is not None
    assert (closed.result.cast, len(closed.receipts)) == (5, 5)


def test_the_record_says_how_many_ballots_were_damaged(each_play: Play) -> None:
    hall = _voted(each_play)
    _damage(hall, "Lily")
    hall.close()

    def record(unit: Unit) -> dict[str, object]:
        assert not any(record.faults for record in check_all(unit.connection))
        return dict(unit.connection.execute(select(audit.c.details).where(audit.c.what == "closed")).scalar_one())

    told = each_play.store.run_now(record)
    assert (told["phones"], told["unreadable"]) == (5, 1)


def test_a_ballot_that_belongs_to_nobody_any_more_is_said_too(each_play: Play) -> None:
    hall = _voted(each_play)
    _damage(hall, "Lily", column="pseudonym")
    hall.close()
    assert hall.election(State.DONE).unreadable == 1


def test_a_ballot_of_somebody_who_votes_on_paper_after_all_is_not_called_damaged(play: Play) -> None:
    hall = _voted(play)
    play.tap(hall.sam, tap("elections.tick", hall.election().id, hall.member("Lily").id, 1, 0))
    hall.close()
    assert hall.election(State.PAPER).unreadable == 0


def test_who_looks_at_a_damaged_ballot_votes_again_and_that_counts(each_play: Play) -> None:
    hall = _voted(each_play)
    _damage(hall, "Lily")
    assert any("Vote" in button.label for button in each_play.start(hall.people["Lily"]).buttons)
    assert "Your vote is in" in hall.vote("Lily", "Mina").title
    hall.close()
    closed = hall.election(State.DONE)
    assert closed.result is not None
    assert (closed.result.cast, closed.unreadable) == (6, 0)


def test_when_most_ballots_are_damaged_nothing_is_counted_and_the_facilitators_are_asked(each_play: Play) -> None:
    hall = _voted(each_play)
    most = ("Lily", "Tom", "Dev", "Asha")
    _damage(hall, *most)
    with pytest.raises(KeyMissing):
        hall.close()
    each_play.watch()
    assert any(LOST in screen.lines for screen in each_play.heard(hall.sam))
    open_still = hall.election(State.VOTING).id
    assert len(each_play.store.run_now(lambda unit: unit.elections.list_ballots(open_still))) == 6
    _damage(hall, *most)
    hall.close()
    assert hall.election(State.DONE).unreadable == 0


def test_nobody_looks_into_the_box_before_the_end_to_see_if_it_can_be_read(play: Play) -> None:
    hall = _voted(play)
    _damage(hall, *VOTERS)
    play.watch()
    assert not any(LOST in screen.lines for screen in play.heard(hall.sam))


def test_damaged_ballots_that_wait_for_papers_are_said_and_can_be_voted_anew(each_play: Play) -> None:
    hall = _voted(each_play, paper=("Joe",))
    hall.close()
    closed = hall.election(State.PAPER)

    def damage(unit: Unit) -> None:
        sealed = unit.elections.sealed_ballots(closed.id)
        assert sealed is not None
        _flip(unit.connection, elections, "sealed_ballots", sealed)

    each_play.store.run_now(damage)
    each_play.watch()
    assert any(LOST in screen.lines for screen in each_play.heard(hall.sam))
    each_play.tap(hall.sam, tap("elections.again", closed.id))
    assert hall.election(State.VOTING).id != closed.id


def test_a_damaged_note_of_what_shows_a_ballot_stops_neither_taps_nor_the_close(each_play: Play) -> None:
    hall = _voted(each_play)
    election, lily, keys = hall.election().id, hall.people["Lily"], each_play.dispatch.keys

    def damage(unit: Unit) -> None:
        for message in (7, 8):
            put_trace(unit, keys, Trace(election, lily, message, "screen"))
        sealed = unit.outbox.list_all_traces(election)
        _flip(unit.connection, traces, "sealed", sealed[0])

    each_play.store.run_now(damage)
    assert "Your vote is in" in hall.vote("Lily", "Mina").title
    hall.close()
    assert hall.election(State.DONE).unreadable == 0
    assert len(each_play.store.run_now(lambda unit: unit.outbox.due_wipes(most=9))) == 1

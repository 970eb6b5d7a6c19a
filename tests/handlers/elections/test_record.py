"""Promises of the record: whatever decides an election is in it, so nobody changes it without its being seen."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, select, text, update

from bot.ids import ElectionId
from bot.screen import Paper, Screen, tap
from bot.services import people
from bot.services.elections.record import six_words
from bot.services.elections.roll import note_phone_moved
from storage.records import Record, check, check_all, write_line
from storage.tables.elections import elections
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, WORDS, Hall
from tests.play import Play

Attack = Callable[[Connection], None]


def _sql(*statements: str) -> Attack:
    def run(connection: Connection) -> None:
        for statement in statements:
            connection.execute(text(statement))

    return run


def _counted(play: Play) -> Hall:
    hall = Hall(play)
    hall.open("Ben", "Mina")
    for voter in VOTERS[:4]:
        hall.vote(voter, "Ben")
    for voter in VOTERS[4:]:
        hall.vote(voter, "Mina")
    hall.close()
    hall.made_public()
    return hall


def _are_said(words: str, screen: Screen) -> bool:
    return words in "\n".join(screen.lines)


def _record(hall: Hall) -> Record:
    election = hall.election().id
    return hall.play.store.run_now(lambda unit: check(unit.connection, election))


class _Undone(Exception):  # noqa: N818 - a state of the world
    """Everything that was done goes again."""


def _found(hall: Hall, *attacks: Attack) -> tuple[str, ...]:
    """The faults of every record after these attacks, which are then undone."""
    found: list[Record] = []

    def attacked(unit: Unit) -> None:
        for attack in attacks:
            attack(unit.connection)
        found[:] = check_all(unit.connection)
        raise _Undone

    with pytest.raises(_Undone):
        hall.play.store.run_now(attacked)
    return tuple(fault for record in found for fault in record.faults)


def _change(hall: Hall, attack: Attack) -> None:
    hall.play.store.run_now(lambda unit: attack(unit.connection))


def _turn_result(connection: Connection) -> None:
    """The other candidate has as many votes as the elected one had."""
    kept = dict(connection.execute(select(elections.c.result)).scalar_one())
    other = {**kept, "elected": [1 - kept["elected"][0]]}
    connection.execute(update(elections).values(result=other))


SWAPPED = _sql(
    "UPDATE candidates SET place = 9 WHERE place = 0",
    "UPDATE candidates SET place = 0 WHERE place = 1",
    "UPDATE candidates SET place = 1 WHERE place = 9",
)
ONE_MORE = _sql(
    "INSERT INTO roll (election_id, member_id, on_paper, voted, called) "
    "SELECT 1, id, false, NULL, 'Zed' FROM members WHERE id NOT IN (SELECT member_id FROM roll)"
)
WHILE_OPEN = {
    "places of candidates": SWAPPED,
    "one more on the roll": ONE_MORE,
    "the name of a candidate": _sql("UPDATE candidates SET called = 'Somebody else' WHERE place = 0"),
    "another phone that nobody asked about": _sql("UPDATE roll SET moved = true"),
    "one fewer on the roll": _sql("DELETE FROM roll WHERE member_id = (SELECT max(member_id) FROM roll)"),
    "how somebody votes": _sql("UPDATE roll SET on_paper = true WHERE member_id = (SELECT max(member_id) FROM roll)"),
    "a candidate of the ballot": _sql("UPDATE candidates SET standing = 'withdrawn' WHERE place = 0"),
    "the number of reps": _sql("UPDATE elections SET seats = 2"),
    "how many must vote": _sql("UPDATE elections SET quorum = 1"),
}


def test_what_is_changed_while_people_vote_is_seen_at_once_and_after_the_next_line(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    assert _record(hall).faults == ()

    def then_a_line(connection: Connection) -> None:
        Unit(connection).elections.audit(election, "extended", {}, now=each_play.now)

    assert {name: bool(_found(hall, attack)) for name, attack in WHILE_OPEN.items()} == dict.fromkeys(WHILE_OPEN, True)
    later = {name: bool(_found(hall, attack, then_a_line)) for name, attack in WHILE_OPEN.items()}
    assert later == dict.fromkeys(WHILE_OPEN, True)


AFTERWARDS = {
    "places of candidates": SWAPPED,
    "the result": _turn_result,
    "a receipt": _sql("UPDATE elections SET receipts = ''"),
    "who has voted": _sql("UPDATE roll SET voted = false"),
    "one more on the roll": ONE_MORE,
    "who is the rep": _sql("UPDATE terms SET member_id = (SELECT max(id) FROM members)"),
    "for how long": _sql("UPDATE terms SET ends_at = '2040-01-01 00:00:00.000000'"),
    "all lines are gone": _sql("DELETE FROM audit"),
    "all lines are gone, and the vote was never": _sql(
        "DELETE FROM audit", "UPDATE elections SET state = 'called_off', result = NULL"
    ),
    "the last line is gone": _sql("DELETE FROM audit WHERE id = (SELECT max(id) FROM audit WHERE what = 'counted')"),
    "all but the opening is gone": _sql("DELETE FROM audit WHERE what NOT IN ('planned', 'opened')"),
    "a word of a line": _sql("UPDATE audit SET what = 'withdrawn' WHERE what = 'closed'"),
    "the election is gone": _sql(
        "DELETE FROM candidates",
        "DELETE FROM roll",
        "DELETE FROM facts",
        "UPDATE terms SET election_id = NULL",
        "DELETE FROM election_groups",
        "DELETE FROM elections",
    ),
}


BEFORE_IT_OPENS = {
    "the number of reps": _sql("UPDATE elections SET seats = 2"),
    "for how long": _sql("UPDATE elections SET years = 3"),
    "how many must vote": _sql("UPDATE elections SET quorum = 6"),
    "how people choose": _sql("UPDATE elections SET in_order = true"),
    "how often in a row": _sql("UPDATE elections SET in_a_row = 2"),
}


@pytest.mark.parametrize("what", BEFORE_IT_OPENS)
def test_a_rule_that_is_not_the_one_that_was_announced_is_seen(each_play: Play, what: str) -> None:
    hall = Hall(each_play)
    hall.plan()
    hall.stand("Ben", "Mina")
    _change(hall, BEFORE_IT_OPENS[what])
    each_play.until(hall.election().vote_at)
    assert _record(hall).faults == ("rule: it is not the one that was announced",)


NO_RECORD_OF_REPS = _sql("DELETE FROM audit WHERE subject LIKE 'reps-%'")
ONE_MORE_REP = _sql(
    "INSERT INTO terms (member_id, group_id, starts_at, ends_at, how) "
    "SELECT (SELECT max(id) FROM members), group_id, starts_at, ends_at, 'before' FROM terms"
)


def test_a_rep_who_comes_from_nowhere_is_seen_also_when_the_record_of_reps_is_gone(each_play: Play) -> None:
    hall = _counted(each_play)
    assert _found(hall, ONE_MORE_REP, NO_RECORD_OF_REPS) == ("terms: the record of who is the rep was written anew",)


def test_what_is_changed_afterwards_is_seen(each_play: Play) -> None:
    hall = _counted(each_play)
    everything = each_play.store.run_now(lambda unit: check_all(unit.connection))
    assert [record.faults for record in everything] == [()]
    assert {name: bool(_found(hall, attack)) for name, attack in AFTERWARDS.items()} == dict.fromkeys(AFTERWARDS, True)


def test_a_record_written_anew_around_a_false_result_has_other_words_than_people_have(each_play: Play) -> None:
    hall = _counted(each_play)
    election = hall.election().id
    before = each_play.store.run_now(six_words, election)

    def write_anew(unit: Unit) -> None:
        lines = unit.connection.execute(
            text("SELECT what, details FROM audit WHERE subject LIKE 'election%' ORDER BY id")
        ).all()
        unit.connection.execute(text("DELETE FROM audit"))
        SWAPPED(unit.connection)
        for line in lines:
            details: dict[str, object] = {"terms": []} if line.what == "terms" else {}
            write_line(unit.connection, election, line.what, details, now=each_play.now)

    each_play.store.run_now(write_anew)
    after = each_play.store.run_now(six_words, election)
    assert before.opening != after.opening
    assert before.end != after.end


def test_the_words_of_the_opening_are_said_to_everybody_and_again_when_they_check(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    opening = WORDS.spoken(each_play.store.run_now(six_words, election).opening)
    heard = {name: each_play.heard(person) for name, person in hall.people.items()}
    assert all(any(_are_said(opening, screen) for screen in screens) for screens in heard.values())
    for voter in VOTERS:
        hall.vote(voter, "Ben")
    hall.close()
    hall.made_public()
    end = WORDS.spoken(each_play.store.run_now(six_words, election).end)
    assert any(_are_said(end, screen) for screen in each_play.heard(hall.people["Tom"]))
    each_play.tap(hall.people["Tom"], tap("elections.numbers", election))
    shown = each_play.press(hall.people["Tom"], "Check this vote")
    assert _are_said(opening, shown)
    assert _are_said(end, shown)
    assert "Nobody changed this vote." in shown.lines


def test_the_words_of_the_opening_stand_on_the_ballot_papers(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    opening = WORDS.spoken(hall.play.store.run_now(six_words, election).opening)
    papers = hall.play.tap(hall.sam, tap("elections.print", election)).enclosed[0]
    assert isinstance(papers, Paper)
    assert opening in "\n".join(papers.foot)


def test_anybody_of_the_group_is_told_when_the_vote_was_changed(each_play: Play) -> None:
    hall = _counted(each_play)
    _change(hall, SWAPPED)
    shown = each_play.tap(hall.people["Tom"], tap("elections.check", hall.election().id))
    assert "Somebody changed this vote." in shown.lines


def test_the_words_stay_the_same_when_people_count_again(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Ben")
    hall.close()
    election = hall.election().id
    before = hall.play.store.run_now(six_words, election)
    hall.play.tap(hall.sam, tap("elections.draw_scrutineers", election))
    for name in VOTERS:
        hall.play.tap(hall.people[name], tap("elections.recounted", election, 1))
    assert hall.play.store.run_now(six_words, election) == before
    assert _record(hall).faults == ()


def test_the_words_are_words_and_never_letters_and_digits(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    said = hall.play.store.run_now(six_words, election).opening
    spoken = WORDS.spoken(said).replace("\n", ", ").split(", ")
    assert (len(said), len(spoken)) == (6, 6)
    assert all(word.isalpha() and word.islower() for word in spoken)
    assert said != hall.play.store.run_now(six_words, ElectionId(999)).opening


def test_a_phone_that_moved_while_people_vote_is_in_the_record(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    member = hall.member("Dev")
    each_play.store.run_now(note_phone_moved, member, now=each_play.now)
    query = text("SELECT count(*) FROM audit WHERE what = 'phone moved'")
    assert each_play.store.run_now(lambda unit: unit.connection.execute(query).scalar_one()) == 1
    assert _record(hall).faults == ()
    assert each_play.store.run_now(lambda unit: unit.records.check(election)).lines > 0


def test_a_line_about_one_person_does_not_hide_what_was_done_to_another(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    each_play.tap(hall.sam, tap("elections.tick", election, hall.member("Dev").id, 1, 0))
    assert _record(hall).faults == ()
    _change(hall, _sql("UPDATE roll SET on_paper = true WHERE member_id = (SELECT min(member_id) FROM roll)"))
    each_play.tap(hall.sam, tap("elections.tick", election, hall.member("Tom").id, 1, 0))
    assert _record(hall).faults


def test_who_is_forgotten_after_the_vote_leaves_a_whole_record(each_play: Play) -> None:
    hall = _counted(each_play)
    ben = hall.people["Ben"]

    def forget(unit: Unit) -> None:
        people.delete(unit, unit.people.get(ben), neutral_name="Somebody", now=each_play.now)

    each_play.store.run_now(forget)
    assert _record(hall).faults == ()
    assert {candidate.name for candidate in hall.candidates()} == {"Somebody", "Mina"}


def test_a_line_that_nobody_described_is_not_written(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    with pytest.raises(ValueError, match="no line"):
        hall.play.store.run_now(lambda unit: unit.elections.audit(election, "something", {}, now=hall.play.now))


def test_papers_and_a_second_round_leave_a_whole_record(each_play: Play) -> None:
    hall = Hall(each_play, paper=("Nia",))
    hall.open("Ben", "Mina", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben" if n % 2 else "Mina")
    hall.close()
    election = hall.election().id
    each_play.tap(hall.sam, tap("elections.gave", election, hall.member("Nia").id, 0, 0))
    everything = each_play.store.run_now(lambda unit: check_all(unit.connection))
    assert [record.faults for record in everything] == [()]

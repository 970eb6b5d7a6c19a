"""The promise of the record, tried on each column: change one value of what decides a vote, and it is seen."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    Table,
    delete,
    insert,
    select,
    text,
    update,
)

from bot.screen import tap
from handlers import all_routes
from storage.records import check_all
from storage.reps import check_reps
from storage.tables.base import Utc
from storage.tables.elections import candidates, elections, roll
from storage.tables.outbox import audit
from storage.tables.people import files
from storage.tables.reps import terms
from storage.unit import Store, Unit
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play, make_play

DECIDES = (elections, candidates, roll, terms, audit)
ELSEWHERE = {
    "elections.id": "the election is gone then, which is seen, and tried with whole rows",
    "elections.nominate_at": "it is over when voting opens",
    "elections.version": "it only keeps two changes apart",
    "elections.public_at": "it says when everybody hears a result, and not which",
    "elections.sealed_ballots": "sealed under the second key, so that nothing else than what was counted opens",
    "elections.scrubbed": "it says that the files are still to be cleaned",
    "candidates.id": "no place and no vote hangs on it",
    "terms.id": "no end and no beginning hangs on it",
    "terms.election_id": "the record of the vote says whose terms began by it",
    "terms.answer": "silence and a yes are alike, and a no ends the term, which is held",
    "audit.id": "only the order counts, and each line holds the hash of the one before",
}
"""Columns that decide nothing, each with its reason. A new column is tried until somebody says why not."""
COLUMNS = [(table, column) for table in DECIDES for column in table.columns if str(column) not in ELSEWHERE]


class _Undone(Exception):  # noqa: N818 - a state of the world
    """Everything that was done goes again."""


@pytest.fixture(scope="module")
def voted(shared_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Hall:
    """A vote with a face on the ballot, somebody put to paper, a phone that moved, and a result.

    One for all: every attack on it is undone.
    """
    play = make_play(shared_store, tmp_path_factory.mktemp("keys") / "keys", all_routes())
    hall = Hall(play)
    hall.plan()
    hall.stand("Ben", "Mina")
    ben = hall.member("Ben")

    def with_face(unit: Unit) -> None:
        photo = unit.people.add_file(ben.person_id, "photo", "abc", now=play.now)
        unit.people.keep_content(photo, b"a face")
        unit.people.change_member(ben.id, photo=photo)

    play.store.run_now(with_face)
    play.until(hall.election().vote_at)
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    play.tap(hall.sam, tap("elections.tick", hall.election().id, hall.member("Dev").id, 1, 0))
    hall.close()
    hall.count_papers("Mina")
    return hall


def _faults(hall: Hall, attack: Any) -> bool:
    """Whether something is found after this attack, which is undone then."""
    found: list[bool] = []

    def attacked(unit: Unit) -> None:
        connection = unit.connection
        # What does not fit together is not refused, as for somebody who can do everything.
        lax = {"sqlite": "PRAGMA defer_foreign_keys=ON", "postgresql": "SET LOCAL session_replication_role = replica"}
        connection.execute(text(lax[connection.dialect.name]))
        attack(connection)
        found.append(any(record.faults for record in check_all(connection)) or bool(check_reps(connection)))
        raise _Undone

    with pytest.raises(_Undone):
        hall.play.store.run_now(attacked)
    return found[0]


def _other(column: Column[Any], value: Any) -> Any:
    """Another value than this one, of the same kind."""
    match column.type:
        case JSON():
            return [*value, 1] if isinstance(value, list) else {**(value or {}), "x": 1}
        case Boolean():
            return not value
        case Integer():
            return (value or 0) + 50
        case LargeBinary():
            return b"other"
        case Utc():
            assert isinstance(value, datetime)
            return value + timedelta(seconds=1)
    return f"{value or ''}x"[-len(value) if value and len(value) > 1 else 0 :]


def _keys(table: Table, row: Any) -> Any:
    return [column == getattr(row, column.name) for column in table.primary_key.columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[str(column) for _, column in COLUMNS])
def test_one_value_that_is_changed_is_seen(voted: Hall, table: Table, column: Column[Any]) -> None:
    rows = voted.play.store.run_now(lambda unit: unit.connection.execute(select(table)).all())
    assert rows
    for row in rows:

        def attack(connection: Connection, row: Any = row) -> None:
            other = {column.name: _other(column, getattr(row, column.name))}
            connection.execute(update(table).where(*_keys(table, row)).values(other))

        assert _faults(voted, attack), f"{column} of {row.id if 'id' in table.c else row.member_id}"


@pytest.mark.parametrize("table", DECIDES, ids=[table.name for table in DECIDES])
def test_a_row_that_is_taken_away_is_seen(voted: Hall, table: Table) -> None:
    for row in voted.play.store.run_now(lambda unit: unit.connection.execute(select(table)).all()):

        def attack(connection: Connection, row: Any = row) -> None:
            connection.execute(delete(table).where(*_keys(table, row)))

        assert _faults(voted, attack), dict(row._mapping)


def _copied(table: Table, **other: object) -> Any:
    """One more row like the last one, with these differences."""

    def attack(connection: Connection) -> None:
        row = connection.execute(select(table).order_by(*table.primary_key.columns.values())).all()[-1]
        values = {**row._mapping, **other}
        connection.execute(insert(table).values(values))

    return attack


ADDED = {
    "a candidate": _copied(candidates, id=999, member_id=1, place=None),
    "a candidate with a place": _copied(candidates, id=999, member_id=1, place=5),
    "somebody on the roll": _copied(roll, member_id=1),
    "a term": _copied(terms, id=999, member_id=1),
    "a term that was there before": _copied(terms, id=999, member_id=1, how="before"),
    "a line": _copied(audit, id=999),
}


@pytest.mark.parametrize("attack", ADDED.values(), ids=ADDED)
def test_a_row_that_is_added_is_seen(voted: Hall, attack: Any) -> None:
    assert _faults(voted, attack)


def test_another_face_on_the_ballot_is_seen(voted: Hall) -> None:
    assert _faults(voted, lambda connection: connection.execute(update(files).values(content=b"another face")))


def test_when_nothing_was_changed_nothing_is_found(voted: Hall) -> None:
    assert not _faults(voted, lambda connection: None)


def test_each_column_that_is_left_out_is_there(play: Play) -> None:
    known = {str(column) for table in DECIDES for column in table.columns}
    assert set(ELSEWHERE) <= known
    assert all(json.dumps(reason) for reason in ELSEWHERE.values())

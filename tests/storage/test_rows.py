"""Promises of prepared statements: they do what SQLAlchemy would have done, on every kind of database."""

from datetime import UTC, datetime

import pytest
import sqlalchemy
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from bot.rules.schedule import Push
from bot.screen import tap
from storage.rows import Prepared
from storage.tables import metadata
from storage.tables.deliveries import deliveries
from storage.tables.outbox import set_aside
from storage.tables.people import boards
from storage.unit import Store, Unavailable, Unit

NOW = datetime(2026, 6, 5, 10, 30, tzinfo=UTC)


def test_a_row_comes_back_as_sqlalchemy_gives_it(each_store: Store) -> None:
    wanted = select(deliveries).where(deliveries.c.person_id == bindparam("person"), deliveries.c.tries == 0)

    def read(unit: Unit) -> None:
        person = unit.people.add("Mina", telegram_id=7, language="en", now=NOW)
        unit.deliveries.put(person, tap("home.show"), push=Push.NOW, not_before=NOW)
        prepared = Prepared(wanted)
        (theirs,) = unit.connection.execute(wanted, {"person": person})
        for _ in range(2):
            (ours,) = prepared.all(unit.connection, person=person)
            assert (tuple(ours), ours._fields) == (tuple(theirs), theirs._fields)
        assert ours.not_before == NOW
        assert prepared.first(unit.connection, person=person + 1) is None

    each_store.run_now(read)


def test_values_are_written_as_sqlalchemy_writes_them(each_store: Store) -> None:
    def write(unit: Unit) -> list[object]:
        prepared = Prepared(insert(set_aside))
        prepared.all(unit.connection, mark=b"5", kind="message", at=NOW)
        return list(unit.connection.execute(select(set_aside.c.at)).scalars())

    assert each_store.run_now(write) == [NOW]


def test_what_the_database_refuses_is_raised_as_by_sqlalchemy_and_without_the_values(each_store: Store) -> None:
    def write_twice(unit: Unit) -> None:
        for _ in range(2):
            Prepared(insert(set_aside)).all(unit.connection, mark=b"77123", at=NOW)

    with pytest.raises(IntegrityError) as refused:
        each_store.run_now(write_twice)
    assert "77123" not in str(refused.value).partition("DETAIL")[0]


def test_a_prepared_statement_outside_a_transaction_writes_nothing(store: Store) -> None:
    """SQLite would commit it at once, before anybody decided that it is done."""
    with store.engine.connect() as connection:
        with pytest.raises(Unavailable):
            Prepared(insert(set_aside)).all(connection, mark=b"1", kind="message", at=NOW)
        assert connection.execute(select(set_aside)).all() == []


def test_a_database_that_cannot_be_written_is_an_outage(store: Store) -> None:
    def write(unit: Unit) -> None:
        unit.connection.exec_driver_sql("PRAGMA query_only=ON")
        try:
            Prepared(insert(set_aside)).all(unit.connection, mark=b"1", at=NOW)
        finally:
            unit.connection.exec_driver_sql("PRAGMA query_only=OFF")

    with pytest.raises(Unavailable, match="read-only"):
        store.run_now(write)


@pytest.mark.parametrize("strange", ["\0", "a\0b", "half of a face: \ud83d", "x" * 81], ids=ascii)
def test_a_text_that_only_one_database_would_keep_is_refused_by_both(each_store: Store, strange: str) -> None:
    with pytest.raises(ValueError, match="text that cannot be kept"):
        each_store.run_now(lambda unit: unit.people.add_board(strange))
    assert each_store.run_now(lambda unit: unit.connection.execute(select(boards)).all()) == []


@pytest.mark.parametrize("strange", ["\0", "\ud83d"], ids=ascii)
def test_a_text_that_cannot_be_kept_is_not_looked_for_either(each_store: Store, strange: str) -> None:
    with pytest.raises(ValueError, match="text that cannot be kept"):
        each_store.run_now(lambda unit: unit.people.find_group_by_join_code(strange))


@pytest.mark.parametrize("kind", ["prepared", "plain"])
def test_what_cannot_be_kept_is_refused_the_same_way_by_every_way_to_write(each_store: Store, kind: str) -> None:
    statement = insert(set_aside)

    def write(unit: Unit) -> None:
        values = {"mark": b"1", "kind": "a\0b", "at": NOW}
        if kind == "plain":
            unit.connection.execute(statement, values)
        else:
            Prepared(statement).all(unit.connection, **values)

    with pytest.raises(ValueError, match="text that cannot be kept"):
        each_store.run_now(write)


def test_a_moment_without_a_zone_is_refused_by_every_way_to_write(each_store: Store) -> None:
    naive = NOW.replace(tzinfo=None)
    for write in (
        lambda unit: unit.connection.execute(insert(set_aside), {"mark": b"1", "kind": "message", "at": naive}),
        lambda unit: Prepared(insert(set_aside)).all(unit.connection, mark=b"1", kind="message", at=naive),
    ):
        with pytest.raises(ValueError, match="a moment without a zone"):
            each_store.run_now(write)


def test_faces_and_letters_of_every_language_are_kept_as_they_are(each_store: Store) -> None:
    name = "Łucja 🧑🏽‍🦼 ŵyneb ﷽ מ"
    each_store.run_now(lambda unit: unit.people.add_board(name))
    assert each_store.run_now(lambda unit: unit.connection.execute(select(boards.c.name)).scalar()) == name


def test_every_text_is_kept_in_the_way_that_both_databases_keep_it() -> None:
    columns = [column for table in metadata.tables.values() for column in table.columns]
    plain = [str(column) for column in columns if isinstance(column.type, sqlalchemy.String)]
    assert plain == [], "take String from storage.tables.base"

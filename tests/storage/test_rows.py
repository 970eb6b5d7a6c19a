"""Promises of prepared statements: they do what SQLAlchemy would have done, on every kind of database."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.rules.schedule import Push
from bot.screen import tap
from storage.rows import Prepared
from storage.tables.outbox import outbox, set_aside
from storage.unit import Store, Unit, is_unavailable

NOW = datetime(2026, 6, 5, 10, 30, tzinfo=UTC)


def test_a_row_comes_back_as_sqlalchemy_gives_it(each_store: Store) -> None:
    wanted = select(outbox).where(outbox.c.person_id == bindparam("person"), outbox.c.tries == 0)

    def read(unit: Unit) -> None:
        person = unit.people.add("Mina", telegram_id=7, language="en", now=NOW)
        unit.outbox.put(person, tap("home.show"), push=Push.NOW, not_before=NOW)
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
        prepared.all(unit.connection, update_id=5, kind="message", at=NOW)
        return list(unit.connection.execute(select(set_aside.c.at)).scalars())

    assert each_store.run_now(write) == [NOW]


def test_what_the_database_refuses_is_raised_as_by_sqlalchemy_and_without_the_values(each_store: Store) -> None:
    def write_twice(unit: Unit) -> None:
        for _ in range(2):
            Prepared(insert(set_aside)).all(unit.connection, update_id=77_123, at=NOW)

    with pytest.raises(IntegrityError) as refused:
        each_store.run_now(write_twice)
    assert "77123" not in str(refused.value).partition("DETAIL")[0]


def test_a_database_that_cannot_be_written_is_an_outage(store: Store) -> None:
    def write(unit: Unit) -> None:
        unit.connection.exec_driver_sql("PRAGMA query_only=ON")
        try:
            Prepared(insert(set_aside)).all(unit.connection, update_id=1, at=NOW)
        finally:
            unit.connection.exec_driver_sql("PRAGMA query_only=OFF")

    with pytest.raises(OperationalError) as out:
        store.run_now(write)
    assert is_unavailable(out.value)

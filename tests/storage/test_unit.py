"""Promises of the unit of work: one deed is one transaction, on every kind of database."""

import asyncio
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.rules.people import Person
from bot.rules.refusals import OldButton
from bot.rules.schedule import Push
from bot.screen import tap
from storage.unit import Store, Unit, is_unavailable, make_engine

NOW = datetime(2026, 6, 5, 10, tzinfo=UTC)


def test_what_a_deed_wrote_is_there_afterwards(each_store: Store) -> None:
    person = each_store.run_now(lambda unit: unit.people.add("Mina", telegram_id=7, language="en", now=NOW))
    assert each_store.run_now(lambda unit: unit.people.get(person)).called == "Mina"


def test_sqlite_waits_for_the_disk_keeps_what_belongs_together_and_writes_over_what_is_deleted(tmp_path: Path) -> None:
    asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    engine = make_engine(f"sqlite:///{tmp_path / 'test.db'}")
    with engine.connect() as connection:
        said = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    engine.dispose()
    full = 2
    assert said == ["wal", full, 1, 1]


def test_a_deed_that_fails_leaves_nothing(each_store: Store) -> None:
    def fail(unit: Unit) -> None:
        unit.people.add("Mina", telegram_id=7, language="en", now=NOW)
        raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        each_store.run_now(fail)
    assert each_store.run_now(lambda unit: unit.people.find_by_telegram(7)) is None


async def test_a_failing_deed_does_not_undo_its_neighbours(each_store: Store) -> None:
    def add(unit: Unit, telegram_id: int) -> None:
        unit.people.add("Somebody", telegram_id=telegram_id, language="en", now=NOW)

    def find(unit: Unit, telegram_id: int) -> Person | None:
        return unit.people.find_by_telegram(telegram_id)

    outcomes = await asyncio.gather(*(each_store.run(add, n) for n in (1, 2, 2, 3)), return_exceptions=True)
    assert sum(isinstance(outcome, IntegrityError) for outcome in outcomes) == 1
    assert all(each_store.run_now(find, n) for n in (1, 2, 3))


async def test_somebody_who_stops_waiting_stops_nobody_else(each_store: Store) -> None:
    go_on = threading.Event()
    first = asyncio.ensure_future(each_store.run(lambda _unit: go_on.wait(10)))
    second = asyncio.ensure_future(each_store.run(lambda unit: unit.people.find_by_telegram(7)))
    await asyncio.sleep(0)

    first.cancel()
    second.cancel()
    go_on.set()

    third = each_store.run(lambda unit: unit.people.find_by_telegram(7))
    assert await asyncio.wait_for(third, 60) is None


def test_an_update_is_handled_once(each_store: Store) -> None:
    assert each_store.run_now(lambda unit: unit.outbox.handled(b"mark", now=NOW))
    assert not each_store.run_now(lambda unit: unit.outbox.handled(b"mark", now=NOW))


def test_the_same_message_is_put_out_once(each_store: Store) -> None:
    def put(unit: Unit) -> int:
        person = unit.people.find_by_telegram(7)
        if person is None:
            unit.people.add("Mina", telegram_id=7, language="en", now=NOW)
            return put(unit)
        for _ in range(2):
            unit.deliveries.put(person.id, tap("home.show"), push=Push.NOW, not_before=NOW)
        return len(unit.deliveries.due(NOW, most=10))

    assert each_store.run_now(put) == 1


def test_a_wrong_statement_is_no_outage(each_store: Store) -> None:
    with pytest.raises(DBAPIError) as wrong:
        each_store.run_now(lambda unit: unit.connection.exec_driver_sql("SELECT * FROM nowhere"))
    assert not is_unavailable(wrong.value)


def test_a_refused_attempt_leaves_nothing_and_the_deed_goes_on(each_store: Store) -> None:
    def deed(unit: Unit) -> None:
        unit.people.add_board("before")
        with suppress(OldButton), unit.attempt():
            unit.people.add_board("refused")
            raise OldButton
        unit.people.add_board("after")

    each_store.run_now(deed)
    kept = each_store.run_now(lambda unit: unit.connection.exec_driver_sql("SELECT name FROM boards").scalars().all())
    assert set(kept) == {"before", "after"}


def test_a_deed_must_not_start_another_deed(each_store: Store) -> None:
    with pytest.raises(RuntimeError, match="must not start another deed"):
        each_store.run_now(lambda _unit: each_store.run_now(lambda _other: None))


def test_a_letter_is_news_for_who_sends_it(each_store: Store) -> None:
    def deed(unit: Unit) -> bool:
        person = unit.people.add("Mina", telegram_id=7, language="en", now=NOW)
        assert not unit.has_news
        unit.deliveries.put(person, tap("home.show"), push=Push.NOW, not_before=NOW)
        return unit.has_news

    assert each_store.run_now(deed)

"""Promises of the migrations: they lead to the tables of today, once, and never back from a newer program."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, select, text

from storage.migrate import NewerDatabase, migrate
from storage.migrations.run import config
from storage.tables import metadata
from storage.tables.deliveries import deliveries
from storage.tables.facts import facts
from storage.tables.outbox import set_aside
from storage.tables.people import places
from storage.unit import Unit, make_engine


def test_the_steps_lead_to_the_tables_of_today(database_url: str) -> None:
    migrate(database_url)
    engine = make_engine(database_url)
    with engine.begin() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
    engine.dispose()
    assert differences == []


def test_migrating_again_changes_nothing(database_url: str) -> None:
    migrate(database_url)
    migrate(database_url)


def test_a_database_of_a_newer_program_is_left_alone(database_url: str) -> None:
    migrate(database_url)
    engine = make_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase):
        migrate(database_url)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    engine.dispose()


def _migrated_from(url: str, step: str, rows: Sequence[str]) -> Engine:
    """A database that had these rows when it stood at this step, at the tables of today."""
    engine = make_engine(url, migrates=True)
    with engine.begin() as connection:
        command.upgrade(config(connection), step)
        for row in rows:
            connection.execute(text(row))
    engine.dispose()
    migrate(url)
    return make_engine(url)


def test_each_term_that_was_there_gets_its_own_question_for_the_next_vote(database_url: str) -> None:
    engine = _migrated_from(database_url, "0037", _A_TERM_OF_BEFORE)
    with engine.begin() as connection:
        unit = Unit(connection)
        found = {kind: unit.schedule.find(kind, 1) for kind in ("elections.ask_next", "reps.ends")}
        told = unit.facts.list()
    engine.dispose()
    assert found == {"elections.ask_next": None, "reps.ends": datetime(2028, 3, 3, 9, tzinfo=UTC)}
    assert told == ()


_A_TERM_OF_BEFORE = (
    "INSERT INTO boards (id, name) VALUES (1, 'Marlshire')",
    "INSERT INTO groups (id, board_id, name, zone, language, join_code, created_at, emergency)"
    " VALUES (1, 1, 'Northfield', 'Europe/London', 'en', 'code', '2026-06-01 09:00:00.000000', '999')",
    "INSERT INTO people (id, called, language, created_at) VALUES (1, 'Mina', 'en', '2026-06-01 09:00:00.000000')",
    "INSERT INTO members (id, person_id, group_id, role, standing, on_paper, since)"
    " VALUES (1, 1, 1, 'member', 'in', false, '2026-06-01 09:00:00.000000')",
    "INSERT INTO terms (id, member_id, group_id, starts_at, ends_at, how)"
    " VALUES (1, 1, 1, '2026-06-01 09:00:00.000000', '2028-06-01 09:00:00.000000', 'before')",
    "INSERT INTO deadlines (kind, subject, due_at, wall, zone) VALUES ('elections.ask_next', 1,"
    " '2028-03-03 09:00:00.000000', '2028-03-03 09:00:00.000000', 'Europe/London')",
    "INSERT INTO facts (kind, subject, group_id, board_id, happened_on, payload)"
    " VALUES ('elections.next_election_wanted', 'group:1', 1, 1, '2026-06-01', '{\"group\": 1}')",
)


def test_lots_that_hung_before_they_had_an_end_are_drawn_in_the_end(database_url: str) -> None:
    engine = _migrated_from(database_url, "0048", _LOTS_OF_BEFORE)
    with engine.begin() as connection:
        unit = Unit(connection)
        found = {n: unit.schedule.find("elections.no_words", n) for n in (1, 2, 3, 4)}
    engine.dispose()
    assert found[1] is not None
    assert found[1] < datetime.now(UTC)
    assert (found[2], found[3]) == (None, None)
    assert found[4] == datetime(2030, 3, 3, 9, tzinfo=UTC)


_WAS = "'2026-02-01 09:00:00.000000'"
_THEN = "'2030-03-03 09:00:00.000000'"
_LOTS_OF_BEFORE = (
    *_A_TERM_OF_BEFORE[:2],
    *(
        "INSERT INTO elections (id, group_id, state, seats, years, quorum, nominate_at, vote_at, close_at, round,"  # noqa: S608
        f" extended, words, scrutineers, scrubbed) VALUES ({n}, 1, '{state}', 1, 3, 5, {_WAS}, {_WAS}, {_WAS}, 2,"
        " false, '[]', '[]', false)"
        for n, state in ((1, "lots"), (2, "done"), (3, "lots"), (4, "lots"))
    ),
    *(
        f"INSERT INTO deadlines (kind, subject, due_at, wall, zone) VALUES ('elections.{kind}', {n},"  # noqa: S608
        f" {_THEN}, {_THEN},"
        " 'Europe/London')"
        for kind, n in (("draw", 3), ("no_words", 4))
    ),
)
"""One hangs, one is over, one will be drawn, and one is told of when its time comes."""


def test_what_was_set_aside_keeps_its_day_and_neither_number_nor_moment(database_url: str) -> None:
    was = "INSERT INTO set_aside (update_id, kind, at) VALUES ({}, 'message', '2026-06-01 09:30:15.000000')"
    engine = _migrated_from(database_url, "0050", [was.format(n) for n in (7, 8)])
    with engine.begin() as connection:
        rows = connection.execute(select(set_aside)).all()
    engine.dispose()
    assert [(row.kind, row.at) for row in rows] == [("message", datetime(2026, 6, 1, tzinfo=UTC))] * 2
    assert len({row.mark for row in rows}) == 2


def test_nobody_finds_in_an_older_database_who_changed_a_list_and_a_waiting_letter_still_comes(
    database_url: str,
) -> None:
    engine = _migrated_from(database_url, "0052", _A_LIST_OF_BEFORE)
    with engine.begin() as connection:
        (kept,) = connection.execute(select(facts.c.payload)).scalars()
        (waits,) = connection.execute(select(deliveries.c.tap)).scalars()
    engine.dispose()
    assert kept == {"meeting": 7, "board": 1}
    assert waits == "agenda.list_changed:7:0"


_A_LIST_OF_BEFORE = (
    *_A_TERM_OF_BEFORE[:4],
    "INSERT INTO facts (id, kind, subject, group_id, board_id, happened_on, payload) VALUES"
    " (1, 'agenda.list_changed', 'meeting:7', NULL, 1, '2026-06-01', '{\"meeting\": 7, \"board\": 1, \"by\": 1}')",
    "INSERT INTO deliveries (id, person_id, key, tap, push, not_before) VALUES"
    " (1, 1, '1:p1:0', 'agenda.list_changed:7', 'ordinary', '2026-06-01 09:00:00.000000')",
)


def test_who_was_saying_more_about_harm_says_it_in_the_same_group(database_url: str) -> None:
    engine = _migrated_from(database_url, "0055", _A_WORRY_OF_BEFORE)
    with engine.begin() as connection:
        found = connection.execute(select(places.c.tap, places.c.leads_to).order_by(places.c.person_id)).all()
    engine.dispose()
    assert [tuple(row) for row in found] == [("worries.told:3:1", None), ("home.show", "worries.told:3:1")]


_A_WORRY_OF_BEFORE = (
    *_A_TERM_OF_BEFORE[:3],
    "INSERT INTO people (id, called, language, created_at) VALUES (2, 'Lily', 'en', '2026-06-01 09:00:00.000000')",
    "INSERT INTO worries (id, person_id, group_id, text, said_at) VALUES (3, 1, 1, '', '2026-06-01 09:00:00.000000')",
    "INSERT INTO places (person_id, tap, since, leads_to) VALUES"
    " (1, 'worries.told:3', '2026-06-01 09:00:00.000000', NULL),"
    " (2, 'home.show', '2026-06-01 09:00:00.000000', 'worries.told:3')",
)


def test_the_steps_name_what_belongs_together_as_the_tables_of_today_do(database_url: str) -> None:
    """By its name a later step finds it. Alembic compares tables without looking at these names."""
    migrate(database_url)
    engine = make_engine(database_url)
    found = inspect(engine)
    wrong = {
        key["name"]
        for name, table in metadata.tables.items()
        for key in found.get_foreign_keys(name)
        if key["name"] not in {each.name for each in table.foreign_key_constraints}
    }
    engine.dispose()
    assert wrong == _NAMED_BEFORE


_NAMED_BEFORE = {"fk_facts_board_id_boards", "fk_facts_group_id_groups"}
"""Databases have these since their second step."""


def test_no_table_gives_a_number_twice(tmp_path: Path) -> None:
    """PostgreSQL never does; SQLite must be told so by each table, in the steps as in the tables of today."""
    numbered = {name for name, table in metadata.tables.items() if table.autoincrement_column is not None}
    for make in (migrate, _create):
        url = f"sqlite:///{tmp_path / make.__name__}.db"
        make(url)
        engine = make_engine(url)
        with engine.begin() as connection:
            told = connection.execute(text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"))
            assert numbered - set(told.scalars()) == set()
        engine.dispose()


def _create(url: str) -> None:
    engine = make_engine(url)
    metadata.create_all(engine)
    engine.dispose()

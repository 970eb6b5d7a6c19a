"""Promises of the migrations: they lead to the tables of today, once, and never back from a newer program."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from storage.migrate import NewerDatabase, migrate
from storage.tables import metadata
from storage.unit import make_engine


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

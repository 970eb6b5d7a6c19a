"""Brings a database to today's tables before the program uses it, and empties one for practice."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.tables import metadata
from storage.unit import Unit, make_engine

FOLDER = Path(__file__).parent / "migrations"
_LOCK = 7_294_015
"""PostgreSQL: two programs that start together must not both migrate."""


class NewerDatabase(Exception):  # noqa: N818 - a state of the world
    """The database was written by a newer program. Nothing was changed."""


def migrate(url: str) -> None:
    """Run the steps that are missing, all or none.

    Raises:
        NewerDatabase: the database stands at a step that this program does not know.
        OperationalError: it cannot be reached or written.
    """
    # SQLite can only change a table by copying it, which foreign keys would forbid.
    engine = make_engine(url, foreign_keys=False)
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            if not _is_up_to_date(connection):
                # Alembic is a tenth of all memory and of the time to start, and is needed once for each version.
                from storage.migrations import run

                run.upgrade(connection)
    finally:
        engine.dispose()


def _is_up_to_date(connection: Connection) -> bool:
    """Whether the last step was run, and nothing newer."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    stands_at = connection.execute(text("SELECT version_num FROM alembic_version")).scalars()
    return set(stands_at) == {newest_step()}


def newest_step() -> str:
    """The last step that this program knows: steps are numbered, and the number begins the file name."""
    return max(file.name.partition("_")[0] for file in (FOLDER / "versions").glob("[0-9]*.py"))


def empty(unit: Unit) -> None:
    """Take every row out of every table: practice begins anew."""
    if unit.connection.dialect.name == "sqlite":
        unit.connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table in metadata.tables.values():
            unit.connection.execute(table.delete())
        return
    names = ", ".join(f'"{table.name}"' for table in metadata.tables.values())
    unit.connection.execute(text(f"TRUNCATE {names} CASCADE"))

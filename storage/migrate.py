"""Brings a database to today's tables before the program uses it, and empties one for practice."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.tables import metadata
from storage.unit import Unit, make_engine

_STEPS = Path(__file__).parent / "migrations" / "versions"
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
    engine = make_engine(url, migrates=True)
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            steps, known = stands_at(connection), known_steps()
            if not steps <= set(known):
                raise NewerDatabase
            if steps != {known[-1]}:
                # Alembic is a tenth of all memory and of the time to start, and is needed once for each version.
                from storage.migrations import run

                run.upgrade(connection)
    finally:
        engine.dispose()


def stands_at(connection: Connection) -> set[str]:
    """The last step that was run on this database; nothing on an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return set()
    return set(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())


def known_steps() -> list[str]:
    """Every step of this program in order: steps are numbered, and the number begins the file name."""
    return sorted(file.name.partition("_")[0] for file in _STEPS.glob("[0-9]*.py"))


def empty(unit: Unit) -> None:
    """Take every row out of every table: practice begins anew."""
    if unit.connection.dialect.name == "sqlite":
        unit.connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table in metadata.tables.values():
            unit.connection.execute(table.delete())
        return
    names = ", ".join(f'"{table.name}"' for table in metadata.tables.values())
    unit.connection.execute(text(f"TRUNCATE {names} CASCADE"))

"""Brings a database to today's tables before the program uses it, and empties one for practice."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.tables import metadata
from storage.unit import Unit, make_engine

FOLDER = Path(__file__).parent / "migrations"
_LOCK = 7_294_015
"""PostgreSQL: two programs that start together must not both migrate."""


class NewerDatabase(Exception):  # noqa: N818 - a state of the world
    """The database was written by a newer program. Nothing was changed."""


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file of its own."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    made.attributes["connection"] = connection
    return made


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
            _upgrade(connection)
    finally:
        engine.dispose()


def _upgrade(connection: Connection) -> None:
    script = ScriptDirectory.from_config(config())
    stands_at = set(MigrationContext.configure(connection).get_current_heads())
    if stands_at == set(script.get_heads()):
        return
    if not stands_at <= {step.revision for step in script.walk_revisions()}:
        raise NewerDatabase
    command.upgrade(config(connection), "head")


def empty(unit: Unit) -> None:
    """Take every row out of every table: practice begins anew."""
    if unit.connection.dialect.name == "sqlite":
        unit.connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table in metadata.tables.values():
            unit.connection.execute(table.delete())
        return
    names = ", ".join(f'"{table.name}"' for table in metadata.tables.values())
    unit.connection.execute(text(f"TRUNCATE {names} CASCADE"))

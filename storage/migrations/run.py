"""Runs the steps that a database lacks. Imported only when there is one."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.migrate import FOLDER, NewerDatabase


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file of its own."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection) -> None:
    """Run the steps that are missing, all or none. Raises NewerDatabase."""
    script = ScriptDirectory.from_config(config())
    stands_at = set(MigrationContext.configure(connection).get_current_heads())
    if not stands_at <= {step.revision for step in script.walk_revisions()}:
        raise NewerDatabase
    command.upgrade(config(connection), "head")

"""Looks at a database without changing anything: no step is run, nothing is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import make_url

from storage.migrate import NewerDatabase, known_steps, stands_at
from storage.unit import make_engine


class NoDatabase(Exception):  # noqa: N818 - a state of the world
    """There is no database yet, or an empty one."""


class OlderDatabase(Exception):  # noqa: N818 - a state of the world
    """The database lacks steps that a start of this program would run."""


@contextmanager
def looking(url: str) -> Iterator[Connection]:
    """A connection that can only read.

    Raises:
        NoDatabase: there is no file.
        SQLAlchemyError: it cannot be reached or read.
    """
    engine = _reading_sqlite(url) if url.startswith("sqlite") else make_engine(url)
    try:
        if engine.dialect.name == "sqlite":
            with engine.connect() as connection:
                yield connection
        else:
            with engine.connect().execution_options(postgresql_readonly=True) as connection:
                yield connection
    finally:
        engine.dispose()


def check_version(connection: Connection) -> None:
    """Raises NoDatabase, OlderDatabase or NewerDatabase unless the database has today's tables."""
    steps, known = stands_at(connection), known_steps()
    if not steps:
        raise NoDatabase
    if not steps <= set(known):
        raise NewerDatabase
    if steps != {known[-1]}:
        raise OlderDatabase


def _reading_sqlite(url: str) -> Engine:
    path = make_url(url).database
    if not path or not Path(path).exists():
        raise NoDatabase
    # Where nobody has it open there is no log beside it. Then it is read as a thing that does not change,
    # because SQLite would otherwise leave empty files, which may belong to somebody else than the bot.
    how = "mode=ro" if Path(f"{path}-wal").exists() else "immutable=1"
    return create_engine(f"sqlite:///file:{quote(path)}?{how}&uri=true", hide_parameters=True)

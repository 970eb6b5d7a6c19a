"""Stores for tests, and a database of PostgreSQL that is kept from test to test and emptied between them."""

from typing import Any, cast

from sqlalchemy import Connection, Dialect, Engine, QueuePool, Row, delete, event, literal, select, text, union_all

from bot.telling import tell
from storage.tables import metadata
from storage.unit import Store, make_engine

_DIALECTS: dict[str, Dialect] = {}
_COMPILED: dict[Any, Any] = {}
"""What all engines of the tests share."""

MOST = 100
"""Tests after which it is made anew: rows that were deleted stay in its files for a while."""
_FILLED = union_all(*(select(literal(table.name)).where(select(table).exists()) for table in metadata.sorted_tables))
_COUNTED = text(
    "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)"
    " FROM pg_sequences WHERE last_value IS NOT NULL"
)
_FORM = text("SELECT count(*), max(oid) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
"""Changes whenever a table or an index is made, dropped or written anew."""
_STRANGERS = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")


def open_store(engine: Engine) -> Store:
    """A store that is open."""
    store = Store(engine, tell)
    store.open()
    return store


def engine_of(url: str) -> Engine:
    """An engine that knows every statement that another one of its kind has compiled.

    SQLAlchemy keeps what it compiled for each engine and each dialect; every test has an engine of its own, and most
    of what a tap costs it would be compiling the same statements again.
    """
    engine = make_engine(url)
    engine.dialect = _DIALECTS.setdefault(engine.dialect.name, engine.dialect)
    engine.update_execution_options(compiled_cache=_COMPILED)
    if engine.dialect.name == "sqlite":
        # As for PostgreSQL: nobody needs it after a power cut. What the program asks for, `test_unit` holds.
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    return engine


class KeptDatabase:
    """Most tests need less time than it takes to copy a database, to connect to it and to plan what is asked of it.

    So the database and the connections are kept. It is made anew when a test left more behind than rows: another
    table, a connection, an open transaction.

    Args:
        server: to PostgreSQL, outside a transaction.
        made: the database with all tables that is copied.
    """

    def __init__(self, server: Connection, made: str, name: str = "saynext_kept") -> None:
        self._server, self._made, self._name = server, made, name
        self._url = server.engine.url.set(database=name).render_as_string(hide_password=False)
        self._engine: Engine | None = None
        self._uses = 0
        self._form: Row[tuple[int, int]] | None = None

    def engine(self) -> Engine:
        """An engine of a test's own, for it to listen at, on the connections that are kept."""
        kept = self._make() if self._engine is None else self._engine
        self._uses += 1
        engine = engine_of(self._url)
        engine.pool = kept.pool
        engine.dispose = _keep  # type: ignore[method-assign]
        return engine

    def empty(self) -> None:
        """A test is over."""
        if not self._emptied():
            self.close()

    def close(self) -> None:
        """The next test makes it anew."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _make(self) -> Engine:
        self._server.execute(text(f"DROP DATABASE IF EXISTS {self._name} WITH (FORCE)"))
        self._server.execute(text(f"CREATE DATABASE {self._name} TEMPLATE {self._made} STRATEGY FILE_COPY"))
        self._engine, self._uses = engine_of(self._url), 0
        with self._engine.connect() as connection:
            self._form = connection.execute(_FORM).one()
        return self._engine

    def _emptied(self) -> bool:
        engine = self._engine
        if engine is None or self._uses >= MOST:
            return False
        pool = cast(QueuePool, engine.pool)
        if pool.checkedout():
            return False
        with engine.begin() as connection:
            is_alone = connection.execute(_STRANGERS).scalar_one() == pool.checkedin() + 1
            if not is_alone or connection.execute(_FORM).one() != self._form:
                return False
            # Rows go in any order, whoever points to them.
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            for table in connection.scalars(_FILLED).all():
                connection.execute(delete(metadata.tables[table]))
            connection.execute(_COUNTED).all()
        return True


def _keep(close: bool = True) -> None:
    """A test that disposes of its engine leaves the connections to the next one."""

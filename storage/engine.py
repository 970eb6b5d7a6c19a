"""Makes an engine for SQLite or PostgreSQL that never prints values and keeps its promises on disk."""

from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url

PATIENCE = 2.0
"""Seconds that a deed waits for another program, so that a person hears within 5 that it cannot be kept just now."""
LONGEST_SILENCE = 20
"""Seconds after which PostgreSQL ends a transaction in which nothing is asked: who holds a row then is gone or stands
still, and others must not wait for ever."""
ANSWERS_IN_TIME = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "15000",
}
"""A server that takes a connection and says nothing, or whose computer is gone, is a database that cannot be reached.
What the address of the database says itself counts more."""
LONGEST_ANSWER = 10.0
"""Seconds that one statement waits for PostgreSQL, whatever the system says of the connection. Who waits for the deed
hears it before (`bot.doors.intake`); the thread is needed by others."""
THREAD = "storage"
"""How the name of each thread begins in which deeds run."""


def make_engine(url: str, *, migrates: bool = False) -> Engine:
    """An engine that never prints values and keeps its promises on disk.

    PostgreSQL runs every transaction as if it were alone (SERIALIZABLE), as SQLite does anyway.

    Args:
        migrates: SQLite's tables are copied, without looking at foreign keys; PostgreSQL may take its time.
    """
    if not url.startswith("sqlite"):
        address = make_url(url)
        address = address.set(query={**ANSWERS_IN_TIME, **address.query})
        engine = create_engine(address, hide_parameters=True, pool_pre_ping=True, isolation_level="SERIALIZABLE")
        longest = None if migrates else LONGEST_ANSWER
        event.listen(engine, "do_connect", lambda _dialect, _record, given, named: _connected(longest, given, named))
        event.listen(engine, "connect", lambda connection, _: _set_up_postgresql(connection))
        return engine
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", lambda connection, _: _set_up_sqlite(connection, foreign_keys=not migrates))
    # Not a listener for "begin": SQLAlchemy looks for listeners at each statement once there is one.
    engine.dialect.do_begin = _begin_immediate  # type: ignore[assignment,method-assign]
    return engine


def _connected(longest: float | None, given: list[Any], named: dict[str, Any]) -> Any:
    # Only here, as SQLite has no use for it.
    from storage.silence import Answering

    connection = Answering.connect(*given, **named)
    connection.longest = longest
    return connection


def _set_up_postgresql(connection: Any) -> None:
    connection.autocommit = True
    connection.execute(f"SET lock_timeout = {int(PATIENCE * 1000)}")
    # Who is told that it is in finds it on the disk, whatever the server does for others.
    connection.execute(
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
    )
    connection.execute(f"SET idle_in_transaction_session_timeout = '{LONGEST_SILENCE}s'")
    connection.autocommit = False


def _set_up_sqlite(connection: Any, *, foreign_keys: bool) -> None:
    # The driver must not begin transactions by itself: `_begin_immediate` does, so that two
    # writers wait for each other instead of failing at once.
    connection.isolation_level = None
    timeout = f"busy_timeout={int(PATIENCE * 1000)}"
    for pragma in (timeout, "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")


def _begin_immediate(connection: Any) -> None:
    connection.execute("BEGIN IMMEDIATE")

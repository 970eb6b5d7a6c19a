"""A copy of an SQLite database without anything that was deleted, and never with the key folder."""

import sqlite3
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from storage.looking import looking
from storage.unit import make_engine


class CannotBackUp(Exception):  # noqa: N818 - a state of the world
    """One clear sentence for the administrator."""


def back_up(url: str, target: Path) -> None:
    """Copy the database while it is in use. `VACUUM INTO` leaves deleted rows behind; a plain copy would not.

    Raises:
        CannotBackUp: not SQLite, no such database, or the target is there already or cannot be written.
    """
    address = make_url(url)
    if address.drivername != "sqlite":
        raise CannotBackUp("this database is PostgreSQL, which has its own command: pg_dump.")
    if not address.database or not Path(address.database).exists():
        raise CannotBackUp(f"there is no database at {address.database} yet.")
    if target.exists():
        raise CannotBackUp(f"{target} is there already: choose another name.")
    if not _is_database(url):
        raise CannotBackUp(f"{address.database} cannot be read as a database.")
    engine = make_engine(url)
    try:
        # VACUUM cannot run inside a transaction, so it goes around the one that we always begin.
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM INTO ?", (str(target),))
        finally:
            raw.close()
    except (SQLAlchemyError, sqlite3.Error):
        raise CannotBackUp(f"{target} cannot be written.") from None
    finally:
        engine.dispose()


def _is_database(url: str) -> bool:
    try:
        with looking(url) as connection:
            return bool(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar())
    except SQLAlchemyError:
        return False

"""What the program remembers about itself: its key folder, when it last tidied, whether it has to scrub."""

from datetime import datetime

from sqlalchemy import Connection, delete, inspect, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.rules.elections import State
from bot.rules.schedule import night_after
from storage.keys import Keys, KeysAway
from storage.tables.installation import installation
from storage.unit import Unit

_KEY_FOLDER = "key_folder"
_TIDIED = "tidied_at"
_SCRUB = "scrub"
_PROOF = "proof"


def find_key_folder(connection: Connection) -> str:
    """The mark of the key folder of this database; empty when there is none yet."""
    if not inspect(connection).has_table(installation.name):
        return ""  # A database from before there were marks.
    return _find(connection, _KEY_FOLDER)


def settle_keys(unit: Unit, keys: Keys) -> None:
    """Find the key folder of this database, or make one for a database that has none yet.

    Raises:
        KeysAway: its folder is not here. It is waited for, and nothing is made in its place.
        OSError: there is none yet, and it cannot be made or written.
    """
    known = find_key_folder(unit.connection)
    if not known and not keys.has_any() and unit.elections.list_in(State.VOTING, State.PAPER):
        raise KeysAway("the keys of open votes are not there")
    mark = keys.prepare(known)
    if not known:
        _keep(unit.connection, _KEY_FOLDER, mark)


def begin_key_folder(unit: Unit, keys: Keys) -> None:
    """Make another key folder, because somebody said that the one before is gone for good. Raises OSError."""
    _keep(unit.connection, _KEY_FOLDER, keys.prepare())


def begin_tidying(unit: Unit, *, now: datetime) -> bool:
    """Whether a night has passed since the last time; of two programs only one is told so.

    A last time that is still to come was noted by a clock that was wrong.
    """
    last = _find(unit.connection, _TIDIED)
    if last and (at := datetime.fromisoformat(last)) <= now < night_after(at):
        return False
    if not last:
        return _add(unit.connection, _TIDIED, now.isoformat())
    was = (installation.c.name == _TIDIED) & (installation.c.value == last)
    return unit.connection.execute(update(installation).where(was).values(value=now.isoformat())).rowcount == 1


def ask_for_scrub(unit: Unit) -> None:
    """Somebody was deleted: their bytes are to go from the files as well, soon."""
    _keep(unit.connection, _SCRUB, "wanted")


def is_scrub_wanted(unit: Unit) -> bool:
    """Whether somebody was deleted since everything was scrubbed."""
    return bool(_find(unit.connection, _SCRUB))


def note_scrubbed(unit: Unit) -> None:
    """Nothing of whoever was deleted is in the files any more."""
    unit.connection.execute(delete(installation).where(installation.c.name == _SCRUB))


def keep_something(unit: Unit) -> None:
    """Write something that means nothing: whether it is kept says whether the database keeps anything just now."""
    _keep(unit.connection, _PROOF, "" if _find(unit.connection, _PROOF) else "kept")


def _add(connection: Connection, name: str, value: str) -> bool:
    """Whether nobody else was quicker."""
    upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg
    put = upsert(installation).values(name=name, value=value).on_conflict_do_nothing(index_elements=["name"])
    return connection.execute(put.returning(installation.c.name)).first() is not None


def _find(connection: Connection, name: str) -> str:
    value = connection.execute(select(installation.c.value).where(installation.c.name == name)).scalar()
    return value or ""


def _keep(connection: Connection, name: str, value: str) -> None:
    upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg
    put = upsert(installation).values(name=name, value=value)
    connection.execute(put.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

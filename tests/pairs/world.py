"""A database that can be put back as it was, and read as a whole."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, Engine, Integer, Table, select, text

from storage.tables import metadata
from tests.pairs.deeds import canonical

_TABLES = metadata.sorted_tables
_FAR = 1_000_000
"""New rows get numbers from here on, so that they can be told from those that were there."""
_CHANCE = {
    "box": {"sealed"},
    "counts": {"sealed"},
    "traces": {"who", "message", "sealed"},
    "elections": {"receipts", "sealed_ballots"},
    "candidates": {"place"},
    "audit": {"hash"},
    "groups": {"join_code"},
    "invitations": {"code"},
}
"""What is drawn by chance, or follows from it, and so differs between two runs."""
_HELD = "#- '{details,holds}'"
"""How everything stood, in a line of a record: digests also of what is drawn by chance."""
Rows = Counter[str]
"""Every row of every table, as text."""


class World:
    """The rows of all tables at one moment, kept beside them under a name."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self._name = engine, name
        with engine.begin() as connection:
            connection.execute(text(f'CREATE SCHEMA "{name}"'))
            full = [table.name for table in _TABLES if connection.execute(select(table).limit(1)).first()]
            for each in full:
                connection.execute(text(f'CREATE TABLE "{name}"."{each}" AS TABLE "{each}"'))
            for number, table in enumerate(_TABLES, start=1):
                if _counts(table):
                    connection.execute(text(f"SELECT setval('{table.name}_id_seq', {number * _FAR})"))
        empty = [f'DELETE FROM "{table.name}"' for table in _TABLES]  # noqa: S608 - our own names
        fill = [f'INSERT INTO "{table}" SELECT * FROM "{name}"."{table}"' for table in full]  # noqa: S608
        # Keys that point to other rows are not looked at meanwhile; PostgreSQL's housekeeping is waited for.
        begin = ("SET LOCAL session_replication_role = replica", "SET LOCAL lock_timeout = '30s'")
        self._again = ";".join((*begin, *empty, *fill))

    def put_back(self) -> None:
        """Everything is as it was."""
        with self._engine.begin() as connection:
            connection.exec_driver_sql(self._again)

    def forget(self, connection: Connection) -> None:
        """It is not needed any more."""
        connection.execute(text(f'DROP SCHEMA "{self._name}" CASCADE'))


def clear(engine: Engine) -> None:
    """An empty database, in which rows are counted from 1."""
    with engine.begin() as connection:
        names = ", ".join(f'"{table.name}"' for table in _TABLES)
        connection.execute(text("SET LOCAL lock_timeout = '30s'"))
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))


_EVERYTHING = " UNION ALL ".join(
    f"SELECT '{table.name} ' || (to_jsonb(it) - '{{{','.join(_CHANCE.get(table.name, ()))}}}'::text[] {_HELD})::text"  # noqa: S608
    f' FROM "{table.name}" AS it'
    for table in _TABLES
)


def read(connection: Connection) -> Rows:
    """Everything that is there."""
    return Counter(canonical(line) for line in connection.exec_driver_sql(_EVERYTHING).scalars())


def _counts(table: Table) -> bool:
    column = table.autoincrement_column
    return column is not None and column.name == "id" and isinstance(column.type, Integer)


def differences(found: Rows, wanted: Sequence[Rows]) -> list[str]:
    """What is there (+) or missing (-), seen from the order that is nearest."""
    nearest = min(wanted, key=lambda one: (found - one).total() + (one - found).total())
    return sorted([*(f"+ {line}" for line in found - nearest), *(f"- {line}" for line in nearest - found)])

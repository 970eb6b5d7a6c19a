"""What every query class needs of the database."""

import sqlite3
from collections import namedtuple
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any, cast

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Delete,
    Dialect,
    FromClause,
    Insert,
    Label,
    Row,
    Select,
    Table,
    Update,
    insert,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from storage.outage import UNDONE, Unavailable

Statement = Select[Any] | CompoundSelect[Any] | Insert | sqlite.Insert | postgresql.Insert | Update | Delete


def check_in_transaction(connection: Connection) -> None:
    """Raises Unavailable when SQLite undid the transaction by itself: the disk is full, or fails.

    The next statement would be a commit of its own, and everything before it is gone.
    """
    _driver_in_transaction(connection)


def _driver_in_transaction(connection: Connection) -> Any:
    """SQLite's own connection, which nobody looks for twice at each statement. Raises Unavailable."""
    driver: Any = connection.connection.dbapi_connection
    if not driver.in_transaction:
        raise Unavailable(UNDONE)
    return driver


def run_directly(connection: Connection, text: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
    """Run a statement in SQLite's words inside the transaction, around SQLAlchemy; the rows that come back.

    Raises:
        Unavailable: there is no transaction (any more).
        DBAPIError: as SQLAlchemy raises it, without the values.
    """
    driver = _driver_in_transaction(connection)
    try:
        rows: list[tuple[object, ...]] = driver.execute(text, values).fetchall()
    except sqlite3.Error as problem:
        raise DBAPIError.instance(text, None, problem, sqlite3.Error, hide_parameters=True) from problem
    return rows


class Prepared:
    """A statement of every tap, made once: a select, an insert of the columns that are given, an update or a delete.

    SQLAlchemy needs several times longer to run such a statement than SQLite does. So for SQLite it is asked only
    once, for the words, the order and the types; PostgreSQL, which is asked over a network, is left to it.
    """

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._direct: _Direct | None = None

    def all(self, connection: Connection, **given: object) -> list[Any]:
        """Every row that comes back, with an attribute for each column."""
        if connection.dialect.name != "sqlite":
            answer = connection.execute(self._statement, given)
            return list(answer) if answer.returns_rows else []
        if self._direct is None:
            self._direct = _Direct(self._statement, connection.dialect, given)
        return self._direct.all(connection, given)

    def first(self, connection: Connection, **given: object) -> Any | None:
        """The first row; None when none comes back."""
        rows = self.all(connection, **given)
        return rows[0] if rows else None


def inserted(connection: Connection, table: Table, *, values: Mapping[str, object]) -> int:
    """Insert one row; its number. The statement is made once for each choice of columns.

    Raises:
        LookupError: the database gave no number.
    """
    row = _insert(table, tuple(values)).first(connection, **values)
    if row is None:
        raise LookupError("the database gave no number")
    return int(row[0])


def each_once(rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """The first row of each thing: a statement may give several, which come one after the other."""
    return [next(same) for _, same in groupby(rows, key=attrgetter("id"))]


def labelled(table: FromClause, prefix: str) -> list[Label[Any]]:
    """The columns of one of several tables in a statement; `part` reads them again."""
    return [column.label(f"{prefix}_{column.name}") for column in table.c]


def part(row: Row[Any], prefix: str) -> Row[Any]:
    """The columns of one of several tables in a row, by the names that they have there."""
    return cast(Row[Any], _Part(row, prefix))


class _Part:
    """A row in whose names the prefix need not be said."""

    def __init__(self, row: Row[Any], prefix: str) -> None:
        self._row = row
        self._prefix = prefix

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, f"{self._prefix}_{name}")


@cache
def _insert(table: Table, _columns: tuple[str, ...]) -> Prepared:
    return Prepared(insert(table).returning(*table.primary_key))


class _Direct:
    """A statement in SQLite's words, with what turns values into those of its columns and back."""

    def __init__(self, statement: Statement, dialect: Dialect, given: Collection[str]) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=list(given))
        self._text = str(compiled)
        self._fixed = compiled.params
        self._writes = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup
        ]
        columns = list(statement.exported_columns)
        reads = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        self._reads = [(number, read) for number, read in enumerate(reads) if read is not None]
        row: Any = namedtuple("row", [str(column.key) for column in columns])  # type: ignore[misc] # known only now
        self._make = row._make

    def all(self, connection: Connection, given: Mapping[str, object]) -> list[Any]:
        values = []
        for name, write in self._writes:
            value = given[name] if name in given else self._fixed[name]
            values.append(value if write is None else write(value))
        return [self._read(row) for row in run_directly(connection, self._text, values)]

    def _read(self, row: tuple[object, ...]) -> Any:
        cells = list(row)
        for number, read in self._reads:
            cells[number] = read(cells[number])
        return self._make(cells)

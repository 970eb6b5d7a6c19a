"""What all tables share: the metadata with its naming convention, and the types of texts and times."""

import re
from datetime import UTC, datetime
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, DateTime, Index, MetaData, Table, event
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeDecorator, TypeEngine

_HALF = re.compile("[\ud800-\udfff]")
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


@event.listens_for(Table, "after_parent_attach")
def _count_on(table: Table, parent: MetaData) -> None:
    """No number is given twice. By itself SQLite gives the last one again once its row is gone.

    Buttons hold numbers for years, and the courier holds the number of a letter while it is on its way: what is done
    with it then must not fall on another row.
    """
    if parent is metadata and table.autoincrement_column is not None:
        table.dialect_options["sqlite"]["autoincrement"] = True


def once(table: Table, *columns: str, where: ColumnElement[bool] | None = None) -> None:
    """A rule says that there is one row for these columns at most, or one of those that are `where`."""
    name = "_".join(("uq", table.name, *columns))
    Index(name, *(table.c[column] for column in columns), unique=True, sqlite_where=where, postgresql_where=where)


class Unfit(DontWrapMixin, ValueError):  # noqa: N818 - a state of the world
    """A value that cannot be kept as it is. SQLAlchemy passes it on untouched, so that every way to write raises it."""


class Utc(TypeDecorator[datetime]):
    """An aware moment, kept as UTC without a zone, given back as aware UTC. A naive one is refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise Unfit("a moment without a zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        return None if value is None else value.replace(tzinfo=UTC)


class String(TypeDecorator[str]):
    """A text of at most `length` letters, of any length without one.

    What only one of the two databases would keep is refused by both (Unfit): the letter zero, half of a letter
    (a lone surrogate), more letters than fit.
    """

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = sqlalchemy.String
    cache_ok = True

    def __init__(self, length: int | None = None) -> None:
        super().__init__(length)
        self.impl = sqlalchemy.Text() if length is None else sqlalchemy.String(length)
        self.length = length

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the database."""
        if value is None:
            return None
        is_whole = value.isascii() or not _HALF.search(value)
        if not is_whole or "\0" in value or (self.length is not None and len(value) > self.length):
            raise Unfit("a text that cannot be kept as it is")
        return value

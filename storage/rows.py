"""What every query class needs of the database."""

from typing import Any

from sqlalchemy import Connection, Insert


def inserted(connection: Connection, statement: Insert) -> int:
    """Insert one row; its number.

    Raises:
        LookupError: the database gave no number.
    """
    key: Any = connection.execute(statement).inserted_primary_key
    if key is None:
        raise LookupError("the database gave no key")
    return int(key[0])

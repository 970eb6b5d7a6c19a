"""Queries of promises."""

from sqlalchemy import Connection


class Promises:
    """Queries of promises in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

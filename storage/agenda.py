"""Queries of agenda."""

from sqlalchemy import Connection


class Agenda:
    """Queries of agenda in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

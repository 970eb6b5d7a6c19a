"""Queries of summaries."""

from sqlalchemy import Connection


class Summaries:
    """Queries of summaries in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

"""Queries of elections."""

from sqlalchemy import Connection


class Elections:
    """Queries of elections in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

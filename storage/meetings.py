"""Queries of meetings."""

from sqlalchemy import Connection


class Meetings:
    """Queries of meetings in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

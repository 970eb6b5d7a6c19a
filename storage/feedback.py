"""Queries of feedback."""

from sqlalchemy import Connection


class Feedback:
    """Queries of feedback in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

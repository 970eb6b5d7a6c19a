"""Queries of whom no letter reaches."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, select

from bot.ids import PersonId
from storage.tables.people import people


class Reach:
    """Queries of whom no letter reaches, in one transaction."""

    _connection: Connection

    def list_unreachable(self, persons: Collection[PersonId]) -> dict[PersonId, datetime]:
        """Those of them who blocked the bot, in their order, with the moment since when."""
        gone = select(people.c.id, people.c.unreachable_at).where(people.c.unreachable_at.is_not(None))
        since = {row.id: row.unreachable_at for row in self._connection.execute(gone.where(people.c.id.in_(persons)))}
        return {person: since[person] for person in persons if person in since}

"""Queries of deadlines: what the clock must do and when."""

from datetime import datetime

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.rules.schedule import Deadline, WallTime
from storage.tables.schedule import deadlines


class Schedule:
    """Queries of deadlines in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.has_news = False
        """Whether a deadline was set or moved in this transaction, so that the alarm must look again."""
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    def set(self, kind: str, subject: int, wall: WallTime) -> None:
        """Set, or move, the one deadline of this kind for this subject."""
        self.has_news = True
        values = {"due_at": wall.at, "wall": wall.local, "zone": wall.zone.key, "tries": 0}
        put = self._upsert(deadlines).values(kind=kind, subject=subject, **values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["kind", "subject"], set_=values))

    def drop(self, kind: str, subject: int) -> None:
        """Take a deadline away, if it is there."""
        self.has_news = True
        self._connection.execute(delete(deadlines).where(deadlines.c.kind == kind, deadlines.c.subject == subject))

    def find(self, kind: str, subject: int) -> datetime | None:
        """When it is due."""
        wanted = (deadlines.c.kind == kind) & (deadlines.c.subject == subject)
        return self._connection.execute(select(deadlines.c.due_at).where(wanted)).scalar_one_or_none()

    def claim_due(self, now: datetime) -> Deadline | None:
        """Take the earliest deadline that has come, so that no other process can take it too.

        The claim and the check are one statement: of two alarms that ring together only one gets
        the row. If the deed that follows fails, its transaction gives the row back.
        """
        first = (
            select(deadlines.c.id)
            .where(deadlines.c.due_at <= now)
            .order_by(deadlines.c.due_at, deadlines.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        taken = delete(deadlines).where(deadlines.c.id == first.scalar_subquery()).returning(deadlines)
        row = self._connection.execute(taken).one_or_none()
        return None if row is None else Deadline(row.kind, row.subject, row.due_at)

    def find_due(self, now: datetime) -> Deadline | None:
        """The earliest deadline that has come, left where it is."""
        first = select(deadlines).where(deadlines.c.due_at <= now).order_by(deadlines.c.due_at, deadlines.c.id).limit(1)
        row = self._connection.execute(first).one_or_none()
        return None if row is None else Deadline(row.kind, row.subject, row.due_at)

    def postpone(self, deadline: Deadline, until: datetime) -> None:
        """Try a deadline that failed again later, so that it does not block the ones behind it."""
        wanted = (deadlines.c.kind == deadline.kind) & (deadlines.c.subject == deadline.subject)
        self._connection.execute(
            update(deadlines).where(wanted).values(due_at=until, tries=deadlines.c.tries + 1),
        )

    def next_due(self) -> datetime | None:
        """When the clock must ring next."""
        return self._connection.execute(select(deadlines.c.due_at).order_by(deadlines.c.due_at).limit(1)).scalar()

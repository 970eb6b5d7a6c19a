"""Queries of deadlines: what the clock must do and when."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.rules.schedule import Deadline, WallTime
from storage.asked import once
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
        values = {**_columns(wall), "tries": 0}
        put = self._upsert(deadlines).values(kind=kind, subject=subject, **values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["kind", "subject"], set_=values))

    def drop(self, kind: str, subject: int) -> None:
        """Take a deadline away, if it is there."""
        self.has_news = True
        self._connection.execute(delete(deadlines).where(deadlines.c.kind == kind, deadlines.c.subject == subject))

    @once
    def find(self, kind: str, subject: int) -> datetime | None:
        """When it is due."""
        wanted = (deadlines.c.kind == kind) & (deadlines.c.subject == subject)
        return self._connection.execute(select(deadlines.c.due_at).where(wanted)).scalar_one_or_none()

    @once
    def list_of(self, kinds: tuple[str, ...], subjects: tuple[int, ...]) -> dict[tuple[str, int], datetime]:
        """When each of these is due, by its kind and subject; nothing is asked when there are no subjects."""
        if not subjects:
            return {}
        wanted = select(deadlines).where(deadlines.c.kind.in_(kinds), deadlines.c.subject.in_(subjects))
        return {(row.kind, row.subject): row.due_at for row in self._connection.execute(wanted)}

    def find_deadline(self, kind: str, subject: int) -> Deadline | None:
        """The deadline of this kind for this subject."""
        wanted = (deadlines.c.kind == kind) & (deadlines.c.subject == subject)
        row = self._connection.execute(select(deadlines).where(wanted)).one_or_none()
        return None if row is None else Deadline(row.kind, row.subject, row.due_at, row.tries)

    def find_due(self, now: datetime) -> Deadline | None:
        """The earliest deadline that has come, left where it is."""
        first = select(deadlines).where(deadlines.c.due_at <= now).order_by(deadlines.c.due_at, deadlines.c.id).limit(1)
        row = self._connection.execute(first).one_or_none()
        return None if row is None else Deadline(row.kind, row.subject, row.due_at, row.tries)

    def find_next(self, *, without: Collection[str] = ()) -> Deadline | None:
        """The earliest deadline, whether it has come or not, that is of none of these kinds."""
        wanted = select(deadlines).where(deadlines.c.kind.not_in(without))
        row = self._connection.execute(wanted.order_by(deadlines.c.due_at, deadlines.c.id).limit(1)).one_or_none()
        return None if row is None else Deadline(row.kind, row.subject, row.due_at, row.tries)

    def claim(self, deadline: Deadline) -> bool:
        """Take a deadline, so that no other program can take it too; False when one did, or it was moved.

        The claim and the check are one statement: of two alarms that ring together only one gets
        the row. If the deed that follows fails, its transaction gives the row back.
        """
        taken = delete(deadlines).where(self._same(deadline), deadlines.c.due_at == deadline.due_at)
        return self._connection.execute(taken).rowcount == 1

    def postpone(self, deadline: Deadline, until: datetime, *, tried: bool) -> None:
        """Do a deadline later, so that it does not block the ones behind it.

        Args:
            tried: it failed, and not only waits for something.
        """
        same = self._same(deadline) & (deadlines.c.due_at == deadline.due_at)
        name = self._connection.execute(select(deadlines.c.zone).where(same)).scalar()
        if name is not None:
            zone = _known(name)
            at = {"due_at": until} if zone is None else _columns(WallTime.of(until, zone))
            later = {**at, "tries": deadlines.c.tries + (1 if tried else 0)}
            self._connection.execute(update(deadlines).where(same).values(later))

    def take_zone(self, kinds: Collection[str], subject: int, zone: ZoneInfo) -> None:
        """What is due for a subject, of these kinds, is due when a clock there shows the same."""
        its = deadlines.c.kind.in_(kinds) & (deadlines.c.subject == subject)
        for row in self._connection.execute(select(deadlines).where(its)).all():
            self._move(row.id, _wall(row, zone))

    def follow_clocks(self) -> list[Deadline]:
        """A country changed its clocks: what people wrote down stays, the moment follows. What moved, as it is now.

        A moment of which this machine does not know the zone stays as it was reckoned.
        """
        moved = []
        for row in self._connection.execute(select(deadlines).order_by(deadlines.c.id)).all():
            zone = _known(row.zone)
            if zone is None:
                continue
            wall = _wall(row, zone)
            if wall.at != row.due_at:
                self._move(row.id, wall)
                moved.append(Deadline(row.kind, row.subject, wall.at, row.tries))
        return moved

    def _move(self, deadline: int, wall: WallTime) -> None:
        self.has_news = True
        self._connection.execute(update(deadlines).where(deadlines.c.id == deadline).values(_columns(wall)))

    @staticmethod
    def _same(deadline: Deadline) -> ColumnElement[bool]:
        return (deadlines.c.kind == deadline.kind) & (deadlines.c.subject == deadline.subject)

    def count_failing(self, *, least: int) -> int:
        """How many deadlines failed so often since they were set."""
        failing = select(func.count()).select_from(deadlines).where(deadlines.c.tries >= least)
        return self._connection.execute(failing).scalar_one()

    def next_due(self) -> datetime | None:
        """When the clock must ring next."""
        return self._connection.execute(select(deadlines.c.due_at).order_by(deadlines.c.due_at).limit(1)).scalar()


def _known(zone: str) -> ZoneInfo | None:
    """The zone of this name; None: this machine does not know it."""
    try:
        return ZoneInfo(zone)
    except (LookupError, ValueError, OSError):
        return None


def _wall(row: Row[Any], zone: ZoneInfo) -> WallTime:
    return WallTime(row.wall.replace(fold=row.fold), zone)


def _columns(wall: WallTime) -> dict[str, object]:
    return {"due_at": wall.at, "wall": wall.local, "zone": wall.zone.key, "fold": wall.local.fold}

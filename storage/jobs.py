"""Queries of slow work that waits, and of what Telegram already has of what was made."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from storage.tables.jobs import jobs, uploads

PHOTO = "photo"
"""The kind of work that makes a photo small; its subject is the file."""


@dataclass(frozen=True, slots=True)
class Job:
    """Work that was taken. `tries` counts this one."""

    kind: str
    subject: int
    tries: int


class Jobs:
    """Queries of slow work in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.has_news = False
        """Whether work was put here in this transaction, so that the workshop must be woken."""
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    def put(self, kind: str, subject: int) -> None:
        """Let it be done as soon as it can be. Work that waits already is not doubled."""
        self.has_news = True
        put = self._upsert(jobs).values(kind=kind, subject=subject)
        self._connection.execute(put.on_conflict_do_nothing(index_elements=["kind", "subject"]))

    def claim(self, now: datetime, *, until: datetime) -> Job | None:
        """Take what waits longest, so that no other program takes it before `until`. None when nothing waits.

        The claim and the check are one statement. A program that dies over it gives it back by that time.
        """
        first = select(jobs.c.id).where(_is_free(now)).order_by(jobs.c.id).limit(1)
        mine = jobs.c.id == first.with_for_update(skip_locked=True).scalar_subquery()
        taken = update(jobs).where(mine).values(claimed_until=until, tries=jobs.c.tries + 1)
        row = self._connection.execute(taken.returning(jobs.c.kind, jobs.c.subject, jobs.c.tries)).one_or_none()
        return None if row is None else Job(row.kind, row.subject, row.tries)

    def done(self, kind: str, subject: int) -> None:
        """It was done, or will never be."""
        self._connection.execute(delete(jobs).where(jobs.c.kind == kind, jobs.c.subject == subject))

    def postpone(self, job: Job, until: datetime) -> None:
        """It could not be done; nobody tries before `until`."""
        mine = (jobs.c.kind == job.kind) & (jobs.c.subject == job.subject)
        self._connection.execute(update(jobs).where(mine).values(claimed_until=until))

    def count(self) -> int:
        """How much work waits, or is being done."""
        return self._connection.execute(select(func.count()).select_from(jobs)).scalar_one()

    def find_upload(self, key: str) -> str | None:
        """Telegram's file id of something that was uploaded before."""
        return self._connection.execute(select(uploads.c.telegram_file_id).where(uploads.c.key == key)).scalar()

    def keep_upload(self, key: str, telegram_file_id: str, *, now: datetime) -> None:
        """Remember Telegram's file id of an upload, and of when it is only the day.

        The picture of "Your vote is in" would tell when the first vote came.
        """
        day = now.replace(hour=0, minute=0, second=0, microsecond=0)
        values = {"telegram_file_id": telegram_file_id, "at": day}
        put = self._upsert(uploads).values(key=key, **values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["key"], set_=values))

    def drop_upload(self, key: str, telegram_file_id: str) -> None:
        """Telegram does not know this file id any more; another one that was kept meanwhile stays."""
        gone = (uploads.c.key == key) & (uploads.c.telegram_file_id == telegram_file_id)
        self._connection.execute(delete(uploads).where(gone))

    def forget_uploads(self, *, before: datetime) -> None:
        """What is asked for again is uploaded again: nothing stays here for ever."""
        self._connection.execute(delete(uploads).where(uploads.c.at < before))


def _is_free(now: datetime) -> ColumnElement[bool]:
    return or_(jobs.c.claimed_until.is_(None), jobs.c.claimed_until <= now)

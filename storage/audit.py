"""A chain of lines: each one holds the hash of the line before. Never a vote."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from storage.tables.outbox import audit

_LOCK = 2
"""Which of PostgreSQL's advisory locks keep two writers of one chain apart."""


def add_line(connection: Connection, subject: str, what: str, details: dict[str, object], *, now: datetime) -> str:
    """Add a line that holds the hash of the line before; its own hash."""
    if connection.dialect.name == "postgresql":
        # Two lines at the same moment would both follow the same line, and the chain would be broken.
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK, func.hashtext(subject))))
    wanted = select(audit.c.hash).where(audit.c.subject == subject).order_by(audit.c.id.desc())
    mine = _hash(connection.execute(wanted.limit(1)).scalar() or "", subject, what, details, now)
    values = {"subject": subject, "what": what, "details": details, "at": now, "hash": mine}
    connection.execute(insert(audit).values(values))
    return mine


def lines_of(connection: Connection, subject: str) -> list[Row[Any]]:
    """The lines of one subject: `what`, `details`, `at`, `hash`, the oldest first."""
    return list(connection.execute(select(audit).where(audit.c.subject == subject).order_by(audit.c.id)))


def numbers_of(connection: Connection, prefix: str) -> list[int]:
    """The numbers behind this prefix that have a line."""
    subjects = connection.execute(select(audit.c.subject).distinct().order_by(audit.c.subject)).scalars()
    numbers = (subject.removeprefix(prefix) for subject in subjects if subject.startswith(prefix))
    return [int(number) for number in numbers if number.isdecimal()]


def follow_each_other(lines: list[Row[Any]]) -> bool:
    """Whether each line is as it was written and holds the hash of the one before."""
    before = ""
    for line in lines:
        if line.hash != _hash(before, line.subject, line.what, line.details, line.at):
            return False
        before = line.hash
    return True


def digest_of(content: object) -> str:
    """What a line says of something, so that it is noticed when it is changed."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _hash(before: str, subject: str, what: str, details: dict[str, object], at: datetime) -> str:
    content = json.dumps([before, subject, what, details, at.astimezone(UTC).isoformat()], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()

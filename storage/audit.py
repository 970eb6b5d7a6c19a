"""The audit chain: acts of power and steps of an election, each line hashing the one before. Never a vote."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from sqlalchemy import Connection, func, insert, select

from storage.tables.elections import elections
from storage.tables.outbox import audit

_LOCK = 2
"""Which of PostgreSQL's advisory locks keep two writers of one chain apart."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The lines of one subject. `is_whole`: nobody changed, added or took away a line, or changed the result."""

    subject: str
    lines: int
    last_hash: str
    is_whole: bool


def add_line(connection: Connection, subject: str, what: str, details: dict[str, object], *, now: datetime) -> str:
    """Add a line that holds the hash of the line before; its own hash."""
    if connection.dialect.name == "postgresql":
        # Two lines at the same moment would both follow the same line, and the chain would be broken.
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK, func.hashtext(subject))))
    mine = _hash(last_hash(connection, subject), subject, what, details, now)
    values = {"subject": subject, "what": what, "details": details, "at": now, "hash": mine}
    connection.execute(insert(audit).values(values))
    return mine


def last_hash(connection: Connection, subject: str) -> str:
    """The hash of the newest line; empty before the first one."""
    wanted = select(audit.c.hash).where(audit.c.subject == subject).order_by(audit.c.id.desc())
    return connection.execute(wanted.limit(1)).scalar() or ""


def digest_of(result: object) -> str:
    """What a line says of a result, so that a changed result is noticed."""
    return hashlib.sha256(json.dumps(result, sort_keys=True).encode()).hexdigest()


def check(connection: Connection) -> list[Chain]:
    """Hash every chain again, and compare each result with what its chain says of it."""
    rows = connection.execute(select(audit).order_by(audit.c.subject, audit.c.id))
    results = {
        f"election-{row.id}": digest_of(row.result)
        for row in connection.execute(select(elections.c.id, elections.c.result).where(elections.c.result.is_not(None)))
    }
    chains = []
    for subject, group in groupby(rows, key=lambda row: row.subject):
        lines, before, is_whole, noted = list(group), "", True, None
        for line in lines:
            is_whole &= line.hash == _hash(before, subject, line.what, line.details, line.at)
            before, noted = line.hash, line.details.get("result", noted)
        chains.append(Chain(subject, len(lines), before, is_whole and noted == results.get(subject, noted)))
    return chains


def _hash(before: str, subject: str, what: str, details: dict[str, object], at: datetime) -> str:
    content = json.dumps([before, subject, what, details, at.astimezone(UTC).isoformat()], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()

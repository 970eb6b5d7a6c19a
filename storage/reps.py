"""The record of who is a rep in a group: a line for each term that begins or ends, so that no term comes unseen."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.ids import GroupId, MemberId
from storage.audit import add_line, follow_each_other, lines_of, numbers_of
from storage.tables.reps import terms

_SUBJECT = "reps-"
_SO_FAR, _BEGINS, _ENDS = "reps so far", "term begins", "terms end"

Term = tuple[str, str, str]
"""When it begins, when it ends, and how it came."""


def begin_record(connection: Connection, group: GroupId, *, now: datetime) -> None:
    """Before the first line of a group: how everything stood. Groups are older than this record."""
    if not lines_of(connection, f"{_SUBJECT}{group}"):
        rows = connection.execute(_terms_of(group)).all()
        told = [[row.member_id, *_told(row)] for row in rows]
        add_line(connection, f"{_SUBJECT}{group}", _SO_FAR, {"terms": told}, now=now)


def note_begin(connection: Connection, group: GroupId, member: MemberId, term: Term, *, now: datetime) -> None:
    """A member is the rep from then on."""
    add_line(connection, f"{_SUBJECT}{group}", _BEGINS, {"term": [member, *term]}, now=now)


def note_end(connection: Connection, group: GroupId, member: MemberId, *, ends_at: datetime, now: datetime) -> None:
    """A member is not the rep any more from then on."""
    add_line(connection, f"{_SUBJECT}{group}", _ENDS, {"member": member, "ends_at": ends_at.isoformat()}, now=now)


def hashes_of_reps(connection: Connection, group: GroupId) -> list[str]:
    """The hash of each line, the oldest first: the record of an election holds the last one of its day."""
    return [line.hash for line in lines_of(connection, f"{_SUBJECT}{group}")]


def check_reps(connection: Connection) -> dict[GroupId, tuple[str, ...]]:
    """What does not fit, each as one sentence, by group; groups where all fits are left out."""
    groups = set(connection.execute(select(terms.c.group_id)).scalars())
    groups |= set(numbers_of(connection, _SUBJECT))
    found = {GroupId(group): _faults(connection, GroupId(group)) for group in sorted(groups)}
    return {group: faults for group, faults in found.items() if faults}


def _faults(connection: Connection, group: GroupId) -> tuple[str, ...]:
    lines = lines_of(connection, f"{_SUBJECT}{group}")
    if not lines:
        # Nobody became a rep or stopped since this record began.
        return ()
    if not follow_each_other(lines):
        return ("a line was changed, added or taken away",)
    stands = {(row.member_id, row.starts_at.isoformat()): _told(row) for row in connection.execute(_terms_of(group))}
    return () if _replayed(lines) == stands else ("somebody is a rep, or is not, without a line that says so",)


def _replayed(lines: list[Row[Any]]) -> dict[tuple[int, str], Term]:
    """The terms as they follow from the lines."""
    known: dict[tuple[int, str], Term] = {}
    for line in lines:
        told = line.details
        for member, starts_at, ends_at, how in told.get("terms", []) + ([told["term"]] if "term" in told else []):
            known[member, starts_at] = (starts_at, ends_at, how)
        for (member, starts_at), (_, ends_at, how) in list(known.items()):
            if member == told.get("member") and datetime.fromisoformat(ends_at) > datetime.fromisoformat(
                told["ends_at"]
            ):
                known[member, starts_at] = (starts_at, told["ends_at"], how)
    return known


def _terms_of(group: GroupId) -> Any:
    return select(terms).where(terms.c.group_id == group).order_by(terms.c.id)


def _told(row: Row[Any]) -> Term:
    return row.starts_at.isoformat(), row.ends_at.isoformat(), row.how

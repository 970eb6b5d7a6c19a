"""When the database can keep nothing just now, or a deed lost a race: told from a bug by the code of the problem."""

import sqlite3

from sqlalchemy.exc import DBAPIError

_FULL, _READ_ONLY, UNDONE = "the disk is full", "the database is read-only", "the database undid what was written"
_DAMAGED = "the database is damaged"
MOVED = "the file of the database was moved or replaced: put it back, or stop the bot and start it again"
_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: "the disk fails",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_NOMEM: "there is no memory left",
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: "the database cannot be opened",
    sqlite3.SQLITE_BUSY: "another program holds the database",
    sqlite3.SQLITE_LOCKED: "another program holds the database",
    sqlite3.SQLITE_PROTOCOL: "another program holds the database",
}
"""By SQLite's primary code: the extended ones (which file, which call) say the same to us."""
_PRIMARY = 0xFF
_POSTGRESQL = {
    "08": "the database cannot be reached",
    "25006": _READ_ONLY,
    "25P03": "the database ended a deed that stood still",
    "53100": _FULL,
    "53": "the database has no room or memory left",
    "55P03": "another program holds the database",
    "57": "the database is being stopped or started",
    "58": "the disk fails",
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
"""By PostgreSQL's code, or the class with which it begins."""
_LOST_RACE = ("40001", "40P01")
"""Serialisation and deadlock."""
_KEY_TAKEN = "23505"
_KEY_TRIES = 3


class Unavailable(Exception):  # noqa: N818 - a state of the world
    """The database can keep nothing just now: nothing of the deed stays, and it makes sense to try it again.

    The text says why in a few words that may stand in a log.
    """


def is_unavailable(problem: BaseException) -> bool:
    """Whether the database could not be reached or written just now, so that trying again makes sense."""
    return isinstance(problem, Unavailable) or why(problem) is not None


def is_of_database(problem: BaseException) -> bool:
    """Whether a problem is for the engine and ends the whole deed: it may be one that must be run again."""
    return isinstance(problem, DBAPIError) or is_unavailable(problem)


def is_of_all(problem: BaseException) -> bool:
    """Whether it is surely the fault of no deed: there is no room, nothing may be written, or the file is away."""
    return (str(problem) if isinstance(problem, Unavailable) else why(problem)) in (_FULL, _READ_ONLY, UNDONE, MOVED)


def why(problem: BaseException) -> str | None:
    """Why the database can keep nothing just now; None when the problem is another one.

    SQLite calls a wrong statement an operational error, too, and that one would be tried for ever: only codes count.
    """
    if isinstance(problem, MemoryError):
        return _SQLITE[sqlite3.SQLITE_NOMEM]
    if isinstance(problem, DBAPIError):
        if problem.connection_invalidated:
            return _POSTGRESQL["08"]
        problem = problem.orig or problem
    if isinstance(problem, sqlite3.Error):
        return _SQLITE.get(getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY)
    return _why_postgresql(problem)


def _why_postgresql(problem: BaseException) -> str | None:
    if not hasattr(problem, "sqlstate"):
        return None
    code = problem.sqlstate
    if code is None:
        # The driver's own words for a connection that was refused, broke or never came; its other problems are ours.
        return _POSTGRESQL["08"] if type(problem).__name__ in ("OperationalError", "ConnectionTimeout") else None
    return _POSTGRESQL.get(code) or _POSTGRESQL.get(code[:2])


def is_lost_race(problem: DBAPIError, *, times: int) -> bool:
    """Whether PostgreSQL refused a deed because another one was quicker, so that it must be run again.

    Of two overlapping deeds that both saw a key free, it may call the second one's key taken before it sees the
    race. A deed that finds its own key taken again and again has a bug.

    Args:
        times: how often this deed was refused by now.
    """
    code = getattr(problem.orig, "sqlstate", None)
    return code in _LOST_RACE or (code == _KEY_TAKEN and times < _KEY_TRIES)


def as_heard(problem: BaseException) -> BaseException:
    """The problem as who waits for the deed hears it: an outage is `Unavailable`, whatever the engine calls it."""
    reason = None if isinstance(problem, Unavailable) else why(problem)
    if reason is None:
        return problem
    heard = Unavailable(reason)
    heard.__cause__ = problem
    return heard

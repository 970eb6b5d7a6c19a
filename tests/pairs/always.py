"""What is true at every moment, whatever happens together."""

from sqlalchemy import Connection

from storage.records import check_all


def _without_end(table: str, state: str, *kinds: str) -> str:
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    there = f"SELECT 1 FROM deadlines WHERE kind IN ({wanted}) AND subject = it.id"  # noqa: S608 - our own words
    return f"SELECT id FROM {table} AS it WHERE state = '{state}' AND NOT EXISTS ({there})"  # noqa: S608


_LOOKED_AFTER = "SELECT 1 FROM members WHERE group_id = it.id AND standing = 'in' AND role = 'facilitator'"
_NEVER = {
    "a group that nobody looks after": f"SELECT id FROM groups AS it WHERE NOT EXISTS ({_LOOKED_AFTER})",  # noqa: S608
    "somebody who stands twice": "SELECT member_id FROM candidates GROUP BY election_id, member_id HAVING count(*) > 1",
    "two who have one place on a ballot": (
        "SELECT place FROM candidates WHERE place IS NOT NULL GROUP BY election_id, place HAVING count(*) > 1"
    ),
    "nominations without an end": _without_end("elections", "nominating", "elections.open"),
    "an open vote without an end": _without_end("elections", "voting", "elections.close"),
    "an open question without an end": _without_end("questions", "open", "feedback.close"),
    "a promise that waits for ever": _without_end("promises", "waiting", "promises.due"),
    "a promise that is asked about for ever": _without_end("promises", "asking", "promises.members", "promises.judge"),
}


def broken(connection: Connection) -> list[str]:
    """What must never be, and is there."""
    found = [what for what, wanted in _NEVER.items() if connection.exec_driver_sql(wanted).first()]
    return found + [fault for record in check_all(connection) for fault in record.faults]

"""The one way in which a state changes: rows that are in a known state move on to another, or nothing happens."""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, update

S = TypeVar("S")
ONCE: Mapping[bool, Collection[bool]] = {False: (True,), True: ()}
"""The moves of something that happens once and is not taken back."""


def advance(
    connection: Connection,
    state: Column[Any],
    which: ColumnElement[bool],
    *,
    since: S,
    to: S,
    moves: Mapping[S, Collection[S]],
    counts: bool = True,
    columns: Mapping[str, object] | None = None,
) -> bool:
    """Move rows to another state, if they are still in the one in which they were seen.

    Args:
        which: the rows, and what else must still be as it was seen.
        since: the state in which they were seen.
        counts: whether this is a change for those who look at the rows (see `version`), if these rows count them.
        columns: what changes with it.

    Returns:
        Whether anything was moved. False: somebody was quicker.

    Raises:
        ValueError: the rules know no such move.
    """
    if to not in moves[since]:
        raise ValueError(f"{state} does not go from {since} to {to}")
    values: dict[str, object] = {**(columns or {}), state.name: to}
    if counts and "version" in state.table.c:
        values["version"] = state.table.c["version"] + 1
    return connection.execute(update(state.table).where(which, state == since).values(values)).rowcount > 0

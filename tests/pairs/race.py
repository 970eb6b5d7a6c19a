"""Two deeds in one order, in the other, and at the same moment."""

import threading
import time

from sqlalchemy import Connection, text

from bot.telling import tell
from storage.unit import Store, Unit
from tests.pairs.deeds import Deed, outcome
from tests.pairs.world import Rows, read

_LONGEST, _BEAT = 60.0, 0.002
_FIRST_UPDATE = 500
Outcome = tuple[tuple[str, ...], Rows]
"""What came of both deeds, and everything that is in the database then."""


class Held:
    """A deed that is held between its last statement and its commit, the first time that it is run."""

    def __init__(self, store: Store, deed: Deed, update: int) -> None:
        self._store, self._deed, self._update = store, deed, update
        self._reached, self._may_go = threading.Event(), threading.Event()
        self._process: int | None = None
        self._thread = threading.Thread(target=self._run)
        self._is_again = False
        self.came = ""

    def begin(self) -> None:
        """Begin to run it, up to its commit."""
        self._thread.start()

    def come_to_commit(self) -> None:
        """It has done everything but its commit."""
        assert self._reached.wait(_LONGEST), "a deed that is alone did not end"

    def end(self) -> None:
        """Let it commit, or begin again when it lost the race."""
        self._may_go.set()
        self._thread.join(_LONGEST)
        assert not self._thread.is_alive(), "a deed did not end"

    def waits_for(self, other: "Held", connection: Connection) -> bool:
        """Whether it waits for the other one; False when it has done everything but its commit."""
        # PostgreSQL's own housekeeping may hold it for a moment, too: that is no race.
        blocked = text("SELECT :other = ANY(pg_blocking_pids(:process))")
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            if self._reached.wait(_BEAT):
                return False
            these = {"process": self._process, "other": other._process}
            if self._process and connection.execute(blocked, these).scalar_one():
                return True
        raise TimeoutError("a deed neither ended nor waited")

    def _run(self) -> None:
        try:
            self.came = outcome(self._store.run_now(self._do))
        except Exception as problem:  # noqa: BLE001 - that it fails is an outcome
            self.came = outcome(problem)
        self._reached.set()

    def _do(self, unit: Unit) -> object:
        if self._is_again:
            return self._deed(unit, self._update)
        self._is_again = True
        self._process = unit.connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        try:
            return self._deed(unit, self._update)
        finally:
            self._reached.set()
            self._may_go.wait(_LONGEST)


def in_order(store: Store, deeds: tuple[Deed, Deed], first: int) -> Outcome:
    """One after the other, in a transaction that is thrown away."""
    came = {}
    with store.engine.connect() as connection:
        for number in (first, 1 - first):
            came[number] = _tried(Unit(connection, tell), deeds[number], _FIRST_UPDATE + number)
        found = (came[0], came[1]), read(connection)
        connection.rollback()
    return found


def _tried(unit: Unit, deed: Deed, update: int) -> str:
    try:
        with unit.connection.begin_nested():
            return outcome(deed(unit, update))
    except Exception as problem:  # noqa: BLE001 - that it fails is an outcome
        return outcome(problem)


def at_once(store: Store, deeds: tuple[Deed, Deed], first: int) -> Outcome:
    """Neither is committed before both have read.

    The first one does everything but its commit, then the second one. The second is committed first, unless it has
    to wait for the first.
    """
    held = [Held(store, deed, _FIRST_UPDATE + number) for number, deed in enumerate(deeds)]
    one, other = held[first], held[1 - first]
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        one.begin()
        one.come_to_commit()
        other.begin()
        for each in (one, other) if other.waits_for(one, connection) else (other, one):
            each.end()
    with store.engine.begin() as connection:
        return (held[0].came, held[1].came), read(connection)

"""PostgreSQL that takes what we send and says nothing: its connection lives, and no limit of its own is kept."""

import time
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen

T = TypeVar("T")


class Answering(psycopg.Connection[Any]):
    """A connection that is closed when the answer to one statement does not come.

    The system notices only when nobody takes what we send; a server that stands still takes it.
    """

    longest: float | None = None
    """Seconds; None where somebody may wait for as long as it takes."""

    def wait(self, gen: PQGen[T], *args: Any, **given: Any) -> T:
        """As in psycopg; it says itself that no answer came, in the way of a connection that broke."""
        if self.longest is None:
            return super().wait(gen, *args, **given)
        until = time.monotonic() + self.longest
        try:
            return super().wait(gen, *args, **{"timeout": self.longest, **given})
        except psycopg.OperationalError:
            if time.monotonic() >= until:
                # What it would still say is the answer to this statement, and to no other one.
                self.pgconn.finish()
            raise

"""What the next program would say after a kill, looked at after every press of every test at the table.

It says that something was saved only when something was, and always then, unless the page that it shows says it itself.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from bot.ids import PersonId
from bot.screen import DONE, UNDONE
from handlers.owed import view_in
from storage.unit import Unit

_WRITES = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) \"?(\w+)")
NO_DEED = {"places", "updates", "traces", "wipes"}
"""Tables that tell where people are and what came, and not what they did."""
ON_THE_WAY = {"unasked", "files"}
"""Tables of what was sent and is still asked about: whether it is saved is not said yet."""
SAY_IT = {
    "agenda.which_group": "it asks where the people are that were counted",
    "elections.plan": "it begins the plan that it shows",
    "elections.practised": "it says that practice is over; how somebody likes to vote is only remembered",
    "home.open": "what waited together is opened, and shown",
    "people.join_language": "it asks the first thing of who opened the link of a group",
    "people.link": "it says whose phone it is now, or that the old one is asked",
    "worries.told": "it says who gets it",
}
"""Views that say themselves what came of it, and how."""
_PROPOSED = "what was proposed is chosen"
_SAID = "that it was all: what was said is saved already"
STOOD = {
    "agenda.all": _SAID,
    "agenda.join_to": "what is together already stays together",
    "areas.leave": "a group that is in another area is out of this one",
    "elections.by_phone": "who never wanted paper votes with the phone",
    "elections.how": _PROPOSED,
    "elections.limit_is": _PROPOSED,
    "elections.only_us": _PROPOSED,
    "elections.quorum": _PROPOSED,
    "elections.reserved_seats": _PROPOSED,
    "elections.seats": _PROPOSED,
    "elections.stepped": "who is no rep has stopped",
    "elections.word": "each gives one word, and the first one stays",
    "elections.years": _PROPOSED,
    "feedback.done": _SAID,
    "people.news_back": "a tick that is not there is taken back",
    "people.news_told": "what was told since was told with it",
    "summaries.after": "what was answered before it is saved",
    "summaries.begin": "somebody else began it",
    "summaries.make": "all have their cards",
    "topics.up": "what is first stays first",
}
"""Deeds after which something is saved that stood there before, and why."""


class _Noted:
    """Tables in which rows were written, and what of it each savepoint takes back."""

    def __init__(self) -> None:
        self.tables: set[str] = set()
        self._before: list[set[str]] = []

    def wrote(self, statement: str, rows: int) -> None:
        """A statement wrote so many rows."""
        found = _WRITES.match(statement)
        if found is not None and rows > 0:
            self.tables.add(found[1])

    def begins(self, statement: str) -> None:
        """A statement begins, which may be about a savepoint."""
        if statement.startswith("SAVEPOINT"):
            self._before.append(set(self.tables))
        elif statement.startswith("ROLLBACK TO"):
            self.tables.intersection_update(self._before[-1])
        elif statement.startswith("RELEASE"):
            self._before.pop()


class Kept:
    """What was kept at one table: the same once more is kept already.

    `said`: the statements of the last press, by SQLite's own word, so none is missed that goes around SQLAlchemy.
    `by_chance`: what is pressed was drawn by lot, so it may be so already by another way.
    """

    def __init__(self) -> None:
        self.said: list[str] = []
        self.by_chance = False
        self._before: set[tuple[str, ...]] = set()

    @contextmanager
    def noting(self, unit: Unit) -> Iterator[set[str]]:
        """The tables in which a row is written and not taken back meanwhile."""
        noted = _Noted()
        noting = self._noting_sqlite if unit.connection.dialect.name == "sqlite" else _noting_postgresql
        with noting(unit, noted):
            yield noted.tables

    @contextmanager
    def _noting_sqlite(self, unit: Unit, noted: "_Noted") -> Iterator[None]:
        """SQLite says each statement when it begins, and how many rows were changed by then."""
        driver: Any = unit.connection.connection.dbapi_connection
        self.said = []
        last, rows = "", driver.total_changes

        def note(statement: str) -> None:
            nonlocal last, rows
            noted.wrote(last, driver.total_changes - rows)
            last, rows = statement, driver.total_changes
            noted.begins(statement)
            self.said.append(statement)

        driver.set_trace_callback(note)
        try:
            yield
            note("")
        finally:
            driver.set_trace_callback(None)

    def check(self, unit: Unit, person: PersonId, what: tuple[str, ...], written: set[str]) -> None:
        """Whether what this person would read after a kill is true.

        Args:
            what: what they did: the name of a deed or of the place of a reply first.
            written: see `noting`.
        """
        owed = unit.deliveries.find_owed(person)
        if owed is None:
            return
        kept, is_said = written - NO_DEED, owed == DONE or view_in(owed) != owed
        if kept:
            self._before.add(what)
        if is_said:
            is_kept = kept or what in self._before or what[0] in STOOD or self.by_chance
            assert is_kept, f"nothing is saved by {what}, and it is said"
        elif owed == UNDONE:
            assert not kept, f"{what} writes {kept}, and nothing is said to be changed"
        else:
            says_it = not kept - ON_THE_WAY or not SAY_IT.keys().isdisjoint((owed.name, what[0]))
            assert says_it, f"{what} writes {kept}, and {owed.name} does not say it"


@contextmanager
def _noting_postgresql(unit: Unit, noted: _Noted) -> Iterator[None]:
    """PostgreSQL says of each statement how many rows it wrote; what goes around SQLAlchemy there is nothing.

    A savepoint that is gone back to is gone, and needs no release.
    """

    def note(_connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        noted.wrote(statement, cursor.rowcount)

    def savepoint(_connection: Any, _name: str) -> None:
        noted.begins("SAVEPOINT")

    def back(_connection: Any, _name: str, _context: Any) -> None:
        noted.begins("ROLLBACK TO")
        noted.begins("RELEASE")

    def release(_connection: Any, _name: str, _context: Any) -> None:
        noted.begins("RELEASE")

    heard: dict[str, Callable[..., Any]] = {
        "after_cursor_execute": note,
        "savepoint": savepoint,
        "rollback_savepoint": back,
        "release_savepoint": release,
    }
    for what, hear in heard.items():
        event.listen(unit.connection, what, hear)
    try:
        yield
    finally:
        for what, hear in heard.items():
            event.remove(unit.connection, what, hear)

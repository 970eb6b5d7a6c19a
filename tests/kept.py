"""What the next program would say after a kill, looked at after every press of every test at the table.

It says that something was saved only when something was, and always then, unless the page that it shows says it itself.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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
        """The tables in which a row is written and not taken back meanwhile; PostgreSQL does not say it."""
        driver: Any = unit.connection.connection.dbapi_connection
        written: set[str] = set()
        if unit.connection.dialect.name != "sqlite":
            yield written
            return
        self.said = []
        before: list[set[str]] = []
        last, rows = "", driver.total_changes

        def note(statement: str) -> None:
            nonlocal last, rows
            if last and driver.total_changes > rows:
                written.add(last)
            found = _WRITES.match(statement)
            last, rows = "" if found is None else found[1], driver.total_changes
            if statement.startswith("SAVEPOINT"):
                before.append(set(written))
            elif statement.startswith("ROLLBACK TO"):
                written.intersection_update(before[-1])
            elif statement.startswith("RELEASE"):
                before.pop()
            self.said.append(statement)

        driver.set_trace_callback(note)
        try:
            yield written
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
        if owed is None or unit.connection.dialect.name != "sqlite":
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
            says_it = not kept - ON_THE_WAY or owed.name in SAY_IT
            assert says_it, f"{what} writes {kept}, and {owed.name} does not say it"

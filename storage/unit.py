"""The unit of work: one deed is one transaction, run in a thread.

SQLite has one writer (see `writer`), PostgreSQL runs several deeds at the same time (see `racers`).
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from sqlalchemy import Connection, Engine

from bot.ids import FactId
from bot.rules.facts import Fact
from storage.agenda import Agenda
from storage.areas import Areas
from storage.deliveries import Deliveries
from storage.deputies import Deputies
from storage.elections import Elections
from storage.engine import THREAD, make_engine
from storage.facts import Facts
from storage.feedback import Feedback
from storage.hustings import Hustings
from storage.jobs import Jobs
from storage.keys import Keys
from storage.meetings import Meetings
from storage.outage import Unavailable, is_unavailable
from storage.outbox import Outbox
from storage.people import People
from storage.photos import Photos
from storage.pictures import Pictures
from storage.programs import Programs
from storage.promises import Promises
from storage.racers import Racers
from storage.records import Records
from storage.rooms import Rooms
from storage.rows import run_directly
from storage.schedule import Schedule
from storage.shown import Shown
from storage.summaries import Summaries
from storage.told import Told
from storage.topics import Topics
from storage.worries import Worries
from storage.writer import Writer

__all__ = ["Store", "Unavailable", "Unit", "is_unavailable", "make_engine"]
P = ParamSpec("P")
T = TypeVar("T")


class Telling(Protocol):
    """Lets whom it concerns hear of a fact: who that is, stands in a room above this one (`bot.telling`)."""

    def __call__(self, unit: "Unit", fact: Fact, *, number: FactId, now: datetime) -> None:
        """Called in the transaction in which it happened."""


def tell_nobody(unit: "Unit", fact: Fact, *, number: FactId, now: datetime) -> None:
    """Of a store that was given no telling."""


class Unit:
    """All queries of one transaction, by feature: `unit.people`, `unit.elections`, ..."""

    __slots__ = (
        "_keys", "_telling", "agenda", "areas", "connection", "deliveries", "deputies", "elections", "facts",
        "feedback", "hustings", "jobs", "meetings", "outbox", "people", "photos", "pictures", "programs", "promises",
        "records", "rooms", "schedule", "shown", "summaries", "told", "topics", "worries",
    )  # fmt: skip

    def __init__(self, connection: Connection, telling: Telling = tell_nobody) -> None:
        self.connection = connection
        self._telling = telling
        self._keys: Keys | None = None
        self.facts = Facts(connection)
        self.people = People(connection)
        self.photos = Photos(connection)
        self.pictures = Pictures(connection)
        self.elections = Elections(connection)
        self.deputies = Deputies(connection)
        self.records = Records(connection)
        self.rooms = Rooms(connection)
        self.agenda = Agenda(connection)
        self.topics = Topics(connection)
        self.areas = Areas(connection)
        self.told = Told(connection)
        self.meetings = Meetings(connection)
        self.shown = Shown(connection)
        self.summaries = Summaries(connection)
        self.feedback = Feedback(connection)
        self.worries = Worries(connection)
        self.hustings = Hustings(connection)
        self.promises = Promises(connection)
        self.schedule = Schedule(connection)
        self.outbox = Outbox(connection)
        self.deliveries = Deliveries(connection)
        self.programs = Programs(connection)
        self.jobs = Jobs(connection)

    def reading(self, keys: Keys) -> Keys:
        """The key folder as all deeds of this commit read it: each key once."""
        if self._keys is None:
            self._keys = keys.for_one_commit()
        return self._keys

    def happened(self, fact: Fact, *, now: datetime) -> None:
        """Write down what this deed did, and let whom it concerns hear of it; both in the commit of the deed."""
        self._telling(self, fact, number=self.facts.add(fact, now=now), now=now)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What is done inside is undone when it raises; the transaction goes on.

        SQLite is spoken to directly: SQLAlchemy's own savepoint takes longer than most deeds.
        """
        if self.connection.dialect.name != "sqlite":
            with self.connection.begin_nested():
                yield
            return
        run_directly(self.connection, "SAVEPOINT attempt")
        try:
            yield
        except BaseException as problem:
            # An outage ends the whole deed. SQLite may have undone the transaction already, which raises here, too.
            if not is_unavailable(problem):
                run_directly(self.connection, "ROLLBACK TO attempt")
                run_directly(self.connection, "RELEASE attempt")
            raise
        run_directly(self.connection, "RELEASE attempt")

    @property
    def has_news(self) -> bool:
        """Whether there is something for the courier, the alarm or the workshop to look at."""
        return self.deliveries.has_news or self.schedule.has_news or self.jobs.has_news


class Store:
    """Runs deeds. `await store.run(deed, ...)` calls `deed(unit, ...)` as one transaction.

    A deed may be run more than once before it is done, so all that it does is done to the unit. What it returns
    is given back only when everything that it wrote is on disk.

    Args:
        telling: who hears of what happened in them.
    """

    def __init__(self, engine: Engine, telling: Telling = tell_nobody) -> None:
        self.engine = engine
        self._runner = (Writer if engine.dialect.name == "sqlite" else Racers)(engine, partial(Unit, telling=telling))

    def open(self) -> None:
        """Start the thread or threads."""
        self._runner.start()

    def close(self) -> None:
        """Finish what waits, stop the threads and let go of the database."""
        self._runner.stop()
        self.engine.dispose()

    async def run(self, deed: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one deed as one transaction; what it raises is raised here, and nothing of it stays.

        Raises:
            Unavailable: the database can keep nothing just now, or other deeds were always quicker; nothing is kept.
                A person hears it within 5 seconds, unless the disk itself does not answer.
        """
        return cast(T, await self._runner.run(lambda unit: deed(unit, *args, **kwargs)))

    def run_now(self, deed: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same, for code that has no event loop (commands, tests).

        Raises:
            RuntimeError: called inside a deed, which would wait for itself for ever.
        """
        if threading.current_thread().name.startswith(THREAD):
            raise RuntimeError("a deed must not start another deed")
        return cast(T, self._runner.run_now(lambda unit: deed(unit, *args, **kwargs)))

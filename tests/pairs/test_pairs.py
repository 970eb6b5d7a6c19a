"""Two deeds on the same subject at the same moment: what comes out is that of one after the other.

`make pairs` tries every two deeds of each subject, also a deed with itself.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.telling import tell
from handlers import all_routes
from storage.tables import metadata
from storage.unit import Store, make_engine
from tests.pairs import (
    areas,
    elections,
    feedback,
    hustings,
    meetings,
    people,
    promises,
    reps,
    summaries,
    together,
    topics,
)
from tests.pairs.always import broken
from tests.pairs.deeds import Deed, Subject
from tests.pairs.race import at_once, in_order
from tests.pairs.world import World, clear, differences
from tests.play import make_play

SUBJECTS: dict[str, Subject[Any]] = {
    **people.SUBJECTS,
    **elections.SUBJECTS,
    **reps.SUBJECTS,
    **hustings.SUBJECTS,
    **meetings.SUBJECTS,
    **summaries.SUBJECTS,
    **feedback.SUBJECTS,
    **promises.SUBJECTS,
    **areas.SUBJECTS,
    **topics.SUBJECTS,
    **together.SUBJECTS,
}
EVERY = [
    (subject, *pair) for subject, known in SUBJECTS.items() for pair in combinations_with_replacement(known.deeds, 2)
]
DOSE = [
    ("who is in a group", "Sam leaves", "Sue leaves"),
    ("who is in a group", "Sam takes Sue out", "Sue takes Sam out"),
    ("who is in a group", "Sam lets Tom in", "Sue does not let Tom in"),
    ("nominations", "it opens", "Sam calls it off"),
    ("nominations", "it opens", "Ben stands no more"),
    ("nominations", "Tom suggests Lily", "Dev suggests Lily"),
    ("an open vote", "it closes", "it closes"),
    ("an open vote", "it closes", "Tom votes for Ben"),
    ("an open vote", "Lily votes for Mina", "Lily votes for Ben"),
    ("a meeting", "Sam moves it", "Sue calls it off"),
    ("a list", "Mina lists it", "Rose lists it"),
    ("a list", "it goes out", "Ben takes it back"),
    ("a group that is asked", "Rob says yes", "the time is over"),
    ("a group that is asked", "Rob says yes", "Rob plans their own"),
    ("topics", "Sam draws a train for it", "Sue draws a train for the buses"),
]
PAIRS = EVERY if "SAYNEXT_PAIRS" in os.environ else DOSE


@dataclass
class Town:
    """A PostgreSQL, and the worlds that were built in it."""

    store: Store
    folder: Path
    worlds: dict[str, tuple[World, dict[str, Deed]]] = field(default_factory=dict)

    def world(self, subject: str) -> tuple[World, dict[str, Deed]]:
        """The world of a subject, as it stands before the deeds, and the deeds."""
        if subject not in self.worlds:
            clear(self.store.engine)
            known = SUBJECTS[subject]
            built = known.build(make_play(self.store, self.folder / str(len(self.worlds)), all_routes()))
            deeds = {name: make(built) for name, make in known.deeds.items()}
            self.worlds[subject] = World(self.store.engine, f"world {len(self.worlds)}"), deeds
        world, deeds = self.worlds[subject]
        world.put_back()
        return world, deeds


@pytest.fixture(scope="module")
def town(postgresql_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    engine = make_engine(postgresql_url)
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL lock_timeout = '60s'"))
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    # What a crash would leave is no matter here, and commits are many.
    joined = "&" if "?" in postgresql_url else "?"
    with pytest.MonkeyPatch.context() as patient:
        # On a busy machine a deed may wait longer for the other one than people would.
        patient.setattr("storage.engine.PATIENCE", 60.0)
        engine = make_engine(f"{postgresql_url}{joined}options=-csynchronous_commit%3Doff")
        metadata.create_all(engine)
        store = Store(engine, tell)
        store.open()
        made = Town(store, tmp_path_factory.mktemp("keys"))
        yield made
        with engine.begin() as connection:
            for world, _ in made.worlds.values():
                world.forget(connection)
        store.close()


@pytest.mark.parametrize(("subject", "one", "other"), PAIRS)
def test_two_deeds_at_once_are_one_after_the_other(town: Town, subject: str, one: str, other: str) -> None:
    world, deeds = town.world(subject)
    pair = deeds[one], deeds[other]
    orders = [in_order(town.store, pair, first) for first in (0, 1)]
    for first in (0, 1):
        world.put_back()
        came, rows = at_once(town.store, pair, first)
        wanted = [rows for order, rows in orders if order == came]
        assert wanted, f"{came}, and one after the other: {[order for order, _ in orders]}"
        assert differences(rows, wanted) == []
        with town.store.engine.connect() as connection:
            assert broken(connection) == []


def test_without_the_guard_of_the_database_the_same_would_leave_a_group_alone(town: Town) -> None:
    _, deeds = town.world("who is in a group")
    unguarded = Store(town.store.engine.execution_options(isolation_level="READ COMMITTED"), tell)
    unguarded.open()
    came, _ = at_once(unguarded, (deeds["Sam leaves"], deeds["Sue leaves"]), 0)
    with town.store.engine.connect() as connection:
        assert (came[0], broken(connection)) == (came[1], ["a group that nobody looks after"])

"""What happened: one frozen value for each kind of thing a deed can do, by feature. Kept for good, and read by many.

Who hears of a fact is not said here (`bot.telling`), and how it is kept neither (`storage.facts`).
"""

from collections.abc import Iterator, Mapping
from types import ModuleType

from bot.rules.facts import (
    agenda,
    areas,
    deputies,
    elections,
    feedback,
    home,
    hustings,
    meetings,
    people,
    pictures,
    promises,
    reps,
    rooms,
    summaries,
    together,
    topics,
)
from bot.rules.facts.fact import GONE, Fact, Happened, kind_of, people_in, read, subject_of, write

__all__ = ["GONE", "KINDS", "Fact", "Happened", "kind_of", "people_in", "read", "subject_of", "write"]

_FEATURES = (
    people, elections, hustings, rooms, agenda, meetings, summaries, feedback, promises, home, reps, deputies,
    pictures, together, topics, areas,
)  # fmt: skip


def _of(feature: ModuleType) -> Iterator[type[Fact]]:
    for each in vars(feature).values():
        if isinstance(each, type) and issubclass(each, Fact) and each.__module__ == feature.__name__:
            yield each


KINDS: Mapping[str, type[Fact]] = {kind_of(fact): fact for feature in _FEATURES for fact in _of(feature)}
"""Every kind of fact by the name under which it is kept."""

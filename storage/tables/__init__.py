"""All tables, one module per feature; importing this package fills `metadata`."""

from storage.tables import (
    agenda,
    deliveries,
    elections,
    facts,
    feedback,
    hustings,
    installation,
    jobs,
    meetings,
    outbox,
    people,
    promises,
    reps,
    rooms,
    schedule,
    summaries,
    worries,
)
from storage.tables.base import metadata

__all__ = [
    "agenda",
    "deliveries",
    "elections",
    "facts",
    "feedback",
    "hustings",
    "installation",
    "jobs",
    "meetings",
    "metadata",
    "outbox",
    "people",
    "promises",
    "reps",
    "rooms",
    "schedule",
    "summaries",
    "worries",
]

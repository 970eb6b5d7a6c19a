"""All tables, one module per feature; importing this package fills `metadata`."""

from storage.tables import (
    agenda,
    elections,
    facts,
    feedback,
    installation,
    meetings,
    outbox,
    people,
    promises,
    schedule,
    summaries,
)
from storage.tables.base import metadata

__all__ = [
    "agenda",
    "elections",
    "facts",
    "feedback",
    "installation",
    "meetings",
    "metadata",
    "outbox",
    "people",
    "promises",
    "schedule",
    "summaries",
]

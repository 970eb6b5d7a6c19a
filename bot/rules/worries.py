"""A worry about harm: who may read it and how long it is kept. What the group talks about is not said here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ids import FileId, GroupId, PersonId, WorryId

ASKS_AGAIN: Sequence[timedelta] = (timedelta(days=1), timedelta(days=3))
"""When the safe person is asked again, counted from when it was said; each time who said it hears so, too."""
KEPT = timedelta(days=30)
"""After that it is deleted, also when nobody read it."""
LEAST = timedelta(days=3)
"""So long at least there is time to read it, from the moment at which something of it was read or said."""
ONE_BREATH = timedelta(hours=1)
"""What is said within it is one thing. What is said later is asked about, and kept, as long as anything else."""


@dataclass(frozen=True, slots=True)
class Worry:
    """What somebody said about harm. `safe_id`: the one who may read it; None: nobody, until who said it names one."""

    id: WorryId
    person_id: PersonId
    group_id: GroupId
    safe_id: PersonId | None
    text: str
    voice: FileId | None
    photo: FileId | None
    is_slip: bool
    said_at: datetime
    is_pushed: bool = False
    """Somebody tells them how to vote; nothing was said about harm."""


def asks_again_at(said_at: datetime, *, now: datetime) -> datetime | None:
    """When the safe person is asked the next time; None when it was asked often enough."""
    return next((said_at + after for after in ASKS_AGAIN if said_at + after > now), None)

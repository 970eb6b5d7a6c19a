"""What comes as one message, and when it may come."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.people import Person
from bot.rules.schedule import Push, arrives_at
from handlers.answers import UTC_ZONE, Answer
from storage.deliveries import Letter
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message that is ready to go: what to show, and which letters it settles.

    Args:
        is_list: it names several things, each of which is still to be opened.
        fallen: what falls for this person, and is settled with the rest: it must not fall sooner than it would be said.
    """

    letters: tuple[Letter, ...]
    answer: Answer
    chat: int
    push: Push
    is_list: bool = False
    fallen: tuple[Letter, ...] = ()
    done: frozenset[str] = frozenset()


def later_for(unit: Unit, letter: Letter, person: Person, now: datetime) -> datetime | None:
    """When this letter may come, if not now."""
    zone = UTC_ZONE if person.group_id is None else unit.people.get_group(person.group_id).zone
    last_push = unit.people.last_push(person.id) if letter.push is Push.ORDINARY else None
    at = arrives_at(letter.push, now, zone, last_push=last_push)
    return None if at <= now else at

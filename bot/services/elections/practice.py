"""Practice: what is remembered of it, and the whole group called to it. Nothing of it is a vote."""

from datetime import datetime

from bot.ids import GroupId
from bot.rules.facts import elections as facts
from bot.rules.people import Person, check_facilitator
from storage.unit import Unit


def remember_way(unit: Unit, person: Person, *, singly: bool) -> None:
    """How somebody likes to fill in a ballot: names on a list, or one face at a time.

    In a real vote this stands sealed beside the choice, and is written here for all together when voting ends.
    """
    if person.singly is not singly:
        unit.people.change(person.id, singly=singly)


def check_may_call(unit: Unit, by: Person, group: GroupId, *, now: datetime) -> None:
    """Raises NotYours, NotInGroup unless this person looks after the group."""
    check_facilitator(unit.people.member_in(group, by.id, now=now))


def call_to_practice(unit: Unit, by: Person, group: GroupId, *, now: datetime) -> None:
    """Everybody of a group gets the practice vote. Raises NotYours, NotInGroup."""
    check_may_call(unit, by, group, now=now)
    unit.happened(facts.PracticeCalled(group), now=now)

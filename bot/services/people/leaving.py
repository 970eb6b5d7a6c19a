"""Going: leave a group, take back a yes, be forgotten; and what is kept about a person."""

from dataclasses import dataclass
from datetime import datetime

from bot.ids import GroupId
from bot.rules.people import Group, Person, Standing, check_leaves_a_facilitator
from bot.rules.refusals import NotInGroup
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept about a person: whole numbers."""

    groups: int
    voices: int
    photos: int


def kept_about(unit: Unit, person: Person, *, now: datetime) -> Kept:
    """Count what is kept about a person."""
    groups = [m for m in unit.people.list_memberships(person.id, now=now) if m.standing is Standing.IN]
    voices, photos = unit.people.count_files(person.id)
    return Kept(len(groups), voices, photos)


def leave(unit: Unit, person: Person, *, group: GroupId, now: datetime) -> Group:
    """A person leaves a group; a term as rep ends with it. Raises LastFacilitator, NotInGroup."""
    member = unit.people.find_member(person.id, group, now=now)
    if member is None or member.standing is Standing.LEFT:
        raise NotInGroup
    check_leaves_a_facilitator(member, unit.people.list_facilitators(group, now=now))
    unit.people.change_member(member.id, standing=Standing.LEFT)
    unit.people.end_terms(member.id, now=now)
    others = [m for m in unit.people.list_memberships(person.id, now=now) if m.standing is Standing.IN]
    unit.people.change(person.id, group_id=others[0].group_id if others else None)
    return unit.people.get_group(group)


def delete(unit: Unit, person: Person, *, neutral_name: str, now: datetime) -> None:
    """A person wants to be forgotten: name, phone, photos and voices go. Words without a name stay.

    A vote in a box that is still closed stays in it, because nobody can tell whose it is.

    Raises:
        LastFacilitator: nobody would look after a group.
    """
    for member in unit.people.list_memberships(person.id, now=now):
        if member.standing is not Standing.LEFT:
            leave(unit, person, group=member.group_id, now=now)
        unit.people.change_member(member.id, photo=None)
    unit.outbox.drop_for(person.id)
    unit.people.forget(person.id, neutral_name=neutral_name)


def switch(unit: Unit, person: Person, *, group: GroupId, now: datetime) -> Group:
    """A person who is in more than one group looks at another one. Raises NotInGroup."""
    unit.people.member_in(group, person.id, now=now)
    unit.people.change(person.id, group_id=group)
    return unit.people.get_group(group)

"""Where a person is: in which group, on which page, and whom of it they can reach."""

from bot.ids import GroupId, PersonId
from bot.rules.people import Group, Member, Standing, check_facilitator
from bot.screen import HOME, Tap
from handlers.routes import At


def here(at: At) -> tuple[Group, Member] | None:
    """The group and the person's standing in it; None for somebody without a group."""
    if at.person.group_id is None:
        return None
    group = at.unit.people.get_group(at.person.group_id)
    member = at.unit.people.find_member(at.person.id, group.id, now=at.now)
    if member is None or member.standing is Standing.LEFT:
        return None
    return group, member


def place_of(at: At) -> Tap:
    """Where this person was: the page on which they pressed, or else the last one that they were shown."""
    if at.way:
        return at.way[0]
    place = at.unit.people.place(at.person.id)
    return HOME if place is None else Tap.decode(place[0])


def reached(at: At, group: Group) -> list[Member]:
    """The facilitators whose phones can be reached: nobody is told that somebody knows who does not."""
    people = at.unit.people
    everybody = people.list_facilitators(group.id, now=at.now)
    return [each for each in everybody if people.get(each.person_id).unreachable_at is None]


def asking(at: At, group: GroupId, person: PersonId) -> Member:
    """Somebody of a group that this person looks after, or whose safe person it is. Raises NotYours, NotInGroup."""
    if at.unit.worries.find_reached(group) != at.person.id:
        check_facilitator(at.member(group))
    return at.unit.people.member_in(group, person, now=at.now)

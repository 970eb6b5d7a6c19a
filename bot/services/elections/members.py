"""The people of an election: everybody of the groups that vote in it, each once, and who looks after whom."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from bot.ids import GroupId, MemberId, PersonId
from bot.rules.elections import Election
from bot.rules.facts.people import MemberAdded, MemberJoined, RoleChanged
from bot.rules.people import Member, Person, Standing
from bot.rules.refusals import NotInGroup, NotYours, OldButton
from bot.rules.together import Line, each_once, names_of
from bot.rules.voting_days import FIXED_BEFORE
from storage.unit import Unit


def list_members(unit: Unit, election: Election, *, now: datetime, late: Collection[MemberId] = ()) -> list[Member]:
    """Everybody, by name. Who could be taken for somebody of another group is called with their group.

    Args:
        late: who came too late to vote.
    """
    return in_groups(unit, election.groups, known=_known(unit, election), late=late, now=now)


def _known(unit: Unit, election: Election) -> set[MemberId]:
    """Who stands, or was asked to, and who is on the roll: of one group nobody has two lines."""
    if len(election.groups) == 1:
        return set()
    stands = {candidate.member_id for candidate in unit.elections.list_candidates(election.id)}
    return stands | {voter.member_id for voter in unit.elections.list_roll(election.id)}


def in_groups(
    unit: Unit,
    groups: Iterable[GroupId],
    *,
    known: Collection[MemberId] = (),
    late: Collection[MemberId] = (),
    now: datetime,
) -> list[Member]:
    """The same, of these groups. `known`: who stands in their vote, or is on its roll."""
    together = [*groups]
    everybody = unit.people.list_members_of(together, now=now)
    listed = each_once(everybody, known=known, late=late)
    if len(together) == 1:
        return listed
    lines = (Line(each.id, each.person_id, each.group_id, each.name) for each in everybody)
    names = names_of(lines, unit.elections.names_of_groups(together))
    return [replace(member, name=names[member.id]) for member in listed]


def came_late(unit: Unit, election: Election) -> set[MemberId]:
    """Who got a voice on the last day before it opens, when nobody has time any more to say that this is not right.

    They vote the next time, and stand the next time: who stands is on the roll.
    """
    fixed = (election.vote_at - FIXED_BEFORE).astimezone(unit.people.get_group(election.group_id).zone).date()
    late: set[MemberId] = set()
    for group in election.groups:
        late |= {each.fact.member for each in unit.facts.list(MemberJoined, group=group, since=fixed)}
        late |= {each.fact.member for each in unit.facts.list(MemberAdded, group=group, since=fixed)}
        late |= {each.fact.member for each in unit.facts.list(RoleChanged, group=group, since=fixed)}
    return late


def me_in(unit: Unit, election: Election, person: Person, *, now: datetime) -> Member:
    """This person in the groups that vote, once: as they stand, in it or on the roll, or where they have a voice.

    Raises:
        NotInGroup.
    """
    if len(election.groups) == 1:
        return unit.people.member_in(election.groups[0], person.id, now=now)
    mine = _here(unit, election, person, now)
    if not mine:
        raise NotInGroup
    return each_once(mine, known=_known(unit, election) if len(mine) > 1 else ())[0]


def looks_in(unit: Unit, election: Election, person: Person, *, now: datetime) -> bool:
    """Whether this person is in one of the groups that vote."""
    return bool(_here(unit, election, person, now))


def _here(unit: Unit, election: Election, person: Person, now: datetime) -> list[Member]:
    """This person in each of the groups that vote."""
    known = unit.people.list_memberships(person.id, now=now)
    return [each for each in known if each.standing is Standing.IN and each.group_id in election.groups]


def looked_after(unit: Unit, election: Election, person: Person, *, now: datetime) -> list[GroupId]:
    """The groups that vote and that this person looks after."""
    return [each.group_id for each in _here(unit, election, person, now) if each.is_facilitator]


def who_looks_after(unit: Unit, election: Election, *, now: datetime) -> set[PersonId]:
    """Who looks after a group that votes. They neither stand nor count, also as a member of another one."""
    everybody = unit.people.list_members_of(election.groups, now=now)
    return {each.person_id for each in everybody if each.is_facilitator}


def check_helps(unit: Unit, election: Election, by: Person, *, now: datetime) -> list[GroupId]:
    """Which of the groups that vote this person looks after. Raises NotYours: none; NotInGroup: they are in none."""
    groups = looked_after(unit, election, by, now=now)
    if not groups:
        me_in(unit, election, by, now=now)
        raise NotYours
    return groups


def check_looks_after(unit: Unit, by: Person, member: MemberId, *, now: datetime) -> Member:
    """A member, for who looks after their own group: nobody decides of people of another group.

    Raises:
        NotYours: it is somebody of another group, or this person looks after none.
        OldButton: it is nobody.
    """
    try:
        found = unit.people.get_member(member, now=now)
    except LookupError:
        raise OldButton from None
    mine = unit.people.find_member(by.id, found.group_id, now=now)
    if mine is None or not mine.is_facilitator:
        raise NotYours
    return found

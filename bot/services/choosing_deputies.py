"""Whom a group chose as its deputy: a facilitator writes it down, and everybody hears it."""

from datetime import datetime

from bot.ids import GroupId, MemberId
from bot.rules.facts import deputies as facts
from bot.rules.facts import subject_of
from bot.rules.people import Member, Person, check_facilitator
from bot.rules.refusals import NotYours, OldButton
from bot.screen import tap
from bot.services import speaking
from bot.services.deputies import fall, no_more
from bot.services.reps.told import told_reps
from storage.unit import Unit


def chosen(unit: Unit, group: GroupId, *, now: datetime) -> Member | None:
    """The deputy whom the group chose."""
    member = unit.deputies.find_chosen(group)
    return None if member is None else unit.people.get_member(member, now=now)


def could_be_chosen(unit: Unit, by: Person, group: GroupId, *, now: datetime) -> list[Member]:
    """The members who can be the deputy. Raises NotYours, NotInGroup."""
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    members = [each for each in unit.people.list_members(group, now=now) if each.has_voice]
    reps = told_reps(unit, members, now=now)
    return [each for each in members if each.id not in reps]


def to_choose(unit: Unit, by: Person, member_id: MemberId, *, now: datetime) -> Member:
    """A member whom a facilitator can write down as the deputy. Raises OldButton, NotYours, NotInGroup."""
    try:
        member = unit.people.get_member(member_id, now=now)
    except LookupError:
        raise OldButton from None
    if member.id not in {each.id for each in could_be_chosen(unit, by, member.group_id, now=now)}:
        raise OldButton(tap("deputies.choose", member.group_id, 0))
    return member


def choose(unit: Unit, by: Person, member_id: MemberId, *, now: datetime) -> Member:
    """A facilitator writes down whom the group chose; everybody hears it. Repeating it changes nothing.

    Raises:
        OldButton, NotYours, NotInGroup.
    """
    member = to_choose(unit, by, member_id, now=now)
    before = chosen(unit, member.group_id, now=now)
    if before is not None and before.id == member.id:
        return member
    noted_by = unit.people.member_in(member.group_id, by.id, now=now).id
    unit.deputies.choose(member.group_id, member.id, noted_by=noted_by, now=now)
    if before is not None:
        fall(unit, before, now)
    speaking.changes(unit, member.group_id, now=now)
    unit.happened(facts.DeputyChosen(member.id, member.group_id), now=now)
    return member


def choose_nobody(unit: Unit, by: Person, group: GroupId, *, now: datetime) -> bool:
    """The group has no deputy any more; everybody hears it. Repeating it changes nothing.

    Returns:
        Whether it had one.

    Raises:
        NotYours, NotInGroup.
    """
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    before = chosen(unit, group, now=now)
    if before is not None:
        no_more(unit, before, now=now)
    return before is not None


def want(unit: Unit, by: Person, group: GroupId, *, now: datetime) -> list[Member]:
    """A rep cannot come, and asks the facilitators to let the group choose a deputy; who they are. Once a day.

    Raises:
        NotYours, NotInGroup.
    """
    member = unit.people.member_in(group, by.id, now=now)
    if not (member.is_rep and member.has_voice):
        raise NotYours
    today = now.astimezone(unit.people.get_group(group).zone).date()
    asked = unit.facts.list(facts.DeputyWanted, subject=subject_of("group", group), since=today)
    found = unit.people.list_facilitators(group, now=now)
    if found and not asked:
        unit.happened(facts.DeputyWanted(group), now=now)
    return found

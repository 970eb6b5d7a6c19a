"""From the link of a group to being in it: open, choose, agree, be confirmed."""

from collections.abc import Collection
from datetime import datetime

from bot.ids import GroupId, MemberId, PersonId
from bot.rules.facts import people as facts
from bot.rules.people import (
    AlreadyIn,
    Group,
    Likes,
    Member,
    Person,
    Role,
    Standing,
    UnknownLink,
    check_facilitator,
    clean_name,
)
from bot.rules.refusals import NotInGroup, OldButton
from bot.screen import HOME, Tap, tap
from bot.services.elections.kept_seats import follow_groups
from bot.services.elections.roll import check_can_look_after
from storage.unit import Unit


def open_link(unit: Unit, person: Person, *, code: str, now: datetime) -> Group:
    """Somebody opened the link of a group.

    Raises:
        UnknownLink: it is not the link of any group, or an older one.
        AlreadyIn: they are in the group, or asked already.
    """
    group = unit.people.find_group_by_join_code(code)
    if group is None or not group.helper_name:
        raise UnknownLink
    known = unit.people.find_member(person.id, group.id, now=now)
    if known is not None and known.standing in (Standing.IN, Standing.ASKED):
        raise AlreadyIn(group=group.name)
    if known is None:
        unit.people.add_member(
            person.id, group.id, role=Role.MEMBER, standing=Standing.OPENED, on_paper=False, now=now
        )  # fmt: skip
    else:
        if known.standing is Standing.LEFT:
            unit.people.advance_member(known, Standing.OPENED)
        unit.people.change_member(known.id, role=Role.MEMBER, on_paper=False)
    if not _is_somewhere_else(unit, person.id, group.id, now):
        unit.people.change(person.id, group_id=group.id)
    return group


def _is_somewhere_else(unit: Unit, person: PersonId, group: GroupId, now: datetime) -> bool:
    others = unit.people.list_memberships(person, now=now)
    return any(m.standing is Standing.IN and m.group_id != group for m in others)


def choose(
    unit: Unit,
    person: Person,
    *,
    language: str | None = None,
    likes: Likes | None = None,
    voice: str | None = None,
    slow: bool | None = None,
    large_print: bool | None = None,
) -> None:
    """A person chooses their language, how they like information, how the voice speaks, or how papers look."""
    if language is not None:
        unit.people.change(person.id, language=language)
    if likes is not None:
        unit.people.change(person.id, likes=likes)
    if voice is not None:
        unit.people.change(person.id, voice=voice)
    if slow is not None:
        unit.people.change(person.id, slow=slow)
    if large_print is not None:
        unit.people.change(person.id, large_print=large_print)


def rename(
    unit: Unit, person: Person, *, name: str, group: GroupId, ours: Collection[str], now: datetime, after: Tap = HOME
) -> None:
    """A person says what they like to be called, in all their groups; a ballot that is open keeps the name that it has.

    Args:
        ours: what the lines of the bot look like, which nobody is called.

    Raises:
        NoName, TooLong, WordsOfOurs, SameName, NotInGroup.
    """
    mine = [m.group_id for m in unit.people.list_memberships(person.id, now=now) if m.standing is not Standing.LEFT]
    if group not in mine:
        raise NotInGroup
    taken = [name for shared in mine for name in taken_names(unit, shared, but=person.id, now=now)]
    unit.people.change(person.id, called=clean_name(name, taken=taken, ours=ours, after=after))


def taken_names(unit: Unit, group: GroupId, *, but: PersonId | None = None, now: datetime) -> list[str]:
    """How people in a group, and those who ask to be let in, are called."""
    return [
        member.name
        for standing in (Standing.IN, Standing.ASKED)
        for member in unit.people.list_members(group, now=now, standing=standing)
        if member.person_id != but
    ]


def consent(unit: Unit, person: Person, *, group: GroupId, ours: Collection[str], now: datetime) -> Group:
    """A person agrees, after they read what is kept; the facilitators are asked at once.

    Raises:
        OldButton: they did not open the link of this group.
        NoName, WordsOfOurs, SameName: they must first say another name.
    """
    member = unit.people.find_member(person.id, group, now=now)
    if member is None or member.standing is Standing.LEFT:
        raise OldButton
    if member.standing is Standing.OPENED:
        place = tap("people.join_name", group)
        rename(unit, person, name=person.called, group=group, ours=ours, now=now, after=place)
        if not unit.people.advance_member(member, Standing.ASKED):
            raise OldButton
        unit.people.change(person.id, consented_at=now)
        unit.happened(facts.JoiningAsked(member.id, group), now=now)
    return unit.people.get_group(group)


def _decided(unit: Unit, by: Person, member: MemberId, now: datetime) -> Member:
    """The person who asked, after checking that `by` may decide."""
    try:
        asked = unit.people.get_member(member, now=now)
    except LookupError:
        raise OldButton from None
    check_facilitator(unit.people.member_in(asked.group_id, by.id, now=now))
    return asked


def confirm(unit: Unit, by: Person, *, member: MemberId, role: Role, now: datetime) -> Member:
    """A facilitator says who a new person is in the group. The same press again changes nothing.

    Raises:
        NotYours, NotInGroup: not a facilitator of this group.
        OldButton: nobody asks, or they were answered.
        InAVote: they stand or vote, as a member of another group, in a vote that this one is in, too.
    """
    asked = _decided(unit, by, member, now)
    if asked.standing is Standing.IN and asked.role is role:
        return asked
    if asked.standing is not Standing.ASKED:
        raise OldButton
    if role is Role.FACILITATOR:
        check_can_look_after(unit, asked)
    if not unit.people.advance_member(asked, Standing.IN, role=role):
        raise OldButton
    if not _is_somewhere_else(unit, asked.person_id, asked.group_id, now):
        unit.people.change(asked.person_id, group_id=asked.group_id)
    joined = unit.people.get_member(member, now=now)
    unit.happened(facts.MemberJoined(member, asked.group_id, role), now=now)
    follow_groups(unit, joined, now=now)
    return joined


def decline(unit: Unit, by: Person, *, member: MemberId, now: datetime) -> Member:
    """A facilitator says that this person is not of the group; the person hears it kindly."""
    asked = _decided(unit, by, member, now)
    if asked.standing is not Standing.ASKED or not unit.people.advance_member(asked, Standing.LEFT):
        raise OldButton
    unit.happened(facts.JoiningDeclined(member, asked.group_id), now=now)
    return asked

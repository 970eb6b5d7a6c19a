"""Making a group and looking after it: its names, its named person, its members on paper, roles, phones."""

import secrets
from collections.abc import Collection
from datetime import datetime
from typing import Unpack

from bot.ids import BoardId, GroupId, MemberId, PersonId
from bot.rules.facts import people as facts
from bot.rules.names import is_like, numbered
from bot.rules.people import (
    CODE_BYTES,
    Group,
    Member,
    NeedsPhone,
    Person,
    Role,
    SameGroupName,
    Standing,
    check_can_go,
    check_facilitator,
    check_has_voice,
    check_other_facilitator,
    clean_name,
)
from bot.rules.refusals import OldButton
from bot.rules.reps import How
from bot.screen import HOME, Tap, tap
from bot.services import deputies, worries
from bot.services.elections.kept_seats import follow_groups
from bot.services.elections.roll import check_can_look_after, check_in_no_vote
from bot.services.elections.stand import drop_out
from bot.services.people.joining import taken_names
from bot.services.people.leaving import go
from bot.services.reps import again, ending, terms
from bot.services.schedule import take_zone
from storage.tables.people import GroupColumns
from storage.unit import Unit


def found_group(unit: Unit, by: Person, *, beside: GroupId, group_name: str, now: datetime) -> GroupId:
    """A facilitator begins another group of the same board; one that they did not finish yet goes on."""
    check_facilitator(unit.people.member_in(beside, by.id, now=now))
    known = unit.people.get_group(beside)
    for group in unit.people.list_groups_of_board(known.board_id):
        mine = unit.people.find_member(by.id, group.id, now=now)
        if not group.helper_name and mine is not None and mine.is_facilitator:
            unit.people.change(by.id, group_id=group.id)
            return group.id
    return begin(unit, by, known.board_id, group_name, known.zone.key, now)


def invite_group(unit: Unit, by: Person, beside: GroupId, *, now: datetime) -> str:
    """A link with which somebody else begins a group of the same board. It works once; the newest works."""
    check_facilitator(unit.people.member_in(beside, by.id, now=now))
    unit.people.drop_invitations("beside", of=beside)
    code = f"{beside}-{secrets.token_urlsafe(CODE_BYTES)}"
    unit.people.add_invitation(code, "beside")
    return code


def begin(unit: Unit, person: Person, board: BoardId, name: str, zone: str, now: datetime) -> GroupId:
    """A group of this board whose facilitator is `person`. Nobody has named it yet, so two can begin with one name."""
    code = secrets.token_urlsafe(CODE_BYTES)
    name = numbered(name, [each.name for each in unit.people.list_groups_of_board(board)])
    group = unit.people.add_group(board, name, zone=zone, language=person.language, join_code=code, now=now)
    unit.people.add_member(
        person.id, group, role=Role.FACILITATOR, standing=Standing.IN, on_paper=False, now=now
    )  # fmt: skip
    unit.people.change(person.id, group_id=group, consented_at=person.consented_at or now)
    unit.happened(facts.GroupBegun(group), now=now)
    return group


def change_group(unit: Unit, by: Person, group: GroupId, *, now: datetime, **columns: Unpack[GroupColumns]) -> Group:
    """A facilitator changes the name, zone, language, helper_name, helper_phone or emergency number of a group.

    With another zone everything that is to come happens at the same time of day there.

    Raises:
        SameGroupName: people could take it for another group of the board.
        NotYours, NotInGroup.
    """
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    before = unit.people.get_group(group)
    others = unit.people.list_groups_of_board(before.board_id) if "name" in columns else ()
    for other in others:
        if other.id != group and is_like(columns["name"], [other.name]):
            raise SameGroupName(tap("people.group_name", group), name=other.name)
    unit.people.change_group(group, **columns)
    changed = unit.people.get_group(group)
    if changed.zone != before.zone:
        take_zone(unit, before, changed.zone, now=now)
    return changed


def set_helper(
    unit: Unit,
    by: Person,
    group: GroupId,
    *,
    name: str,
    person: PersonId | None = None,
    ours: Collection[str],
    now: datetime,
) -> Group:
    """A facilitator says who the named person is. If it was somebody else before, everybody is told in one line.

    Also when worries reach another phone under the same name: or else who pushes people would hear who feels pushed.

    Args:
        person: the named person is this person of the bot, so that worries reach them here.

    Raises:
        NoName, TooLong, WordsOfOurs.
    """
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    before = unit.people.get_group(group).helper_name
    named = clean_name(name, taken=(), ours=ours, after=tap("people.helper_name", group))
    if named != before:
        # The number was the number of the person before.
        unit.people.change_group(group, helper_name=named, helper_phone="")
    if before and (named != before or person not in (None, unit.worries.find_safe(group))):
        unit.happened(facts.NamedPersonChanged(group), now=now)
    changed = unit.people.get_group(group)
    worries.set_safe(unit, changed, person, now=now)
    return changed


def set_helper_phone(unit: Unit, by: Person, group: GroupId, number: str, *, now: datetime) -> Group:
    """A facilitator says the number of the named person, or that there is none. Of a change everybody is told.

    Or else who pushes people could answer when somebody calls: also after they took the number away, and wrote one.
    """
    before = unit.people.get_group(group).helper_phone
    changed = change_group(unit, by, group, now=now, helper_phone=number)
    others = any(each.person_id != by.id for each in unit.people.list_members(group, now=now))
    if number != before and others:
        unit.happened(facts.NamedPersonChanged(group), now=now)
    return changed


def new_code(unit: Unit, by: Person, group: GroupId, *, now: datetime) -> None:
    """A facilitator makes a new join link; the one before works no more."""
    change_group(unit, by, group, now=now, join_code=secrets.token_urlsafe(CODE_BYTES))


def add_on_paper(
    unit: Unit, by: Person, group: GroupId, *, name: str, ours: Collection[str], now: datetime, after: Tap = HOME
) -> Member:
    """A facilitator adds a member who has no phone. Raises NoName, TooLong, WordsOfOurs, SameName."""
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    called = clean_name(name, taken=taken_names(unit, group, now=now), ours=ours, after=after)
    language = unit.people.get_group(group).language
    person = unit.people.add(called, telegram_id=None, language=language, now=now)
    unit.people.change(person, group_id=group)
    member = unit.people.add_member(
        person, group, role=Role.MEMBER, standing=Standing.IN, on_paper=True, now=now
    )  # fmt: skip
    unit.happened(facts.MemberAdded(member, group), now=now)
    return unit.people.get_member(member, now=now)


def _managed(unit: Unit, by: Person, member: MemberId, now: datetime) -> Member:
    """A member of a group that `by` looks after. Raises OldButton, NotYours, NotInGroup."""
    try:
        found_member = unit.people.get_member(member, now=now)
    except LookupError:
        raise OldButton from None
    check_facilitator(unit.people.member_in(found_member.group_id, by.id, now=now))
    if found_member.standing is not Standing.IN:
        raise OldButton
    return found_member


def check_can_change(unit: Unit, member: Member, *, now: datetime) -> None:
    """Whether somebody can become something else: asked before it is offered. Raises InAVote, LastFacilitator."""
    check_in_no_vote(unit, member, now=now)
    check_other_facilitator(member, unit.people.list_members(member.group_id, now=now))


def check_can_remove(unit: Unit, member: Member, *, now: datetime) -> None:
    """Whether somebody can be taken out: asked before it is offered. Raises InAVote, LastFacilitator."""
    check_in_no_vote(unit, member, now=now)
    check_can_go(member, unit.people.list_members(member.group_id, now=now))


def check_can_be_rep(unit: Unit, member: Member, *, now: datetime) -> None:
    """Whether somebody can be noted as rep: asked before it is offered. Raises InAVote, NotYours."""
    check_has_voice(member)
    check_in_no_vote(unit, member, now=now)


def change_role(unit: Unit, by: Person, member: MemberId, *, role: Role, now: datetime) -> Member:
    """A facilitator changes what somebody is in the group; everybody is told in one line.

    Raises:
        LastFacilitator: nobody would look after the group.
        NeedsPhone: they are on paper, and would look after it.
        InAVote: they are on the roll of a vote that is not over, or stand for one, or it opens in a day.
    """
    changed = _managed(unit, by, member, now)
    if changed.role is role:
        return changed
    if role is Role.FACILITATOR and changed.on_paper:
        raise NeedsPhone(tap("people.member", member))
    check_can_change(unit, changed, now=now)
    if role is Role.FACILITATOR:
        check_can_look_after(unit, changed)
    unit.people.change_member(member, role=role)
    if role is not Role.MEMBER:
        terms.end_as_rep(unit, changed, by_themselves=False, now=now)
        deputies.no_more(unit, changed, now=now)
        drop_out(unit, changed, now=now)
        unit.people.drop_wish(member)
        again.tell_if_enough(unit, changed.group_id, now=now)
    follow_groups(unit, changed, now=now)
    unit.happened(facts.RoleChanged(member, changed.group_id, role), now=now)
    return unit.people.get_member(member, now=now)


def make_rep(unit: Unit, by: Person, member: MemberId, *, until: datetime, now: datetime) -> Member:
    """A facilitator notes that a member was chosen as rep before the bot came; everybody is told. Raises InAVote."""
    rep = _managed(unit, by, member, now)
    check_can_be_rep(unit, rep, now=now)
    if not rep.is_rep:
        terms.begin(unit, rep, ends_at=until, how=How.BEFORE, now=now)
        ending.is_taken(unit, rep.group_id)
        again.tell_if_enough(unit, rep.group_id, now=now)
        unit.happened(facts.RepNoted(member, rep.group_id), now=now)
    return unit.people.get_member(member, now=now)


def remove(unit: Unit, by: Person, member: MemberId, *, now: datetime) -> Member:
    """A facilitator takes somebody out of the group. Raises LastFacilitator, InAVote."""
    gone = _managed(unit, by, member, now)
    check_can_remove(unit, gone, now=now)
    go(unit, gone, by_themselves=False, now=now)
    unit.happened(facts.MemberRemoved(member, gone.group_id), now=now)
    return gone


def invite_phone(unit: Unit, by: Person, member: MemberId, *, now: datetime) -> str:
    """A link with which a phone becomes this member's: the first one, or a new one. It works once.

    A new link makes the one before useless.
    """
    managed = _managed(unit, by, member, now)
    unit.people.drop_invitations("phone", of=managed.id)
    code = f"{managed.id}-{secrets.token_urlsafe(CODE_BYTES)}"
    unit.people.add_invitation(code, "phone")
    return code

"""Making a group and looking after it: its names, its named person, its members on paper, roles, phones."""

import secrets
from datetime import datetime

from bot.ids import BoardId, GroupId, MemberId
from bot.rules.people import (
    CODE_BYTES,
    Group,
    LinkUsed,
    Member,
    Person,
    PhoneTaken,
    Role,
    Standing,
    check_can_go,
    check_facilitator,
    check_has_voice,
    check_other_facilitator,
    clean_name,
)
from bot.rules.refusals import OldButton
from bot.rules.schedule import Push
from bot.screen import HOME, Tap, tap
from bot.services.elections.stand import drop_out
from bot.services.people.leaving import go
from bot.services.telling import everybody, facilitators, tell
from storage.unit import Unit


def found(
    unit: Unit, person: Person, *, code: str, board_name: str, group_name: str, zone: str, now: datetime
) -> GroupId:
    """The first facilitator opened the link that works once: a board and a group begin, to be named next.

    Raises:
        LinkUsed: it was used, or never was one.
    """
    if not unit.people.use_invitation(code, "founder", now=now):
        raise LinkUsed
    return _begin(unit, person, unit.people.add_board(board_name), group_name, zone, now)


def found_group(unit: Unit, by: Person, *, beside: GroupId, group_name: str, now: datetime) -> GroupId:
    """A facilitator begins another group of the same board; one that they did not finish yet goes on."""
    check_facilitator(unit.people.member_in(beside, by.id, now=now))
    known = unit.people.get_group(beside)
    for group in unit.people.list_groups_of_board(known.board_id):
        mine = unit.people.find_member(by.id, group.id, now=now)
        if not group.helper_name and mine is not None and mine.is_facilitator:
            unit.people.change(by.id, group_id=group.id)
            return group.id
    return _begin(unit, by, known.board_id, group_name, known.zone.key, now)


def invite_group(unit: Unit, by: Person, beside: GroupId, *, now: datetime) -> str:
    """A link with which somebody else begins a group of the same board. It works once; the newest works."""
    check_facilitator(unit.people.member_in(beside, by.id, now=now))
    unit.people.drop_invitations("beside", of=beside)
    code = f"{beside}-{secrets.token_urlsafe(CODE_BYTES)}"
    unit.people.add_invitation(code, "beside")
    return code


def found_beside(unit: Unit, person: Person, *, code: str, group_name: str, now: datetime) -> GroupId:
    """Somebody opened such a link: they are the facilitator of a new group of the board, to be named next.

    Raises:
        LinkUsed: it was used, or never was one.
    """
    number = code.partition("-")[0]
    if not number.isdecimal() or not unit.people.use_invitation(code, "beside", now=now):
        raise LinkUsed
    known = unit.people.get_group(GroupId(int(number)))
    return _begin(unit, person, known.board_id, group_name, known.zone.key, now)


def _begin(unit: Unit, person: Person, board: BoardId, name: str, zone: str, now: datetime) -> GroupId:
    code = secrets.token_urlsafe(CODE_BYTES)
    group = unit.people.add_group(board, name, zone=zone, language=person.language, join_code=code, now=now)
    unit.people.add_member(
        person.id, group, role=Role.FACILITATOR, standing=Standing.IN, on_paper=False, now=now
    )  # fmt: skip
    unit.people.change(person.id, group_id=group, consented_at=person.consented_at or now)
    return group


def change_group(unit: Unit, by: Person, group: GroupId, *, now: datetime, **columns: str) -> Group:
    """A facilitator changes the name, zone, language, helper_name, helper_phone or emergency number of a group."""
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    unit.people.change_group(group, **columns)
    return unit.people.get_group(group)


def set_helper(unit: Unit, by: Person, group: GroupId, *, name: str, now: datetime) -> Group:
    """A facilitator says who the named person is. If it was somebody else before, everybody is told in one line.

    Raises:
        WriteIt, TooLong.
    """
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    before = unit.people.get_group(group).helper_name
    named = clean_name(name, taken=set(), after=tap("people.helper_name", group))
    if named != before:
        # The number was the number of the person before.
        unit.people.change_group(group, helper_name=named, helper_phone="")
    if before and named != before:
        view = tap("people.helper_told", group)
        tell(unit, everybody(unit, group, now=now), view, push=Push.QUIET, now=now, once=now.isoformat())
    return unit.people.get_group(group)


def new_code(unit: Unit, by: Person, group: GroupId, *, now: datetime) -> None:
    """A facilitator makes a new join link; the one before works no more."""
    change_group(unit, by, group, now=now, join_code=secrets.token_urlsafe(CODE_BYTES))


def add_on_paper(unit: Unit, by: Person, group: GroupId, *, name: str, now: datetime, after: Tap = HOME) -> Member:
    """A facilitator adds a member who has no phone. Raises Empty, TooLong, SameName."""
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    taken = {member.name for member in unit.people.list_members(group, now=now)}
    language = unit.people.get_group(group).language
    person = unit.people.add(clean_name(name, taken=taken, after=after), telegram_id=None, language=language, now=now)
    unit.people.change(person, group_id=group)
    member = unit.people.add_member(
        person, group, role=Role.MEMBER, standing=Standing.IN, on_paper=True, now=now
    )  # fmt: skip
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


def change_role(unit: Unit, by: Person, member: MemberId, *, role: Role, now: datetime) -> Member:
    """A facilitator changes what somebody is in the group; everybody is told in one line.

    Raises:
        LastFacilitator: nobody would look after the group.
    """
    changed = _managed(unit, by, member, now)
    if changed.role is role:
        return changed
    check_other_facilitator(changed, unit.people.list_members(changed.group_id, now=now))
    unit.people.change_member(member, role=role)
    if role is not Role.MEMBER:
        unit.people.end_terms(member, now=now)
        drop_out(unit, changed, now=now)
    view = tap("people.role_told", member, str(role))
    tell(unit, everybody(unit, changed.group_id, now=now), view, push=Push.QUIET, now=now, once=now.isoformat())
    return unit.people.get_member(member, now=now)


def make_rep(unit: Unit, by: Person, member: MemberId, *, until: datetime, now: datetime) -> Member:
    """A facilitator notes that a member was chosen as rep before the bot came; everybody is told."""
    rep = _managed(unit, by, member, now)
    check_has_voice(rep)
    if not rep.is_rep:
        unit.people.add_term(rep, starts_at=now, ends_at=until, how="before")
        view = tap("people.rep_told", member)
        tell(unit, everybody(unit, rep.group_id, now=now), view, push=Push.QUIET, now=now, once=now.isoformat())
    return unit.people.get_member(member, now=now)


def remove(unit: Unit, by: Person, member: MemberId, *, now: datetime) -> Member:
    """A facilitator takes somebody out of the group. Raises LastFacilitator."""
    gone = _managed(unit, by, member, now)
    check_can_go(gone, unit.people.list_members(gone.group_id, now=now))
    go(unit, gone, now=now)
    view = tap("people.removed_told", gone.group_id)
    tell(unit, [gone.person_id], view, push=Push.NOW, now=now, once=now.isoformat())
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


def take_phone(unit: Unit, person: Person, *, code: str, now: datetime) -> Member:
    """Somebody opened the link for a member's own phone: from now on this phone is that member.

    Votes, suggestions and answers stay with the member. The phone that was theirs before hears about it.

    Raises:
        LinkUsed: it was used, or never was one, or the member left.
        PhoneTaken: this phone belongs to somebody who is in a group: a facilitator who tries the link
            on their own phone must not become the member.
    """
    number = code.partition("-")[0]
    if not number.isdecimal() or not unit.people.use_invitation(code, "phone", now=now):
        raise LinkUsed
    member = unit.people.get_member(MemberId(int(number)), now=now)
    if member.standing is not Standing.IN:
        raise LinkUsed
    if member.person_id != person.id:
        if any(m.standing is Standing.IN for m in unit.people.list_memberships(person.id, now=now)):
            raise PhoneTaken
        _move_to(unit, member, person, now)
    unit.people.change_member(member.id, on_paper=False)
    unit.people.change(member.person_id, consented_at=now, group_id=member.group_id)
    return unit.people.get_member(member.id, now=now)


def _move_to(unit: Unit, member: Member, phone: Person, now: datetime) -> None:
    """The account of `phone` is this member's from now on; it belongs to one person only."""
    before = unit.people.get(member.person_id)
    unit.people.change(phone.id, telegram_id=None, group_id=None)
    unit.people.change(
        member.person_id, telegram_id=phone.telegram_id, language=phone.language, unreachable_at=None
    )  # fmt: skip
    # What stands on the old phone can not be wiped from here, and its numbers mean nothing on the new one.
    unit.outbox.drop_traces_of(member.person_id)
    told = facilitators(unit, member.group_id, now=now)
    tell(unit, told, tap("people.phone_told", member.id), push=Push.NOW, now=now, once=now.isoformat())
    if before.telegram_id is not None:
        old = unit.people.add(before.called, telegram_id=before.telegram_id, language=before.language, now=now)
        tell(unit, [old], tap("people.phone_moved"), push=Push.NOW, now=now)

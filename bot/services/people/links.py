"""Links that work once: founding a board, beginning a group beside another, and for whom one for a phone is."""

from datetime import datetime

from bot.ids import GroupId, MemberId
from bot.rules.people import LinkUsed, Member, Person, PhoneTaken, Standing
from bot.services.people.group import begin
from storage.unit import Unit

_STORED = {"found": "founder", "beside": "beside", "phone": "phone"}


def has_agreed(unit: Unit, person: Person, kind: str, code: str, *, now: datetime) -> bool:
    """Whether who opens this link needs not be told again what is kept: they, or the member, agreed before.

    Raises:
        LinkUsed: it was used, or never was one.
        PhoneTaken: the phone belongs to somebody else.
    """
    agreed = person.consented_at is not None
    if kind == "phone":
        member = whose_phone(unit, person, code, now)
        agreed = unit.people.get(member.person_id).consented_at is not None
    if not agreed and not unit.people.is_unused(code, _STORED[kind]):
        raise LinkUsed
    return agreed


def helper_of_link(unit: Unit, code: str, *, now: datetime) -> str:
    """The named person of the group of the member for whom this link is. Raises LinkUsed."""
    return unit.people.get_group(_member_of(unit, code, now).group_id).helper_name


def found(
    unit: Unit, person: Person, *, code: str, board_name: str, group_name: str, zone: str, called: str, now: datetime
) -> GroupId:
    """The first facilitator opened the link that works once: a board and a group begin, to be named next.

    The same person a second time goes on with what they began. `called`: their name, for now.

    Raises:
        LinkUsed: it was used, or never was one.
    """
    if not unit.people.use_invitation(code, "founder", now=now):
        return _begun(unit, person, now)
    unit.people.change(person.id, called=called)
    return begin(unit, person, unit.people.add_board(board_name), group_name, zone, now)


def found_beside(unit: Unit, person: Person, *, code: str, group_name: str, called: str, now: datetime) -> GroupId:
    """Somebody opened such a link: they are the facilitator of a new group of the board, to be named next.

    Raises:
        LinkUsed: it was used, or never was one.
    """
    number = code.partition("-")[0]
    if not number.isdecimal() or not unit.people.use_invitation(code, "beside", now=now):
        return _begun(unit, person, now)
    known = unit.people.get_group(GroupId(int(number)))
    unit.people.change(person.id, called=called)
    return begin(unit, person, known.board_id, group_name, known.zone.key, now)


def _begun(unit: Unit, person: Person, now: datetime) -> GroupId:
    """The group that this person has begun and not finished. Raises LinkUsed."""
    for member in unit.people.list_memberships(person.id, now=now):
        if member.is_facilitator and not unit.people.get_group(member.group_id).helper_name:
            return member.group_id
    raise LinkUsed


def _member_of(unit: Unit, code: str, now: datetime) -> Member:
    number = code.partition("-")[0]
    if not number.isdecimal():
        raise LinkUsed
    try:
        member = unit.people.get_member(MemberId(int(number)), now=now)
    except (LookupError, OverflowError):
        raise LinkUsed from None
    if member.standing is not Standing.IN:
        raise LinkUsed
    return member


def whose_phone(unit: Unit, person: Person, code: str, now: datetime) -> Member:
    """The member for whom this link is. Raises LinkUsed, PhoneTaken."""
    member = _member_of(unit, code, now)
    taken = any(each.standing is Standing.IN for each in unit.people.list_memberships(person.id, now=now))
    if member.person_id != person.id and taken:
        raise PhoneTaken
    return member

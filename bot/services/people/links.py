"""Links that work once: founding a board, beginning a group beside another, a phone for a member."""

from datetime import datetime

from bot.ids import GroupId, MemberId, PersonId
from bot.rules.facts import GONE
from bot.rules.facts import people as facts
from bot.rules.people import LinkUsed, Member, Person, PhoneTaken, Standing
from bot.services.elections.traces import move_traces
from bot.services.people.group import begin
from storage.keys import Keys
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
        member = _whose_phone(unit, person, code, now)
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


def _whose_phone(unit: Unit, person: Person, code: str, now: datetime) -> Member:
    """The member for whom this link is. Raises LinkUsed, PhoneTaken."""
    member = _member_of(unit, code, now)
    taken = any(each.standing is Standing.IN for each in unit.people.list_memberships(person.id, now=now))
    if member.person_id != person.id and taken:
        raise PhoneTaken
    return member


def take_phone(unit: Unit, keys: Keys, person: Person, *, code: str, now: datetime) -> Member:
    """Somebody opened the link for a member's own phone: from now on this phone is that member.

    Votes, suggestions and answers stay with the member. The phone that was theirs before hears about it.

    Raises:
        LinkUsed: it was used, or never was one, or the member left.
        PhoneTaken: this phone belongs to somebody who is in a group: a facilitator who tries the link
            on their own phone must not become the member.
    """
    member = _whose_phone(unit, person, code, now)
    if not unit.people.use_invitation(code, "phone", now=now):
        if member.person_id == person.id:
            return member
        raise LinkUsed
    if member.person_id != person.id:
        _move_to(unit, keys, member, person, now)
    unit.people.change_member(member.id, on_paper=False)
    unit.people.change(member.person_id, consented_at=now, group_id=member.group_id)
    return unit.people.get_member(member.id, now=now)


def _move_to(unit: Unit, keys: Keys, member: Member, phone: Person, now: datetime) -> None:
    """The account of `phone` is this member's from now on; it belongs to one person only."""
    before = unit.people.get(member.person_id)
    unit.people.change(phone.id, telegram_id=None, group_id=None)
    unit.people.change(
        member.person_id, telegram_id=phone.telegram_id, language=phone.language, unreachable_at=None
    )  # fmt: skip
    old = PersonId(GONE)
    if before.telegram_id is not None:
        old = unit.people.add(before.called, telegram_id=before.telegram_id, language=before.language, now=now)
        move_traces(unit, keys, member.person_id, old)
    unit.happened(facts.PhoneMoved(member.id, member.group_id, old), now=now)

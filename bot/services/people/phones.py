"""A phone becomes a member's: the first one at once, another one when the one before says yes or after a day."""

from datetime import datetime, timedelta

from bot.ids import MemberId, PersonId
from bot.rules.facts import GONE
from bot.rules.facts import people as facts
from bot.rules.people import ASK_OLD_PHONE, LinkUsed, Member, Move, Person, Standing
from bot.rules.refusals import OldButton
from bot.rules.schedule import WallTime
from bot.services import deputies
from bot.services.elections.counters import stop_counting
from bot.services.elections.roll import find_last_day, note_phone_moved
from bot.services.elections.traces import move_traces
from bot.services.people.links import whose_phone
from storage.keys import Keys
from storage.unit import Unit

DEADLINE = "people.move_phone"
_AFTER_OPENING = timedelta(hours=1)


def take_phone(unit: Unit, keys: Keys, person: Person, *, code: str, now: datetime) -> Member | Move:
    """Somebody opened the link for a member's own phone: this phone is that member's, or waits for it.

    Whoever has the phone that is theirs now is asked first, so that a link in wrong hands makes nobody somebody else.
    On the last day before a vote in which they stand the first phone waits, too, until it has opened.

    Raises:
        LinkUsed: it was used, or never was one, or the member left.
        PhoneTaken: this phone belongs to somebody who is in a group: a facilitator who tries the link
            on their own phone must not become the member.
    """
    member = whose_phone(unit, person, code, now)
    if not unit.people.use_invitation(code, "phone", now=now):
        return _again(unit, person, member)
    if member.person_id != person.id and _must_wait(unit, member, now):
        return _ask(unit, member, person, now)
    if member.person_id != person.id:
        _move_to(unit, keys, member, person, now)
    return _agreed(unit, member, now)


def _again(unit: Unit, person: Person, member: Member) -> Member | Move:
    """What the same link has come to for the same phone. Raises LinkUsed."""
    waiting = unit.people.find_move(member.id)
    if waiting is not None and waiting.person_id == person.id:
        return waiting
    if member.person_id != person.id:
        raise LinkUsed
    return member


def _agreed(unit: Unit, member: Member, now: datetime) -> Member:
    unit.people.change_member(member.id, on_paper=False)
    unit.people.change(member.person_id, consented_at=now, group_id=member.group_id)
    return unit.people.get_member(member.id, now=now)


def _must_wait(unit: Unit, member: Member, now: datetime) -> bool:
    return has_phone(unit, member) or find_last_day(unit, member, now=now) is not None


def has_phone(unit: Unit, member: Member) -> bool:
    """Whether a phone is this member's, which can be asked."""
    return unit.people.get(member.person_id).telegram_id is not None


def _ask(unit: Unit, member: Member, person: Person, now: datetime) -> Move:
    if not has_phone(unit, member):
        return _wait_until(unit, member, person.id, _after_opening(unit, member, now) or now)
    move = _wait_until(unit, member, person.id, now + ASK_OLD_PHONE)
    unit.happened(facts.PhoneMoveAsked(member.id, member.group_id), now=now)
    return move


def _wait_until(unit: Unit, member: Member, phone: PersonId, moment: datetime) -> Move:
    move = Move(member.id, phone, moment)
    unit.people.put_move(move)
    zone = unit.people.get_group(member.group_id).zone
    unit.schedule.set(DEADLINE, member.id, WallTime.of(moment, zone))
    return move


def _after_opening(unit: Unit, member: Member, now: datetime) -> datetime | None:
    """When a phone becomes theirs that is not to become theirs on the last day before a vote."""
    soon = find_last_day(unit, member, now=now)
    return None if soon is None else max(soon.vote_at, now) + _AFTER_OPENING


def asked_move(unit: Unit, person: Person, member_id: MemberId, *, now: datetime) -> tuple[Member, Move]:
    """What the phone that a member has is asked. Raises OldButton: nothing is asked, or not them."""
    move = unit.people.find_move(member_id)
    if move is None:
        raise OldButton
    member = unit.people.get_member(member_id, now=now)
    if member.person_id != person.id:
        raise OldButton
    return member, move


def allow_move(unit: Unit, keys: Keys, person: Person, member_id: MemberId, *, now: datetime) -> None:
    """Who has the old phone says yes: the other one is theirs now. Raises OldButton."""
    member, move = asked_move(unit, person, member_id, now=now)
    _carry_out(unit, keys, member, move, now)


def refuse_move(unit: Unit, person: Person, member_id: MemberId, *, now: datetime) -> None:
    """Who has the old phone says no: nothing moves, and the facilitators hear it. Raises OldButton."""
    member, _ = asked_move(unit, person, member_id, now=now)
    drop_move(unit, member.id)
    unit.happened(facts.PhoneMoveRefused(member.id, member.group_id), now=now)


def move_due(unit: Unit, keys: Keys, member_id: MemberId, *, now: datetime) -> None:
    """Nobody answered on the old phone for a day: the other one is theirs now, or when the vote has opened."""
    move = unit.people.find_move(member_id)
    if move is None:
        return
    member = unit.people.get_member(member_id, now=now)
    later = _after_opening(unit, member, now)
    if later is not None:
        _wait_until(unit, member, move.person_id, later)
    else:
        _carry_out(unit, keys, member, move, now)


def drop_move(unit: Unit, member: MemberId) -> None:
    """No phone waits for this member any more."""
    unit.people.drop_move(member)
    unit.schedule.drop(DEADLINE, member)


def _carry_out(unit: Unit, keys: Keys, member: Member, move: Move, now: datetime) -> None:
    drop_move(unit, member.id)
    phone = unit.people.get(move.person_id)
    came_in = any(each.standing is Standing.IN for each in unit.people.list_memberships(phone.id, now=now))
    if member.standing is Standing.IN and phone.telegram_id is not None and not came_in:
        _move_to(unit, keys, member, phone, now)
        _agreed(unit, member, now)


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
        unit.people.drop_moves_of(phone.id)
    note_phone_moved(unit, member, now=now)
    for mine in unit.people.list_memberships(member.person_id, now=now):
        stop_counting(unit, mine, now=now)
    has_power = member.is_facilitator or deputies.is_busy(unit, member, now=now)
    unit.happened(facts.PhoneMoved(member.id, member.group_id, old, has_power), now=now)

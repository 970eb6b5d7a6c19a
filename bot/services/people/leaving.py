"""Going: leave a group, take back a yes, be forgotten; and what is kept about a person."""

import secrets
from datetime import datetime

from bot.ids import GroupId
from bot.rules.facts import people as facts
from bot.rules.people import CODE_BYTES, Group, Kept, Member, Person, Standing, check_can_go
from bot.rules.refusals import NotInGroup, OldButton
from bot.services import deputies, worries
from bot.services.elections.counters import stop_counting
from bot.services.elections.kept_seats import follow_groups
from bot.services.elections.record import note_forgotten
from bot.services.elections.roll import check_own_phone
from bot.services.elections.stand import drop_out
from bot.services.reps import again, terms
from storage.installation import ask_for_scrub
from storage.unit import Unit


def kept_about(unit: Unit, person: Person, *, now: datetime) -> Kept:
    """Count what is kept about a person."""
    mine = unit.people.list_memberships(person.id, now=now)
    voices, photos = unit.people.count_files(person.id)
    return Kept(
        groups=sum(member.standing is Standing.IN for member in mine),
        said=sum(len(unit.agenda.list_of(member.id)) for member in mine) + unit.feedback.count_views(person.id),
        votes=sum(unit.elections.count_voted(member.id) for member in mine),
        voices=voices,
        photos=photos,
        more=(*(("phone",) if person.telegram_id else ()), *unit.people.list_kept(person.id)),
    )


def go(unit: Unit, member: Member, *, by_themselves: bool, now: datetime) -> None:
    """Somebody is out of a group: their term ends, and nobody can elect them any more.

    Who is in no group any more has taken back their yes: coming back, they are asked again.
    """
    if not unit.people.advance_member(member, Standing.LEFT):
        raise OldButton
    terms.end_as_rep(unit, member, by_themselves=by_themselves, now=now)
    deputies.no_more(unit, member, now=now)
    unit.people.drop_invitations("phone", of=member.id)
    unit.people.drop_move(member.id)
    unit.people.drop_wish(member.id)
    again.tell_if_enough(unit, member.group_id, now=now)
    if unit.worries.find_safe(member.group_id) == member.person_id:
        worries.set_safe(unit, unit.people.get_group(member.group_id), None, now=now)
    drop_out(unit, member, now=now)
    follow_groups(unit, member, now=now)
    stop_counting(unit, member, now=now)
    if not unit.people.list_members(member.group_id, now=now):
        # Nobody is left who could say yes to new people.
        unit.people.change_group(member.group_id, join_code=secrets.token_urlsafe(CODE_BYTES))
    others = [m for m in unit.people.list_memberships(member.person_id, now=now) if m.standing is Standing.IN]
    if not others:
        unit.people.change(member.person_id, group_id=None, consented_at=None)
    elif unit.people.get(member.person_id).group_id == member.group_id:
        unit.people.change(member.person_id, group_id=others[0].group_id)


def check_can_leave(unit: Unit, member: Member, *, now: datetime) -> None:
    """Whether somebody can go from a group.

    Raises:
        LastFacilitator: nobody would look after the people who stay.
        NewPhoneStands: they stand in a vote that is not over, and it is not sure that this phone is theirs.
    """
    if member.standing is not Standing.LEFT:
        check_can_go(member, unit.people.list_members(member.group_id, now=now))
        check_own_phone(unit, member, now=now)


def leave(unit: Unit, person: Person, *, group: GroupId, now: datetime) -> Group:
    """A person leaves a group; the facilitators get one line. Repeating it changes nothing.

    Raises:
        LastFacilitator, NewPhoneStands.
        NotInGroup: they never were in it.
    """
    member = unit.people.find_member(person.id, group, now=now)
    if member is None:
        raise NotInGroup
    if member.standing is Standing.LEFT:
        return unit.people.get_group(group)
    check_can_leave(unit, member, now=now)
    go(unit, member, by_themselves=True, now=now)
    if member.standing is Standing.IN:
        unit.happened(facts.MemberLeft(member.id, group), now=now)
    return unit.people.get_group(group)


def delete(unit: Unit, person: Person, *, neutral_name: str, now: datetime) -> None:
    """A person wants to be forgotten: name, phone, photos, voices and words on a card go. Words without a name stay.

    A vote in a box that is still closed stays in it, because nobody can tell whose it is. The bytes of what is
    deleted here go with the next scrub, which is asked for.

    Raises:
        LastFacilitator, NewPhoneStands.
    """
    mine = unit.people.list_memberships(person.id, now=now)
    for member in mine:
        leave(unit, person, group=member.group_id, now=now)
        unit.agenda.forget(member.id)
        unit.told.forget(member.id)
        unit.elections.forget(member.id, neutral_name=neutral_name)
        _forget_named(unit, person, member.group_id, neutral_name, now)
    unit.summaries.forget(person.id)
    unit.feedback.forget(person.id)
    unit.outbox.forget(person.id)
    unit.worries.forget(person.id)
    unit.agenda.forget_looked(person.id)
    unit.hustings.forget(person.id, [member.id for member in mine])
    unit.pictures.forget(person.id, [member.id for member in mine])
    unit.meetings.forget(person.id)
    unit.promises.forget_voice(person.id)
    unit.deliveries.forget(person.id)
    unit.facts.forget(person.id, [member.id for member in mine])
    unit.people.forget(person.id, neutral_name=neutral_name)
    for member in mine:
        note_forgotten(unit, member.id, now=now)
    ask_for_scrub(unit)


def _forget_named(unit: Unit, person: Person, group_id: GroupId, neutral_name: str, now: datetime) -> None:
    """Where they stand by name in what others wrote down: as the named person, and as who promised something."""
    group = unit.people.get_group(group_id)
    unit.promises.forget(group.board_id, person.called, neutral_name=neutral_name)
    if group.helper_name.casefold() == person.called.casefold():
        unit.people.change_group(group.id, helper_name="", helper_phone="")
        unit.happened(facts.NamedPersonGone(group.id), now=now)


def switch(unit: Unit, person: Person, *, group: GroupId, now: datetime) -> Group:
    """A person who is in more than one group looks at another one. Raises NotInGroup."""
    unit.people.member_in(group, person.id, now=now)
    unit.people.change(person.id, group_id=group)
    return unit.people.get_group(group)

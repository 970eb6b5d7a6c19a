"""Looking after the people of a group: roles, phones, members on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.ids import GroupId, MemberId, PersonId
from bot.rules.people import Member, Standing, Unheard
from bot.rules.refusals import OldButton
from bot.screen import Reply, Screen, tap
from bot.screens.people import joining as joining_screens
from bot.screens.people import members as screens
from bot.services import people as services
from bot.services.reps.told import told_reps, told_term
from handlers.people.whose import facilitated, managed, ours, role_of, told_of
from handlers.routes import At, Routes
from storage.arrivals import Missed

routes = Routes()
MONTH = timedelta(days=30)
BESIDE_THE_BOX = ("elections.open", "elections.remind", "rooms.voted")
"""Letters of an open vote: for whom they wait would tell who has not voted, or who has in the room."""
LENGTHS = (6, 12, 24)
"""Months for which somebody who is the rep already can stay it."""


@routes.view("people.members")
def on_members(at: At, group: GroupId, page: int) -> Screen:
    """Who is in the group; those who wait come first."""
    facilitated(at, group)
    people = at.unit.people
    waiting = people.list_members(group, now=at.now, standing=Standing.ASKED)
    return screens.members(
        at.words, group, [*waiting, *_as_told(at, people.list_members(group, now=at.now))], page=page
    )


def _as_told(at: At, listed: Sequence[Member]) -> list[Member]:
    """Who was elected an hour ago is shown as what they were: who stood hears the result first, then everybody."""
    told = told_reps(at.unit, listed, now=at.now)
    return [replace(each, is_rep=each.is_rep and each.id in told) for each in listed]


@routes.view("people.unheard")
def on_unheard(at: At, group: GroupId, page: int) -> Screen:
    """Who does not get everything from us, and why."""
    facilitated(at, group)
    members = [each for each in at.unit.people.list_members(group, now=at.now) if not each.on_paper]
    names = {each.person_id: each.name for each in members}
    blocked = at.unit.people.list_unreachable(list(names))
    missed = at.unit.deliveries.list_missed(list(names), group)
    waiting = at.unit.deliveries.waiting_since(list(names), but=BESIDE_THE_BOX)
    found = [
        *((names[person], Unheard.BLOCKED, since) for person, since in blocked.items()),
        *((_whose(names, each.person), _why(each), each.since) for each in missed),
        *((names[person], Unheard.WAITING, since) for person, since in waiting.items()),
    ]
    return screens.unheard(at.words, group, found, page=page)


def _whose(names: Mapping[PersonId, str], person: PersonId | None) -> str:
    return "" if person is None else names[person]


def _why(missed: Missed) -> Unheard:
    if missed.person is None:
        return Unheard.SHUT_OUT
    return Unheard.NO_VOICES if missed.why == "forbidden" else Unheard.NOT_TAKEN


@routes.view("people.member")
def on_member(at: At, member: MemberId) -> Screen:
    """One person of the group."""
    shown = managed(at, member)
    if shown.standing is Standing.ASKED:
        return joining_screens.asked(at.words, at.unit.people.get_group(shown.group_id), shown)
    if shown.standing is not Standing.IN:
        raise OldButton
    return _member(at, shown)


def _member(at: At, shown: Member) -> Screen:
    term = told_term(at.unit, shown.id, now=at.now)
    return screens.member(at.words, _as_told(at, [shown])[0], None if term is None else term.ends_at)


@routes.view("people.roles")
def on_roles(at: At, member: MemberId) -> Screen:
    shown = managed(at, member)
    services.check_can_change(at.unit, shown, now=at.now)
    return screens.roles(at.words, shown)


@routes.deed("people.role")
def on_role(at: At, member: MemberId, role: str) -> Screen:
    return _member(at, services.change_role(at.unit, at.person, member, role=role_of(role), now=at.now))


@routes.deed("people.phone")
def on_phone(at: At, member: MemberId) -> Screen:
    """A link that makes a phone this member's."""
    code = services.invite_phone(at.unit, at.person, member, now=at.now)
    return screens.phone(at.words, managed(at, member), at.link(f"phone_{code}"))


@routes.view("people.was_rep")
def on_was_rep(at: At, member: MemberId) -> Screen:
    """For how much longer."""
    shown = managed(at, member)
    services.check_can_be_rep(at.unit, shown, now=at.now)
    return screens.was_rep(at.words, shown, LENGTHS)


@routes.deed("people.rep_until")
def on_rep_until(at: At, member: MemberId, months: int) -> Screen:
    """This member was the rep before the bot came."""
    if months not in LENGTHS:
        raise OldButton
    until = at.now + MONTH * months
    return _member(at, services.make_rep(at.unit, at.person, member, until=until, now=at.now))


@routes.view("people.remove")
def on_remove(at: At, member: MemberId) -> Screen:
    """Take somebody out: asked once."""
    shown = managed(at, member)
    services.check_can_remove(at.unit, shown, now=at.now)
    return screens.remove(at.words, shown)


@routes.deed("people.removed")
def on_removed(at: At, member: MemberId) -> Screen:
    return screens.removed(at.words, services.remove(at.unit, at.person, member, now=at.now))


@routes.view("people.add_paper")
def on_add_paper(at: At, group: GroupId) -> Screen:
    """A member without a phone."""
    facilitated(at, group)
    return screens.add_paper(at.words, group)


@routes.reply("people.add_paper")
def on_add_paper_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    place = tap("people.add_paper", group)
    return _member(
        at, services.add_on_paper(at.unit, at.person, group, name=reply.text, ours=ours(), now=at.now, after=place)
    )  # fmt: skip


@routes.view("people.left_told")
def on_left_told(at: At, member: MemberId) -> Screen | None:
    """For the facilitators: somebody left."""
    gone = managed(at, member)
    return screens.left_told(at.words, gone) if gone.standing is Standing.LEFT else None


@routes.view("people.gone_told")
def on_gone_told(at: At, member: MemberId) -> Screen | None:
    """An act of power: a facilitator took somebody out; None when they are back."""
    gone = told_of(at, member)
    return screens.gone_told(at.words, gone) if gone.standing is Standing.LEFT else None


@routes.view("people.role_told")
def on_role_told(at: At, member: MemberId, role: str) -> Screen:
    """An act of power: somebody is something else now."""
    return screens.role_told(at.words, told_of(at, member), role_of(role))


@routes.view("people.added_told")
def on_added_told(at: At, member: MemberId) -> Screen | None:
    """An act of power: a facilitator added somebody; None when they went again."""
    added = told_of(at, member)
    return screens.added_told(at.words, added) if added.standing is Standing.IN else None


@routes.view("people.rep_told")
def on_rep_told(at: At, member: MemberId) -> Screen | None:
    """An act of power: this member is the rep."""
    term = at.unit.people.term_of(told_of(at, member).id, now=at.now)
    return None if term is None else screens.rep_told(at.words, told_of(at, member), term.ends_at)

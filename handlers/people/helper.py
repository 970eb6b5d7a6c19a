"""The named person of a group, whom members can tell when somebody hurts them, and the emergency number."""

from bot.ids import GroupId, MemberId
from bot.rules.people import EMERGENCY, Group, NoHelperYet, Role, phone_number
from bot.rules.refusals import OldButton
from bot.screen import Reply, Screen, tap
from bot.screens.people import helper as screens
from bot.services import people as services
from handlers.people.group import invite
from handlers.people.whose import facilitated, managed, ours
from handlers.routes import At, Routes

routes = Routes()


@routes.view("people.helper")
def on_helper(at: At, group: GroupId) -> Screen:
    """Who helps, and which number to call in danger."""
    shown = facilitated(at, group)
    if not shown.helper_name:
        raise NoHelperYet(tap("people.helper_name", group))
    return _helper(at, shown)


def _helper(at: At, group: Group) -> Screen:
    reached = at.unit.worries.find_reached(group.id) is not None
    return screens.helper(at.words, group, reached=reached)


@routes.view("people.helper_name")
def on_helper_name(at: At, group: GroupId) -> Screen:
    """Who it is: I, somebody of the group who is no member, or a name."""
    shown = facilitated(at, group)
    there = at.unit.people.list_members(group, now=at.now)
    others = [m for m in there if m.role is not Role.MEMBER and not m.on_paper and m.person_id != at.person.id]
    return screens.helper_name(at.words, shown, others)


@routes.reply("people.helper_name")
def on_helper_name_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    return screens.helper_phone(
        at.words, services.set_helper(at.unit, at.person, group, name=reply.text, ours=ours(), now=at.now)
    )  # fmt: skip


@routes.deed("people.helper_me")
def on_helper_me(at: At, group: GroupId) -> Screen:
    """The facilitator is the named person."""
    return screens.helper_phone(
        at.words,
        services.set_helper(
            at.unit, at.person, group, name=at.person.called, person=at.person.id, ours=ours(), now=at.now
        ),
    )  # fmt: skip


@routes.deed("people.helper_is")
def on_helper_is(at: At, member: MemberId) -> Screen:
    """Somebody of the group is the named person, so worries reach them here."""
    named = managed(at, member)
    if named.role is Role.MEMBER or named.on_paper:
        raise OldButton
    changed = services.set_helper(
        at.unit, at.person, named.group_id, name=named.name, person=named.person_id, ours=ours(), now=at.now
    )
    return screens.helper_phone(at.words, changed)


@routes.view("people.helper_told")
def on_helper_told(at: At, group: GroupId) -> Screen:
    """For everybody: the named person is somebody else now, or has another number."""
    at.member(group)
    return screens.helper_told(at.words, at.unit.people.get_group(group))


@routes.view("people.helper_phone")
def on_helper_phone(at: At, group: GroupId) -> Screen:
    """The number of the named person."""
    return screens.helper_phone(at.words, facilitated(at, group))


@routes.reply("people.helper_phone")
def on_helper_phone_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    """The number is known; the group is ready."""
    number = phone_number(reply.text, after=tap("people.helper_phone", group))
    return invite(at, services.set_helper_phone(at.unit, at.person, group, number, now=at.now))


@routes.deed("people.no_number")
def on_no_number(at: At, group: GroupId) -> Screen:
    """There is no number; members ask through the bot."""
    return invite(at, services.set_helper_phone(at.unit, at.person, group, "", now=at.now))


@routes.view("people.emergency")
def on_emergency(at: At, group: GroupId) -> Screen:
    """Which number to call in danger."""
    return screens.emergency(at.words, facilitated(at, group), EMERGENCY)


@routes.deed("people.emergency_is")
def on_emergency_is(at: At, group: GroupId, number: str) -> Screen:
    if number not in EMERGENCY:
        raise OldButton
    return _helper(at, services.change_group(at.unit, at.person, group, now=at.now, emergency=number))

"""From the link of a group to being in it, and the facilitator's yes."""

from bot.ids import GroupId, MemberId
from bot.rules.people import Group, Member, Standing
from bot.rules.refusals import NotInGroup, OldButton
from bot.screen import Button, Reply, Screen, Tap, tap
from bot.screens.people import joining as screens
from bot.services import people as services
from handlers.people.whose import entering, language_in, likes_of, managed, ours, own_name, role_of
from handlers.routes import At, Routes

routes = Routes()


@routes.start("join")
def on_join(at: At, code: str) -> Tap:
    """Somebody opened the link of a group."""
    return tap("people.join_language", services.open_link(at.unit, at.person, code=code, now=at.now).id)


@routes.view("people.join_language")
def on_join_language(at: At, group: GroupId) -> Screen:
    return screens.join_language(at.words, entering(at, group))


@routes.deed("people.join_speak")
def on_join_speak(at: At, group: GroupId, language: str) -> Screen:
    """The language is chosen; from here on everything is in it."""
    entering(at, group)
    services.choose(at.unit, at.person, language=language_in(language))
    return screens.join_name(at.words.in_language(language), group, own_name(at))


@routes.view("people.join_name")
def on_join_name(at: At, group: GroupId) -> Screen:
    entering(at, group)
    return screens.join_name(at.words, group, own_name(at))


@routes.reply("people.join_name")
def on_join_name_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    entering(at, group)
    place = tap("people.join_name", group)
    services.rename(at.unit, at.person, name=reply.text, group=group, ours=ours(), now=at.now, after=place)
    return screens.join_likes(at.words, group)


@routes.deed("people.join_named")
def on_join_named(at: At, group: GroupId) -> Screen:
    """The name from Telegram is right."""
    entering(at, group)
    place = tap("people.join_name", group)
    services.rename(at.unit, at.person, name=at.person.called, group=group, ours=ours(), now=at.now, after=place)
    return screens.join_likes(at.words, group)


@routes.view("people.join_likes")
def on_join_likes(at: At, group: GroupId) -> Screen:
    entering(at, group)
    return screens.join_likes(at.words, group)


@routes.deed("people.join_liked")
def on_join_liked(at: At, group: GroupId, likes: str) -> Screen:
    joining = entering(at, group)
    services.choose(at.unit, at.person, likes=likes_of(likes))
    return screens.join_consent(at.words, joining)


@routes.view("people.join_consent")
def on_join_consent(at: At, group: GroupId) -> Screen:
    return screens.join_consent(at.words, entering(at, group))


@routes.view("people.join_more")
def on_join_more(at: At, group: GroupId) -> Screen:
    """What is kept, told at more length."""
    return screens.join_more(at.words, entering(at, group))


@routes.deed("people.join_agree")
def on_join_agree(at: At, group: GroupId) -> Screen:
    return screens.join_asked(at.words, services.consent(at.unit, at.person, group=group, ours=ours(), now=at.now))


@routes.deed("people.join_not_now")
def on_join_not_now(at: At, group: GroupId) -> Screen:
    """They do not want to, now. The link works again whenever they like."""
    entering(at, group)
    services.leave(at.unit, at.person, group=group, now=at.now)
    return screens.join_not_now(at.words)


@routes.view("people.asked")
def on_asked(at: At, member: MemberId) -> Screen | None:
    """For a facilitator: somebody wants to join."""
    asked = managed(at, member)
    if asked.standing is not Standing.ASKED:
        raise OldButton
    return screens.asked(at.words, at.unit.people.get_group(asked.group_id), asked)


@routes.deed("people.confirm")
def on_confirm(at: At, member: MemberId, role: str) -> Screen:
    """A facilitator says who the new person is."""
    return screens.confirmed(
        at.words, services.confirm(at.unit, at.person, member=member, role=role_of(role), now=at.now)
    )  # fmt: skip


@routes.deed("people.decline")
def on_decline(at: At, member: MemberId) -> Screen:
    """A facilitator says that this is not the right group."""
    return screens.declined(at.words, services.decline(at.unit, at.person, member=member, now=at.now))


@routes.view("people.welcome")
def on_welcome(at: At, group: GroupId) -> Screen:
    member = at.member(group)
    return screens.welcome(at.words, at.unit.people.get_group(group), member, is_here=at.person.group_id == group)


@routes.menu("things", 85)
def helping_in_things(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """The rules for helping stay within reach, not only on the first day."""
    return screens.rules_of_helping(at.words, member)


@routes.view("people.helping")
def on_helping(at: At) -> Screen:
    """How to help without steering."""
    return screens.helping(at.words)


@routes.view("people.not_helping")
def on_not_helping(at: At) -> Screen:
    """What a helper does not do."""
    return screens.not_helping(at.words)


def _was_in(at: At, group: GroupId) -> Group:
    if at.unit.people.find_member(at.person.id, group, now=at.now) is None:
        raise NotInGroup
    return at.unit.people.get_group(group)


@routes.view("people.not_ours")
def on_not_ours(at: At, group: GroupId) -> Screen:
    """The facilitator said no."""
    return screens.not_ours(at.words, _was_in(at, group))


@routes.view("people.removed_told")
def on_removed_told(at: At, group: GroupId) -> Screen:
    """You are out of the group."""
    return screens.removed_told(at.words, _was_in(at, group))

"""Joining, my settings, and looking after a group."""

from datetime import datetime, timedelta

from bot.ids import GroupId, MemberId
from bot.rules.people import (
    PHONE_MOST,
    Group,
    Likes,
    Member,
    NoHelperYet,
    Role,
    Standing,
    check_facilitator,
    clean_name,
)
from bot.rules.refusals import Empty, NotInGroup, OldButton, TooLong
from bot.screen import HOME, Button, Reply, Screen, tap
from bot.screens import people as screens
from bot.services import people as services
from bot.words import LANGUAGES
from handlers.routes import At, HomeEntry, Routes

routes = Routes()
ZONES = (
    "Europe/London", "Europe/Dublin", "Europe/Berlin", "Europe/Madrid", "Europe/Warsaw", "Europe/Helsinki",
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Asia/Karachi",
    "Australia/Sydney", "Pacific/Auckland",
)  # fmt: skip
"""The zones that are offered; another one can be set in the database by the administrator."""
BOARD_MOST = 60
MONTH = timedelta(days=30)


def _likes(word: str) -> Likes:
    try:
        return Likes(word)
    except ValueError:
        raise OldButton from None


def _role(word: str) -> Role:
    try:
        return Role(word)
    except ValueError:
        raise OldButton from None


def _language(code: str) -> str:
    if code not in LANGUAGES:
        raise OldButton
    return code


def _joining(at: At, group: GroupId) -> Group:
    """The group that this person is on the way into. Raises OldButton for everybody else."""
    member = at.unit.people.find_member(at.person.id, group, now=at.now)
    if member is None or member.standing is not Standing.OPENED:
        raise OldButton
    return at.unit.people.get_group(group)


def _facilitated(at: At, group: GroupId) -> Group:
    """A group that this person looks after. Raises NotYours, NotInGroup."""
    check_facilitator(at.member(group))
    return at.unit.people.get_group(group)


def _managed(at: At, member: MemberId) -> Member:
    """Somebody in a group that this person looks after. Raises OldButton, NotYours, NotInGroup."""
    try:
        shown = at.unit.people.get_member(member, now=at.now)
    except LookupError:
        raise OldButton from None
    check_facilitator(at.member(shown.group_id))
    return shown


# Joining


@routes.start("join")
def on_join(at: At, code: str) -> Screen:
    """Somebody opened the link of a group."""
    return screens.join_language(at.words, services.open_link(at.unit, at.person, code=code, now=at.now))


@routes.view("people.join_language")
def on_join_language(at: At, group: GroupId) -> Screen:
    """First step."""
    return screens.join_language(at.words, _joining(at, group))


@routes.deed("people.join_speak")
def on_join_speak(at: At, group: GroupId, language: str) -> Screen:
    """The language is chosen; from here on everything is in it."""
    _joining(at, group)
    services.choose(at.unit, at.person, language=_language(language))
    return screens.join_name(at.words.in_language(language), group, at.person.called)


@routes.view("people.join_name")
def on_join_name(at: At, group: GroupId) -> Screen:
    """Second step."""
    _joining(at, group)
    return screens.join_name(at.words, group, at.person.called)


@routes.reply("people.join_name")
def on_join_name_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    """A name was typed."""
    _joining(at, group)
    place = tap("people.join_name", group)
    services.rename(at.unit, at.person, name=reply.text, group=group, now=at.now, after=place)
    return screens.join_likes(at.words, group)


@routes.deed("people.join_named")
def on_join_named(at: At, group: GroupId) -> Screen:
    """The name from Telegram is right."""
    _joining(at, group)
    place = tap("people.join_name", group)
    services.rename(at.unit, at.person, name=at.person.called, group=group, now=at.now, after=place)
    return screens.join_likes(at.words, group)


@routes.view("people.join_likes")
def on_join_likes(at: At, group: GroupId) -> Screen:
    """Third step."""
    _joining(at, group)
    return screens.join_likes(at.words, group)


@routes.deed("people.join_liked")
def on_join_liked(at: At, group: GroupId, likes: str) -> Screen:
    """How they like information."""
    joining = _joining(at, group)
    services.choose(at.unit, at.person, likes=_likes(likes))
    return screens.join_consent(at.words, joining)


@routes.view("people.join_consent")
def on_join_consent(at: At, group: GroupId) -> Screen:
    """Fourth step."""
    return screens.join_consent(at.words, _joining(at, group))


@routes.view("people.join_more")
def on_join_more(at: At, group: GroupId) -> Screen:
    """What is kept, told at more length."""
    return screens.join_more(at.words, _joining(at, group))


@routes.deed("people.join_agree")
def on_join_agree(at: At, group: GroupId) -> Screen:
    """They agree."""
    return screens.join_asked(at.words, services.consent(at.unit, at.person, group=group, now=at.now))


@routes.deed("people.join_not_now")
def on_join_not_now(at: At, group: GroupId) -> Screen:
    """They do not want to, now. The link works again whenever they like."""
    _joining(at, group)
    services.leave(at.unit, at.person, group=group, now=at.now)
    return screens.join_not_now(at.words)


@routes.view("people.asked")
def on_asked(at: At, member: MemberId) -> Screen | None:
    """For a facilitator: somebody wants to join."""
    asked = _managed(at, member)
    if asked.standing is not Standing.ASKED:
        raise OldButton
    return screens.asked(at.words, asked)


@routes.deed("people.confirm")
def on_confirm(at: At, member: MemberId, role: str) -> Screen:
    """A facilitator says who the new person is."""
    return screens.confirmed(
        at.words, services.confirm(at.unit, at.person, member=member, role=_role(role), now=at.now)
    )  # fmt: skip


@routes.deed("people.decline")
def on_decline(at: At, member: MemberId) -> Screen:
    """A facilitator says that this is not the right group."""
    return screens.declined(at.words, services.decline(at.unit, at.person, member=member, now=at.now))


@routes.view("people.welcome")
def on_welcome(at: At, group: GroupId) -> Screen:
    """You are in."""
    member = at.member(group)
    return screens.welcome(at.words, at.unit.people.get_group(group), member)


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


def _told(at: At, member: MemberId) -> Member:
    """Somebody of a group that this person is in, too."""
    try:
        told = at.unit.people.get_member(member, now=at.now)
    except LookupError:
        raise OldButton from None
    at.member(told.group_id)
    return told


@routes.view("people.role_told")
def on_role_told(at: At, member: MemberId, role: str) -> Screen:
    """An act of power: somebody is something else now."""
    return screens.role_told(at.words, _told(at, member), _role(role))


@routes.view("people.rep_told")
def on_rep_told(at: At, member: MemberId) -> Screen | None:
    """An act of power: this member is the rep."""
    term = at.unit.people.term_of(_told(at, member).id, now=at.now)
    return None if term is None else screens.rep_told(at.words, _told(at, member), term[1])


# My settings


@routes.menu("things", 90)
def me_in_things(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """My settings are always under My things."""
    return (
        Button(at.words.text("people.button.me"), tap("people.me")),
        Button(at.words.text("people.button.language"), tap("people.language")),
    )


@routes.view("people.me")
def on_me(at: At) -> Screen:
    """My settings."""
    groups = [m for m in at.unit.people.list_memberships(at.person.id, now=at.now) if m.standing is Standing.IN]
    return screens.me(at.words, several=len(groups) > 1)


@routes.view("people.language")
def on_language(at: At) -> Screen:
    """Which language."""
    return screens.language(at.words)


@routes.deed("people.speak")
def on_speak(at: At, language: str) -> Screen:
    """Another language, from now on."""
    services.choose(at.unit, at.person, language=_language(language))
    return screens.changed(at.words.in_language(language), tap("people.me"))


@routes.view("people.likes")
def on_likes(at: At) -> Screen:
    """How I like information."""
    return screens.likes(at.words)


@routes.deed("people.liked")
def on_liked(at: At, likes: str) -> Screen:
    """Information comes this way from now on."""
    services.choose(at.unit, at.person, likes=_likes(likes))
    return screens.changed(at.words, tap("people.me"))


@routes.view("people.name")
def on_name(at: At) -> Screen:
    """What we call you."""
    return screens.name(at.words, at.person.called)


@routes.reply("people.name")
def on_name_typed(at: At, reply: Reply) -> Screen:
    """Another name."""
    services.rename(
        at.unit, at.person, name=reply.text, group=at.group().id, now=at.now, after=tap("people.name")
    )  # fmt: skip
    return screens.changed(at.words, tap("people.me"))


@routes.view("people.kept")
def on_kept(at: At) -> Screen:
    """What you keep about me."""
    kept = services.kept_about(at.unit, at.person, now=at.now)
    return screens.kept(at.words, at.person.called, groups=kept.groups, voices=kept.voices, photos=kept.photos)


@routes.view("people.delete")
def on_delete(at: At) -> Screen:
    """Delete me: asked once."""
    return screens.delete(at.words)


@routes.deed("people.deleted")
def on_deleted(at: At) -> Screen:
    """They want to be forgotten."""
    neutral = at.words.text("people.former_member")
    services.delete(at.unit, at.person, neutral_name=neutral, now=at.now)
    return screens.deleted(at.words)


@routes.view("people.leave")
def on_leave(at: At) -> Screen:
    """Leave the group: asked once."""
    return screens.leave(at.words, at.group())


@routes.deed("people.left")
def on_left(at: At, group: GroupId) -> Screen:
    """They leave."""
    return screens.left(at.words, services.leave(at.unit, at.person, group=group, now=at.now))


@routes.view("people.groups")
def on_groups(at: At) -> Screen:
    """Which of my groups to look at."""
    mine = at.unit.people.list_memberships(at.person.id, now=at.now)
    groups = [at.unit.people.get_group(m.group_id) for m in mine if m.standing is Standing.IN]
    return screens.groups(at.words, groups)


@routes.deed("people.switch")
def on_switch(at: At, group: GroupId) -> Screen:
    """Look at another of my groups."""
    services.switch(at.unit, at.person, group=group, now=at.now)
    return screens.changed(at.words, HOME)


# Looking after a group


@routes.start("found")
def on_found(at: At, code: str) -> Screen:
    """The link that works once: the first facilitator of a new board."""
    words = at.words
    group = services.found(
        at.unit,
        at.person,
        code=code,
        board_name=words.text("people.unnamed_board"),
        group_name=words.text("people.unnamed_group"),
        zone=at.home_zone,
        now=at.now,
    )
    return screens.found_board(words, group)


@routes.view("people.found_board")
def on_found_board(at: At, group: GroupId) -> Screen:
    """The name of the board."""
    _facilitated(at, group)
    return screens.found_board(at.words, group)


@routes.reply("people.found_board")
def on_found_board_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    """The board has a name."""
    board = _facilitated(at, group).board_id
    at.unit.people.rename_board(board, _typed(reply, BOARD_MOST))
    return screens.group_name(at.words, group)


def _typed(reply: Reply, most: int) -> str:
    """Typed words on one line. Raises Empty, TooLong."""
    text = " ".join(reply.text.split())
    if not text:
        raise Empty
    if len(text) > most:
        raise TooLong(most=most)
    return text


@routes.deed("people.new_group")
def on_new_group(at: At, group: GroupId) -> Screen:
    """Another group of the same board."""
    name = at.words.text("people.unnamed_group")
    return screens.group_name(
        at.words, services.found_group(at.unit, at.person, beside=group, group_name=name, now=at.now)
    )  # fmt: skip


@routes.view("people.group_name")
def on_group_name(at: At, group: GroupId) -> Screen:
    """The name of the group."""
    _facilitated(at, group)
    return screens.group_name(at.words, group)


@routes.reply("people.group_name")
def on_group_name_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    """The group has a name; a group that is ready stays ready."""
    changed = services.change_group(at.unit, at.person, group, now=at.now, name=_typed(reply, BOARD_MOST))
    if changed.helper_name:
        return screens.group(at.words, changed)
    return screens.group_language(at.words, group)


@routes.view("people.group_language")
def on_group_language(at: At, group: GroupId) -> Screen:
    """The language of the group."""
    _facilitated(at, group)
    return screens.group_language(at.words, group)


@routes.deed("people.group_speaks")
def on_group_speaks(at: At, group: GroupId, language: str) -> Screen:
    """The group has a language."""
    changed = services.change_group(at.unit, at.person, group, now=at.now, language=_language(language))
    return screens.group_zone(at.words, changed, ZONES, at.now, page=0)


@routes.view("people.group_zone")
def on_group_zone(at: At, group: GroupId, page: int) -> Screen:
    """What the clock says where the group is."""
    return screens.group_zone(at.words, _facilitated(at, group), ZONES, at.now, page=page)


@routes.deed("people.group_zoned")
def on_group_zoned(at: At, group: GroupId, zone: str) -> Screen:
    """The group has a time zone."""
    if zone not in ZONES:
        raise OldButton
    changed = services.change_group(at.unit, at.person, group, now=at.now, zone=zone)
    return screens.group_zone(at.words, changed, ZONES, at.now, page=0)


@routes.view("people.helper_name")
def on_helper_name(at: At, group: GroupId) -> Screen:
    """The named person."""
    _facilitated(at, group)
    return screens.helper_name(at.words, group)


@routes.reply("people.helper_name")
def on_helper_name_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    """The group has a named person."""
    _facilitated(at, group)
    name = clean_name(reply.text, taken=set(), after=tap("people.helper_name", group))
    return screens.helper_phone(
        at.words, services.change_group(at.unit, at.person, group, now=at.now, helper_name=name)
    )  # fmt: skip


@routes.view("people.helper_phone")
def on_helper_phone(at: At, group: GroupId) -> Screen:
    """The number of the named person."""
    return screens.helper_phone(at.words, _facilitated(at, group))


@routes.reply("people.helper_phone")
def on_helper_phone_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    """The number is known; the group is ready."""
    number = _typed(reply, PHONE_MOST)
    return _invite(at, services.change_group(at.unit, at.person, group, now=at.now, helper_phone=number))


@routes.deed("people.no_number")
def on_no_number(at: At, group: GroupId) -> Screen:
    """There is no number; members ask through the bot."""
    return _invite(at, services.change_group(at.unit, at.person, group, now=at.now, helper_phone=""))


def _invite(at: At, group: Group) -> Screen:
    if not group.helper_name:
        raise NoHelperYet(tap("people.helper_name", group.id))
    return screens.invite(at.words, group, at.link(f"join_{group.join_code}"))


@routes.view("people.invite")
def on_invite(at: At, group: GroupId) -> Screen:
    """The link with which people join."""
    return _invite(at, _facilitated(at, group))


@routes.deed("people.new_link")
def on_new_link(at: At, group: GroupId) -> Screen:
    """A new link; the old one works no more."""
    services.new_code(at.unit, at.person, group, now=at.now)
    return _invite(at, at.unit.people.get_group(group))


@routes.view("people.poster")
def on_poster(at: At, group: GroupId) -> Screen:
    """The poster."""
    shown = _facilitated(at, group)
    if not shown.helper_name:
        raise NoHelperYet(tap("people.helper_name", group))
    return screens.poster(at.words, shown, at.link(f"join_{shown.join_code}"))


@routes.home(5)
def unfinished(at: At, group: Group, member: Member) -> HomeEntry | None:
    """A group is not ready without a named person."""
    if not member.is_facilitator or group.helper_name:
        return None
    words = at.words
    button = Button(words.text("people.button.finish"), tap("people.helper_name", group.id))
    return HomeEntry(words.text("people.unfinished.title"), words.lines("people.unfinished"), button)


@routes.menu("facilitator", 80)
def group_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """Members and group, for the facilitator."""
    return (
        Button(at.words.text("people.button.members"), tap("people.members", group.id, 0)),
        Button(at.words.text("people.button.our_group"), tap("people.group", group.id)),
    )


@routes.view("people.group")
def on_group(at: At, group: GroupId) -> Screen:
    """What can be set for a group."""
    shown = _facilitated(at, group)
    if not shown.helper_name:
        raise NoHelperYet(tap("people.helper_name", group))
    return screens.group(at.words, shown)


@routes.view("people.chat")
def on_chat(at: At, group: GroupId) -> Screen:
    """The group's chat in Telegram."""
    return screens.chat(at.words, _facilitated(at, group), at.bot_name)


@routes.deed("people.unlink")
def on_unlink(at: At, group: GroupId) -> Screen:
    """No announcements in the chat any more."""
    services.unlink_chat(at.unit, at.person, group, now=at.now)
    return screens.changed(at.words, tap("people.group", group))


@routes.view("people.members")
def on_members(at: At, group: GroupId, page: int) -> Screen:
    """Who is in the group; those who wait come first."""
    _facilitated(at, group)
    people = at.unit.people
    waiting = people.list_members(group, now=at.now, standing=Standing.ASKED)
    return screens.members(at.words, group, [*waiting, *people.list_members(group, now=at.now)], page=page)


@routes.view("people.member")
def on_member(at: At, member: MemberId) -> Screen:
    """One person of the group."""
    shown = _managed(at, member)
    if shown.standing is Standing.ASKED:
        return screens.asked(at.words, shown)
    if shown.standing is not Standing.IN:
        raise OldButton
    return _member(at, shown)


def _member(at: At, shown: Member) -> Screen:
    term = at.unit.people.term_of(shown.id, now=at.now)
    return screens.member(at.words, shown, None if term is None else term[1])


@routes.view("people.roles")
def on_roles(at: At, member: MemberId) -> Screen:
    """Which role."""
    return screens.roles(at.words, _managed(at, member))


@routes.deed("people.role")
def on_role(at: At, member: MemberId, role: str) -> Screen:
    """Another role."""
    return _member(at, services.change_role(at.unit, at.person, member, role=_role(role), now=at.now))


@routes.deed("people.phone")
def on_phone(at: At, member: MemberId) -> Screen:
    """A link that makes a phone this member's."""
    code = services.invite_phone(at.unit, at.person, member, now=at.now)
    return screens.phone(at.words, _managed(at, member), at.link(f"phone_{code}"))


@routes.start("phone")
def on_take_phone(at: At, code: str) -> Screen:
    """Somebody opened such a link."""
    return screens.phone_taken(at.words, services.take_phone(at.unit, at.person, code=code, now=at.now))


def _ends(now: datetime) -> list[datetime]:
    return [now + MONTH * months for months in (6, 12, 24)]


@routes.view("people.was_rep")
def on_was_rep(at: At, member: MemberId) -> Screen:
    """Until when."""
    return screens.was_rep(at.words, _managed(at, member), _ends(at.now))


@routes.deed("people.rep_until")
def on_rep_until(at: At, member: MemberId, months: int) -> Screen:
    """This member was the rep before the bot came."""
    if months not in (6, 12, 24):
        raise OldButton
    until = at.now + MONTH * months
    return _member(at, services.make_rep(at.unit, at.person, member, until=until, now=at.now))


@routes.view("people.remove")
def on_remove(at: At, member: MemberId) -> Screen:
    """Take somebody out: asked once."""
    return screens.remove(at.words, _managed(at, member))


@routes.deed("people.removed")
def on_removed(at: At, member: MemberId) -> Screen:
    """Out of the group."""
    return screens.removed(at.words, services.remove(at.unit, at.person, member, now=at.now))


@routes.view("people.add_paper")
def on_add_paper(at: At, group: GroupId) -> Screen:
    """A member without a phone."""
    _facilitated(at, group)
    return screens.add_paper(at.words, group)


@routes.reply("people.add_paper")
def on_add_paper_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    """Their name was typed."""
    place = tap("people.add_paper", group)
    return _member(
        at, services.add_on_paper(at.unit, at.person, group, name=reply.text, now=at.now, after=place)
    )  # fmt: skip

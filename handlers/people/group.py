"""Setting up a group and its place beside other groups of the board, its link and poster, its chat."""

from bot.ids import GroupId
from bot.rules.people import ZONES, Group, Member, NoHelperYet, on_one_line
from bot.rules.refusals import OldButton
from bot.rules.workdays import COUNTRIES
from bot.screen import Button, Reply, Screen, tap
from bot.screens.people import group as screens
from bot.services import people as services
from handlers.people.whose import facilitated, language_in
from handlers.routes import At, HomeEntry, Routes

routes = Routes()
BOARD_MOST = 60

# Beginning


@routes.view("people.found_board")
def on_found_board(at: At, group: GroupId) -> Screen:
    facilitated(at, group)
    return screens.found_board(at.words, group)


@routes.reply("people.found_board")
def on_found_board_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    shown = facilitated(at, group)
    name = on_one_line(reply.text, most=BOARD_MOST, after=tap("people.found_board", group))
    at.unit.people.rename_board(shown.board_id, name)
    return screens.group_name(at.words, shown)


@routes.view("people.more_groups")
def on_more_groups(at: At, group: GroupId) -> Screen:
    """Another group of the same board: who looks after it?"""
    return screens.more_groups(at.words, facilitated(at, group))


@routes.deed("people.new_group")
def on_new_group(at: At, group: GroupId) -> Screen:
    """The same facilitator looks after it."""
    name = at.words.text("people.unnamed_group")
    made = services.found_group(at.unit, at.person, beside=group, group_name=name, now=at.now)
    return screens.group_name(at.words, at.unit.people.get_group(made))


@routes.deed("people.group_link")
def on_group_link(at: At, group: GroupId) -> Screen:
    """Somebody else looks after it: a link for them."""
    code = services.invite_group(at.unit, at.person, group, now=at.now)
    return screens.group_link(at.words, facilitated(at, group), at.link(f"beside_{code}"))


@routes.view("people.group_name")
def on_group_name(at: At, group: GroupId) -> Screen:
    return screens.group_name(at.words, facilitated(at, group))


@routes.reply("people.group_name")
def on_group_name_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    name = on_one_line(reply.text, most=BOARD_MOST, after=tap("people.group_name", group))
    changed = services.change_group(at.unit, at.person, group, now=at.now, name=name)
    return _settled(at, changed) or screens.group_language(at.words, changed)


def _settled(at: At, changed: Group) -> Screen | None:
    """A group that is ready stays ready: back to everything that can be set."""
    return screens.group(at.words, changed) if changed.helper_name else None


@routes.view("people.group_language")
def on_group_language(at: At, group: GroupId) -> Screen:
    return screens.group_language(at.words, facilitated(at, group))


@routes.deed("people.group_speaks")
def on_group_speaks(at: At, group: GroupId, language: str) -> Screen:
    changed = services.change_group(at.unit, at.person, group, now=at.now, language=language_in(language))
    return _settled(at, changed) or screens.group_zone(at.words, changed, tuple(ZONES), at.now, page=0)


@routes.view("people.group_zone")
def on_group_zone(at: At, group: GroupId, page: int) -> Screen:
    """What the clock says where the group is."""
    return screens.group_zone(at.words, facilitated(at, group), tuple(ZONES), at.now, page=page)


@routes.deed("people.group_zoned")
def on_group_zoned(at: At, group: GroupId, zone: str) -> Screen:
    """The group has a time zone, and with it the emergency number that is used there."""
    if zone not in ZONES:
        raise OldButton
    changed = services.change_group(at.unit, at.person, group, now=at.now, zone=zone, emergency=ZONES[zone])
    return screens.group_zone(at.words, changed, tuple(ZONES), at.now, page=0)


@routes.view("people.free_days")
def on_free_days(at: At, group: GroupId, page: int) -> Screen:
    """Whose bank holidays the board keeps."""
    return screens.free_days(at.words, facilitated(at, group), tuple(COUNTRIES), page=page)


@routes.deed("people.free")
def on_free(at: At, group: GroupId, country: str) -> Screen:
    """The board keeps these; for all of its groups."""
    if country not in COUNTRIES:
        raise OldButton
    at.unit.people.set_country(facilitated(at, group).board_id, country)
    return screens.free_days(at.words, facilitated(at, group), tuple(COUNTRIES), page=0)


@routes.view("people.shares")
def on_shares(at: At, group: GroupId) -> Screen:
    """Whether other groups see the name of this one."""
    return screens.shares(at.words, facilitated(at, group))


@routes.deed("people.share")
def on_share(at: At, group: GroupId, is_shared: int) -> Screen:
    changed = services.change_group(at.unit, at.person, group, now=at.now, shares_name=bool(is_shared))
    return screens.shares(at.words, changed)


@routes.home(5)
def unfinished(at: At, group: Group, member: Member) -> HomeEntry | None:
    """A group is not ready without a named person."""
    if not member.is_facilitator or group.helper_name:
        return None
    words = at.words
    button = Button(words.text("people.button.finish"), tap("people.helper_name", group.id))
    return HomeEntry(words.text("people.unfinished.title"), words.lines("people.unfinished"), button)


# Link and poster


def invite(at: At, group: Group) -> Screen:
    """The link with which people join. Raises NoHelperYet."""
    if not group.helper_name:
        raise NoHelperYet(tap("people.helper_name", group.id))
    return screens.invite(at.words, group, at.link(f"join_{group.join_code}"))


@routes.view("people.invite")
def on_invite(at: At, group: GroupId) -> Screen:
    return invite(at, facilitated(at, group))


@routes.deed("people.new_link")
def on_new_link(at: At, group: GroupId) -> Screen:
    """A new link; the old one works no more."""
    services.new_code(at.unit, at.person, group, now=at.now)
    return invite(at, at.unit.people.get_group(group))


@routes.view("people.poster")
def on_poster(at: At, group: GroupId) -> Screen:
    """The poster, in the language of the group."""
    shown = facilitated(at, group)
    if not shown.helper_name:
        raise NoHelperYet(tap("people.helper_name", group))
    link = at.link(f"join_{shown.join_code}")
    ask = at.member(group).name
    return screens.poster(at.words, shown, link, at.words.in_language(shown.language), ask=ask)


# Looking after it


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
    shown = facilitated(at, group)
    if not shown.helper_name:
        raise NoHelperYet(tap("people.helper_name", group))
    return screens.group(at.words, shown)


@routes.view("people.chat")
def on_chat(at: At, group: GroupId) -> Screen:
    """The group's chat in Telegram."""
    return screens.chat(at.words, facilitated(at, group), at.bot_name)


@routes.view("people.chat_lost")
def on_chat_lost(at: At, group: GroupId) -> Screen | None:
    """The bot was taken out of the chat; None when it is in one again."""
    shown = facilitated(at, group)
    return screens.chat_lost(at.words, group) if shown.chat_id is None else None


@routes.deed("people.unlink")
def on_unlink(at: At, group: GroupId) -> Screen:
    """No announcements in the chat any more."""
    services.unlink_chat(at.unit, at.person, group, now=at.now)
    return screens.unlinked(at.words, group)

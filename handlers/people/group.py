"""Setting up a group, its link and poster, its chat."""

from bot.ids import GroupId
from bot.rules.people import PHONE_MOST, Group, Member, NoHelperYet, clean_name
from bot.rules.refusals import Empty, OldButton, TooLong
from bot.screen import Button, Reply, Screen, tap
from bot.screens.people import group as screens
from bot.screens.people import me as me_screens
from bot.services import people as services
from handlers.people.whose import facilitated, language_in
from handlers.routes import At, HomeEntry, Routes

routes = Routes()
ZONES = (
    "Europe/London", "Europe/Dublin", "Europe/Berlin", "Europe/Madrid", "Europe/Warsaw", "Europe/Helsinki",
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Asia/Karachi",
    "Australia/Sydney", "Pacific/Auckland",
)  # fmt: skip
"""The zones that are offered; another one can be set in the database by the administrator."""
BOARD_MOST = 60


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
    facilitated(at, group)
    return screens.found_board(at.words, group)


@routes.reply("people.found_board")
def on_found_board_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    """The board has a name."""
    board = facilitated(at, group).board_id
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
    facilitated(at, group)
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
    facilitated(at, group)
    return screens.group_language(at.words, group)


@routes.deed("people.group_speaks")
def on_group_speaks(at: At, group: GroupId, language: str) -> Screen:
    """The group has a language."""
    changed = services.change_group(at.unit, at.person, group, now=at.now, language=language_in(language))
    return screens.group_zone(at.words, changed, ZONES, at.now, page=0)


@routes.view("people.group_zone")
def on_group_zone(at: At, group: GroupId, page: int) -> Screen:
    """What the clock says where the group is."""
    return screens.group_zone(at.words, facilitated(at, group), ZONES, at.now, page=page)


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
    facilitated(at, group)
    return screens.helper_name(at.words, group)


@routes.reply("people.helper_name")
def on_helper_name_typed(at: At, reply: Reply, group: GroupId) -> Screen:
    """The group has a named person."""
    facilitated(at, group)
    name = clean_name(reply.text, taken=set(), after=tap("people.helper_name", group))
    return screens.helper_phone(
        at.words, services.change_group(at.unit, at.person, group, now=at.now, helper_name=name)
    )  # fmt: skip


@routes.view("people.helper_phone")
def on_helper_phone(at: At, group: GroupId) -> Screen:
    """The number of the named person."""
    return screens.helper_phone(at.words, facilitated(at, group))


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
    return _invite(at, facilitated(at, group))


@routes.deed("people.new_link")
def on_new_link(at: At, group: GroupId) -> Screen:
    """A new link; the old one works no more."""
    services.new_code(at.unit, at.person, group, now=at.now)
    return _invite(at, at.unit.people.get_group(group))


@routes.view("people.poster")
def on_poster(at: At, group: GroupId) -> Screen:
    """The poster."""
    shown = facilitated(at, group)
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
    shown = facilitated(at, group)
    if not shown.helper_name:
        raise NoHelperYet(tap("people.helper_name", group))
    return screens.group(at.words, shown)


@routes.view("people.chat")
def on_chat(at: At, group: GroupId) -> Screen:
    """The group's chat in Telegram."""
    return screens.chat(at.words, facilitated(at, group), at.bot_name)


@routes.deed("people.unlink")
def on_unlink(at: At, group: GroupId) -> Screen:
    """No announcements in the chat any more."""
    services.unlink_chat(at.unit, at.person, group, now=at.now)
    return me_screens.changed(at.words, tap("people.group", group))

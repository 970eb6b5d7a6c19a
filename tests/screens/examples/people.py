"""Every screen of people."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.ids import BoardId, GroupId, MemberId, PersonId
from bot.rules.people import Group, Member, Role, Standing
from bot.screen import HOME, Screen
from bot.screens import people as screens
from bot.words import Words

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
LINK = "https://t.me/SayNextBot?start=join_abcdefghijkl"
GROUP = Group(
    id=GroupId(1), board_id=BoardId(1), board_name="Marlshire", name="Northfield", zone=ZoneInfo("Europe/London"),
    language="en", helper_name="Alex", helper_phone="01632 960 123", join_code="abcdefghijkl", chat_id=None,
)  # fmt: skip
LINKED = Group(
    id=GroupId(1), board_id=BoardId(1), board_name="Marlshire", name="Northfield", zone=ZoneInfo("Europe/London"),
    language="en", helper_name="Alex", helper_phone="", join_code="abcdefghijkl", chat_id=-5,
)  # fmt: skip


def someone(name: str = "Mina", role: Role = Role.MEMBER, *, on_paper: bool = False, is_rep: bool = False) -> Member:
    """A person of the group."""
    return Member(MemberId(1), PersonId(1), GroupId(1), name, role, Standing.IN, on_paper, is_rep)


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    mina, sam = someone(), someone("Sam", Role.SUPPORTER)
    ends = [NOW + timedelta(days=30 * months) for months in (6, 12, 24)]
    return {
        "join_language": screens.join_language(words, GROUP),
        "join_name": screens.join_name(words, GroupId(1), "Mina"),
        "join_likes": screens.join_likes(words, GroupId(1)),
        "join_consent": screens.join_consent(words, GROUP),
        "join_more": screens.join_more(words, GROUP),
        "join_not_now": screens.join_not_now(words),
        "join_asked": screens.join_asked(words, GROUP),
        "asked": screens.asked(words, mina),
        "confirmed": screens.confirmed(words, mina),
        "declined": screens.declined(words, mina),
        "welcome": screens.welcome(words, GROUP, sam),
        "welcome.member": screens.welcome(words, GROUP, mina),
        "helping": screens.helping(words),
        "not_helping": screens.not_helping(words),
        "not_ours": screens.not_ours(words, GROUP),
        "removed_told": screens.removed_told(words, GROUP),
        **{f"role_told.{role}": screens.role_told(words, sam, role) for role in Role},
        "rep_told": screens.rep_told(words, mina, NOW),
        "me": screens.me(words, several=True),
        "language": screens.language(words),
        "likes": screens.likes(words),
        "name": screens.name(words, "Mina"),
        "changed": screens.changed(words, HOME),
        "kept": screens.kept(words, "Mina", groups=1, voices=2, photos=0),
        "delete": screens.delete(words),
        "deleted": screens.deleted(words),
        "leave": screens.leave(words, GROUP),
        "left": screens.left(words, GROUP),
        "groups": screens.groups(words, [GROUP]),
        "found_board": screens.found_board(words, GroupId(1)),
        "group_name": screens.group_name(words, GroupId(1)),
        "group_language": screens.group_language(words, GroupId(1)),
        "group_zone": screens.group_zone(words, GROUP, ("Europe/London", "America/New_York"), NOW, page=0),
        "helper_name": screens.helper_name(words, GroupId(1)),
        "helper_phone": screens.helper_phone(words, GROUP),
        "invite": screens.invite(words, GROUP, LINK),
        "poster": screens.poster(words, GROUP, LINK),
        "group": screens.group(words, GROUP),
        "group.linked": screens.group(words, LINKED),
        "chat": screens.chat(words, GROUP, "SayNextBot"),
        "chat.linked": screens.chat(words, LINKED, "SayNextBot"),
        "members": screens.members(words, GroupId(1), [mina, sam, someone("Joe", on_paper=True)] * 5, page=1),
        "member": screens.member(words, mina, None),
        "member.rep": screens.member(words, someone(is_rep=True), NOW),
        "member.paper": screens.member(words, someone("Joe", on_paper=True), None),
        **{f"member.{role}": screens.member(words, someone("Sam", role), None) for role in Role},
        "roles": screens.roles(words, mina),
        "phone": screens.phone(words, mina, LINK),
        "phone_taken": screens.phone_taken(words, mina),
        "was_rep": screens.was_rep(words, mina, ends),
        "remove": screens.remove(words, mina),
        "removed": screens.removed(words, mina),
        "add_paper": screens.add_paper(words, GroupId(1)),
    }

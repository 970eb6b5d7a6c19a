"""Every screen of people."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.ids import BoardId, ElectionId, GroupId, MemberId, PersonId
from bot.rules.people import EMERGENCY, Group, Kept, Member, Role, Standing, Unheard
from bot.screen import HOME, Screen
from bot.screens.people import group, helper, joining, links, me, members
from bot.words import Words
from storage.kept import MORE

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

EVERYTHING = Kept(groups=1, said=2, votes=1, voices=2, photos=1, more=("phone", *MORE))
NEW = replace(GROUP, helper_name="", helper_phone="")


def someone(name: str = "Mina", role: Role = Role.MEMBER, *, on_paper: bool = False, is_rep: bool = False) -> Member:
    """A person of the group."""
    return Member(MemberId(1), PersonId(1), GroupId(1), name, role, Standing.IN, on_paper, is_rep)


ALPHABET = "ABCDEFGHIJKLMN"


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    mina, sam = someone(), someone("Sam", Role.SUPPORTER)
    whom = words.text("elections.reserved.whom.groups", name="City")
    return {
        "join_language": joining.join_language(words, GROUP),
        "join_name": joining.join_name(words, GroupId(1), "Mina"),
        "join_name.nothing": joining.join_name(words, GroupId(1), ""),
        "join_likes": joining.join_likes(words, GroupId(1)),
        "join_consent": joining.join_consent(words, GROUP),
        "join_more": joining.join_more(words, GROUP),
        "join_not_now": joining.join_not_now(words),
        "join_asked": joining.join_asked(words, GROUP),
        "asked": joining.asked(words, GROUP, mina),
        "confirmed": joining.confirmed(words, mina),
        "declined": joining.declined(words, mina),
        "welcome": joining.welcome(words, GROUP, sam, is_here=True),
        "welcome.member": joining.welcome(words, GROUP, mina, is_here=False),
        "helping": joining.helping(words),
        "not_helping": joining.not_helping(words),
        "not_ours": joining.not_ours(words, GROUP),
        "removed_told": joining.removed_told(words, GROUP),
        "added_told": members.added_told(words, sam),
        "gone_told": members.gone_told(words, mina),
        **{f"role_told.{role}": members.role_told(words, sam, role) for role in Role},
        "rep_told": members.rep_told(words, mina, NOW),
        "me": me.me(words),
        "language": me.language(words),
        "likes": me.likes(words),
        "print_size": me.print_size(words, large=False),
        "print_size.large": me.print_size(words, large=True),
        "voice": me.voice(words, ("espeak",), "", slow=False),
        "voice.several": me.voice(words, ("pico", "espeak"), "espeak", slow=True),
        "name": me.name(words, "Mina"),
        "changed": me.changed(words, HOME),
        "switched": me.switched(words, GROUP),
        "kept": me.kept(words, "Mina", Kept(groups=1, said=2, votes=0, voices=2, photos=0)),
        "kept.more": me.kept(words, "Mina", replace(EVERYTHING, more=("phone",))),
        "kept_more": me.kept_more(words, EVERYTHING, page=0),
        "kept_more.rest": me.kept_more(words, EVERYTHING, page=1),
        "delete": me.delete(words),
        "deleted": me.deleted(words, "999"),
        "leave": me.leave(words, GROUP),
        "leave.stops": me.leave(words, GROUP, words.lines("elections.leaving.stops")),
        "leave.seat": me.leave(words, GROUP, words.lines("elections.leaving.seat", whom=whom)),
        "left": me.left(words, GROUP),
        "groups": me.groups(words, [GROUP]),
        "consent": links.consent(words, "found", "abc"),
        "consent.phone": links.consent(words, "phone", "7-abc"),
        "more": links.more(words, "found", "abc", helper=""),
        "more.phone": links.more(words, "phone", "7-abc", helper="Alex"),
        "not_now": links.not_now(words, "found", "abc"),
        "found_board": group.found_board(words, GroupId(1)),
        "group_name": group.group_name(words, NEW),
        "group_language": group.group_language(words, GROUP),
        "free_days": group.free_days(words, GROUP, ("GB-ENG", "DE"), page=0),
        "group_zone": group.group_zone(words, GROUP, ("Europe/London", "America/New_York"), NOW, page=0),
        "shares": group.shares(words, GROUP),
        "shares.yes": group.shares(words, replace(GROUP, shares_name=True)),
        "group_name.ready": group.group_name(words, GROUP),
        "more_groups": group.more_groups(words, GROUP),
        "group_link": group.group_link(words, GROUP, LINK),
        "helper": helper.helper(words, GROUP, reached=True),
        "helper.out": helper.helper(words, GROUP, reached=False),
        "helper_name": helper.helper_name(words, NEW),
        "helper_name.other": helper.helper_name(words, GROUP, [someone("Asha"), someone("Ben")]),
        "helper_phone": helper.helper_phone(words, GROUP),
        "helper_told": helper.helper_told(words, GROUP),
        "emergency": helper.emergency(words, GROUP, EMERGENCY),
        "invite": group.invite(words, GROUP, LINK),
        "poster": group.poster(words, GROUP, LINK, words, ask="Sam"),
        "group": group.group(words, GROUP),
        "group.linked": group.group(words, LINKED),
        "chat": group.chat(words, GROUP, "SayNextBot"),
        "chat.linked": group.chat(words, LINKED, "SayNextBot"),
        "chat_lost": group.chat_lost(words, GroupId(1)),
        "unlinked": group.unlinked(words, GroupId(1)),
        "members": members.members(words, GroupId(1), [mina, sam, someone("Joe", on_paper=True)] * 5, page=1),
        "members.letters": members.members(
            words, GroupId(1), [someone(f"{chr(65 + n)}en") for n in range(20)], page=-1
        ),
        "unheard": members.unheard(
            words, GroupId(1), [("" if why is Unheard.SHUT_OUT else "Mina", why, NOW) for why in Unheard], page=0
        ),
        "unheard.nobody": members.unheard(words, GroupId(1), [], page=0),
        "member": members.member(words, mina, None),
        "member.rep": members.member(words, someone(is_rep=True), NOW),
        "member.paper": members.member(words, someone("Joe", on_paper=True), None),
        **{f"member.{role}": members.member(words, someone("Sam", role), None) for role in Role},
        "roles": members.roles(words, mina),
        "phone": members.phone(words, mina, LINK),
        "phone_told": members.phone_told(words, mina, vouch=None, for_facilitator=True),
        "phone_told.others": members.phone_told(words, mina, vouch=None, for_facilitator=False),
        "phone_told.vouch": members.phone_told(words, mina, vouch=ElectionId(1), for_facilitator=False),
        "phone_told.vouch_stands": members.phone_told(
            words, mina, vouch=ElectionId(1), for_facilitator=False, votes=False
        ),
        "phone_waits": members.phone_waits(words, mina, NOW, asked=True),
        "phone_waits.vote": members.phone_waits(words, mina, NOW, asked=False),
        "move_asked": members.move_asked(words, mina, NOW),
        "move_stopped": members.move_stopped(words, comes=words.text("home.comes.now")),
        "move_refused": members.move_refused(words, mina),
        "phone_moved": members.phone_moved(words),
        "left_told": members.left_told(words, mina),
        "phone_taken": members.phone_taken(words, mina),
        "was_rep": members.was_rep(words, mina, (6, 12, 24)),
        "remove": members.remove(words, mina),
        "removed": members.removed(words, mina),
        "add_paper": members.add_paper(words, GroupId(1)),
    }

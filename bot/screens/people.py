"""Joining, settings of a person, and looking after a group."""

from collections.abc import Sequence
from datetime import datetime

from bot.ids import GroupId
from bot.rules.people import Group, Likes, Member, Role, Standing
from bot.screen import FACILITATOR_MENU, THINGS_MENU, Block, Button, Paper, Pictogram, Qr, Screen, Style, Tap, tap
from bot.screens.lists import paged
from bot.words import LANGUAGES, Words

_LIKES = {Likes.BOTH: "👀", Likes.PICTURES: "🖼", Likes.LISTENING: "🔊", Likes.WORDS: "🔤"}
_ROLES = {Role.MEMBER: "👤", Role.SUPPORTER: "🤝", Role.CARER: "👪", Role.FACILITATOR: "🧰"}


# Joining


def join_language(words: Words, group: Group) -> Screen:
    """First step: the language."""
    buttons = [Button(f"💬 {name}", tap("people.join_speak", group.id, code)) for code, name in LANGUAGES.items()]
    return Screen(
        title=words.text("people.join_language.title"),
        lines=words.lines("people.join_language", group=group.name),
        buttons=tuple(buttons),
        picture=Pictogram("👋", words.text("people.join_language.alt")),
        back=None,
    )


def join_name(words: Words, group: GroupId, first_name: str) -> Screen:
    """Second step: the name they like."""
    return Screen(
        title=words.text("people.join_name.title"),
        lines=words.lines("people.join_name"),
        buttons=(Button(words.text("people.button.this_name", name=first_name), tap("people.join_named", group)),),
        place=tap("people.join_name", group),
        back=tap("people.join_language", group),
    )


def join_likes(words: Words, group: GroupId) -> Screen:
    """Third step: how they like information."""
    buttons = tuple(
        Button(words.text(f"people.button.likes_{likes}"), tap("people.join_liked", group, str(likes)))
        for likes in _LIKES
    )
    return Screen(
        title=words.text("people.join_likes.title"),
        lines=words.lines("people.join_likes"),
        buttons=buttons,
        back=tap("people.join_name", group),
    )


def join_consent(words: Words, group: Group) -> Screen:
    """Fourth step: what is kept, the short layer."""
    return Screen(
        title=words.text("people.join_consent.title"),
        lines=words.lines("people.join_consent"),
        buttons=(
            Button(words.text("people.button.agree"), tap("people.join_agree", group.id), Style.YES),
            Button(words.text("people.button.more"), tap("people.join_more", group.id)),
            Button(words.text("people.button.not_now"), tap("people.join_not_now", group.id)),
        ),
        picture=Pictogram("🔒", words.text("people.join_consent.alt")),
        back=tap("people.join_likes", group.id),
    )


def join_more(words: Words, group: Group) -> Screen:
    """What is kept, the longer layer."""
    return Screen(
        title=words.text("people.join_more.title"),
        lines=words.lines("people.join_more", helper=group.helper_name),
        buttons=(Button(words.text("people.button.agree"), tap("people.join_agree", group.id), Style.YES),),
        back=tap("people.join_consent", group.id),
    )


def join_not_now(words: Words) -> Screen:
    """They do not want to, now."""
    return Screen(
        title=words.text("people.join_not_now.title"),
        lines=words.lines("people.join_not_now"),
        back=None,
    )


def join_asked(words: Words, group: Group) -> Screen:
    """They agreed; a facilitator decides."""
    return Screen(
        title=words.text("people.join_asked.title"),
        lines=words.lines("people.join_asked", group=group.name),
        back=None,
    )


def asked(words: Words, member: Member) -> Screen:
    """For a facilitator: somebody wants to join."""
    buttons = [
        Button(words.text(f"people.button.role_{role}"), tap("people.confirm", member.id, str(role))) for role in _ROLES
    ]
    buttons.append(Button(words.text("people.button.not_ours"), tap("people.decline", member.id), Style.STOP))
    return Screen(
        title=words.text("people.asked.title"),
        lines=words.lines("people.asked", name=member.name),
        buttons=tuple(buttons),
    )


def confirmed(words: Words, member: Member) -> Screen:
    """For a facilitator: this person is in now."""
    return Screen(
        title=words.text("people.confirmed.title"),
        lines=words.lines("people.confirmed", name=member.name),
        back=FACILITATOR_MENU,
    )


def declined(words: Words, member: Member) -> Screen:
    """For a facilitator: this person is not in."""
    return Screen(
        title=words.text("people.declined.title"),
        lines=words.lines("people.declined", name=member.name),
        back=FACILITATOR_MENU,
    )


def welcome(words: Words, group: Group, member: Member) -> Screen:
    """You are in; and the rules for helping, for those who help."""
    helps = member.role in (Role.SUPPORTER, Role.CARER)
    rules = (Button(words.text("people.button.helping"), tap("people.helping")),) if helps else ()
    return Screen(
        title=words.text("people.welcome.title"),
        lines=words.lines("people.welcome", group=group.name),
        buttons=rules,
        picture=Pictogram("🎉", words.text("people.welcome.alt")),
    )


def helping(words: Words) -> Screen:
    """How to help without steering."""
    return Screen(
        title=words.text("people.helping.title"),
        lines=words.lines("people.helping"),
        buttons=(Button(words.text("people.button.not_helping"), tap("people.not_helping")),),
    )


def not_helping(words: Words) -> Screen:
    """What a helper does not do."""
    return Screen(
        title=words.text("people.not_helping.title"),
        lines=words.lines("people.not_helping"),
        back=tap("people.helping"),
    )


def not_ours(words: Words, group: Group) -> Screen:
    """The facilitator says that this is not their group."""
    return Screen(
        title=words.text("people.not_ours.title"),
        lines=words.lines("people.not_ours", group=group.name),
        back=None,
    )


def removed_told(words: Words, group: Group) -> Screen:
    """You are not in the group any more."""
    return Screen(
        title=words.text("people.removed_told.title"),
        lines=words.lines("people.removed_told", group=group.name),
        back=None,
    )


def role_told(words: Words, member: Member, role: Role) -> Screen:
    """One line for everybody: somebody is something else now."""
    return Screen(
        title=words.text("people.role_told.title"),
        lines=words.lines(f"people.role_told.{role}", name=member.name),
    )


def rep_told(words: Words, member: Member, until: datetime) -> Screen:
    """One line for everybody: this person is the rep."""
    return Screen(
        title=words.text("people.rep_told.title"),
        lines=words.lines("people.rep_told", name=member.name, date=words.date(until)),
    )


# My settings


def me(words: Words, *, several: bool) -> Screen:
    """My settings."""
    buttons = [
        Button(words.text("people.button.language"), tap("people.language")),
        Button(words.text("people.button.likes"), tap("people.likes")),
        Button(words.text("people.button.name"), tap("people.name")),
        Button(words.text("people.button.kept"), tap("people.kept")),
    ]
    if several:
        buttons.append(Button(words.text("people.button.groups"), tap("people.groups")))
    buttons.append(Button(words.text("people.button.leave"), tap("people.leave")))
    return Screen(
        title=words.text("people.me.title"), lines=words.lines("people.me"), buttons=tuple(buttons), back=THINGS_MENU
    )


def language(words: Words) -> Screen:
    """Which language."""
    buttons = [Button(f"💬 {name}", tap("people.speak", code)) for code, name in LANGUAGES.items()]
    return Screen(
        title=words.text("people.language.title"),
        lines=words.lines("people.language"),
        buttons=tuple(buttons),
        back=tap("people.me"),
    )


def likes(words: Words) -> Screen:
    """How I like information."""
    buttons = tuple(
        Button(words.text(f"people.button.likes_{each}"), tap("people.liked", str(each))) for each in _LIKES
    )
    return Screen(
        title=words.text("people.likes.title"),
        lines=words.lines("people.likes"),
        buttons=buttons,
        back=tap("people.me"),
    )


def name(words: Words, called: str) -> Screen:
    """What we call you, and how to change it."""
    return Screen(
        title=words.text("people.name.title"),
        lines=words.lines("people.name", name=called),
        place=tap("people.name"),
        back=tap("people.me"),
    )


def changed(words: Words, back: Tap) -> Screen:
    """What you wished is done."""
    return Screen(title=words.text("people.changed.title"), lines=words.lines("people.changed"), back=back)


def kept(words: Words, called: str, *, groups: int, voices: int, photos: int) -> Screen:
    """What you keep about me, in five lines."""
    return Screen(
        title=words.text("people.kept.title"),
        lines=(
            *words.lines("people.kept.name", name=called),
            words.plural("people.kept.groups", groups),
            words.plural("people.kept.voices", voices),
            words.plural("people.kept.photos", photos),
            *words.lines("people.kept.votes"),
        ),
        buttons=(Button(words.text("people.button.delete"), tap("people.delete"), Style.STOP),),
        back=tap("people.me"),
    )


def delete(words: Words) -> Screen:
    """Delete me: what happens, asked once."""
    return Screen(
        title=words.text("people.delete.title"),
        lines=words.lines("people.delete"),
        buttons=(
            Button(words.text("people.button.delete_yes"), tap("people.deleted"), Style.STOP),
            Button(words.text("people.button.no_back"), tap("people.kept")),
        ),
        back=tap("people.kept"),
    )


def deleted(words: Words) -> Screen:
    """You are forgotten here."""
    return Screen(
        title=words.text("people.deleted.title"), lines=words.lines("people.deleted"), back=None, help_button=False
    )


def leave(words: Words, group: Group) -> Screen:
    """Leave the group, or take back your yes: asked once."""
    return Screen(
        title=words.text("people.leave.title"),
        lines=words.lines("people.leave", group=group.name),
        buttons=(
            Button(words.text("people.button.leave_yes"), tap("people.left", group.id), Style.STOP),
            Button(words.text("people.button.no_back"), tap("people.me")),
        ),
        back=tap("people.me"),
    )


def left(words: Words, group: Group) -> Screen:
    """You left."""
    return Screen(title=words.text("people.left.title"), lines=words.lines("people.left", group=group.name))


def groups(words: Words, mine: Sequence[Group]) -> Screen:
    """Which of my groups to look at."""
    buttons = [Button(words.text("people.button.group", group=g.name), tap("people.switch", g.id)) for g in mine]
    return Screen(
        title=words.text("people.groups.title"),
        lines=words.lines("people.groups"),
        buttons=tuple(buttons),
        back=tap("people.me"),
    )


# Looking after a group


def found_board(words: Words, group: GroupId) -> Screen:
    """Set up, first step: the name of the board."""
    return Screen(
        title=words.text("people.found_board.title"),
        lines=words.lines("people.found_board"),
        place=tap("people.found_board", group),
        back=None,
    )


def group_name(words: Words, group: GroupId) -> Screen:
    """The name of the group."""
    return Screen(
        title=words.text("people.group_name.title"),
        lines=words.lines("people.group_name"),
        place=tap("people.group_name", group),
        back=None,
    )


def group_language(words: Words, group: GroupId) -> Screen:
    """The language of the group's chat and papers."""
    buttons = [Button(f"💬 {name}", tap("people.group_speaks", group, code)) for code, name in LANGUAGES.items()]
    return Screen(
        title=words.text("people.group_language.title"),
        lines=words.lines("people.group_language"),
        buttons=tuple(buttons),
        back=tap("people.group_name", group),
    )


def group_zone(words: Words, group: Group, zones: Sequence[str], now: datetime, *, page: int) -> Screen:
    """The time zone, told by what the clock says now."""
    time = Words(words.language, group.zone).time(now)
    entries = [
        Button(words.text("people.button.zone", place=zone.rpartition("/")[2].replace("_", " ")), does)
        for zone in zones
        for does in (tap("people.group_zoned", group.id, zone),)
    ]
    keep = Button(words.text("people.button.zone_right"), tap("people.helper_name", group.id), Style.MAIN)
    listed = paged(words, entries, page=page, turn=lambda n: tap("people.group_zone", group.id, n))
    return Screen(
        title=words.text("people.group_zone.title"),
        lines=words.lines("people.group_zone", time=time),
        buttons=(keep, *listed),
        back=tap("people.group_language", group.id),
    )


def helper_name(words: Words, group: GroupId) -> Screen:
    """The named person whom members can tell when somebody hurts them."""
    return Screen(
        title=words.text("people.helper_name.title"),
        lines=words.lines("people.helper_name"),
        place=tap("people.helper_name", group),
        picture=Pictogram("🛡", words.text("people.helper_name.alt")),
        back=FACILITATOR_MENU,
    )


def helper_phone(words: Words, group: Group) -> Screen:
    """The phone number of the named person."""
    return Screen(
        title=words.text("people.helper_phone.title"),
        lines=words.lines("people.helper_phone", name=group.helper_name),
        buttons=(Button(words.text("people.button.no_number"), tap("people.no_number", group.id)),),
        place=tap("people.helper_phone", group.id),
        back=tap("people.helper_name", group.id),
    )


def invite(words: Words, group: Group, link: str) -> Screen:
    """The join link, as a picture and as a poster."""
    return Screen(
        title=words.text("people.invite.title"),
        lines=(*words.lines("people.invite", group=group.name), link),
        buttons=(
            Button(words.text("people.button.poster"), tap("people.poster", group.id), Style.MAIN),
            Button(words.text("people.button.new_link"), tap("people.new_link", group.id)),
        ),
        picture=Qr(link, words.text("people.invite.alt")),
        back=tap("people.group", group.id),
    )


def poster(words: Words, group: Group, link: str) -> Screen:
    """The poster with the QR code, to print."""
    page = Paper(
        file_name=words.text("people.poster.file"),
        title=words.text("people.poster.heading", group=group.name),
        language=words.language,
        blocks=(
            Block("", "📱", words.text("people.invite.alt"), words.lines("people.poster.how"), qr=link),
            Block("", "🙋", words.text("people.poster.help_alt"), words.lines("people.poster.help")),
        ),
        foot=words.lines("people.poster.foot"),
        poster=True,
    )
    return Screen(
        title=words.text("people.poster.title"),
        lines=words.lines("people.poster"),
        enclosed=(page,),
        back=tap("people.invite", group.id),
    )


def group(words: Words, shown: Group) -> Screen:
    """Everything that can be set for a group."""
    buttons = (
        Button(words.text("people.button.invite"), tap("people.invite", shown.id)),
        Button(words.text("people.button.helper"), tap("people.helper_name", shown.id)),
        Button(words.text("people.button.group_name"), tap("people.group_name", shown.id)),
        Button(words.text("people.button.chat"), tap("people.chat", shown.id)),
        Button(words.text("people.button.new_group"), tap("people.new_group", shown.id)),
    )
    phone = (words.text("people.group.phone", phone=shown.helper_phone),) if shown.helper_phone else ()
    return Screen(
        title=words.text("people.group.title", group=shown.name),
        lines=(*words.lines("people.group", board=shown.board_name, helper=shown.helper_name), *phone),
        buttons=buttons,
        back=FACILITATOR_MENU,
    )


def chat(words: Words, shown: Group, bot_name: str) -> Screen:
    """The group's chat in Telegram: linked, or how to link it."""
    if shown.chat_id is not None:
        return Screen(
            title=words.text("people.chat_linked.title"),
            lines=words.lines("people.chat_linked"),
            buttons=(Button(words.text("people.button.unlink"), tap("people.unlink", shown.id), Style.STOP),),
            back=tap("people.group", shown.id),
        )
    return Screen(
        title=words.text("people.chat.title"),
        lines=words.lines("people.chat"),
        buttons=(Button(words.text("people.button.link_chat"), f"https://t.me/{bot_name}?startgroup=link"),),
        back=tap("people.group", shown.id),
    )


def members(words: Words, group_id: GroupId, everybody: Sequence[Member], *, page: int) -> Screen:
    """Who is in the group."""
    entries = [
        Button(words.text("people.button.member", picture=_picture(m), name=m.name), tap("people.member", m.id))
        for m in everybody
    ]
    return Screen(
        title=words.plural("people.members.title", len(everybody)),
        lines=words.lines("people.members"),
        buttons=(
            *paged(words, entries, page=page, turn=lambda n: tap("people.members", group_id, n)),
            Button(words.text("people.button.add_paper"), tap("people.add_paper", group_id), Style.MAIN),
        ),
        back=FACILITATOR_MENU,
    )


def _picture(member: Member) -> str:
    if member.standing is not Standing.IN:
        return "⏳"
    if member.is_rep:
        return "🎤"
    return "📄" if member.on_paper else _ROLES[member.role]


def member(words: Words, shown: Member, until: datetime | None) -> Screen:
    """One person of the group, for the facilitator."""
    state = "paper" if shown.on_paper else str(shown.role)
    lines = list(words.lines(f"people.member.{state}"))
    if until is not None:
        lines += words.lines("people.member.rep", date=words.date(until))
    buttons = [
        Button(words.text("people.button.role"), tap("people.roles", shown.id)),
        Button(words.text("people.button.phone"), tap("people.phone", shown.id)),
    ]
    if shown.has_voice and until is None:
        buttons.append(Button(words.text("people.button.was_rep"), tap("people.was_rep", shown.id)))
    buttons.append(Button(words.text("people.button.remove"), tap("people.remove", shown.id), Style.STOP))
    return Screen(
        title=words.text("people.member.title", picture=_picture(shown), name=shown.name),
        lines=tuple(lines),
        buttons=tuple(buttons),
        back=tap("people.members", shown.group_id, 0),
    )


def roles(words: Words, shown: Member) -> Screen:
    """Which role this person should have."""
    buttons = tuple(
        Button(words.text(f"people.button.role_{role}"), tap("people.role", shown.id, str(role)))
        for role in _ROLES
        if role is not shown.role
    )
    return Screen(
        title=words.text("people.roles.title", name=shown.name),
        lines=words.lines("people.roles"),
        buttons=buttons,
        back=tap("people.member", shown.id),
    )


def phone(words: Words, shown: Member, link: str) -> Screen:
    """A link with which a member gets the bot on their own phone."""
    return Screen(
        title=words.text("people.phone.title", name=shown.name),
        lines=(*words.lines("people.phone", name=shown.name), link),
        picture=Qr(link, words.text("people.invite.alt")),
        back=tap("people.member", shown.id),
    )


def phone_taken(words: Words, shown: Member) -> Screen:
    """This phone is yours now."""
    return Screen(
        title=words.text("people.phone_taken.title"), lines=words.lines("people.phone_taken", name=shown.name)
    )


def was_rep(words: Words, shown: Member, ends: Sequence[datetime]) -> Screen:
    """Until when this member is the rep, whom the group chose before the bot came."""
    buttons = tuple(
        Button(words.text("people.button.until", date=words.date(end)), tap("people.rep_until", shown.id, months))
        for months, end in zip((6, 12, 24), ends, strict=True)
    )
    return Screen(
        title=words.text("people.was_rep.title", name=shown.name),
        lines=words.lines("people.was_rep"),
        buttons=buttons,
        back=tap("people.member", shown.id),
    )


def remove(words: Words, shown: Member) -> Screen:
    """Take somebody out of the group: asked once."""
    return Screen(
        title=words.text("people.remove.title", name=shown.name),
        lines=words.lines("people.remove"),
        buttons=(
            Button(words.text("people.button.remove_yes"), tap("people.removed", shown.id), Style.STOP),
            Button(words.text("people.button.no_back"), tap("people.member", shown.id)),
        ),
        back=tap("people.member", shown.id),
    )


def removed(words: Words, shown: Member) -> Screen:
    """For the facilitator: this person is out."""
    return Screen(
        title=words.text("people.removed.title"),
        lines=words.lines("people.removed", name=shown.name),
        back=tap("people.members", shown.group_id, 0),
    )


def add_paper(words: Words, group_id: GroupId) -> Screen:
    """Add a member who has no phone: type the name."""
    return Screen(
        title=words.text("people.add_paper.title"),
        lines=words.lines("people.add_paper"),
        place=tap("people.add_paper", group_id),
        back=tap("people.members", group_id, 0),
    )

"""Setting up a group, its link and poster, its chat."""

from collections.abc import Sequence
from datetime import datetime

from bot.ids import GroupId
from bot.rules.people import Group
from bot.screen import FACILITATOR_MENU, Block, Button, Paper, Qr, Screen, Style, tap
from bot.screens.lists import paged
from bot.words import Words, offered

PARTS = {
    "GB-ENG": "people.country.eng",
    "GB-WLS": "people.country.wls",
    "GB-SCT": "people.country.sct",
    "GB-NIR": "people.country.nir",
}
"""What the parts of the United Kingdom are called: no list of countries has them."""


def found_board(words: Words, group: GroupId) -> Screen:
    """Set up, first step: the name of the board."""
    return Screen(
        title=words.text("people.found_board.title"),
        lines=words.lines("people.found_board"),
        place=tap("people.found_board", group),
        back=None,
    )


def group_name(words: Words, group: Group) -> Screen:
    """The name of the group; once it is ready also the way to its language and its clock."""
    place = tap("people.group_name", group.id)
    title = words.text("people.group_name.title")
    if not group.helper_name:
        return Screen(title=title, lines=words.lines("people.group_name"), place=place, back=None)
    return Screen(
        title=title,
        lines=words.lines("people.group_name.now", group=group.name),
        buttons=(
            Button(words.text("people.button.group_language"), tap("people.group_language", group.id)),
            Button(words.text("people.button.group_zone"), tap("people.group_zone", group.id, 0)),
            Button(words.text("people.button.free_days"), tap("people.free_days", group.id, 0)),
            Button(words.text("people.button.shares"), tap("people.shares", group.id)),
        ),
        place=place,
        back=tap("people.group", group.id),
    )


def shares(words: Words, group: Group) -> Screen:
    """May other groups of the board see which group said something?"""
    now = words.lines("people.shares.yes" if group.shares_name else "people.shares.no")
    return Screen(
        title=words.text("people.shares.title"),
        lines=(*words.lines("people.shares"), *now),
        buttons=(
            Button(words.text("people.button.shares_yes"), tap("people.share", group.id, 1)),
            Button(words.text("people.button.shares_no"), tap("people.share", group.id, 0)),
        ),
        back=tap("people.group_name", group.id),
    )


def group_language(words: Words, group: Group) -> Screen:
    """The language of the group's chat and papers."""
    buttons = [Button(each.label, tap("people.group_speaks", group.id, each.code)) for each in offered()]
    return Screen(
        title=words.text("people.group_language.title"),
        lines=words.lines("people.group_language"),
        buttons=tuple(buttons),
        back=tap("people.group_name", group.id),
    )


def group_zone(words: Words, group: Group, zones: Sequence[str], now: datetime, *, page: int) -> Screen:
    """The time zone, told by what the clock says now."""
    time = Words(words.language, group.zone).time(now)
    entries = [
        Button(words.text("people.button.zone", place=zone.rpartition("/")[2].replace("_", " ")), does)
        for zone in zones
        for does in (tap("people.group_zoned", group.id, zone),)
    ]
    onward = tap("people.group" if group.helper_name else "people.helper_name", group.id)
    keep = Button(words.text("people.button.zone_right"), onward, Style.MAIN)
    listed = paged(words, entries, page=page, turn=lambda n: tap("people.group_zone", group.id, n))
    return Screen(
        title=words.text("people.group_zone.title"),
        lines=words.lines("people.group_zone", time=time),
        buttons=(keep, *listed),
        back=tap("people.group_name" if group.helper_name else "people.group_language", group.id),
    )


def free_days(words: Words, group: Group, countries: Sequence[str], *, page: int) -> Screen:
    """Whose bank holidays the board keeps."""
    entries = [
        Button(words.text("people.button.zone", place=country_name(words, each)), tap("people.free", group.id, each))
        for each in countries
    ]
    now = ("people.free_days.now",) if group.country else ()
    return Screen(
        title=words.text("people.free_days.title"),
        lines=(
            *words.lines("people.free_days"),
            *(words.text(key, place=country_name(words, group.country)) for key in now),
        ),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("people.free_days", group.id, n)),
        back=tap("people.group_name", group.id),
    )


def country_name(words: Words, country: str) -> str:
    """As people call it; the parts of the United Kingdom by their own names."""
    return words.text(PARTS[country]) if country in PARTS else words.country(country)


def more_groups(words: Words, group: Group) -> Screen:
    """Another group of the same board: who looks after it?"""
    return Screen(
        title=words.text("people.more_groups.title"),
        lines=words.lines("people.more_groups", board=group.board_name),
        buttons=(
            Button(words.text("people.button.new_group"), tap("people.new_group", group.id)),
            Button(words.text("people.button.group_link"), tap("people.group_link", group.id)),
            Button(words.text("areas.button.list"), tap("areas.list", 0)),
        ),
        back=tap("people.group", group.id),
    )


def group_link(words: Words, group: Group, link: str) -> Screen:
    """A link for the facilitator of another group of the board."""
    return Screen(
        title=words.text("people.group_link.title"),
        lines=(*words.lines("people.group_link", board=group.board_name), link),
        picture=Qr(link, words.text("people.invite.alt")),
        back=tap("people.more_groups", group.id),
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


def _step(words: Words, emoji: str, step: str, **gaps: str) -> Block:
    said = words.lines(f"people.poster.{step}", **gaps)
    return Block("", emoji, words.text(f"people.poster.{step}_alt"), said)


def poster(words: Words, group: Group, link: str, theirs: Words, *, ask: str) -> Screen:
    """The poster with the QR code, to print, in the language of the group. `ask`: who can be asked about it."""
    page = Paper(
        file_name=theirs.text("people.poster.file"),
        title=theirs.text("people.poster.heading", group=group.name),
        language=theirs.language,
        blocks=(
            _step(theirs, "👥", "what"),
            _step(theirs, "📱", "telegram"),
            Block("", "📱", theirs.text("people.invite.alt"), theirs.lines("people.poster.camera"), qr=link),
            _step(theirs, "🙋", "help", name=ask),
        ),
        foot=theirs.lines("people.poster.foot"),
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
        Button(words.text("people.button.helper"), tap("people.helper", shown.id)),
        Button(words.text("people.button.group_name"), tap("people.group_name", shown.id)),
        Button(words.text("people.button.chat"), tap("people.chat", shown.id)),
        Button(words.text("people.button.more_groups"), tap("people.more_groups", shown.id)),
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


def chat_lost(words: Words, group_id: GroupId) -> Screen:
    """For the facilitators: nothing is said in the chat of the group any more."""
    return Screen(
        title=words.text("people.chat_lost.title"),
        lines=words.lines("people.chat_lost"),
        buttons=(Button(words.text("people.button.chat_again"), tap("people.chat", group_id)),),
        back=tap("people.group", group_id),
    )


def unlinked(words: Words, group_id: GroupId) -> Screen:
    """The bot says nothing in the chat any more, and how to take it out."""
    return Screen(
        title=words.text("people.unlinked.title"),
        lines=words.lines("people.unlinked"),
        back=tap("people.group", group_id),
    )

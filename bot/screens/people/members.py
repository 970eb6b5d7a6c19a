"""The people of a group, as the facilitator sees them, and what everybody hears about them."""

from collections.abc import Sequence
from datetime import datetime

from bot.ids import ElectionId, GroupId
from bot.rules.people import Member, Role, Standing, Unheard
from bot.screen import FACILITATOR_MENU, Button, Qr, Screen, Style, tap
from bot.screens.lists import LETTERS, by_letter, hint
from bot.screens.people.joining import ROLES
from bot.words import Words

UNHEARD_A_PAGE = 4
"""People on one page of those who do not get everything: each is a sentence."""


def members(words: Words, group_id: GroupId, everybody: Sequence[Member], *, page: int) -> Screen:
    """Who is in the group."""
    entries = [
        Button(words.text("people.button.member", picture=_picture(m), name=m.name), tap("people.member", m.id))
        for m in everybody
    ]
    others = (
        Button(words.text("people.button.add_paper"), tap("people.add_paper", group_id), Style.MAIN),
        Button(words.text("people.button.unheard"), tap("people.unheard", group_id, 0)),
    )
    names = [m.name for m in everybody if m.standing is Standing.IN]
    return Screen(
        title=words.plural("people.members.title", len(everybody)),
        lines=(*(() if page == LETTERS else words.lines("people.members")), *hint(words, entries)),
        entries=tuple(entries),
        buttons=(
            *by_letter(words, entries, names, page=page, turn=lambda n: tap("people.members", group_id, n)),
            *(() if page == LETTERS else others),
        ),
        back=FACILITATOR_MENU,
    )


def unheard(words: Words, group_id: GroupId, found: Sequence[tuple[str, Unheard, datetime]], *, page: int) -> Screen:
    """Who does not get everything from us, and why; never what it was. An empty name is the chat of the group."""
    first = max(page, 0) * UNHEARD_A_PAGE
    shown = found[first : first + UNHEARD_A_PAGE]
    lines = [
        words.text(f"people.unheard.{why}", name=name, date=words.date(since)) for name, why, since in shown
    ]  # fmt: skip
    more = (Button(words.text("home.button.more"), tap("people.unheard", group_id, page + 1)),)
    return Screen(
        title=words.text("people.unheard.title"),
        lines=(*lines, *words.lines("people.unheard" if shown else "people.unheard.nobody")),
        buttons=more if len(found) > first + UNHEARD_A_PAGE else (),
        back=tap("people.members", group_id, 0),
    )


def _picture(member: Member) -> str:
    if member.standing is not Standing.IN:
        return "⏳"
    if member.is_rep:
        return "🗣"
    return "📄" if member.on_paper else ROLES[member.role]


def member(words: Words, shown: Member, until: datetime | None) -> Screen:
    """One person of the group, for the facilitator."""
    state = "paper" if shown.on_paper and shown.has_voice else str(shown.role)
    lines = list(words.lines(f"people.member.{state}", name=shown.name))
    if until is not None:
        lines += words.lines("people.member.rep", name=shown.name, date=words.date(until))
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
        for role in ROLES
        if role is not shown.role and not (role is Role.FACILITATOR and shown.on_paper)
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


def phone_told(
    words: Words, shown: Member, *, vouch: ElectionId | None, for_facilitator: bool, votes: bool = True
) -> Screen:
    """Somebody has a phone here now, or another one.

    Args:
        vouch: the open vote in which this phone counts for nothing before two members say that it is theirs.
        votes: they vote with it then; who stands and votes on paper can stop with it.
    """
    key = "people.phone_told" if for_facilitator else "people.phone_told.others"
    why = "people.phone_told.vouch" if votes else "people.phone_told.vouch_stands"
    sure = Button(words.text("people.button.vouch"), tap("elections.vouch", vouch or 0, shown.id))
    return Screen(
        title=words.text("people.phone_told.title"),
        lines=(
            *words.lines(key, name=shown.name),
            *(words.lines(why, name=shown.name) if vouch else ()),
        ),
        buttons=(sure,) if vouch else (),
    )


def phone_waits(words: Words, shown: Member, moves_at: datetime, *, asked: bool) -> Screen:
    """For the new phone. `asked`: the one before is asked first; or else a vote is to open first."""
    key = "people.phone_waits" if asked else "people.phone_waits.vote"
    lines = words.lines(key, name=shown.name, moment=words.moment(moves_at))
    return Screen(title=words.text(f"{key}.title"), lines=lines)


def move_asked(words: Words, shown: Member, moves_at: datetime) -> Screen:
    """For the phone that a member has: do you want another one?"""
    return Screen(
        title=words.text("people.move_asked.title"),
        lines=words.lines("people.move_asked", moment=words.moment(moves_at)),
        buttons=(
            Button(words.text("people.button.move_no"), tap("people.move_no", shown.id), Style.STOP),
            Button(words.text("people.button.move_yes"), tap("people.move_yes", shown.id)),
        ),
    )


def move_stopped(words: Words, *, comes: str) -> Screen:
    """They do not want another phone."""
    return Screen(title=words.text("people.move_stopped.title"), lines=words.lines("people.move_stopped", when=comes))


def move_refused(words: Words, shown: Member) -> Screen:
    """For the facilitators: a link for a phone was used, and not by the member."""
    lines = words.lines("people.move_refused", name=shown.name)
    return Screen(title=words.text("people.move_refused.title"), lines=lines)


def phone_moved(words: Words) -> Screen:
    """For the phone that was somebody's before."""
    return Screen(title=words.text("people.phone_moved.title"), lines=words.lines("people.phone_moved"), back=None)


def left_told(words: Words, gone: Member) -> Screen:
    """For the facilitators: somebody left."""
    return Screen(title=words.text("people.left_told.title"), lines=words.lines("people.left_told", name=gone.name))


def was_rep(words: Words, shown: Member, lengths: Sequence[int]) -> Screen:
    """For how many more months this member is the rep, whom the group chose before the bot came."""
    buttons = tuple(
        Button(words.plural("people.button.months", months), tap("people.rep_until", shown.id, months))
        for months in lengths
    )
    return Screen(
        title=words.text("people.was_rep.title", name=shown.name),
        lines=words.lines("people.was_rep", name=shown.name),
        buttons=buttons,
        back=tap("people.member", shown.id),
    )


def remove(words: Words, shown: Member) -> Screen:
    """Take somebody out of the group: asked once."""
    return Screen(
        title=words.text("people.remove.title", name=shown.name),
        lines=words.lines("people.remove", name=shown.name),
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


def role_told(words: Words, member: Member, role: Role) -> Screen:
    """One line for everybody: somebody is something else now."""
    return Screen(
        title=words.text("people.role_told.title"),
        lines=words.lines(f"people.role_told.{role}", name=member.name),
    )


def added_told(words: Words, member: Member) -> Screen:
    """One line for everybody: a facilitator added somebody who has no phone here."""
    return Screen(title=words.text("people.role_told.title"), lines=words.lines("people.added_told", name=member.name))


def gone_told(words: Words, member: Member) -> Screen:
    """One line for everybody while a vote is near: a facilitator took somebody out of the group."""
    return Screen(title=words.text("people.role_told.title"), lines=words.lines("people.gone_told", name=member.name))


def rep_told(words: Words, member: Member, until: datetime) -> Screen:
    """One line for everybody: this person is the rep."""
    return Screen(
        title=words.text("people.rep_told.title"),
        lines=words.lines("people.rep_told", name=member.name, date=words.date(until)),
    )

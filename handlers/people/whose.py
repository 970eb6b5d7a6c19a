"""Whom a tap is about and what its words mean, checked against the person's role at this moment."""

from dataclasses import replace
from functools import cache

from bot.ids import GroupId, MemberId
from bot.media.synths.names import names_of_voices
from bot.rules.elections import RUNNING
from bot.rules.names import is_ours, looks_of, offered
from bot.rules.people import Group, Likes, Member, Role, Standing, check_facilitator
from bot.rules.refusals import NotInGroup, OldButton
from bot.rules.together import told_apart
from bot.services.elections.members import looks_in
from bot.words import offered as offered_languages
from bot.words import own_lines
from handlers.routes import At


def likes_of(word: str) -> Likes:
    """Raises OldButton."""
    try:
        return Likes(word)
    except ValueError:
        raise OldButton from None


def role_of(word: str) -> Role:
    """Raises OldButton."""
    try:
        return Role(word)
    except ValueError:
        raise OldButton from None


def language_in(code: str) -> str:
    """A language that can be chosen. Raises OldButton."""
    if all(code != each.code for each in offered_languages()):
        raise OldButton
    return code


def voice_of(name: str, language: str) -> str:
    """A voice that speaks here. Raises OldButton."""
    if name not in names_of_voices(language):
        raise OldButton
    return name


def entering(at: At, group: GroupId) -> Group:
    """The group that this person is on the way into. Raises OldButton for everybody else."""
    member = at.unit.people.find_member(at.person.id, group, now=at.now)
    if member is None or member.standing is not Standing.OPENED:
        raise OldButton
    return at.unit.people.get_group(group)


def facilitated(at: At, group: GroupId) -> Group:
    """A group that this person looks after. Raises NotYours, NotInGroup."""
    check_facilitator(at.member(group))
    return at.unit.people.get_group(group)


def managed(at: At, member: MemberId) -> Member:
    """Somebody in a group that this person looks after. Raises OldButton, NotYours, NotInGroup."""
    try:
        shown = at.unit.people.get_member(member, now=at.now)
    except LookupError:
        raise OldButton from None
    check_facilitator(at.member(shown.group_id))
    return shown


@cache
def ours() -> frozenset[str]:
    """What the lines of the bot look like: nobody is called so."""
    return looks_of(own_lines())


def own_name(at: At) -> str:
    """The name that this person has, as it can be offered; empty when nobody may be called so."""
    name = offered(at.person.called)
    return "" if is_ours(name, ours()) else name


def told_of(at: At, member: MemberId) -> Member:
    """Somebody of a group that this person is in, too; or of one that votes together with theirs, with its name.

    Raises:
        OldButton, NotInGroup.
    """
    try:
        told = at.unit.people.get_member(member, now=at.now)
    except LookupError:
        raise OldButton from None
    mine = at.unit.people.find_member(at.person.id, told.group_id, now=at.now)
    if mine is not None and mine.standing is Standing.IN:
        return told
    votes = at.unit.elections.list_of(told.group_id, *RUNNING)
    if not any(looks_in(at.unit, vote, at.person, now=at.now) for vote in votes):
        raise NotInGroup
    return replace(told, name=told_apart(told.name, at.unit.people.get_group(told.group_id).name))

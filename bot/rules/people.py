"""Who a person is in a group and what each role may do. Consent and joining; not elections."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.ids import BoardId, FileId, GroupId, MemberId, PersonId
from bot.rules.refusals import Empty, NotInGroup, NotYours, Refusal, TooLong
from bot.screen import HOME, Tap

NAME_MOST = 40
"""Letters of a name: what fits on a button and on a card."""


PHONE_MOST = 30
CODE_BYTES = 9
"""Random bytes of a join link: far too many to guess."""


class UnknownLink(Refusal):
    """This link is not, or no longer, the link of a group."""

    key = "people.refused.unknown_link"


class LinkUsed(Refusal):
    """A link that works once was used already."""

    key = "people.refused.link_used"


class AlreadyIn(Refusal):
    """This person is in the group already. Data: `group`."""

    key = "people.refused.already_in"


class SameName(Refusal):
    """Somebody in the group has this name already. Data: `name`."""

    key = "people.refused.same_name"


class LastFacilitator(Refusal):
    """A group needs a facilitator: first somebody else must become one."""

    key = "people.refused.last_facilitator"


class NoHelperYet(Refusal):
    """A group is not ready before it has a named person whom members can tell."""

    key = "people.refused.no_helper"


class Role(StrEnum):
    """What a person is in a group. A rep is a member whose term runs now (`Member.is_rep`)."""

    MEMBER = "member"
    FACILITATOR = "facilitator"
    SUPPORTER = "supporter"
    CARER = "carer"


class Standing(StrEnum):
    """How far a person has come into a group."""

    OPENED = "opened"
    """Opened the link of the group; nothing is agreed yet."""
    ASKED = "asked"
    IN = "in"
    LEFT = "left"


class Likes(StrEnum):
    """How a person likes information."""

    PICTURES = "pictures"
    LISTENING = "listening"
    BOTH = "both"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a phone, or (telegram_id None) a member on paper. Times are aware UTC."""

    id: PersonId
    telegram_id: int | None
    called: str
    language: str
    likes: Likes
    group_id: GroupId | None
    consented_at: datetime | None
    unreachable_at: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """A self-advocacy group. `helper_name` is the named person of "I need help"."""

    id: GroupId
    board_id: BoardId
    board_name: str
    name: str
    zone: ZoneInfo
    language: str
    helper_name: str
    helper_phone: str
    join_code: str
    chat_id: int | None


@dataclass(frozen=True, slots=True)
class Member:
    """One person in one group."""

    id: MemberId
    person_id: PersonId
    group_id: GroupId
    name: str
    role: Role
    standing: Standing
    on_paper: bool
    is_rep: bool
    photo: FileId | None = None

    @property
    def is_facilitator(self) -> bool:
        """Sets dates, confirms people; cannot see or steer votes."""
        return self.standing is Standing.IN and self.role is Role.FACILITATOR

    @property
    def has_voice(self) -> bool:
        """May vote, suggest and answer. Supporters, carers and facilitators have no voice of their own."""
        return self.standing is Standing.IN and self.role is Role.MEMBER


def check_in(member: Member) -> None:
    """Raises NotInGroup unless the person is confirmed in the group."""
    if member.standing is not Standing.IN:
        raise NotInGroup


def check_facilitator(member: Member) -> None:
    """Raises NotYours unless this is a facilitator of the group."""
    if not member.is_facilitator:
        raise NotYours


def check_rep(member: Member) -> None:
    """Raises NotYours unless this member's term as rep runs now."""
    if not (member.has_voice and member.is_rep):
        raise NotYours


def check_rep_or_facilitator(member: Member) -> None:
    """Raises NotYours unless this is a rep or a facilitator of the group."""
    if not member.is_facilitator:
        check_rep(member)


def check_has_voice(member: Member) -> None:
    """Raises NotYours unless this is a member who may vote, suggest and answer."""
    if not member.has_voice:
        raise NotYours


def clean_name(text: str, *, taken: set[str], after: Tap = HOME) -> str:
    """A name as it is kept: on one line, not too long, and not the name of somebody else in the group.

    Raises:
        Empty, TooLong, SameName.
    """
    name = " ".join(text.split())
    if not name:
        raise Empty(after)
    if len(name) > NAME_MOST:
        raise TooLong(after, most=NAME_MOST)
    if name.casefold() in {other.casefold() for other in taken}:
        raise SameName(after, name=name)
    return name


def check_leaves_a_facilitator(member: Member, facilitators: list[Member]) -> None:
    """Raises LastFacilitator when nobody would be left to look after the group."""
    if member.is_facilitator and len(facilitators) <= 1:
        raise LastFacilitator

"""Who a person is in a group and what each role may do. Consent and joining; not elections."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.ids import AreaId, BoardId, FileId, GroupId, MemberId, PersonId
from bot.rules.names import WriteIt, check_not_ours, clean, is_like, seen_line
from bot.rules.refusals import Empty, NotInGroup, NotYours, Refusal, TooLongToWrite
from bot.screen import HOME, Tap

PHONE_MOST, FEWEST_DIGITS = 30, 3
"""Letters of a telephone number, and digits: the shortest that people call have three."""
ASK_OLD_PHONE = timedelta(days=1)
"""How long the phone that a member has is asked before another one takes its place."""
CODE_BYTES = 9
"""Random bytes of a join link: far too many to guess."""
ZONES: Mapping[str, str] = {
    "Europe/London": "999",
    "Europe/Dublin": "999",
    "Europe/Berlin": "112",
    "Europe/Madrid": "112",
    "Europe/Warsaw": "112",
    "Europe/Helsinki": "112",
    "America/New_York": "911",
    "America/Chicago": "911",
    "America/Denver": "911",
    "America/Los_Angeles": "911",
    "Asia/Karachi": "112",
    "Australia/Sydney": "000",
    "Pacific/Auckland": "111",
}
"""The time zones that are offered, each with the emergency number that is proposed there."""
EMERGENCY = ("999", "112", "911", "000", "111")
"""The emergency numbers that a group can choose from; the first one before it chose."""


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
    """Somebody in the group has this name already, or one that looks like it. Data: `name`."""

    key = "people.refused.same_name"


class SameGroupName(Refusal):
    """Another group of the board has this name, or one that looks like it. Data: `name`, of that group."""

    key = "people.refused.same_group"


class PhoneTaken(Refusal):
    """This phone belongs to somebody who is in a group, so it can not become somebody else's."""

    key = "people.refused.phone_taken"


class LastFacilitator(Refusal):
    """A group needs a facilitator: first somebody else must become one."""

    key = "people.refused.last_facilitator"


class NeedsPhone(Refusal):
    """Who looks after a group does it with a phone: all that waits for them comes there."""

    key = "people.refused.needs_phone"


class InAVote(Refusal):
    """This person stands or has a vote in what is not over, so nobody takes them out meanwhile. Data: `name`."""

    key = "people.refused.in_a_vote"


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


MOVES: Mapping[Standing, Collection[Standing]] = {
    Standing.OPENED: (Standing.ASKED, Standing.LEFT),
    Standing.ASKED: (Standing.IN, Standing.LEFT),
    Standing.IN: (Standing.LEFT,),
    Standing.LEFT: (Standing.OPENED,),
}
"""How people come into a group and go again."""


class Likes(StrEnum):
    """How a person likes information, beside the words that are always there."""

    PICTURES = "pictures"
    LISTENING = "listening"
    BOTH = "both"
    WORDS = "words"

    @property
    def sees(self) -> bool:
        """Pictures stand above the words. Faces and codes to scan are no decoration: they always do."""
        return self in (Likes.PICTURES, Likes.BOTH)

    @property
    def hears(self) -> bool:
        """What comes by itself is read out at once; Listen is on every screen all the same."""
        return self in (Likes.LISTENING, Likes.BOTH)


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
    zone: ZoneInfo | None = None
    """That of the group they are in just now."""
    voice: str = ""
    """Which voice reads out to them, by its name; the best one when it is empty, or is there no more."""
    slow: bool = False
    """Voices speak more slowly to them."""
    singly: bool = False
    """They fill in a ballot one face at a time, and not by a list of names."""
    large_print: bool = False
    """Papers come to them with large letters."""


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
    emergency: str = EMERGENCY[0]
    country: str = ""
    """Whose bank holidays the board keeps."""
    shares_name: bool = False
    """Other groups of the board see which group said something."""
    area_id: AreaId | None = None
    """In which area of the board it is."""


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


@dataclass(frozen=True, slots=True)
class Move:
    """The phone of `person_id` becomes this member's at `moves_at`, unless the one that they have says no."""

    member_id: MemberId
    person_id: PersonId
    moves_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept about a person: whole numbers.

    Args:
        said: suggestions and views.
        votes: in how many votes that are over they took part; what they chose is known to nobody.
        more: what else there is, as keys of words.
    """

    groups: int
    said: int
    votes: int
    voices: int
    photos: int
    more: tuple[str, ...] = ()


def check_in(member: Member) -> None:
    """Raises NotInGroup unless the person is confirmed in the group."""
    if member.standing is not Standing.IN:
        raise NotInGroup


def check_facilitator(member: Member) -> None:
    """Raises NotYours unless this is a facilitator of the group."""
    if not member.is_facilitator:
        raise NotYours


def check_has_voice(member: Member) -> None:
    """Raises NotYours unless this is a member who may vote, suggest and answer."""
    if not member.has_voice:
        raise NotYours


class NoNumber(Empty):
    """A telephone number that nobody can call."""

    key = "people.refused.no_number"


def phone_number(text: str, *, after: Tap) -> str:
    """A telephone number as it is kept. Raises WriteIt, TooLongToWrite, NoNumber: it has hardly a digit."""
    line = on_one_line(text, most=PHONE_MOST, after=after)
    if sum(map(str.isdecimal, line)) < FEWEST_DIGITS:
        raise NoNumber(after)
    return line


def on_one_line(text: str, *, most: int, after: Tap = HOME) -> str:
    """Typed letters on one line, without what nobody sees. Raises WriteIt, TooLongToWrite."""
    line = seen_line(text)
    if not line:
        raise WriteIt(after)
    if len(line) > most:
        raise TooLongToWrite(after, most=most)
    return line


def clean_name(text: str, *, taken: Collection[str], ours: Collection[str], after: Tap = HOME) -> str:
    """A name as it is kept (see `names.clean`): nobody else in the group has it, or one that looks like it.

    Args:
        ours: what the lines of the bot look like.

    Raises:
        WriteIt, NoName, TooLongToWrite, WordsOfOurs, SameName.
    """
    name = clean(text, after=after)
    check_not_ours(name, ours, after=after)
    if is_like(name, taken):
        raise SameName(after, name=name)
    return name


def check_can_go(member: Member, everybody: Sequence[Member]) -> None:
    """Raises LastFacilitator when people would stay whom nobody looks after. The last one of all may go."""
    if len(everybody) > 1:
        check_other_facilitator(member, everybody)


def check_other_facilitator(member: Member, everybody: Sequence[Member]) -> None:
    """Raises LastFacilitator unless somebody else looks after the group, too; with a phone, as they do."""
    others = (other for other in everybody if other.id != member.id and not other.on_paper)
    if member.is_facilitator and not any(other.is_facilitator for other in others):
        raise LastFacilitator


class Unheard(StrEnum):
    """Why something of ours does not reach somebody."""

    BLOCKED = "blocked"
    NO_VOICES = "no_voices"
    NOT_TAKEN = "not_taken"
    SHUT_OUT = "shut_out"
    WAITING = "waiting"

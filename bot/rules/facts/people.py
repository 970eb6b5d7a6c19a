"""Who came, went, and became what; and the acts of power over a group."""

from dataclasses import dataclass
from typing import Annotated

from bot.ids import GroupId, MemberId, PersonId
from bot.rules.facts.fact import NOT_KEPT, Fact
from bot.rules.people import Role


@dataclass(frozen=True, slots=True)
class GroupBegun(Fact):
    """A facilitator begins a group."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class JoiningAsked(Fact):
    """Somebody opened the link of the group, agreed, and asks to be let in."""

    member: MemberId
    group: GroupId


@dataclass(frozen=True, slots=True)
class MemberJoined(Fact):
    """A facilitator let them in."""

    member: MemberId
    group: GroupId
    role: Role


@dataclass(frozen=True, slots=True)
class JoiningDeclined(Fact):
    """A facilitator says that they are not of this group."""

    member: MemberId
    group: GroupId


@dataclass(frozen=True, slots=True)
class MemberAdded(Fact):
    """A facilitator added somebody who has no phone."""

    member: MemberId
    group: GroupId


@dataclass(frozen=True, slots=True)
class NewsOnPaper(Fact):
    """There is something new that people of the group who have no phone were not told."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class MemberLeft(Fact):
    """They left by themselves."""

    member: MemberId
    group: GroupId


@dataclass(frozen=True, slots=True)
class MemberRemoved(Fact):
    """A facilitator took them out."""

    member: MemberId
    group: GroupId


@dataclass(frozen=True, slots=True)
class RoleChanged(Fact):
    """A facilitator changed what somebody is in the group."""

    member: MemberId
    group: GroupId
    role: Role


@dataclass(frozen=True, slots=True)
class RepNoted(Fact):
    """A facilitator noted that a member was the rep before the bot came."""

    member: MemberId
    group: GroupId


@dataclass(frozen=True, slots=True)
class NamedPersonChanged(Fact):
    """Members tell somebody else now when somebody hurts them, or call another number."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class NamedPersonGone(Fact):
    """The named person was deleted, at their own wish: members have nobody to tell until there is another one."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class PhoneMoved(Fact):
    """Another phone is this member's from now on.

    Args:
        before: who stands for the old phone, or nobody.
        has_power: they are a rep or a facilitator.
    """

    member: MemberId
    group: GroupId
    before: Annotated[PersonId, NOT_KEPT]
    has_power: bool = False


@dataclass(frozen=True, slots=True)
class PhoneMoveAsked(Fact):
    """Another phone is to be this member's, and who has theirs is asked."""

    member: MemberId
    group: GroupId


@dataclass(frozen=True, slots=True)
class PhoneMoveRefused(Fact):
    """Who has the phone of this member says that they do not want another one."""

    member: MemberId
    group: GroupId


@dataclass(frozen=True, slots=True)
class PhotoRefused(Fact):
    """A photo for somebody's card cannot be shown: broken, no photo, or too large. `sender`: who sent it."""

    member: MemberId
    group: GroupId
    sender: Annotated[PersonId, NOT_KEPT]


@dataclass(frozen=True, slots=True)
class ChatLinked(Fact):
    """A facilitator put us into the chat of the group."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class ChatLost(Fact):
    """Somebody took us out of the chat of the group."""

    group: GroupId

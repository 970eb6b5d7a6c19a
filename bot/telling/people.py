"""Who hears what of people: who waits hears at once, and acts of power are told to all in one line."""

from datetime import datetime

from bot.ids import PersonId
from bot.rules.elections import State
from bot.rules.facts.people import (
    ChatLinked,
    ChatLost,
    GroupBegun,
    JoiningAsked,
    JoiningDeclined,
    MemberAdded,
    MemberJoined,
    MemberLeft,
    MemberRemoved,
    NamedPersonChanged,
    NamedPersonGone,
    NewsOnPaper,
    PhoneMoveAsked,
    PhoneMoved,
    PhoneMoveRefused,
    PhotoRefused,
    RepNoted,
    RoleChanged,
)
from bot.rules.people import Role
from bot.telling.when import NOW, ORDINARY, QUIET, Table, when
from bot.telling.who import OfGroup, everybody_of_group, facilitators, people_of, they_themselves
from storage.unit import Unit

NEAR = (State.PLANNED, State.NOMINATING, State.VOTING, State.PAPER, State.LOTS)
"""An election in one of these states is near: who comes, and who has which phone, can decide it."""


def everybody_it_concerns(unit: Unit, fact: OfGroup, /, *, now: datetime) -> list[PersonId]:
    """Everybody of the group, and of the groups that vote together with it while that vote is near."""
    near = {group for vote in unit.elections.list_of(fact.group, *NEAR) for group in vote.groups}
    return people_of(unit.people.list_members_of(near | {fact.group}, now=now))


def the_others(unit: Unit, fact: MemberJoined, /, *, now: datetime) -> list[PersonId]:
    """Everybody whom it concerns but for them."""
    them = they_themselves(unit, fact, now=now)
    return [person for person in everybody_it_concerns(unit, fact, now=now) if person not in them]


def the_phone_before(unit: Unit, fact: PhoneMoved, /, *, now: datetime) -> list[PersonId]:
    """Who holds the phone that was theirs, if there was one."""
    return [fact.before] if fact.before else []


def the_phone_that_waited(unit: Unit, fact: PhoneMoved, /, *, now: datetime) -> list[PersonId]:
    """They themselves, where the phone before was asked first; the others see it on the page where they are."""
    return they_themselves(unit, fact, now=now) if fact.before else []


def the_members_beside_them(unit: Unit, fact: PhoneMoved, /, *, now: datetime) -> list[PersonId]:
    """Everybody whom it concerns but for them and for the facilitators."""
    out = [*they_themselves(unit, fact, now=now), *facilitators(unit, fact, now=now)]
    return [person for person in everybody_it_concerns(unit, fact, now=now) if person not in out]


def nobody_needs_to_know(unit: Unit, fact: PhoneMoved, /) -> bool:
    """They have no power over others, and no vote is near that their phone could decide."""
    return not fact.has_power and no_vote_is_near(unit, fact)


def who_sent_it(unit: Unit, fact: PhotoRefused, /, *, now: datetime) -> list[PersonId]:
    """They can send another one. For somebody without a phone that is the facilitator."""
    return [fact.sender]


def as_a_member(unit: Unit, fact: MemberJoined, /) -> bool:
    """They have no power over others, and no vote is near that they could decide."""
    return fact.role is Role.MEMBER and no_vote_is_near(unit, fact)


def no_vote_is_near(unit: Unit, fact: OfGroup, /) -> bool:
    """No vote is planned or runs."""
    return not unit.elections.list_of(fact.group, *NEAR)


TABLE: Table = (
    when(GroupBegun).nobody(because="there is nobody in it yet but the facilitator who began it"),
    when(JoiningAsked).to(facilitators, "people.asked:{member}", NOW),
    when(MemberJoined)
    .to(they_themselves, "people.welcome:{group}", NOW)
    .to(the_others, "people.role_told:{member}:{role}", QUIET, unless=as_a_member)
    .ends(JoiningAsked),
    when(JoiningDeclined).to(they_themselves, "people.not_ours:{group}", NOW).ends(JoiningAsked),
    when(MemberAdded).to(everybody_it_concerns, "people.added_told:{member}", QUIET, unless=no_vote_is_near),
    when(NewsOnPaper).to(facilitators, "people.news_wait:{group}", ORDINARY).ends(NewsOnPaper),
    when(MemberLeft).to(facilitators, "people.left_told:{member}", QUIET),
    when(MemberRemoved)
    .to(they_themselves, "people.removed_told:{group}", NOW)
    .to(everybody_it_concerns, "people.gone_told:{member}", QUIET, unless=no_vote_is_near),
    when(RoleChanged).to(everybody_it_concerns, "people.role_told:{member}:{role}", QUIET).ends(RoleChanged),
    when(RepNoted).to(everybody_of_group, "people.rep_told:{member}", QUIET),
    when(NamedPersonChanged).to(everybody_of_group, "people.helper_told:{group}", QUIET),
    when(NamedPersonGone).to(facilitators, "people.helper_name:{group}", NOW),
    when(PhoneMoveAsked).to(they_themselves, "people.move_asked:{member}", NOW),
    when(PhoneMoveRefused).to(facilitators, "people.move_refused:{member}", NOW).ends(PhoneMoveAsked),
    when(PhoneMoved)
    .to(facilitators, "people.phone_told:{member}", NOW)
    .to(the_members_beside_them, "people.phone_told:{member}", QUIET, unless=nobody_needs_to_know)
    .to(the_phone_before, "people.phone_moved", NOW)
    .to(the_phone_that_waited, "people.phone_yours:{group}", NOW)
    .ends(PhoneMoveAsked),
    when(PhotoRefused).to(who_sent_it, "elections.photo_refused:{member}", QUIET),
    when(ChatLinked).to(facilitators, "people.chat:{group}", NOW),
    when(ChatLost).to(facilitators, "people.chat_lost:{group}", NOW).ends(ChatLinked),
)

"""Who hears what of deputies: who is asked first, then the rep, then everybody."""

from datetime import datetime

from bot.ids import MemberId, PersonId
from bot.rules.facts.deputies import (
    DeputyChosen,
    DeputyComes,
    DeputyComesNot,
    DeputyDeclined,
    DeputyNoMore,
    DeputyWanted,
    HandoverAsked,
    HandoverEmpty,
    HandoverFell,
    HandoverMoved,
    HandoverSilent,
    HandoverTakenBack,
)
from bot.telling.elections import in_daytime
from bot.telling.when import NOW, ORDINARY, QUIET, Table, when
from bot.telling.who import everybody_of_group, facilitators, people_of
from storage.unit import Unit

ASKED = (HandoverAsked, HandoverSilent)


def the_deputy(unit: Unit, fact: HandoverAsked, /, *, now: datetime) -> list[PersonId]:
    """Who is asked, or was; the facilitators of their own group for somebody without a phone."""
    deputy = unit.people.get_member(fact.member, now=now)
    asked = unit.people.list_facilitators(deputy.group_id, now=now) if deputy.on_paper else [deputy]
    return people_of(asked)


def the_rep(unit: Unit, fact: HandoverAsked, /, *, now: datetime) -> list[PersonId]:
    """Who cannot come."""
    return [_person(unit, fact.rep, now)]


def everybody_else(unit: Unit, fact: HandoverAsked, /, *, now: datetime) -> list[PersonId]:
    """Everybody of the groups for which the rep speaks but those two, who know."""
    two = (_person(unit, fact.rep, now), _person(unit, fact.member, now))
    groups = unit.people.list_spoken_with(fact.rep, fact.group)
    found = people_of(unit.people.list_members_of(groups, now=now))
    return [person for person in dict.fromkeys(found) if person not in two]


def _person(unit: Unit, member: MemberId, now: datetime) -> PersonId:
    return unit.people.get_member(member, now=now).person_id


def it_begins(unit: Unit, fact: HandoverAsked, /, *, now: datetime) -> datetime:
    """When the board meets."""
    return unit.meetings.get(fact.meeting).meets_at


TABLE: Table = (
    when(DeputyChosen).to(everybody_of_group, "deputies.who:{member}", QUIET).ends(DeputyChosen, DeputyNoMore),
    when(DeputyNoMore).to(everybody_of_group, "deputies.no_more:{member}", QUIET).ends(DeputyChosen),
    when(DeputyWanted).to(facilitators, "deputies.choose:{group}:0", ORDINARY),
    when(HandoverAsked).to(the_deputy, "deputies.asked:{handover}", NOW, after=in_daytime, until=it_begins),
    when(HandoverSilent)
    .to(the_deputy, "deputies.asked:{handover}", ORDINARY, until=it_begins)
    .to(the_rep, "deputies.mine:{handover}", ORDINARY, until=it_begins),
    when(DeputyComes)
    .to(the_rep, "deputies.mine:{handover}", NOW, after=in_daytime, until=it_begins)
    .to(everybody_else, "deputies.comes:{handover}", QUIET, until=it_begins)
    .ends(*ASKED),
    when(DeputyDeclined)
    .to(the_rep, "deputies.mine:{handover}", NOW, after=in_daytime, until=it_begins)
    .ends(*ASKED, DeputyComes),
    when(HandoverTakenBack)
    .to(the_deputy, "deputies.not_needed:{handover}", NOW, after=in_daytime, until=it_begins)
    .ends(*ASKED, DeputyComes),
    when(HandoverFell)
    .to(the_rep, "deputies.mine:{handover}", NOW, after=in_daytime, until=it_begins)
    .ends(*ASKED, DeputyComes),
    when(HandoverEmpty)
    .to(the_deputy, "deputies.not_needed:{handover}", NOW, after=in_daytime, until=it_begins)
    .ends(*ASKED, DeputyComes),
    when(HandoverMoved).to(the_rep, "deputies.mine:{anew}", ORDINARY, until=it_begins).ends(*ASKED, DeputyComes),
    when(DeputyComesNot).to(everybody_else, "deputies.comes_not:{handover}", QUIET, until=it_begins),
)

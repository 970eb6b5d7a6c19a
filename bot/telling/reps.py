"""Who hears what of being the rep: who is asked first, everybody when it is clear."""

from datetime import datetime
from typing import Protocol

from bot.ids import MemberId, PersonId, TermId
from bot.rules.elections import CANDIDATES_FIRST
from bot.rules.facts.reps import (
    AnswerMissing,
    AnswerReminded,
    LimitChanged,
    NewVoteWanted,
    NextVoteWanted,
    NobodyFollows,
    SeatStaysFree,
    SeatStillFree,
    TermAccepted,
    TermDeclined,
    TermEnds,
    TermOffered,
    TermOver,
    TermPassedOn,
)
from bot.rules.reps import How
from bot.rules.schedule import next_daytime
from bot.telling.elections import in_daytime, on_a_workday, results_are_public
from bot.telling.when import NOW, ORDINARY, QUIET, Table, when
from bot.telling.who import everybody_of_group, facilitators, people_of, they_themselves
from storage.unit import Unit

ASKED = (TermOffered, AnswerReminded, AnswerMissing)


class OfTerm(Protocol):
    """A fact about a term."""

    @property
    def term(self) -> TermId:
        """Which one."""


def who_is_next(unit: Unit, fact: TermOffered, /, *, now: datetime) -> list[PersonId]:
    """They themselves, if they have a phone. Who was elected is asked with the result."""
    is_next = unit.people.get_term(fact.term).how is How.NEXT
    return who_is_asked(unit, fact, now=now) if is_next else []


def who_is_asked(unit: Unit, fact: TermOffered, /, *, now: datetime) -> list[PersonId]:
    """They themselves, if they have a phone."""
    return [] if _is_on_paper(unit, fact.member, now) else they_themselves(unit, fact, now=now)


def who_asks(unit: Unit, fact: TermOffered, /, *, now: datetime) -> list[PersonId]:
    """The facilitators, for somebody without a phone."""
    return facilitators(unit, fact, now=now) if _is_on_paper(unit, fact.member, now) else []


def _is_on_paper(unit: Unit, member: MemberId, now: datetime) -> bool:
    return unit.people.get_member(member, now=now).on_paper


def everybody_spoken_for(unit: Unit, fact: OfTerm, /, *, now: datetime) -> list[PersonId]:
    """Everybody of the groups for which this rep speaks, or spoke."""
    groups = unit.people.list_spoken_for(unit.people.get_term(fact.term))
    return people_of(unit.people.list_members_of(groups, now=now))


def everybody_but_who_is_next(unit: Unit, fact: TermPassedOn, /, *, now: datetime) -> list[PersonId]:
    """Who is next hears it on a page of their own."""
    mine = they_themselves(unit, fact, now=now)
    return [person for person in everybody_spoken_for(unit, fact, now=now) if person not in mine]


def everybody_but_whose_time_it_was(unit: Unit, fact: NobodyFollows, /, *, now: datetime) -> list[PersonId]:
    """They hear it on a page of their own."""
    mine = they_themselves(unit, fact, now=now)
    return [person for person in everybody_of_group(unit, fact, now=now) if person not in mine]


def who_is_next_knows(unit: Unit, fact: TermPassedOn, /, *, now: datetime) -> datetime:
    """Two hours after who is next could hear it, and not before everybody knows the result."""
    zone = unit.people.get_group(fact.group).zone
    later = next_daytime(next_daytime(now, zone) + CANDIDATES_FIRST, zone)
    return max(later, results_are_public(unit, fact, now=now) or later)


def the_reps(unit: Unit, fact: NewVoteWanted, /, *, now: datetime) -> list[PersonId]:
    """Whom it concerns most."""
    return people_of(unit.people.list_reps(fact.group, now=now))


def everybody_but_the_reps(unit: Unit, fact: NewVoteWanted, /, *, now: datetime) -> list[PersonId]:
    """The reps hear it on a page of their own."""
    reps = the_reps(unit, fact, now=now)
    return [person for person in everybody_of_group(unit, fact, now=now) if person not in reps]


def the_reps_know(unit: Unit, fact: NewVoteWanted, /, *, now: datetime) -> datetime:
    """Two hours after the reps could hear it."""
    zone = unit.people.get_group(fact.group).zone
    return next_daytime(next_daytime(now, zone) + CANDIDATES_FIRST, zone)


TABLE: Table = (
    when(TermOffered)
    .to(who_is_next, "reps.yours:{term}", NOW, after=in_daytime)
    .to(who_asks, "reps.ask:{term}", NOW, after=on_a_workday),
    when(AnswerReminded)
    .to(who_is_asked, "reps.yours:{term}", ORDINARY)
    .to(who_asks, "reps.ask:{term}", ORDINARY)
    .ends(*ASKED),
    when(AnswerMissing).to(facilitators, "reps.silent:{term}", ORDINARY),
    when(TermAccepted).ends(*ASKED).nobody(because="everybody knows that they are the rep"),
    when(TermDeclined).ends(*ASKED).nobody(because="what comes next is told in the same minute"),
    when(TermPassedOn).to(everybody_but_who_is_next, "reps.passed_on:{term}:{before}", QUIET, after=who_is_next_knows),
    when(SeatStaysFree).to(everybody_spoken_for, "reps.free:{term}", QUIET, after=results_are_public),
    when(NewVoteWanted)
    .to(the_reps, "reps.again_mine:{group}", NOW, after=in_daytime)
    .to(everybody_but_the_reps, "reps.again_told:{group}", QUIET, after=the_reps_know),
    when(LimitChanged).to(everybody_of_group, "elections.limit:{election}", QUIET),
    # The end of a term
    when(TermEnds).to(they_themselves, "reps.my_end:{term}", ORDINARY),
    when(NextVoteWanted).to(facilitators, "reps.ends:{term}", ORDINARY),
    when(TermOver).to(they_themselves, "reps.over:{term}", ORDINARY),
    when(NobodyFollows).to(everybody_but_whose_time_it_was, "reps.unfilled:{term}", ORDINARY),
    when(SeatStillFree).to(facilitators, "reps.still_free:{group}", ORDINARY),
)

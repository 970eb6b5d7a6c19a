"""A term begins and ends; whoever ends it, the next step follows."""

from datetime import datetime

from bot.ids import ElectionId, GroupId, MemberId, TermId
from bot.rules.facts import elections as election_facts
from bot.rules.facts import reps as facts
from bot.rules.people import Member, Person
from bot.rules.reps import REMIND_AFTER, SILENT_AFTER, Answer, How, Term
from bot.rules.schedule import WallTime
from bot.rules.voting_days import opening_from
from bot.services import deputies
from bot.services.new_phone import has_new_phone
from bot.services.reps import ending
from storage.unit import Unit

KINDS = ("reps.remind", "reps.silent", "reps.ends", "reps.over")


def begin(
    unit: Unit, member: Member, *, ends_at: datetime, how: How, election: ElectionId | None = None, now: datetime
) -> Term:
    """From now on this member is the rep, and asks for no new one; by a vote, they are asked if they want to be it."""
    _end(unit, member.id, now=now)
    unit.people.drop_wish(member.id)
    number = unit.people.add_term(member, starts_at=now, ends_at=ends_at, how=how, election=election)
    group = unit.people.get_group(member.group_id)
    unit.schedule.set("reps.over", number, WallTime.of(ends_at, group.zone))
    if election is not None:
        for kind, after in (("reps.remind", REMIND_AFTER), ("reps.silent", SILENT_AFTER)):
            unit.schedule.set(kind, number, WallTime.of(opening_from(now + after, group), group.zone))
        unit.happened(facts.TermOffered(number, member.id, member.group_id), now=now)
    term = unit.people.get_term(number)
    ending.ask_in_time(unit, term, now=now)
    return term


def end(unit: Unit, term: Term, *, by_themselves: bool, now: datetime) -> None:
    """They stop before the end of the term, and the clock looks who comes next.

    When a facilitator ended it, or it may have been another's phone, nobody does, and the group can vote again: or else
    one person who does not like who was elected could make the next one the rep.
    """
    _end(unit, term.member_id, now=now)
    deputies.rep_stopped(unit, term.member_id, now=now)
    if by_themselves and not _has_new_phone(unit, term):
        zone = unit.people.get_group(term.group_id).zone
        unit.schedule.set("reps.next", term.id, WallTime.of(now, zone))
    else:
        unit.happened(facts.SeatStaysFree(term.id, term.member_id, term.group_id), now=now)


def _has_new_phone(unit: Unit, term: Term) -> bool:
    """Whether another phone became theirs since the vote opened."""
    if term.election_id is None:
        return False
    opened = unit.elections.get(term.election_id).vote_at
    return has_new_phone(unit, term.group_id, term.member_id, since=opened)


def _end(unit: Unit, member: MemberId, *, now: datetime) -> None:
    running = unit.people.term_of(member, now=now)
    if running is not None:
        for kind in KINDS:
            unit.schedule.drop(kind, running.id)
    unit.people.end_terms(member, now=now)


def end_then(unit: Unit, member: MemberId, *, at: datetime, now: datetime) -> None:
    """Their term is over at that moment, because a new rep began, and they hear it then. Not when it ends sooner.

    Until then their last day stays what it was: it stands on pages, and would say what came out of the vote.
    """
    term = unit.people.term_of(member, now=now)
    if term is None or term.ends_at <= at:
        return
    for kind in ("reps.remind", "reps.silent"):
        unit.schedule.drop(kind, term.id)
    unit.schedule.set("reps.over", term.id, WallTime.of(at, unit.people.get_group(term.group_id).zone))


def step_down(unit: Unit, person: Person, group: GroupId, *, now: datetime) -> None:
    """A rep does not want to be the rep any more; everybody is told in one line. Repeating it changes nothing."""
    end_as_rep(unit, unit.people.member_in(group, person.id, now=now), by_themselves=True, now=now)


def end_as_rep(unit: Unit, member: Member, *, by_themselves: bool, now: datetime) -> None:
    """This member is not the rep any more: if they were, everybody hears it, and what comes next."""
    term = unit.people.term_of(member.id, now=now)
    if term is not None:
        end(unit, term, by_themselves=by_themselves, now=now)
        unit.happened(election_facts.RepSteppedDown(member.id, member.group_id), now=now)


def over_due(unit: Unit, term_id: TermId, *, now: datetime) -> None:
    """A term is over: who was the rep hears what that means, unless they are the rep again."""
    term = unit.people.get_term(term_id)
    if term.runs(now):
        # A new rep began, and now everybody hears it.
        _end(unit, term.member_id, now=now)
    else:
        ending.is_over(unit, term, now=now)
    if unit.people.term_of(term.member_id, now=now) is None:
        deputies.rep_stopped(unit, term.member_id, now=now)
        unit.happened(facts.TermOver(term_id, term.member_id, term.group_id), now=now)


def has_said_no(term: Term) -> bool:
    """Whether they said no after the vote, and did not stop later."""
    return term.answer is Answer.NO

"""A term begins and ends; whoever ends it, the next step follows."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.ids import ElectionId, GroupId, MemberId, TermId
from bot.rules.facts import elections as election_facts
from bot.rules.facts import reps as facts
from bot.rules.people import Member, Person
from bot.rules.refusals import OldButton
from bot.rules.reps import REMIND_AFTER, SILENT_AFTER, Answer, How, Term
from bot.rules.schedule import WallTime
from bot.rules.voting_days import opening_from
from bot.screen import tap
from bot.services import deputies, speaking
from bot.services.new_phone import has_new_phone
from bot.services.reps import ending
from storage.unit import Unit

KINDS = ("reps.remind", "reps.silent", "reps.ends", "reps.over")


def begin(
    unit: Unit,
    member: Member,
    *,
    ends_at: datetime,
    how: How,
    election: ElectionId | None = None,
    groups: Collection[GroupId] = (),
    now: datetime,
) -> Term:
    """From now on this member is the rep, and asks for no new one; by a vote, they are asked if they want to be it.

    Args:
        groups: which chose them together; by itself only their own.

    Returns:
        The term of their own group.
    """
    spoken_for = sorted(groups or [member.group_id], key=lambda group: group != member.group_id)
    _end(unit, unit.people.list_running_of(member.id, now=now), spoken_for, now=now)
    unit.people.drop_wish(member.id)
    group = unit.people.get_group(member.group_id)
    numbers = []
    for each in spoken_for:
        made = unit.people.add_term(member, starts_at=now, ends_at=ends_at, how=how, election=election, group=each)
        unit.schedule.set("reps.over", made, WallTime.of(ends_at, group.zone))
        numbers.append(made)
    number = numbers[0]
    if election is not None:
        for kind, after in (("reps.remind", REMIND_AFTER), ("reps.silent", SILENT_AFTER)):
            unit.schedule.set(kind, number, WallTime.of(opening_from(now + after, group), group.zone))
        unit.happened(facts.TermOffered(number, member.id, member.group_id), now=now)
    for made in numbers:
        ending.ask_in_time(unit, unit.people.get_term(made), now=now)
    for each in spoken_for:
        speaking.changes(unit, each, now=now)
    return unit.people.get_term(number)


def end(unit: Unit, term: Term, *, by_themselves: bool, now: datetime) -> None:
    """They stop before the end of the term, for every group, and the clock looks who comes next after each vote.

    When a facilitator ended it, or it may have been another's phone, nobody does, and the group can vote again: or else
    one person who does not like who was elected could make the next one the rep.
    """
    running = unit.people.list_running_of(term.member_id, now=now)
    _end(unit, running, [each.group_id for each in running], now=now)
    deputies.rep_stopped(unit, term.member_id, now=now)
    zone = unit.people.get_group(term.group_id).zone
    # Of one vote of several groups there is a term for each of them.
    for each in {each.starts_at: each for each in reversed(running)}.values():
        if by_themselves and not _has_new_phone(unit, each):
            unit.schedule.set("reps.next", each.id, WallTime.of(now, zone))
        else:
            unit.happened(facts.SeatStaysFree(each.id, each.member_id, each.group_id), now=now)


def _has_new_phone(unit: Unit, term: Term) -> bool:
    """Whether another phone became theirs since the vote opened."""
    if term.election_id is None:
        return False
    opened = unit.elections.get(term.election_id).vote_at
    return has_new_phone(unit, term.group_id, term.member_id, since=opened)


def _end(unit: Unit, running: Sequence[Term], groups: Collection[GroupId], *, now: datetime) -> None:
    """These terms of one member end, as far as they are for these groups."""
    for term in running:
        if term.group_id in groups:
            for kind in KINDS:
                unit.schedule.drop(kind, term.id)
    if running:
        unit.people.end_terms(running[0].member_id, groups=groups, now=now)
    for group in groups:
        speaking.changes(unit, group, now=now)


def end_then(unit: Unit, member: MemberId, *, groups: Collection[GroupId], at: datetime, now: datetime) -> None:
    """Their terms for these groups are over at that moment, because a new rep began, and they hear it then.

    Until then their last day stays what it was: it stands on pages, and would say what came out of the vote. A term
    that ends sooner ends when it does.
    """
    for term in unit.people.list_running_of(member, now=now):
        if term.group_id in groups and term.ends_at > at:
            for kind in ("reps.remind", "reps.silent"):
                unit.schedule.drop(kind, term.id)
            unit.schedule.set("reps.over", term.id, WallTime.of(at, unit.people.get_group(term.group_id).zone))


def step_down(unit: Unit, person: Person, group: GroupId, *, now: datetime) -> None:
    """A rep does not want to be the rep any more; everybody is told in one line. Repeating it changes nothing.

    Raises:
        OldButton: they never were the rep.
        NotInGroup.
    """
    member = unit.people.member_in(group, person.id, now=now)
    if not unit.people.list_terms_of(member.id):
        raise OldButton(tap("elections.reps"))
    end_as_rep(unit, member, by_themselves=True, now=now)


def end_as_rep(unit: Unit, member: Member, *, by_themselves: bool, now: datetime) -> None:
    """This member is not the rep any more: if they were, everybody hears it, and what comes next."""
    term = unit.people.term_of(member.id, now=now)
    if term is not None:
        end(unit, term, by_themselves=by_themselves, now=now)
        unit.happened(election_facts.RepSteppedDown(member.id, member.group_id), now=now)


def over_due(unit: Unit, term_id: TermId, *, now: datetime) -> None:
    """A term is over: who was the rep hears what that means, unless they are the rep again, or of another group."""
    term = unit.people.get_term(term_id)
    if term.runs(now):
        # A new rep began, and now everybody hears it.
        _end(unit, [term], [term.group_id], now=now)
    else:
        ending.is_over(unit, term, now=now)
        speaking.changes(unit, term.group_id, now=now)
    last = max(unit.people.list_terms_like(term), key=lambda each: (each.ends_at, each.id))
    deputies.stopped_for_group(unit, term.member_id, now=now)
    if unit.people.term_of(term.member_id, now=now) is None and last.id == term_id:
        deputies.rep_stopped(unit, term.member_id, now=now)
        unit.happened(facts.TermOver(term_id, term.member_id, term.group_id), now=now)


def has_said_no(term: Term) -> bool:
    """Whether they said no after the vote, and did not stop later."""
    return term.answer is Answer.NO

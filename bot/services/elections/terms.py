"""What follows from a result: the terms of the elected begin, and who was to stop stops."""

from datetime import datetime
from itertools import chain

from bot.rules.elections import Election
from bot.rules.facts import elections as facts
from bot.rules.facts import reps as rep_facts
from bot.rules.reps import How
from bot.rules.schedule import WallTime
from bot.rules.staying import Staying, who_stops
from bot.services.elections.plan import has_no_result
from bot.services.reps import again, terms
from storage.unit import Unit


def begin_terms(unit: Unit, election: Election, elected: tuple[int, ...], now: datetime) -> None:
    """From now on the elected are the reps."""
    zone = unit.people.get_group(election.group_id).zone
    ends_at = WallTime.of(now, zone).after_years(election.years).at
    begun = []
    for candidate in unit.elections.list_candidates(election.id):
        if candidate.place in elected:
            member = unit.people.get_member(candidate.member_id, now=now)
            terms.begin(
                unit, member, ends_at=ends_at, how=How.ELECTED, election=election.id, groups=election.groups, now=now
            )
            begun.append([member.id, now.isoformat(), ends_at.isoformat()])
            unit.happened(facts.TermBegan(member.id, election.group_id, election.id), now=now)
    if elected:
        details: dict[str, object] = {"terms": begun, "reps": unit.records.heads_of_reps(election.groups)}
        unit.elections.audit(election.id, "terms", details, now=now)


def list_staying(unit: Unit, election: Election) -> tuple[Staying, ...]:
    """Who was the rep when it was planned, and who is it since in their place, as next in the count: the same holds.

    What the plan says of a seat is about whoever has it when people vote.
    """
    first = election
    while first.first is not None:
        first = unit.elections.get(first.first)
    known = {each.member_id: each.stays for each in first.staying}
    if known:
        passed_on = (unit.facts.list(rep_facts.TermPassedOn, group=group) for group in first.groups)
        for passed in chain.from_iterable(passed_on):
            term = unit.people.get_term(passed.fact.term)
            before = unit.people.get_term(passed.fact.before).member_id
            if term.starts_at >= first.nominate_at and before in known:
                known.setdefault(term.member_id, known[before])
    return tuple(Staying(member, stays) for member, stays in known.items())


def let_stop(unit: Unit, election: Election, *, now: datetime) -> None:
    """Who was to stop when a new rep begins is the rep until everybody hears the result, and no longer.

    Nobody stops where nobody was elected, and who was elected again goes on. After a tie it waits for the second round.
    """
    rounds = [election.id] if election.first is None else [election.id, election.first]
    begun = {term.member_id for term in unit.people.list_terms_from(rounds)}
    if begun:
        some_stay = any(each.stays for each in list_staying(unit, election))
        for group in election.groups:
            again.has_result(unit, group, some_stay=some_stay, now=now)
    else:
        has_no_result(unit, election, now=now)
    stop = [member for member in who_stops(list_staying(unit, election)) if member not in begun]
    if not begun or not stop:
        return
    heard_at = unit.elections.get(election.id).public_at or now
    for member in stop:
        terms.end_then(unit, member, groups=election.groups, at=max(heard_at, now), now=now)

"""Who comes next when a rep stops: the ballots of the vote are counted again without them, while they are kept."""

from datetime import datetime

from bot.ids import ElectionId, TermId
from bot.rules.counting import Status
from bot.rules.elections import Candidate, Election, Standing, State
from bot.rules.facts import reps as facts
from bot.rules.reps import COUNTED_AGAIN, How, Term, next_of
from bot.rules.schedule import WallTime
from bot.services.elections.box import open_counted
from bot.services.elections.close import count_twice, still_there
from bot.services.elections.kept_seats import list_gone
from bot.services.reps import ending, terms
from storage.keys import KeyMissing, Keys
from storage.unit import Unit

UNFINISHED = (State.NOMINATING, State.VOTING, State.PAPER, State.LOTS)


def next_due(unit: Unit, keys: Keys, term_id: TermId, *, now: datetime) -> None:
    """A rep stopped: who is next in the count is the rep, or the group hears that it votes again.

    Raises:
        KeysAway: nobody can count just now.
    """
    before = unit.people.get_term(term_id)
    vote = _vote_of(unit, before)
    following = None if vote is None else _next(unit, keys, vote, now)
    if vote is None or following is None:
        for group in unit.people.list_spoken_for(before):
            ending.is_free(unit, group, now=now)
        unit.happened(facts.SeatStaysFree(term_id, before.member_id, before.group_id), now=now)
        return
    member = unit.people.get_member(following.member_id, now=now)
    begun = min(term.starts_at for term in unit.people.list_terms_from(_rounds(unit, vote)))
    ends_at = WallTime.of(begun, unit.people.get_group(vote.group_id).zone).after_years(vote.years).at
    # For whom the one who stopped spoke: a group that chose somebody else since is not among them.
    groups = unit.people.list_spoken_for(before)
    term = terms.begin(unit, member, ends_at=ends_at, how=How.NEXT, election=vote.id, groups=groups, now=now)
    told = [[member.id, term.starts_at.isoformat(), term.ends_at.isoformat()]]
    unit.elections.audit(vote.id, "next in the count", {"place": following.place, "terms": told}, now=now)
    unit.happened(facts.TermPassedOn(term.id, member.id, member.group_id, term_id), now=now)


def _vote_of(unit: Unit, term: Term) -> Election | None:
    """The vote whose ballots say who comes next: of two rounds the first, in which people chose among everybody."""
    if term.election_id is None:
        return None
    vote = unit.elections.get(term.election_id)
    first = vote if vote.first is None else unit.elections.get(vote.first)
    may = first.kind in COUNTED_AGAIN and unit.elections.sealed_ballots(first.id) is not None
    return first if may and not _is_unfinished(unit, first) else None


def _is_unfinished(unit: Unit, vote: Election) -> bool:
    """Whether people still vote, or lots are still drawn, between those who were tied in it."""
    tied = vote.result is not None and vote.result.status in (Status.TIE, Status.LOT_NEEDED)
    rounds = [e for e in unit.elections.list_of(vote.group_id, *State) if e.first == vote.id]
    return any(each.state in UNFINISHED for each in (vote, *rounds)) or (tied and not rounds)


def _rounds(unit: Unit, vote: Election) -> list[ElectionId]:
    """A vote and its second round."""
    return [e.id for e in unit.elections.list_of(vote.group_id, *State) if vote.id in (e.id, e.first)]


def _next(unit: Unit, keys: Keys, vote: Election, now: datetime) -> Candidate | None:
    """Whom the same ballots elect without those who stopped, beside those who stay; nobody when it is not clear."""
    chosen = unit.people.list_terms_from(_rounds(unit, vote))
    stays = {term.member_id for term in chosen if term.runs(now)}
    stopped = {term.member_id for term in chosen} - stays
    standing = _by_place(unit, vote)
    without = {place for place, each in standing.items() if each.member_id in stopped}
    without |= {*standing} - still_there(unit, vote, now)
    if len(stays) >= vote.seats or without >= {*standing}:
        return None
    try:
        ballots = open_counted(unit, keys, vote.id)
    except KeyMissing:
        return None
    # Who is the rep stays it; a seat of an area goes on to nobody who is in no group of it any more.
    gone = list_gone(unit, vote, now=now) - {place for place, each in standing.items() if each.member_id in stays}
    counted = count_twice(unit, vote, ballots, without=without, gone=gone)
    stay = [place for place, each in standing.items() if each.member_id in stays]
    following = () if counted is None else next_of(counted.elected, stay=stay)
    return standing[following[0]] if following else None


def _by_place(unit: Unit, vote: Election) -> dict[int, Candidate]:
    listed = unit.elections.list_candidates(vote.id, Standing.STANDS)
    return {each.place: each for each in listed if each.place is not None}

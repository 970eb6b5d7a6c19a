"""How often in a row the same person can be the rep: what the group has said, and whom it concerns."""

from collections.abc import Collection
from datetime import datetime

from bot.ids import GroupId, MemberId
from bot.rules.elections import Election, State
from bot.rules.in_a_row import HadTurns, Limited, OtherHadTurns, Turn, limited
from bot.rules.people import Member
from bot.rules.reps import Answer
from bot.screen import Tap
from storage.unit import Unit


def said_before(unit: Unit, group: GroupId, *, without: Election | None = None) -> int:
    """What the group has said with its last vote that is over; 0: nothing.

    What a plan says counts from the vote after it on. So nobody can plan a vote in such a way that somebody cannot
    stand in it, or can again.

    Args:
        without: this vote, and the one whose second round it is.
    """
    mine = () if without is None else (without.id, without.first)
    over = [vote for vote in unit.elections.list_of(group, State.DONE) if vote.id not in mine]
    if without is not None:
        over = [vote for vote in over if vote.id < without.id]
    return over[0].in_a_row if over else 0


def limit_in(unit: Unit, election: Election) -> int:
    """How often in a row is the most in this vote; 0: there is no limit."""
    return said_before(unit, election.group_id, without=election)


def is_limited(unit: Unit, election: Election, member: MemberId) -> Limited | None:
    """Whether this member cannot stand in it."""
    return _limited(unit, member, election.groups, most=limit_in(unit, election), at=election.close_at)


def is_limited_now(unit: Unit, rep: Member, *, now: datetime) -> bool:
    """Whether somebody who is the rep could not stand in a vote that comes next."""
    return _limited(unit, rep.id, [rep.group_id], most=said_before(unit, rep.group_id), at=now) is not None


def _limited(unit: Unit, member: MemberId, groups: Collection[GroupId], *, most: int, at: datetime) -> Limited | None:
    if not most:
        return None
    # A person is one, in whichever of their groups they were chosen.
    lines = unit.people.list_memberships(unit.people.get_member(member, now=at).person_id, now=at)
    terms = [term for line in lines for term in unit.people.list_terms_of(line.id) if term.answer is not Answer.NO]
    here = {term.starts_at for term in terms if term.group_id in groups}
    # Whom several groups chose together has a term for each of them, and was the rep once: as long as for any of them.
    known = {t.starts_at: t for t in sorted(terms, key=lambda each: each.ends_at) if t.starts_at in here}.values()
    turns = [
        Turn(
            term.starts_at,
            term.ends_at,
            0 if term.election_id is None else unit.elections.get(term.election_id).years,
        )
        for term in known
    ]
    return limited(turns, most=most, at=at)


def check_turns(unit: Unit, election: Election, member: Member, *, is_own: bool, after: Tap) -> None:
    """Whether they can stand, as often as they were the rep. Raises HadTurns, or OtherHadTurns."""
    found = is_limited(unit, election, member.id)
    if found is None:
        return
    day = found.again_from.astimezone(unit.people.get_group(election.group_id).zone).date()
    if is_own:
        raise HadTurns(after, n=found.n, date=day)
    raise OtherHadTurns(after, name=member.name, n=found.n, date=day)

"""Seats that are kept for the groups of an area: who has one by being in such a group, and what going from it means.

Until voting opens it follows the groups that somebody is in, and then it is fixed: who comes into such a group later
gains nothing, and who goes from the last of them before the count loses it.
"""

from collections.abc import Collection
from datetime import datetime

from bot.ids import MemberId, PersonId
from bot.rules.elections import Candidate, Election, Standing, State
from bot.rules.facts import together as facts
from bot.rules.people import Member
from bot.rules.reserved import groups_of
from bot.services.elections.members import came_late
from storage.unit import Unit


def is_of_area(
    unit: Unit, election: Election, person: PersonId, *, without: Collection[MemberId] = (), now: datetime
) -> bool:
    """Whether somebody has a voice in a group for which a seat is kept. `without`: who does not count."""
    wanted = groups_of(election.reserved) & {*election.groups}
    mine = unit.people.list_memberships(person, now=now) if wanted else ()
    return any(each.has_voice and each.group_id in wanted and each.id not in without for each in mine)


def fix_kept(unit: Unit, election: Election, *, now: datetime) -> None:
    """Voting opens: for which candidates a seat of an area is kept, from now on."""
    if groups_of(election.reserved):
        late = came_late(unit, election)
        for candidate in unit.elections.list_candidates(election.id, Standing.STANDS):
            _set(unit, candidate, reserved=is_of_area(unit, election, candidate.person_id, without=late, now=now))


def follow_groups(unit: Unit, member: Member, *, now: datetime) -> None:
    """Somebody came into a group, or is no member of it any more: what that means for the seat of an area."""
    for mine in unit.people.list_memberships(member.person_id, now=now):
        for candidate in unit.elections.list_candidacies(mine.id):
            election = unit.elections.get(candidate.election_id)
            if candidate.standing is Standing.STANDS and groups_of(election.reserved):
                _follow(unit, election, candidate, now)


def _follow(unit: Unit, election: Election, candidate: Candidate, now: datetime) -> None:
    if election.state is State.NOMINATING:
        late = came_late(unit, election)
        _set(unit, candidate, reserved=is_of_area(unit, election, candidate.person_id, without=late, now=now))
        return
    has_it = candidate.reserved and election.state in (State.VOTING, State.PAPER)
    if has_it and not is_of_area(unit, election, candidate.person_id, now=now):
        _set(unit, candidate, reserved=False)
        unit.elections.audit(election.id, "kept seat lost", {"place": candidate.place}, now=now)
        unit.happened(facts.KeptSeatLost(election.id, election.group_id, candidate.id), now=now)


def _set(unit: Unit, candidate: Candidate, *, reserved: bool) -> None:
    if candidate.reserved is not reserved:
        unit.elections.change_candidate(candidate.id, reserved=reserved)


def loses_seat(unit: Unit, member: Member, *, now: datetime) -> Election | None:
    """The vote in which this member loses the seat of an area by going from this group: asked before they go."""
    for mine in unit.people.list_memberships(member.person_id, now=now):
        for candidate in unit.elections.list_candidacies(mine.id):
            election = unit.elections.get(candidate.election_id)
            is_open = election.state in (State.NOMINATING, State.VOTING, State.PAPER)
            stands = is_open and candidate.standing is Standing.STANDS and candidate.reserved
            if stands and groups_of(election.reserved):
                # A group into which they came on the last day keeps no seat for them, as long as it is not fixed.
                late = came_late(unit, election) if election.state is State.NOMINATING else set()
                if not is_of_area(unit, election, member.person_id, without={member.id, *late}, now=now):
                    return election
    return None


def list_gone(unit: Unit, election: Election, *, now: datetime) -> set[int]:
    """The places of those for whom a seat of an area was kept at the count, and who are in no group of it now."""
    if not groups_of(election.reserved):
        return set()
    return {
        each.place
        for each in unit.elections.list_candidates(election.id)
        if each.reserved and each.place is not None and not is_of_area(unit, election, each.person_id, now=now)
    }

"""Keeping seats for some people: a facilitator plans it, and who is one of them says so themselves."""

from datetime import datetime

from bot.ids import CandidateId, ElectionId
from bot.rules.elections import Candidate, Election, Standing, State
from bot.rules.people import Person
from bot.rules.refusals import OldButton
from bot.rules.reserved import FEWEST_SEATS, Reservation, as_kept, fitting
from bot.services.elections.plan import changed, planned
from bot.services.elections.stand import candidate_for
from storage.unit import Unit


def keep_seats(
    unit: Unit, by: Person, election_id: ElectionId, reservation: Reservation | None, *, now: datetime
) -> Election:
    """A facilitator keeps seats of a draft for some people, or none. Repeating it changes nothing.

    Raises:
        OldButton: it was planned, there are too few seats, or more would be kept than leave one for everybody.
        ChangedMeanwhile: somebody else changed it.
    """
    found = planned(unit, by, election_id, now=now)
    if found.state is not State.DRAFT or (reservation is not None and found.seats < FEWEST_SEATS):
        raise OldButton
    if fitting(reservation, found.seats) != reservation or (reservation is not None and reservation.seats < 1):
        raise OldButton
    return found if found.reserved == reservation else changed(unit, found, reserved=as_kept(reservation))


def is_one_of_them(unit: Unit, person: Person, candidate_id: CandidateId, *, yes: bool, now: datetime) -> Candidate:
    """A candidate says whether a kept seat is for them. Nobody says it for somebody who has a phone.

    Raises:
        OldButton: no seat is kept, voting has opened, or it is somebody else's to say.
    """
    candidate = candidate_for(unit, person, candidate_id, now=now)
    election = unit.elections.get(candidate.election_id)
    if election.reserved is None or election.state is not State.NOMINATING:
        raise OldButton
    if candidate.standing is not Standing.STANDS:
        raise OldButton
    unit.elections.change_candidate(candidate.id, reserved=yes)
    return unit.elections.get_candidate(candidate.id)

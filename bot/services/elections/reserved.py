"""Keeping seats for some people: a facilitator plans it, and who is one of them says so themselves."""

from datetime import datetime

from bot.ids import AreaId, BoardId, CandidateId, ElectionId
from bot.rules.areas import Area
from bot.rules.elections import Candidate, Election, Standing, State
from bot.rules.people import Person
from bot.rules.refusals import OldButton
from bot.rules.reserved import FEWEST_SEATS, Reservation, Whom, as_kept, fitting
from bot.services.areas import groups_in
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


def list_areas(unit: Unit, draft: Election) -> list[Area]:
    """The areas for which a seat can be kept: in which some of the groups that would vote are, and not all of them."""
    voting = unit.elections.list_answers(draft.id)
    groups = [each for each in unit.people.list_groups_of_board(_board(unit, draft)) if each.id in voting]
    where = {each.area_id for each in groups}
    return [area for area in unit.areas.list_of(_board(unit, draft)) if area.id in where] if len(where) > 1 else []


def _board(unit: Unit, draft: Election) -> BoardId:
    return unit.people.get_group(draft.group_id).board_id


def keep_for_area(unit: Unit, by: Person, election_id: ElectionId, area_id: AreaId, *, now: datetime) -> Election:
    """A facilitator keeps a seat of a draft for the people of an area. Raises as `keep_seats`."""
    found = planned(unit, by, election_id, now=now)
    area = next((each for each in list_areas(unit, found) if each.id == area_id), None)
    if area is None:
        raise OldButton
    groups = tuple(each.id for each in groups_in(unit, area))
    wanted = Reservation(Whom.AREA, area.name, 1, area.id, groups)
    return keep_seats(unit, by, election_id, wanted, now=now)


def is_one_of_them(unit: Unit, person: Person, candidate_id: CandidateId, *, yes: bool, now: datetime) -> Candidate:
    """A candidate says whether a kept seat is for them. Nobody says it for somebody who has a phone.

    Raises:
        OldButton: no seat is kept, voting has opened, it is somebody else's to say, or the groups of an area say it.
    """
    candidate = candidate_for(unit, person, candidate_id, now=now)
    election = unit.elections.get(candidate.election_id)
    if election.reserved is None or election.reserved.groups or election.state is not State.NOMINATING:
        raise OldButton
    if candidate.standing is not Standing.STANDS:
        raise OldButton
    unit.elections.change_candidate(candidate.id, reserved=yes)
    return unit.elections.get_candidate(candidate.id)

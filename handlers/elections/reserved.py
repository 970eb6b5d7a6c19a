"""Seats that are kept for some people: a facilitator plans them, a candidate says that one is for them."""

from dataclasses import replace

from bot.ids import AreaId, CandidateId, ElectionId
from bot.rules.agenda import check_words
from bot.rules.elections import Candidate, Election, State
from bot.rules.names import NAME_MOST, is_like
from bot.rules.refusals import OldButton
from bot.rules.reserved import FEWEST_SEATS, Reservation, Whom
from bot.screen import Reply, Screen, tap
from bot.screens.elections import reserved as screens
from bot.services.elections import plan as plan_services
from bot.services.elections import reserved as services
from bot.services.elections import stand as stand_services
from handlers.elections.plan import check
from handlers.elections.stand import card
from handlers.routes import At, Routes

routes = Routes()


def _draft(at: At, election: ElectionId) -> Election:
    found = plan_services.planned(at.unit, at.person, election, now=at.now)
    if found.state is not State.DRAFT or found.seats < FEWEST_SEATS:
        raise OldButton(tap("elections.show", election))
    return found


def _whom(kind: str) -> Whom:
    if kind not in tuple(Whom):
        raise OldButton
    return Whom(kind)


@routes.view("elections.reserved")
def on_reserved(at: At, election: ElectionId) -> Screen:
    """For whom is a seat kept?"""
    return screens.whom(at.words, plan_services.as_planned(at.unit, _draft(at, election)))


@routes.view("elections.reserved_name")
def on_name(at: At, election: ElectionId, kind: str) -> Screen:
    return _name(at, _draft(at, election), _whom(kind), 0)


def _name(at: At, draft: Election, whom: Whom, page: int) -> Screen:
    areas = services.list_areas(at.unit, draft) if whom is Whom.AREA else []
    return screens.name(at.words, draft.id, whom, areas, page=page)


@routes.view("elections.reserved_areas")
def on_areas(at: At, election: ElectionId, page: int) -> Screen:
    """The next areas of the board."""
    return _name(at, _draft(at, election), Whom.AREA, page)


@routes.deed("elections.reserved_area")
def on_area(at: At, election: ElectionId, area: AreaId) -> Screen:
    return _how_many(at, services.keep_for_area(at.unit, at.person, election, area, now=at.now))


@routes.reply("elections.reserved_name")
def on_name_said(at: At, reply: Reply, election: ElectionId, kind: str) -> Screen:
    """Which area, or whom, in the words of the group."""
    name = check_words(reply.text, most=NAME_MOST, after=tap("elections.reserved_name", election, kind))
    whom = _whom(kind)
    areas = services.list_areas(at.unit, _draft(at, election)) if whom is Whom.AREA else []
    known = next((area for area in areas if is_like(name, [area.name])), None)
    return _keep(at, election, whom, name) if known is None else on_area(at, election, known.id)


@routes.deed("elections.reserved_for")
def on_reserved_for(at: At, election: ElectionId, kind: str) -> Screen:
    if _whom(kind) is not Whom.SUPPORT:
        raise OldButton
    return _keep(at, election, Whom.SUPPORT, "")


def _keep(at: At, election: ElectionId, whom: Whom, name: str) -> Screen:
    """One seat first; where more could be kept, that is asked."""
    return _how_many(at, services.keep_seats(at.unit, at.person, election, Reservation(whom, name, 1), now=at.now))


def _how_many(at: At, made: Election) -> Screen:
    return screens.kept_places(at.words, made) if made.seats > FEWEST_SEATS else check(at, made)


@routes.deed("elections.reserved_seats")
def on_seats(at: At, election: ElectionId, seats: int) -> Screen:
    known = _draft(at, election).reserved
    if known is None:
        raise OldButton
    wanted = replace(known, seats=seats)
    return check(at, services.keep_seats(at.unit, at.person, election, wanted, now=at.now))


@routes.deed("elections.reserved_none")
def on_none(at: At, election: ElectionId) -> Screen:
    return check(at, services.keep_seats(at.unit, at.person, election, None, now=at.now))


def _election(at: At, candidate: Candidate) -> Election:
    return plan_services.get(at.unit, candidate.election_id)


@routes.view("elections.reserved_mine")
def on_mine(at: At, candidate: CandidateId) -> Screen:
    """Is a kept seat for you?"""
    found = stand_services.candidate_for(at.unit, at.person, candidate, now=at.now)
    election, is_own = _election(at, found), found.person_id == at.person.id
    if election.reserved is None or election.state is not State.NOMINATING or not (is_own or found.on_paper):
        raise OldButton
    if election.reserved.groups:
        raise OldButton(tap("elections.card", candidate))
    return screens.mine(at.words, election, found, is_own=is_own)


@routes.deed("elections.reserved_said")
def on_said(at: At, candidate: CandidateId, yes: int) -> Screen:
    return card(at, services.is_one_of_them(at.unit, at.person, candidate, yes=bool(yes), now=at.now))

"""Who can vote, and who votes on paper."""

from bot.ids import ElectionId, MemberId
from bot.rules.elections import Election, State, of_groups
from bot.rules.refusals import OldButton
from bot.screen import Screen, tap
from bot.screens.elections import roll as screens
from bot.services.elections import roll as services
from handlers.elections.plan import looked_after, me, seen, tended
from handlers.routes import At, Routes

routes = Routes()


@routes.view("elections.roll")
def on_roll(at: At, election: ElectionId, page: int) -> Screen:
    """Everybody who can vote, for everybody who can."""
    return screens.roll(at.words, election, services.read_roll(at.unit, at.person, election, now=at.now), page=page)


@routes.view("elections.paper")
def on_paper(at: At, election: ElectionId, page: int) -> Screen:
    """Who votes on paper."""
    return _on_paper(at, tended(at, election), page)


def _on_paper(at: At, election: Election, page: int) -> Screen:
    voters = of_groups(at.unit.elections.list_roll(election.id), looked_after(at, election))
    return screens.on_paper(at.words, election, voters, page=page, is_late=at.now >= election.paper_until)


@routes.deed("elections.tick")
def on_tick(at: At, election: ElectionId, member: MemberId, on_paper: int, page: int) -> Screen:
    """Somebody votes on paper, or does not."""
    found = services.tick_paper(at.unit, at.person, election, member, on_paper=bool(on_paper), now=at.now)
    return _on_paper(at, found, page)


@routes.view("elections.ticked")
def on_ticked(at: At, election: ElectionId, on_paper: int) -> Screen | None:
    """An act of power: a facilitator noted how this person votes."""
    found = seen(at, election)
    voter = at.unit.elections.find_voter(election, me(at, found).id)
    if found.state is not State.VOTING or voter is None or voter.on_paper is not bool(on_paper):
        return None
    if voter.always_paper:
        return None  # How they vote was never noted by anybody: they had no phone when it opened.
    return screens.ticked(at.words, found) if voter.on_paper else screens.unticked(at.words, found)


@routes.deed("elections.by_phone")
def on_by_phone(at: At, election: ElectionId) -> Screen:
    """They vote with their phone after all."""
    found = services.vote_by_phone(at.unit, at.person, election, now=at.now)
    comes = at.comes(tap("elections.taken_back", election, me(at, found).id))
    return screens.unticked(at.words, found, comes=comes)


@routes.view("elections.taken_back")
def on_taken_back(at: At, election: ElectionId, member: MemberId) -> Screen | None:
    """For the facilitators: somebody whom they had put to paper votes with the phone."""
    tended(at, election)
    voter = at.unit.elections.find_voter(election, member)
    if voter is None:
        raise OldButton
    return None if voter.on_paper else screens.taken_back(at.words, voter.name)


@routes.deed("elections.vouch")
def on_vouch(at: At, election: ElectionId, member: MemberId) -> Screen:
    """A phone that moved while voting was open is really theirs."""
    return screens.vouched(at.words, services.vouch(at.unit, at.person, election, member, now=at.now))

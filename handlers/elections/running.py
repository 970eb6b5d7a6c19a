"""While people vote: one more week, or no vote at all."""

from bot.ids import ElectionId
from bot.rules.elections import State
from bot.screen import Screen
from bot.screens.elections import plan as plan_screens
from bot.screens.elections import running as screens
from bot.screens.elections import vote as vote_screens
from bot.services.elections import running as services
from handlers.elections.plan import me, on_show, seen
from handlers.routes import At, Routes

routes = Routes()


@routes.view("elections.change_open")
def on_change_open(at: At, election: ElectionId) -> Screen:
    """What can still be changed."""
    return screens.change_open(at.words, services.open_vote_of(at.unit, at.person, election, now=at.now))


@routes.view("elections.more_days")
def on_more_days(at: At, election: ElectionId) -> Screen:
    """One more week: asked once."""
    found = services.open_vote_of(at.unit, at.person, election, now=at.now)
    if found.extended:
        return screens.change_open(at.words, found)
    return screens.more_days(at.words, found, services.ends_then(at.unit, found))


@routes.deed("elections.give_days")
def on_give_days(at: At, election: ElectionId) -> Screen:
    services.give_more_days(at.unit, at.person, election, now=at.now)
    return on_show(at, election)


@routes.view("elections.given_longer")
def on_given_longer(at: At, election: ElectionId) -> Screen | None:
    """An act of power: there is one more week."""
    found = seen(at, election)
    if found.state is not State.VOTING:
        return None
    may_vote = bool(at.unit.elections.may_vote(election, me(at, found).id))
    return vote_screens.longer(at.words, found, may_vote=may_vote, is_given=True)


@routes.view("elections.call_off_open")
def on_call_off_open(at: At, election: ElectionId) -> Screen:
    """Call it off: asked once."""
    return screens.call_off_open(at.words, services.open_vote_of(at.unit, at.person, election, now=at.now))


@routes.deed("elections.off_open")
def on_off_open(at: At, election: ElectionId) -> Screen:
    off = services.call_off_open(at.unit, at.keys, at.person, election, now=at.now)
    return plan_screens.stopped(at.words, off.reason)

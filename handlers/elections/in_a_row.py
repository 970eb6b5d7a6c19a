"""How often in a row the same person can be the rep: said with a plan, and told to everybody."""

from bot.ids import ElectionId
from bot.rules.elections import State
from bot.screen import Screen
from bot.screens.elections import in_a_row as row_screens
from bot.services.elections import in_a_row
from bot.services.elections import plan as services
from handlers.elections.plan import check, draft_of, seen
from handlers.routes import At, Routes

routes = Routes()


@routes.view("elections.in_a_row")
def on_in_a_row(at: At, election: ElectionId) -> Screen:
    """How often in a row can the same person be the rep?"""
    draft = draft_of(at, election)
    return row_screens.choose(at.words, draft, limit=in_a_row.limit_in(at.unit, draft))


@routes.deed("elections.limit_is")
def on_limit_is(at: At, election: ElectionId, most: int) -> Screen:
    return check(at, services.change(at.unit, at.person, election, now=at.now, in_a_row=most))


@routes.view("elections.limit")
def on_limit(at: At, election: ElectionId) -> Screen | None:
    """For everybody: it will be another number of times; nothing when that vote was called off."""
    found = seen(at, election)
    if found.state in (State.DRAFT, State.CALLED_OFF):
        return None
    return row_screens.limit_told(at.words, found, limit=in_a_row.limit_in(at.unit, found))

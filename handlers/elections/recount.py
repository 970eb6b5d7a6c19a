"""Counting again, by two people on their own phones."""

from bot.ids import ElectionId
from bot.rules.elections import Election
from bot.screen import Screen
from bot.screens.elections import recount as screens
from bot.services.elections import recount as services
from handlers.elections.plan import seen
from handlers.routes import At, Routes

routes = Routes()


def _names(at: At, election: Election) -> dict[int, str]:
    listed = at.unit.elections.list_candidates(election.id)
    return {c.place: c.name for c in listed if c.place is not None}


@routes.view("elections.scrutineers")
def on_scrutineers(at: At, election: ElectionId) -> Screen:
    """Who counts again?"""
    found = services.asks_scrutineers(at.unit, at.person, election, now=at.now)
    asked = [at.unit.people.get_member(member, now=at.now).name for member, _ in found.scrutineers]
    if asked:
        return screens.asked(at.words, election, asked)
    return screens.ask(at.words, election, can_draw=services.can_draw(at.unit, found, now=at.now))


@routes.deed("elections.draw_scrutineers")
def on_draw_scrutineers(at: At, election: ElectionId) -> Screen:
    """Lots fall on two who count again."""
    services.draw_scrutineers(at.unit, at.person, election, now=at.now)
    return on_scrutineers(at, election)


@routes.view("elections.recount")
def on_recount(at: At, election: ElectionId) -> Screen:
    """For a scrutineer: the ballots, without names."""
    again = services.see_again(at.unit, at.keys, at.person, election, now=at.now)
    choices = None if again.counted is None else again.counted.choices
    return screens.recount(at.words, election, again.form, choices, _names(at, again.election), is_same=again.is_same)


@routes.deed("elections.recounted")
def on_recounted(at: At, election: ElectionId, right: int) -> Screen:
    """It is right, or it is not."""
    services.say_again(at.unit, at.person, election, right=bool(right), now=at.now)
    return screens.recounted(at.words, election, right=bool(right))


@routes.view("elections.recount_right")
def on_recount_right(at: At, election: ElectionId) -> Screen:
    """For everybody: two people counted again."""
    seen(at, election)
    return screens.told(at.words, election, right=True)


@routes.view("elections.recount_wrong")
def on_recount_wrong(at: At, election: ElectionId) -> Screen | None:
    """For everybody: a scrutineer says that it is not right."""
    found = seen(at, election)
    if all(said is not False for _, said in found.scrutineers):
        return None
    return screens.told(at.words, election, right=False)

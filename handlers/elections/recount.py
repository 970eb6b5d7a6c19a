"""Counting again, by two people on their own phones."""

from bot.ids import ElectionId, MemberId
from bot.rules.elections import Election
from bot.rules.refusals import OldButton
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
def on_scrutineers(at: At, election: ElectionId, page: int) -> Screen:
    """Who counts again?"""
    found = services.asks_scrutineers(at.unit, at.person, election, now=at.now)
    asked = [at.unit.people.get_member(member, now=at.now).name for member, _ in found.scrutineers]
    if len(asked) >= services.SCRUTINEERS:
        return screens.asked(at.words, election, asked)
    return screens.ask(at.words, election, services.list_askable(at.unit, found, now=at.now), asked, page=page)


@routes.deed("elections.ask_scrutineer")
def on_ask_scrutineer(at: At, election: ElectionId, member: MemberId) -> Screen:
    try:
        services.ask_scrutineer(at.unit, at.person, election, member, now=at.now)
    except LookupError:
        raise OldButton from None
    return on_scrutineers(at, election, 0)


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
    """For the facilitators: a scrutineer says that it is not right."""
    found = seen(at, election)
    if all(said is not False for _, said in found.scrutineers):
        return None
    return screens.told(at.words, election, right=False)

"""What another group of the board said about the same topic, for who just said something about it."""

from bot.ids import SuggestionId
from bot.rules.agenda import Suggestion
from bot.rules.people import Member
from bot.rules.refusals import OldButton
from bot.screen import Screen
from bot.screens.agenda import shared as screens
from bot.services import agenda, shared
from handlers.agenda.look import seen
from handlers.routes import At, Routes

routes = Routes()


def _mine(at: At, suggestion: SuggestionId) -> tuple[Suggestion, Member]:
    """What this person said, and who they are in the group for which they said it."""
    found = agenda.get(at.unit, suggestion)
    if found.person_id != at.person.id:
        raise OldButton
    return found, at.member(found.group_id)


@routes.view("agenda.shared")
def on_shared(at: At, suggestion: SuggestionId) -> Screen:
    own, member = _mine(at, suggestion)
    found = shared.of_others(at.unit, member, own)
    if not found:
        return screens.no_more(at.words, own)
    group = shared.shown_group(at.unit, found[0].first, now=at.now)
    return screens.shared(at.words, own, found[0].first, group, people=found[0].people)


@routes.deed("agenda.so_too")
def on_so_too(at: At, suggestion: SuggestionId, other: SuggestionId) -> Screen:
    own, member = _mine(at, suggestion)
    shared.say_so_too(at.unit, member, own, seen(at, other), now=at.now)
    return screens.so_too(at.words, own, is_more=bool(shared.of_others(at.unit, member, own)))

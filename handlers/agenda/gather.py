"""A rep among people without a phone: one press for each who says the same, then their words or a voice."""

from bot.ids import GroupId, SuggestionId
from bot.rules.desk import GATHERED_MOST
from bot.rules.people import Member
from bot.rules.refusals import OldButton
from bot.screen import Screen, tap
from bot.screens.agenda import desk as screens
from bot.services import desk as services
from bot.services.topics import pressed
from handlers.routes import At, Routes

routes = Routes()


def _rep(at: At) -> Member:
    member = at.member(at.group().id)
    services.check_gathers(member)
    return member


@routes.view("agenda.gather")
def on_gather(at: At) -> Screen:
    return on_gather_more(at, 0)


@routes.view("agenda.gather_more")
def on_gather_more(at: At, page: int) -> Screen:
    """Another page of topics."""
    _rep(at)
    return screens.gather(at.words, at.unit.topics.list_offered(at.group().board_id), page=page)


@routes.view("agenda.count")
def on_count(at: At, topic: str, people: int) -> Screen:
    """One person more or less; nothing is kept before they are all counted."""
    member = _rep(at)
    if not 1 <= people <= GATHERED_MOST:
        raise OldButton(tap("agenda.gather"))
    about = pressed(at.unit, at.group().board_id, topic)
    return screens.count(at.words, about, people, after=services.newest_of(at.unit, member))


@routes.deed("agenda.gathered")
def on_gathered(at: At, topic: str, people: int, after: SuggestionId) -> Screen:
    """Of who speaks for several groups it is asked first where these people are."""
    groups = services.gathers_in(at.unit, _rep(at), now=at.now)
    if len(groups) == 1:
        return on_gathered_in(at, topic, people, after, groups[0])
    return on_which_group(at, topic, people, after)


@routes.view("agenda.which_group", aside=True)
def on_which_group(at: At, topic: str, people: int, after: SuggestionId) -> Screen:
    """In which of their groups are these people?"""
    about = pressed(at.unit, at.group().board_id, topic)
    names = at.unit.elections.names_of_groups(services.gathers_in(at.unit, _rep(at), now=at.now))
    return screens.which_group(at.words, about, people, names, after=after)


@routes.deed("agenda.gathered_in")
def on_gathered_in(at: At, topic: str, people: int, after: SuggestionId, group: GroupId) -> Screen:
    said = services.gather(
        at.unit,
        _rep(at),
        group=group,
        topic=topic,
        people=people,
        after=after,
        board=at.group().board_id,
        now=at.now,
    )
    return screens.gathered(at.words, said)

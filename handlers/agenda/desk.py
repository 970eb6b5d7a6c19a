"""The rep's desk: one page, and from there step by step."""

from bot.ids import SuggestionId
from bot.rules.people import Group, Member
from bot.rules.together import Several
from bot.screen import Button, Screen, Style, tap
from bot.screens.agenda import desk as screens
from bot.services import deputies
from bot.services import desk as services
from handlers.routes import At, Routes

routes = Routes()


@routes.menu("rep", 10)
def desk_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """Everything that a rep has to know and to decide."""
    meeting = None if member.is_rep else at.unit.meetings.find_next(group.board_id, at.now)
    if not deputies.speaks(at.unit, member, meeting, now=at.now):
        return ()
    return (Button(at.words.text("agenda.button.desk"), tap("agenda.desk"), Style.MAIN),)


@routes.view("agenda.desk")
def on_desk(at: At) -> Screen:
    member = at.member(at.group().id)
    shown = services.look_at(at.unit, at.person, now=at.now)
    # What people without a phone say is gathered by those whom the group chose for it.
    terms = at.unit.people.list_running_of(member.id, now=at.now) if member.is_rep else []
    # Without their area: this page is full of words already.
    names = at.unit.elections.names_of_groups({each.group_id for each in terms}) if len(terms) > 1 else {}
    return screens.desk(at.words, shown, gathers=member.is_rep, groups=Several(tuple(names.values())))


@routes.deed("agenda.look_through")
def on_look_through(at: At, since: SuggestionId) -> Screen:
    """What came in since they looked; now they have looked."""
    found = services.look_through(at.unit, at.person, since, now=at.now)
    return screens.fresh(at.words, found, since=since, page=0)


@routes.view("agenda.fresh")
def on_fresh(at: At, since: SuggestionId, page: int) -> Screen:
    found = services.fresh_since(at.unit, at.person, since, now=at.now)
    return screens.fresh(at.words, found, since=since, page=page)


@routes.view("agenda.quiet")
def on_quiet(at: At, page: int) -> Screen:
    """Who was not heard lately."""
    return screens.quiet(at.words, services.look_at(at.unit, at.person, now=at.now).quiet, page=page)

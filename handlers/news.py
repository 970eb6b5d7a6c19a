"""For a facilitator: what is new for people without a phone."""

from collections.abc import Sequence

from bot.ids import FactId, GroupId, MeetingId, MemberId, PromiseId, SuggestionId
from bot.rules.news import AT_ONCE, News
from bot.rules.people import Group, Member
from bot.rules.sorting import for_others
from bot.screen import Button, Screen, tap
from bot.screens import news as screens
from bot.services import agenda, came_back
from bot.services import news as services
from handlers.routes import At, Due, Routes

routes = Routes()


@routes.menu("facilitator", 51)
def news_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """While there is something that somebody on paper was not told."""
    if not any(found for _, found in services.waiting(at.unit, group, now=at.now)):
        return ()
    return (Button(at.words.text("people.button.news"), tap("people.news", group.id, 0)),)


@routes.view("people.news")
def on_news(at: At, group: GroupId, page: int) -> Screen:
    found = services.in_group(at.unit, at.person, at.unit.people.get_group(group), now=at.now)
    return screens.news(at.words, group, [(member, len(news)) for member, news in found], page=page)


@routes.view("people.news_wait")
def on_news_wait(at: At, group: GroupId) -> Screen | None:
    """For the facilitators, while something waits to be told."""
    found = services.in_group(at.unit, at.person, at.unit.people.get_group(group), now=at.now)
    return on_news(at, group, 0) if any(news for _, news in found) else None


@routes.view("people.news_for")
def on_news_for(at: At, whose: MemberId) -> Screen:
    return _news_for(at, whose)


def _news_for(at: At, whose: MemberId, slip: Button | None = None) -> Screen:
    member, found = services.for_member(at.unit, at.person, whose, now=at.now)
    shown = _as_now(at, whose, found[:AT_ONCE])
    return screens.news_for(at.words, member, shown, more=len(found) - len(shown), slip=slip)


@routes.deed("people.news_told")
def on_told(at: At, whose: MemberId, up_to: FactId) -> Screen:
    """Told so far; then what comes next, and the way back for who pressed by mistake."""
    before, since = services.tell(at.unit, at.person, whose, up_to, now=at.now), at.unit.told.up_to(whose)
    if before is None or since is None:
        return on_news_for(at, whose)
    slip = Button(at.words.text("people.button.news_back"), tap("people.news_back", whose, since, before))
    return _news_for(at, whose, slip)


@routes.deed("people.news_back")
def on_back(at: At, whose: MemberId, since: FactId, to: FactId) -> Screen:
    """It was not told yet."""
    services.take_back(at.unit, at.person, whose, since=since, to=to, now=at.now)
    return on_news_for(at, whose)


@routes.tidier
def ask_to_tell(due: Due) -> None:
    """Who looks after people without a phone hears what waits to be told."""
    services.ask_to_tell(due.unit, now=due.now)


@routes.view("people.news_paper", aside=True)
def on_news_paper(at: At, whose: MemberId) -> Screen:
    """All of it for one of them."""
    member, found = services.for_member(at.unit, at.person, whose, now=at.now)
    return screens.news_paper(at.words, member, _as_now(at, whose, found), at.today)


def _as_now(at: At, whose: MemberId, found: Sequence[News]) -> list[screens.Told]:
    return [_one(at, whose, each) for each in found]


def _one(at: At, whose: MemberId, news: News) -> screens.Told:
    kind, number = news.about
    match kind:
        case "suggestion":
            said = at.unit.agenda.get(SuggestionId(number))
            shown = said if said.member_id == whose else for_others(said)
            times_back = came_back.past_of(at.unit, said.id).times_back
            return screens.Told(news.fact, shown, times_back, agenda.name_on_list(at.unit, said))
        case "promise":
            return screens.Told(news.fact, at.unit.promises.get(PromiseId(number)))
        case _:
            meeting = at.unit.meetings.get(MeetingId(number))
            return screens.Told(news.fact, meeting.meets_at.astimezone(meeting.zone).date())

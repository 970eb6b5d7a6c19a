"""Looking at what others say, and at what became of one's own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.ids import MeetingId, SuggestionId
from bot.rules.agenda import ANSWERED, Life, Opinion, Suggestion
from bot.rules.people import Group, Member, Standing, check_has_voice
from bot.rules.refusals import NotInGroup, OldButton, Refusal
from bot.rules.sorting import for_others
from bot.screen import Button, Screen, tap
from bot.screens.agenda import mine as mine_screens
from bot.screens.agenda import say as say_screens
from bot.screens.agenda import sorting as sorting_screens
from bot.screens.agenda import three as three_screens
from bot.screens.agenda.before import before_button
from bot.services import agenda as services
from bot.services import asked_before, came_back, changed_list, deputies, sorting, three
from bot.services import meetings as meeting_services
from bot.words import Words
from handlers.agenda.read import meeting_of
from handlers.agenda.say import me
from handlers.routes import At, AtChat, Routes

routes = Routes()


def seen(at: At, suggestion: SuggestionId) -> Suggestion:
    """A suggestion that somebody of the same board may look at; who moved away may look at their own."""
    found = services.get(at.unit, suggestion)
    mine = [m for m in at.unit.people.list_memberships(at.person.id, now=at.now) if m.standing is Standing.IN]
    boards = {at.unit.people.get_group(member.group_id).board_id for member in mine}
    if found.board_id not in boards and not (mine and found.person_id == at.person.id):
        raise NotInGroup
    return found


def _to_show(at: At, suggestion: SuggestionId) -> Suggestion:
    """The same to look at: whoever found a bare tap important reads no words about staying safe that came later."""
    found = seen(at, suggestion)
    return found if found.person_id == at.person.id else for_others(found)


def _opinion(word: str) -> Opinion:
    try:
        return Opinion(word)
    except ValueError:
        raise OldButton from None


@routes.view("agenda.ask")
def on_ask(at: At, meeting: MeetingId) -> Screen | None:
    found = meeting_of(at, meeting)
    closes = services.closes_at(at.unit, found.id)
    if closes is None or closes <= at.now:
        return None
    member = at.member(meeting_services.group_in(at.unit, at.person, found, now=at.now))
    if member.has_voice:
        return say_screens.ask(at.words, closes)
    return say_screens.ask_helper(at.words, closes, is_facilitator=member.is_facilitator)


@routes.announcement("agenda.ask")
def on_ask_there(there: AtChat, meeting: MeetingId) -> Screen | None:
    closes = services.closes_at(there.unit, meeting)
    if closes is None or closes <= there.now:
        return None
    return say_screens.ask_there(there.words, closes, there.link("say_1"))


@routes.view("agenda.look")
def on_look(at: At) -> Screen:
    """One card of somebody else at a time, a few in a week."""
    member = me(at)
    check_has_voice(member)
    meeting = services.open_meeting(at.unit, at.group().board_id, now=at.now)
    card = None if meeting is None else sorting.next_card(at.unit, member, meeting.id)
    if card is None:
        return say_screens.none_left(at.words)
    if not sorting.left_this_week(at.unit, member, at.group().zone, now=at.now):
        return say_screens.enough(at.words)
    return say_screens.look(at.words, card.first, people=card.people)


@routes.deed("agenda.think")
def on_think(at: At, suggestion: SuggestionId, opinion: str) -> Screen:
    """Important, not sure, not for me; then the next one."""
    sorting.think(at.unit, me(at), seen(at, suggestion), _opinion(opinion), now=at.now)
    return say_screens.thought(at.words, _opinion(opinion), on_look(at))


@routes.view("agenda.results")
def on_results(at: At, meeting: MeetingId) -> Screen:
    """What matters most: for a rep at any time, for everybody when nobody is led by it any more."""
    found = meeting_of(at, meeting)
    if not found.agenda_sent and not deputies.speaks_at(at.unit, at.person.id, found, now=at.now):
        return sorting_screens.still_open(at.words)
    people, counts = three.chosen(at.unit, meeting)
    if three.can_be_shown(people):
        return three_screens.chosen(at.words, at.unit.agenda.list_short(meeting), people, counts)
    ordered = sorting.result(at.unit, meeting)
    return sorting_screens.results(at.words, ordered) if ordered else sorting_screens.too_few(at.words)


# My things


@routes.menu("things", 10)
def mine_in_things(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    return (Button(at.words.text("agenda.button.mine"), tap("agenda.mine", 0)),) if member.has_voice else ()


@routes.view("agenda.mine")
def on_mine(at: At, page: int) -> Screen:
    """What they have said; who is a member no more still finds what they said then."""
    member = me(at)
    said = at.unit.agenda.list_of(member.id)
    if not said:
        check_has_voice(member)
    return mine_screens.mine(at.words, said, page=page)


@routes.view("agenda.life")
def on_life(at: At, suggestion: SuggestionId) -> Screen:
    found = _to_show(at, suggestion)
    mine = found.person_id == at.person.id
    past = came_back.past_of(at.unit, suggestion)
    return mine_screens.life(
        at.words,
        found,
        is_mine=mine,
        may_change=mine and _is_open(at, found),
        times_back=past.times_back,
        before=past.before or 0,
        again=came_back.comes_again_of(at.unit, found),
        named=services.name_on_list(at.unit, found),
        answers=_answers(at, found) if mine else (),
    )


def _answers(at: At, said: Suggestion) -> tuple[Button, ...]:
    """Where the reason is that there is an answer already, it can be read."""
    is_answered = said.life is Life.NOT_CHOSEN and said.reason == ANSWERED
    return (before_button(at.words, said),) if is_answered and asked_before.asked_before(at.unit, said) else ()


@routes.view("agenda.stands")
def on_stands(at: At, suggestion: SuggestionId, was: int) -> Screen | None:
    """Where it stands on the list now. Nothing when it stands as it did, or the board has talked about it since."""
    found = _to_show(at, suggestion)
    if found.life not in changed_list.CHOSEN or changed_list.stands_as_told(at.unit, found, was):
        return None
    return replace(on_life(at, suggestion), page=tap("agenda.life", suggestion))


@routes.view("agenda.silent")
def on_silent(at: At, suggestion: SuggestionId) -> Screen | None:
    """30 days without an answer."""
    return _goes_on(at, suggestion, mine_screens.silent)


@routes.view("agenda.put_off")
def on_put_off(at: At, suggestion: SuggestionId) -> Screen | None:
    """It had to wait for a later meeting."""
    return _goes_on(at, suggestion, mine_screens.put_off)


@routes.view("agenda.no_time")
def on_no_time(at: At, suggestion: SuggestionId) -> Screen | None:
    """The board had no time for it."""
    return _goes_on(at, suggestion, mine_screens.no_time)


def _goes_on(
    at: At, suggestion: SuggestionId, screen: Callable[[Words, Suggestion, date | None], Screen]
) -> Screen | None:
    """With the day on which the rep asks again; None when it is somewhere else by now."""
    found = _to_show(at, suggestion)
    if found.life is not Life.GOT:
        return None
    meeting = None if found.meeting_id is None else at.unit.meetings.get(found.meeting_id)
    return screen(at.words, found, None if meeting is None else meeting.meets_at.astimezone(meeting.zone).date())


def _is_open(at: At, suggestion: Suggestion) -> bool:
    try:
        services.check_still_open(at.unit, suggestion, now=at.now)
    except Refusal:
        return False
    return True


@routes.deed("agenda.take_back")
def on_take_back(at: At, suggestion: SuggestionId) -> Screen:
    services.take_back(at.unit, services.own(at.unit, at.person, suggestion, now=at.now), now=at.now)
    return mine_screens.taken_back(at.words)

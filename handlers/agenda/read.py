"""What the board talks about, for everybody to read; and what the clock does."""

from bot.ids import ItemId, MeetingId, SuggestionId
from bot.rules.agenda import Item, Suggestion
from bot.rules.meetings import Meeting
from bot.rules.people import Group, Member
from bot.screen import Screen, tap
from bot.screens.agenda import pass_on
from bot.screens.agenda import read as screens
from bot.screens.topics import topic_titles
from bot.services import agenda as services
from bot.services import came_back, changed_list, no_time, passing_on
from bot.services import meetings as meeting_services
from bot.words import Words, whole
from handlers.deputies import lines_of
from handlers.routes import At, AtChat, Due, Planned, Routes

routes = Routes()


def meeting_of(at: At, meeting: MeetingId) -> Meeting:
    """A meeting of a board of this person."""
    found = meeting_services.get(at.unit, meeting)
    meeting_services.group_in(at.unit, at.person, found, now=at.now)
    return found


@routes.view("agenda.read")
def on_read(at: At, meeting: MeetingId) -> Screen | None:
    """What the board talks about."""
    found = meeting_of(at, meeting)
    if found.called_off:
        return None
    member = at.member(meeting_services.group_in(at.unit, at.person, found, now=at.now))
    items = at.unit.agenda.list_items(meeting)
    return screens.read(at.words, found, items, may_print=True, has_voice=member.has_voice)


@routes.announcement("agenda.read")
def on_read_there(there: AtChat, meeting: MeetingId) -> Screen | None:
    found = there.unit.meetings.get(meeting)
    if found.called_off:
        return None
    items = there.unit.agenda.list_items(meeting)
    return screens.read_there(there.words, found, items, there.link("say_1"))


@routes.view("agenda.paper", aside=True)
def on_paper(at: At, meeting: MeetingId) -> Screen:
    found = meeting_of(at, meeting)
    member = at.member(meeting_services.group_in(at.unit, at.person, found, now=at.now))
    group = at.unit.people.get_group(member.group_id)
    items, cut = _items(at, found)
    passes_on = passing_on.passes_on(at.unit, at.person, found, member, now=at.now)
    return screens.paper(
        at.words, found, items, group.board_name, cut=cut, made=at.today, instead=lines_of(at, found),
        passes_on=passes_on,
    )  # fmt: skip


def _items(at: At, meeting: Meeting) -> tuple[list[tuple[Item, list[Suggestion]]], dict[ItemId, int]]:
    """What is on the list with what stands behind it, and how often there was no time for it."""
    listed = at.unit.agenda.list_items(meeting.id)
    behind = at.unit.agenda.list_behind_each([item.id for item in listed])
    return [(item, behind[item.id]) for item in listed], no_time.most_often(at.unit, meeting.board_id, behind)


# For the board contact


def _passed_on(at: At, meeting: MeetingId) -> tuple[Meeting, Member]:
    """A meeting whose list this person passes on. Raises NotYours."""
    found = meeting_of(at, meeting)
    member = at.member(meeting_services.group_in(at.unit, at.person, found, now=at.now))
    passing_on.check_passes_on(at.unit, at.person, found, member, now=at.now)
    return found, member


@routes.view("agenda.as_text")
def on_as_text(at: At, meeting: MeetingId) -> Screen:
    found, member = _passed_on(at, meeting)
    items, cut = _items(at, found)
    board = at.unit.people.get_group(member.group_id).board_name
    return pass_on.as_text(at.words, found, items, board, cut=cut, instead=lines_of(at, found))


@routes.view("agenda.no_email")
def on_no_email(at: At, meeting: MeetingId) -> Screen:
    found, member = _passed_on(at, meeting)
    return pass_on.no_email(at.words, found, may_ask=not member.is_facilitator)


@routes.deed("agenda.ask_print")
def on_ask_print(at: At, meeting: MeetingId) -> Screen:
    """The facilitators are asked to print it."""
    found, member = _passed_on(at, meeting)
    asked = passing_on.ask_to_print(at.unit, at.person, found, member.group_id, now=at.now)
    comes = at.comes(tap("agenda.please_print", meeting))
    return pass_on.print_asked(at.words, found, [each.name for each in asked], comes=comes)


@routes.view("agenda.please_print")
def on_please_print(at: At, meeting: MeetingId) -> Screen | None:
    found, _ = _passed_on(at, meeting)
    return None if found.called_off else pass_on.please_print(at.words, found)


@routes.view("agenda.list_changed")
def on_list_changed(at: At, meeting: MeetingId, was: int = 0) -> Screen | None:
    """For who passes the list on: it is another one now. Nothing once the board has met, or when it is as it was."""
    found, _ = _passed_on(at, meeting)
    if found.called_off or found.meets_at <= at.now or changed_list.is_as_told(at.unit, meeting, was):
        return None
    return pass_on.list_changed(at.words, found, at.unit.agenda.list_items(meeting))


# The clock


@routes.plan
def planned(at: At, group: Group) -> tuple[Planned, ...]:
    """When lists close."""
    found = []
    for meeting in at.unit.meetings.list_planned(group.board_id, at.now):
        closes = services.closes_at(at.unit, meeting.id)
        if closes is not None:
            found.append(Planned(closes, at.words.text("agenda.plan.closes"), tap("meetings.show", meeting.id)))
    return tuple(found)


@routes.deadline("agenda.ask")
def ask_due(due: Due, subject: int) -> None:
    services.ask_due(due.unit, MeetingId(subject), now=due.now)


@routes.deadline("agenda.close")
def close_due(due: Due, subject: int) -> None:
    services.close_due(due.unit, MeetingId(subject), now=due.now)


@routes.deadline("agenda.silent")
def silent_due(due: Due, subject: int) -> None:
    """30 days after a meeting."""
    came_back.silent_due(due.unit, MeetingId(subject), now=due.now)


@routes.deadline("agenda.waits")
def waits_due(due: Due, subject: int) -> None:
    came_back.waits_due(due.unit, SuggestionId(subject), now=due.now)


@routes.deadline("agenda.send")
def send_due(due: Due, subject: int) -> None:
    """The reps did not send it, so it goes out as it is."""
    meeting = due.unit.meetings.get(MeetingId(subject))
    group = due.unit.people.list_groups_of_board(meeting.board_id)[0]
    titles, _ = whole(Words(group.language, group.zone), topic_titles)
    services.send(due.unit, meeting, titles=titles, now=due.now)

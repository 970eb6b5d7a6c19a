"""The board's papers: when they came, and whether that was late."""

from bot.ids import MeetingId
from bot.rules.people import Group, Member
from bot.screen import Button, Screen, tap
from bot.screens import meetings as screens
from bot.services import board_papers as services
from bot.services import deputies
from bot.services import meetings as meeting_services
from handlers.routes import At, Routes

routes = Routes()


@routes.menu("rep", 45)
def papers_in_rep_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    meeting = None if member.is_rep else at.unit.meetings.find_next(group.board_id, at.now)
    return _button(at, group) if deputies.speaks(at.unit, member, meeting, now=at.now) else ()


@routes.menu("facilitator", 56)
def papers_in_facilitator_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    return _button(at, group)


def _button(at: At, group: Group) -> tuple[Button, ...]:
    """From the day on which the list went out until the papers are here."""
    meeting = at.unit.meetings.find_next(group.board_id, at.now)
    if meeting is None or not meeting.agenda_sent or services.days_had(at.unit, meeting) is not None:
        return ()
    return (Button(at.words.text("meetings.button.papers"), tap("meetings.papers", meeting.id)),)


@routes.view("meetings.papers")
def on_papers(at: At, meeting: MeetingId) -> Screen:
    """They came today: asked once, with what follows from it."""
    found = services.may_come(at.unit, at.person, meeting, now=at.now)
    had = services.days_had(at.unit, found)
    if had is not None:
        return screens.papers_came(at.words, found, had)
    return screens.papers(at.words, found, services.days_before(found, now=at.now))


@routes.deed("meetings.papers_here")
def on_papers_here(at: At, meeting: MeetingId) -> Screen:
    found = services.came(at.unit, at.person, meeting, now=at.now)
    return screens.papers_came(at.words, found, services.days_had(at.unit, found) or 0)


@routes.view("meetings.papers_came")
def on_papers_came(at: At, meeting: MeetingId) -> Screen | None:
    """For the reps: the papers are here, and how many days that leaves; None once the meeting began."""
    found = meeting_services.get(at.unit, meeting)
    meeting_services.group_in(at.unit, at.person, found, now=at.now)
    had = services.days_had(at.unit, found)
    if had is None or found.called_off or found.meets_at <= at.now:
        return None
    return screens.papers_came(at.words, found, had)

"""Which 3 matter most: for everybody with a voice, on the phone or on paper."""

from bot.ids import MeetingId, MemberId
from bot.rules.meetings import Meeting
from bot.rules.people import Group, Member, check_facilitator
from bot.rules.refusals import OldButton
from bot.rules.sorting import THREE
from bot.screen import Button, Screen, tap
from bot.screens.agenda import three as screens
from bot.services import agenda as agenda_services
from bot.services import meetings as meeting_services
from bot.services import three as services
from handlers.agenda.read import meeting_of
from handlers.routes import At, Routes

routes = Routes()


def _chooser(at: At, meeting: Meeting, whose: MemberId) -> Member:
    """This person, or a member on paper for whom a facilitator writes it down."""
    if whose:
        return agenda_services.on_paper(at.unit, at.person, whose, now=at.now)
    return at.member(meeting_services.group_in(at.unit, at.person, meeting, now=at.now))


def _places(picked: str) -> list[int]:
    """`135`: three places; `0`: none; `1350`: three, and a fourth was pressed."""
    if not picked.isdecimal():
        raise OldButton
    return sorted({int(each) for each in picked} - {0})


@routes.view("agenda.ask_three")
def on_ask_three(at: At, meeting: MeetingId) -> Screen | None:
    """The letter: nothing when the round is over."""
    found = meeting_of(at, meeting)
    if not services.is_open(at.unit, found, now=at.now):
        return None
    return on_three(at, meeting, MemberId(0), "0")


@routes.view("agenda.three")
def on_three(at: At, meeting: MeetingId, whose: MemberId, picked: str) -> Screen:
    """The short list, each with a tick or without. Nothing is kept before it is saved."""
    found = meeting_of(at, meeting)
    member = _chooser(at, found, whose)
    short = services.to_choose_from(at.unit, found, now=at.now)
    places = _places(picked)
    return screens.three(
        at.words, meeting, short, places[:THREE], member, whose=whose, is_full=bool(places) and "0" in picked
    )  # fmt: skip


@routes.deed("agenda.three_said")
def on_three_said(at: At, meeting: MeetingId, whose: MemberId, picked: str) -> Screen:
    found = meeting_of(at, meeting)
    services.choose(at.unit, _chooser(at, found, whose), found, _places(picked), now=at.now)
    return screens.saved(at.words, meeting, whose=whose)


# For the facilitator: members on paper


@routes.menu("facilitator", 52)
def three_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """While people choose."""
    for meeting in at.unit.meetings.list_planned(group.board_id, at.now):
        if services.is_open(at.unit, meeting, now=at.now) and at.unit.agenda.list_short(meeting.id):
            return (Button(at.words.text("agenda.button.three_paper"), tap("agenda.three_whose", meeting.id, 0)),)
    return ()


@routes.view("agenda.three_whose")
def on_three_whose(at: At, meeting: MeetingId, page: int) -> Screen:
    """Which member on paper."""
    group = at.group()
    check_facilitator(at.member(group.id))
    members = [m for m in at.unit.people.list_members(group.id, now=at.now) if m.on_paper and m.has_voice]
    return screens.three_whose(at.words, meeting_of(at, meeting).id, members, page=page)

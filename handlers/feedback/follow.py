"""Going on with what the groups said, when whoever worked on it stopped."""

from dataclasses import replace

from bot.ids import GroupId, QuestionId
from bot.rules.feedback import Question
from bot.rules.people import Member
from bot.rules.refusals import NotInGroup, NotYours, OldButton
from bot.screen import HOME, Screen
from bot.screens.feedback import follow as screens
from bot.screens.feedback.follow import Part
from bot.services import deputies
from bot.services.feedback import ask as ask_services
from bot.services.feedback import follow as services
from bot.services.feedback import position as position_services
from bot.services.speaking import looked_after
from handlers.routes import At, Due, Routes
from storage import speakers

routes = Routes()


@routes.view("feedback.goes_on")
def on_goes_on(at: At, question: QuestionId) -> Screen | None:
    """For whoever goes on with it; nothing when somebody else does, or when everybody heard what became of it."""
    try:
        found, position, writes = services.to_go_on(at.unit, at.person, question, now=at.now)
    except (NotYours, OldButton):
        return None
    meeting = None if position is None or position.meeting_id is None else at.unit.meetings.get(position.meeting_id)
    speaking = speakers.speakers(at.unit, found, now=at.now)
    return screens.goes_on(
        at.words, found, position,
        part=_part(at, speaking) if writes else Part.NOBODY,
        names=[member.name for member in speaking],
        is_over=position is not None and position_services.may_report(at.unit, position, now=at.now),
        meets="" if meeting is None else at.words.date(meeting.meets_at),
        group=found.group_id or _mine(at, found),
    )  # fmt: skip


def _mine(at: At, question: Question) -> GroupId:
    """Which group of the board can choose who goes: the one where they are, if they look after it."""
    here = at.group().id
    mine = looked_after(at.unit, at.person.id, question.board_id, now=at.now)
    return here if here in mine or not mine else mine[0]


def _part(at: At, speaking: list[Member]) -> Part:
    """Why it comes to somebody who writes what is said at the board."""
    mine = [member for member in speaking if member.person_id == at.person.id]
    if not mine:
        return Part.BESIDE
    return Part.REP if any(member.is_rep for member in mine) else Part.DEPUTY


def with_way_back(at: At, screen: Screen) -> Screen:
    """A page of the rep. Who goes on with it and has no menu of a rep, comes home from it."""
    try:
        has_menu = deputies.is_busy(at.unit, at.member(at.group().id), now=at.now)
    except NotInGroup:
        has_menu = False
    return screen if has_menu else replace(screen, back=HOME)


def may_ask(at: At, question: Question) -> bool:
    """Whether they can ask the groups again: reps and facilitators, not who stands in for a rep."""
    try:
        ask_services.check_looks_after(at.unit, at.person, question, now=at.now)
    except (NotYours, NotInGroup):
        return False
    return True


@routes.deadline("feedback.follow")
def follow_due(due: Due, subject: int) -> None:
    """Some time after somebody stopped being the rep, or began."""
    services.due(due.unit, GroupId(subject), now=due.now)

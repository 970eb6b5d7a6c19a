"""A deputy: a rep cannot come, somebody whom the group chose is asked, and has the pages of that one meeting."""

from dataclasses import replace

from bot.ids import GroupId, HandoverId, MeetingId, MemberId
from bot.rules.deputies import OPEN, Handover, State
from bot.rules.meetings import Meeting
from bot.rules.people import Group, Member
from bot.rules.refusals import NotInGroup, OldButton
from bot.screen import UNDONE, Button, Screen, Style, tap
from bot.screens import deputies as screens
from bot.services import choosing_deputies as choosing
from bot.services import deputies as services
from bot.services import speaking
from handlers.routes import At, Due, HomeEntry, Routes

routes = Routes()


def _name(at: At, member: MemberId) -> str:
    return at.unit.people.get_member(member, now=at.now).name


def _meeting(at: At, handover: Handover) -> Meeting:
    return at.unit.meetings.get(handover.meeting_id)


def _seen(at: At, handover: HandoverId) -> tuple[Handover, list[Member]]:
    """What concerns a group of this person, and who they are there. Raises OldButton, NotInGroup."""
    found = services.get(at.unit, handover)
    groups = at.unit.people.list_spoken_with(found.rep_id, found.group_id)
    mine = speaking.members_in(at.unit, at.person.id, groups, now=at.now)
    if not mine:
        raise NotInGroup
    return found, mine


@routes.home(33)
def you_go(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For who goes to the next meeting for a rep."""
    going = () if member.is_rep else services.going(at.unit, member, now=at.now)
    meeting = at.unit.meetings.find_next(group.board_id, at.now) if going else None
    mine = next((each for each in going if meeting is not None and each.meeting_id == meeting.id), None)
    if meeting is None or mine is None:
        return None
    date = at.words.date(meeting.meets_at.astimezone(meeting.zone).date())
    lines = at.words.lines("deputies.home", name=_name(at, mine.rep_id), date=date)
    button = Button(at.words.text("agenda.button.desk"), tap("agenda.desk"), Style.MAIN)
    return HomeEntry(at.words.text("deputies.home.title"), lines, button)


# Whom the group chose


@routes.menu("facilitator", 70)
def choose_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    if not member.is_facilitator or not at.unit.people.list_reps(group.id, now=at.now):
        return ()
    return (Button(at.words.text("deputies.button.choose"), tap("deputies.choose", group.id, 0)),)


@routes.view("deputies.choose")
def on_choose(at: At, group: GroupId, page: int) -> Screen:
    """For a facilitator: who is the deputy?"""
    members = choosing.could_be_chosen(at.unit, at.person, group, now=at.now)
    return screens.choose(at.words, group, members, choosing.chosen(at.unit, group, now=at.now), page=page)


@routes.view("deputies.sure")
def on_sure(at: At, member: MemberId) -> Screen:
    return screens.sure(at.words, choosing.to_choose(at.unit, at.person, member, now=at.now))


@routes.deed("deputies.chosen")
def on_chosen(at: At, member: MemberId) -> Screen:
    return screens.chosen(at.words, choosing.choose(at.unit, at.person, member, now=at.now))


@routes.deed("deputies.nobody")
def on_nobody(at: At, group: GroupId) -> Screen:
    had_one = choosing.choose_nobody(at.unit, at.person, group, now=at.now)
    return screens.nobody(at.words) if had_one else replace(on_choose(at, group, 0), again=UNDONE)


def _member(at: At, member: MemberId) -> Member:
    """Somebody of a group of this person, or who was in it."""
    try:
        found = at.unit.people.get_member(member, now=at.now)
    except LookupError:
        raise OldButton from None
    at.member(found.group_id)
    return found


@routes.view("deputies.who")
def on_who(at: At, member: MemberId) -> Screen | None:
    """For everybody: the group has a deputy."""
    found = _member(at, member)
    if at.unit.deputies.find_chosen(found.group_id) != member:
        return None
    return screens.who(at.words, found.name, is_mine=found.person_id == at.person.id)


@routes.view("deputies.no_more")
def on_no_more(at: At, member: MemberId) -> Screen | None:
    """For everybody: they are not the deputy any more."""
    found = _member(at, member)
    if at.unit.deputies.find_chosen(found.group_id) == member:
        return None
    return screens.no_more(at.words, found.name)


# I cannot come


@routes.menu("rep", 60)
def cannot_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """The next meeting, for who is the rep. Who only goes for one hands nothing on."""
    meeting = at.unit.meetings.find_next(group.board_id, at.now) if member.is_rep else None
    if meeting is None:
        return ()
    handed = services.handed_over(at.unit, member, meeting, now=at.now)
    if handed is not None:
        return (Button(at.words.text("deputies.button.mine"), tap("deputies.mine", handed.id)),)
    return (Button(at.words.text("deputies.button.cannot"), tap("deputies.cannot", meeting.id)),)


@routes.view("deputies.cannot")
def on_cannot(at: At, meeting: MeetingId) -> Screen:
    """Whom do you want to ask?"""
    found, rep = services.to_hand_over(at.unit, at.person, meeting, now=at.now)
    handed = services.handed_over(at.unit, rep, found, now=at.now)
    if handed is not None:
        return on_mine(at, handed.id)
    return screens.cannot(at.words, found, services.could_go(at.unit, rep, found, now=at.now))


@routes.deed("deputies.ask")
def on_ask(at: At, meeting: MeetingId, deputy: MemberId) -> Screen:
    return on_mine(at, services.ask(at.unit, at.person, meeting, deputy, now=at.now).id)


@routes.deed("deputies.want")
def on_want(at: At) -> Screen:
    asked = choosing.want(at.unit, at.person, at.group().id, now=at.now)
    comes = at.comes(tap("deputies.choose", at.group().id, 0))
    return screens.wanted(at.words, [each.name for each in asked], comes=comes)


_TELLS = {State.ASKED: "deputies.asked", State.YES: "deputies.comes", State.BACK: "deputies.not_needed"}
"""The message about it, that the group or who was asked gets."""


@routes.view("deputies.mine")
def on_mine(at: At, handover: HandoverId) -> Screen:
    """For the rep: what became of it."""
    found = services.theirs(at.unit, at.person, handover, now=at.now)
    if found.state in OPEN and not services.is_open(at.unit, found, now=at.now):
        raise OldButton(tap("meetings.show", found.meeting_id))
    is_late = services.is_silent(found, now=at.now)
    arrives = at.waits(tap(_TELLS[found.state], handover)) if found.state in _TELLS else None
    comes = at.words.comes(arrives, now=at.now) if arrives is not None else ""
    name = _name(at, found.deputy_id)
    return screens.mine(at.words, found, _meeting(at, found), name, is_late=is_late, comes=comes)


@routes.deed("deputies.back")
def on_back(at: At, handover: HandoverId) -> Screen:
    return on_mine(at, services.take_back(at.unit, at.person, handover, now=at.now).id)


# Can you go?


def _is_mine(at: At, handover: Handover) -> bool:
    """Whether this person was asked themselves."""
    return at.unit.people.get_member(handover.deputy_id, now=at.now).person_id == at.person.id


@routes.view("deputies.asked")
def on_asked(at: At, handover: HandoverId) -> Screen | None:
    """For who is asked; for a facilitator who asks somebody without a phone. None when nobody is asked any more."""
    found = services.to_answer(at.unit, at.person, handover, now=at.now)
    is_mine = _is_mine(at, found)
    if not services.is_open(at.unit, found, now=at.now) or (found.state is State.YES and not is_mine):
        return None
    rep, name = _name(at, found.rep_id), _name(at, found.deputy_id)
    return screens.asked(at.words, found, _meeting(at, found), rep=rep, name=name, is_mine=is_mine)


@routes.deed("deputies.yes")
def on_yes(at: At, handover: HandoverId) -> Screen:
    found = services.accept(at.unit, at.person, handover, now=at.now)
    if not _is_mine(at, found):
        return screens.goes_paper(at.words, _meeting(at, found), _name(at, found.deputy_id))
    return screens.goes(at.words, found, _meeting(at, found), _name(at, found.rep_id))


@routes.deed("deputies.no")
def on_no(at: At, handover: HandoverId) -> Screen:
    found = services.decline(at.unit, at.person, handover, now=at.now)
    return screens.declined(at.words, _name(at, found.rep_id), comes=at.comes(tap("deputies.mine", handover)))


@routes.view("deputies.not_needed")
def on_not_needed(at: At, handover: HandoverId) -> Screen | None:
    """For the deputy: they do not need to go."""
    found = services.to_answer(at.unit, at.person, handover, now=at.now)
    if found.state not in (State.BACK, State.OVER):
        return None
    rep, stopped = at.unit.people.get_member(found.rep_id, now=at.now), found.state is State.OVER
    return screens.not_needed(
        at.words, _meeting(at, found), rep=rep.name, stopped=stopped, not_then=stopped and rep.is_rep
    )


# What everybody hears


@routes.view("deputies.comes")
def on_comes(at: At, handover: HandoverId) -> Screen | None:
    found, mine = _seen(at, handover)
    if found.state is not State.YES:
        return None
    rep, name = _name(at, found.rep_id), _name(at, found.deputy_id)
    tells = any(member.is_facilitator for member in mine)
    return screens.comes(at.words, _meeting(at, found), rep=rep, name=name, tells=tells)


@routes.view("deputies.comes_not")
def on_comes_not(at: At, handover: HandoverId) -> Screen | None:
    """Who had said that they come does not; nothing of what nobody was told."""
    found, _ = _seen(at, handover)
    if found.state is State.YES or not services.was_told(at.unit, found):
        return None
    rep = at.unit.people.get_member(found.rep_id, now=at.now)
    name = _name(at, found.deputy_id)
    return screens.comes_not(at.words, _meeting(at, found), rep=rep.name, name=name, is_rep=rep.is_rep)


def lines_of(at: At, meeting: Meeting) -> tuple[str, ...]:
    """Who comes to a meeting for whom."""
    found = at.unit.deputies.list_standing(now=at.now, meeting=meeting.id)
    return tuple(screens.line(at.words, _name(at, each.rep_id), _name(at, each.deputy_id)) for each in found)


@routes.deadline("deputies.silent")
def silent_due(due: Due, subject: int) -> None:
    """Who was asked has said nothing."""
    services.silent_due(due.unit, HandoverId(subject), now=due.now)

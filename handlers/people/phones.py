"""A member gets a phone, or another one: who has theirs now is asked, and who must know of it is told."""

from bot.ids import GroupId, MemberId
from bot.rules.people import Standing
from bot.screen import Screen, tap
from bot.screens.people import members as screens
from bot.services import people as services
from bot.services.elections.roll import list_to_vouch_for
from handlers.people.whose import managed, told_of
from handlers.routes import At, Due, Routes

routes = Routes()


@routes.view("people.move_asked")
def on_move_asked(at: At, member: MemberId) -> Screen:
    """For who has the phone now."""
    shown, move = services.asked_move(at.unit, at.person, member, now=at.now)
    return screens.move_asked(at.words, shown, move.moves_at)


@routes.deed("people.move_yes")
def on_move_yes(at: At, member: MemberId) -> Screen:
    services.allow_move(at.unit, at.keys, at.person, member, now=at.now)
    return screens.phone_moved(at.words)


@routes.deed("people.move_no")
def on_move_no(at: At, member: MemberId) -> Screen:
    services.refuse_move(at.unit, at.person, member, now=at.now)
    return screens.move_stopped(at.words, comes=at.comes(tap("people.move_refused", member)))


@routes.view("people.move_refused")
def on_move_refused(at: At, member: MemberId) -> Screen:
    """For the facilitators: somebody else used the link."""
    return screens.move_refused(at.words, managed(at, member))


@routes.view("people.phone_told")
def on_phone_told(at: At, member: MemberId) -> Screen:
    """This person has a phone now, or another one."""
    shown = told_of(at, member)
    me = at.unit.people.find_member(at.person.id, shown.group_id, now=at.now)
    if me is None or me.standing is not Standing.IN:
        # Of a group that votes together with theirs: they do not know whose phone it is.
        return screens.phone_told(at.words, shown, vouch=None, for_facilitator=False)
    waiting = [each for each in list_to_vouch_for(at.unit, me) if each[1].member_id == member]
    if not waiting:
        return screens.phone_told(at.words, shown, vouch=None, for_facilitator=me.is_facilitator)
    vouch, voter = waiting[0]
    return screens.phone_told(at.words, shown, vouch=vouch, for_facilitator=me.is_facilitator, votes=not voter.on_paper)


@routes.view("people.phone_yours")
def on_phone_yours(at: At, group: GroupId) -> Screen:
    """The phone before said yes, or nothing for a day."""
    return screens.phone_taken(at.words, at.member(group))


@routes.view("people.phone_moved")
def on_phone_moved(at: At) -> Screen:
    """For the phone that was a member's before."""
    return screens.phone_moved(at.words)


@routes.deadline("people.move_phone")
def move_due(due: Due, subject: int) -> None:
    services.move_due(due.unit, due.keys, MemberId(subject), now=due.now)

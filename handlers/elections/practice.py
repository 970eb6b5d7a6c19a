"""Practice: the pages of the real ballot with tea and coffee, alone or with the whole group."""

from dataclasses import replace

from bot.ids import ElectionId, GroupId
from bot.rules.ballots import EMPTY, Choice, Step, Turn
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton
from bot.screen import Button, Screen, Tap, tap
from bot.screens.elections import practice as screens
from bot.services.elections import practice as services
from bot.services.elections.ballots import draw_receipt, receipt_text
from handlers.elections.ballots import drawn
from handlers.routes import At, Routes

routes = Routes()


@routes.view("elections.practise")
def on_practise(at: At, choice: int) -> Screen:
    """Tea or coffee?"""
    return _page(at, Turn(Step.SHOW, singly=at.person.singly), _choice(choice))


@routes.view("elections.practise_on", aside=True)
def on_press(at: At, code: int, choice: int) -> Screen:
    """A button of practice: what it does stands in it, because nothing of practice is secret."""
    turn = _turn(code)
    return on_practised(at, choice) if turn.step is Step.SEND else _page(at, turn, _choice(choice))


@routes.deed("elections.practise_send")
def on_send(at: At, code: int, choice: int) -> Screen:
    """The last button of practice: how this person likes to vote is remembered, and nothing else."""
    services.remember_way(at.unit, at.person, singly=_turn(code).singly)
    return on_practised(at, choice)


def _turn(code: int) -> Turn:
    try:
        return Turn.unpack(code)
    except ValueError:
        raise OldButton from None


def _page(at: At, turn: Turn, choice: Choice) -> Screen:
    return drawn(at.words, screens.sheet(at.words, choice, turn, does=_does))


def _does(turn: Turn, choice: Choice) -> Tap:
    does = "elections.practise_send" if turn.step is Step.SEND else "elections.practise_on"
    return tap(does, turn.pack(), choice)


def _choice(choice: int) -> Choice:
    return Choice(choice) if screens.FORM.can_be(Choice(choice)) else EMPTY


@routes.view("elections.practised")
def on_practised(at: At, choice: int) -> Screen:
    """It counts nothing, and its pictures are kept nowhere."""
    again = tap("elections.practised", choice)
    return replace(screens.practised(at.words, receipt_text(draw_receipt()), _open_for(at)), again=again)


def _open_for(at: At) -> ElectionId | None:
    """A vote in which this person can vote with this phone now."""
    for election, _ in at.unit.elections.list_shown_to(at.person.id):
        found = at.unit.elections.find_vote(election, at.person.id)
        if found is not None and found[2] and at.now < found[0].close_at:
            return election
    return None


# With the whole group


@routes.menu("facilitator", 22)
def together(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    return (Button(at.words.text("elections.button.together"), tap("elections.practise_together", group.id)),)


@routes.view("elections.practise_together")
def on_practise_together(at: At, group: GroupId) -> Screen:
    services.check_may_call(at.unit, at.person, group, now=at.now)
    return screens.practise_together(at.words, group)


@routes.deed("elections.practised_together")
def on_practised_together(at: At, group: GroupId) -> Screen:
    """Everybody gets the practice vote."""
    services.call_to_practice(at.unit, at.person, group, now=at.now)
    theirs = (each.person_id for each in at.unit.people.list_members(group, now=at.now))
    return screens.practised_together(at.words, comes=at.comes(tap("elections.practise", 0), *theirs))

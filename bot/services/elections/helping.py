"""Who helps somebody to vote: it lies sealed in the box, beside the choice, and is counted only while that is open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.ids import ElectionId, MemberId
from bot.rules.ballots import Step
from bot.rules.elections import Election, OldBallot
from bot.rules.helping import MOST_HELPED, NOBODY, HelpedEnough, Helper, is_named, number_of
from bot.rules.people import Role
from bot.screen import Tap
from bot.services.elections.ballots import Press, Sealer, Unreadable
from storage.unit import Unit


def list_who_can_help(unit: Unit, election: Election, voter: MemberId, *, now: datetime) -> list[Helper]:
    """Everybody in their group who can help this voter, first those who are there to help. Nobody who stands can.

    A person has one number in all groups that vote: in two groups they help no more people than in one.
    """
    ever_in = unit.people.list_ever_in(election.groups)
    numbers = {person: number_of(n) for n, person in enumerate(ever_in, start=1)}
    me = unit.people.get_member(voter, now=now)
    cannot = {each.person_id for each in unit.elections.list_candidates(election.id) if each.place is not None}
    here = unit.people.list_members(me.group_id, now=now)
    can = [m for m in here if m.person_id not in {me.person_id, *cannot}]
    return [Helper(numbers[m.person_id], m.name) for m in sorted(can, key=lambda m: m.role is Role.MEMBER)]


def check_help(
    unit: Unit,
    sealer: Sealer,
    election: Election,
    voter: MemberId,
    pressed: Press,
    *,
    again: Callable[[Press], Tap],
    now: datetime,
) -> None:
    """Whether the helper that is named may help this voter, too. Looked at when they are named, and at the end.

    Args:
        again: the button of this voter that does something.

    Raises:
        HelpedEnough: they have helped others already.
        OldBallot: they are not in the group any more.
    """
    if pressed.step not in (Step.HELPING, Step.SEND) or not is_named(pressed.helper):
        return
    helpers = list_who_can_help(unit, election, voter, now=now)
    helper = next((each for each in helpers if each.number == pressed.helper), None)
    other = again(replace(pressed, step=Step.HELPERS, helper=NOBODY))
    if helper is None:
        raise OldBallot(other)
    if _helped(unit, sealer, election.id, helper.number, but=voter) >= MOST_HELPED:
        raise HelpedEnough(other, name=helper.name)


def _helped(unit: Unit, sealer: Sealer, election: ElectionId, helper: int, *, but: MemberId) -> int:
    """How many others have voted with this help. The box is opened in memory, and nothing of it is kept."""
    mine = sealer.pseudonym(but)
    others = ((whose, sealed) for whose, sealed in unit.elections.list_ballots(election).items() if whose != mine)
    return sum(_helper_of(sealer, sealed, whose) == helper for whose, sealed in others)


def _helper_of(sealer: Sealer, sealed: bytes, pseudonym: bytes) -> int:
    try:
        return sealer.open(sealed, pseudonym).helper
    except Unreadable:
        return NOBODY

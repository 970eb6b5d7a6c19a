"""Which vote a group has now."""

from datetime import datetime

from bot.ids import GroupId
from bot.rules.counting import Status
from bot.rules.elections import RUNNING, Election, State, is_public
from storage.unit import Unit


def find_running(unit: Unit, group: GroupId, *, now: datetime) -> Election | None:
    """The vote that this group has now, from its plan until everybody may hear what came of it.

    After a tie until the second round is over. Nobody can read off what may be done what they are not told yet.
    """
    known, tied = unit.elections.list_of(group, *State), list_tied(unit, group)
    return next((each for each in known if _runs(each, now) or each in tied), None)


def list_tied(unit: Unit, group: GroupId) -> list[Election]:
    """Votes of this group that ended in a tie, and whose second round has not begun yet."""
    known = unit.elections.list_of(group, *State)
    again = {each.first for each in known}
    return [each for each in known if _is_tied(each) and each.id not in again]


def _runs(election: Election, now: datetime) -> bool:
    is_told = election.result is None or is_public(election, now=now)
    return election.state in RUNNING or (election.state is State.DONE and not is_told)


def _is_tied(election: Election) -> bool:
    return election.result is not None and election.result.status is Status.TIE and election.state is State.DONE

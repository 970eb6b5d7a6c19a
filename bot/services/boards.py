"""What belongs to a whole board, like its topics and its areas: a facilitator of any of its groups looks after it."""

from datetime import datetime

from bot.ids import BoardId
from bot.rules.people import Person
from bot.rules.refusals import NotInGroup, NotYours
from storage.unit import Unit


def check_looks_after_board(unit: Unit, by: Person, board: BoardId, *, now: datetime) -> None:
    """Raises NotYours, NotInGroup: they are no facilitator of a group of this board."""
    mine = unit.people.list_members_of_board(board, now=now, person=by.id)
    if not mine:
        raise NotInGroup
    if not any(member.is_facilitator for member in mine):
        raise NotYours

"""Areas: the parts of the country that a board works in, like the north or a town. A group is in one, or in none."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.ids import AreaId, BoardId
from bot.rules.names import is_like
from bot.rules.people import Group
from bot.rules.refusals import Refusal
from bot.screen import tap


@dataclass(frozen=True, slots=True)
class Area:
    """An area of a board, called as its facilitators wrote it."""

    id: AreaId
    board_id: BoardId
    name: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The area of a group, and the other groups there.

    Args:
        free: those that can be asked to vote together now.
        busy: the others: they have a vote, or nobody looks after them.
    """

    area: Area
    free: tuple[Group, ...]
    busy: tuple[Group, ...]


MOST = 12
"""Areas of a board: two pages (our own starting value)."""


class AreaNameTaken(Refusal):
    """The board has an area of this name: it leads there."""

    key = "areas.refused.name"


class TooManyAreas(Refusal):
    """More would not be looked through. Data: `most`."""

    key = "areas.refused.many"


class GroupsAreThere(Refusal):
    """An area with groups is not removed: each group goes by itself."""

    key = "areas.refused.groups"


def check_area_name(name: str, areas: Iterable[Area]) -> None:
    """Raises AreaNameTaken: people could take it for another one of these."""
    for other in areas:
        if is_like(name, [other.name]):
            raise AreaNameTaken(tap("areas.show", other.id))


def check_more_areas(areas: Collection[Area]) -> None:
    """Raises TooManyAreas."""
    if len(areas) >= MOST:
        raise TooManyAreas(tap("areas.list", 0), most=MOST)

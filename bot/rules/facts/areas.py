"""What a board does with its areas. Never how one is called."""

from dataclasses import dataclass
from typing import Annotated

from bot.ids import AreaId, BoardId, PersonId
from bot.rules.facts.fact import NOT_KEPT, Fact


@dataclass(frozen=True, slots=True)
class AreasChanged(Fact):
    """A facilitator changed an area: it is new, gone, is called otherwise, or a group came or went."""

    board: BoardId
    area: AreaId
    by: Annotated[PersonId, NOT_KEPT]

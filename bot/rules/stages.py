"""The stages of a count as everybody may see them. Not how they are counted, nor how they are said."""

from collections.abc import Mapping

from bot.rules.counting import NONE, Result, Stage
from bot.rules.elections import FEW, SHOW_NUMBERS_FROM


def shown_stages(result: Result) -> tuple[Stage, ...]:
    """All stages, or none when one number of one stage could tell how somebody voted.

    Nothing below 10 votes cast. Of the first choices, and of the ballots that move on together, never fewer than 3 go
    to one candidate, and never all but fewer than 3: who is known to have wanted somebody would be known in their next
    choice too. That nobody wants "none of these" tells of nobody. All or nothing, because what is hidden in one stage
    can be reckoned from the others.
    """
    if result.cast < SHOW_NUMBERS_FROM or not result.stages:
        return ()
    gone: set[int] = set()
    if _tells(result.totals, left=result.blank):
        return ()
    for before, stage in zip(result.stages, result.stages[1:], strict=False):
        gone |= {*before.elected, *stage.moved}
        moved = {place: stage.ballots.get(place, 0) for place in stage.totals if place not in gone}
        if _tells(moved, left=stage.ended):
            return ()
    return result.stages


def _tells(votes: Mapping[int, int], *, left: int) -> bool:
    """Whether one part of these ballots is so small or so large that it tells of a person."""
    parts = [number for place, number in votes.items() if number or place != NONE]
    whole = sum(parts) + left
    if not parts or not whole:
        return False
    return 0 < left < FEW or any(part < FEW or whole - part < FEW for part in parts)

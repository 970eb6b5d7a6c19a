"""How often in a row the same person is the rep: what counts as a time, and when a row is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.rules.refusals import Refusal

LIMITS = (0, 2, 3)
"""How often in a row a group can say; 0: as often as people choose them."""
_YEAR = timedelta(days=365)
GAP = _YEAR
"""Who was not the rep for so long begins anew (own): the shortest time that a group can choose somebody for."""


class HadTurns(Refusal):
    """They were the rep as often in a row as the group has said. Data: `n`, how often; `date`, from when on again."""

    key = "elections.refused.had_turns"


class OtherHadTurns(Refusal):
    """The same of somebody who is suggested. Data: `name`, `n`, `date`."""

    key = "elections.refused.other_had_turns"


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody was the rep. Times are aware UTC.

    Args:
        ends_at: to come, while they still are.
        years: for how long the vote was from which it came; 0: a facilitator noted it, and nobody voted here.
    """

    starts_at: datetime
    ends_at: datetime
    years: int

    @property
    def counts(self) -> bool:
        """Whether it is a time as rep: at least half as long as the vote was for.

        So neither who steps in for a short rest nor whose time was cut short by a new vote has lost a time by it. What
        nobody voted for here never counts: or else who notes it could keep somebody from standing.
        """
        return self.years > 0 and 2 * (self.ends_at - self.starts_at) >= self.years * _YEAR


@dataclass(frozen=True, slots=True)
class Limited:
    """Somebody who cannot stand this time. `n`: how often in a row; `again_from`: when votes must end that they can."""

    n: int
    again_from: datetime


def times_in_a_row(turns: Iterable[Turn], *, at: datetime) -> int:
    """How often in a row somebody has been the rep who would be it again from then on."""
    times, since = 0, at
    for turn in sorted(turns, key=lambda each: each.ends_at, reverse=True):
        if since - turn.ends_at >= GAP:
            break
        since, times = min(since, turn.starts_at), times + turn.counts
    return times


def limited(turns: Iterable[Turn], *, most: int, at: datetime) -> Limited | None:
    """Whether somebody has been the rep as often in a row as the group has said; None: they can be chosen."""
    known = list(turns)
    times = times_in_a_row(known, at=at)
    if not most or times < most:
        return None
    return Limited(times, max(turn.ends_at for turn in known) + GAP)

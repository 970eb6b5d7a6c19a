"""The days of a vote: when people can stand and vote, and which days can be planned."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.refusals import Refusal
from bot.rules.schedule import WallTime

NOMINATE_FOR = timedelta(days=21)
LEAST_NOTICE = timedelta(days=7)
"""From planning a vote to its opening, so that everybody hears of it in time to stand."""
MOST_MOVES = 2
"""So often a vote that was announced can be put off."""
FIXED_BEFORE = timedelta(days=1)
"""Before the opening, from when on nobody who can vote is taken out or becomes something else."""
VOTE_FOR = timedelta(days=14)
LEAST_OPEN = timedelta(hours=20)
_MORNING, _AFTERNOON = time(10), time(17)


class TooShort(Refusal):
    """A vote must be open for at least 20 hours, and begin in the future."""

    key = "elections.refused.too_short"


class TooSoon(Refusal):
    """A vote opens a week after everybody hears of it, or later."""

    key = "elections.refused.too_soon"


class OnlyLater(Refusal):
    """People were told these days. They can be later, and not sooner."""

    key = "elections.refused.only_later"


class MovedOften(Refusal):
    """This vote was put off as often as it can be. Data: `n`, how often."""

    key = "elections.refused.moved_often"


@dataclass(frozen=True, slots=True)
class Dates:
    """When it happens, aware UTC."""

    nominate_at: datetime
    vote_at: datetime
    close_at: datetime


def proposed_dates(zone: ZoneInfo, *, now: datetime) -> Dates:
    """Nominations from now for 3 weeks, then 14 days to vote: from 10 in the morning to 5 in the afternoon."""
    today = now.astimezone(zone).date()
    vote_on = today + NOMINATE_FOR
    return Dates(
        now,
        WallTime.on(vote_on, _MORNING, zone).at,
        WallTime.on(vote_on + VOTE_FOR, _AFTERNOON, zone).at,
    )


def opening_on(day: datetime, zone: ZoneInfo) -> datetime:
    """10 in the morning of a day."""
    return WallTime.on(day.astimezone(zone).date(), _MORNING, zone).at


def closing_on(day: datetime, zone: ZoneInfo) -> datetime:
    """5 in the afternoon of a day."""
    return WallTime.on(day.astimezone(zone).date(), _AFTERNOON, zone).at


def check_dates(dates: Dates, *, now: datetime) -> None:
    """Raises TooShort unless the vote begins in the future and is open long enough."""
    if dates.vote_at <= now or dates.close_at - dates.vote_at < LEAST_OPEN:
        raise TooShort


def check_notice(dates: Dates, *, now: datetime) -> None:
    """Raises TooSoon unless everybody hears of the vote a week before it opens."""
    if dates.vote_at - now < LEAST_NOTICE:
        raise TooSoon


def check_can_move(before: Dates, to: Dates, *, moves: int) -> None:
    """Whether a vote that was announced can be put off to these days.

    Or else who plans it could open it before others have thought of standing, or end it before they have voted: what
    opens no sooner and is open no shorter ends no sooner.

    Raises:
        OnlyLater, MovedOften.
    """
    is_shorter = to.close_at - to.vote_at < before.close_at - before.vote_at
    if to.vote_at < before.vote_at or is_shorter:
        raise OnlyLater
    if moves >= MOST_MOVES:
        raise MovedOften(n=MOST_MOVES)

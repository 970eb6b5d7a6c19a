"""The days of a vote: when people can stand and vote, and which days can be planned."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.rules.people import Group
from bot.rules.refusals import Refusal
from bot.rules.schedule import DAY_STARTS, WallTime, next_daytime
from bot.rules.workdays import is_workday, next_workday, workday_before
from bot.screen import HOME, Tap

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


class NoWorkday(Refusal):
    """A vote starts and ends on a working day. Data: `date`."""

    key = "elections.refused.no_workday"


class OnlyLater(Refusal):
    """People were told these days. They can be later, and not sooner."""

    key = "elections.refused.only_later"


class MovedOften(Refusal):
    """This vote was put off as often as it can be. Data: `most`, how often."""

    key = "elections.refused.moved_often"


@dataclass(frozen=True, slots=True)
class Dates:
    """When it happens, aware UTC."""

    nominate_at: datetime
    vote_at: datetime
    close_at: datetime


def proposed_dates(group: Group, *, now: datetime) -> Dates:
    """Nominations from now for 3 weeks, then 14 days to vote: from 10 in the morning to 5 in the afternoon."""
    vote_at = opening_from(now + NOMINATE_FOR, group)
    return Dates(now, vote_at, closing_from(vote_at + VOTE_FOR, group))


def opening_of(day: date, group: Group) -> datetime:
    """10 in the morning of a day."""
    return WallTime.on(day, _MORNING, group.zone).at


def closing_of(day: date, group: Group) -> datetime:
    """5 in the afternoon of a day."""
    return WallTime.on(day, _AFTERNOON, group.zone).at


def opening_from(moment: datetime, group: Group) -> datetime:
    """10 in the morning of this day, or of the first working day after it."""
    return opening_of(next_workday(_day_of(moment, group), group.country), group)


def closing_from(moment: datetime, group: Group) -> datetime:
    """5 in the afternoon of this day, or of the first working day after it."""
    return closing_of(next_workday(_day_of(moment, group), group.country), group)


def working_from(moment: datetime, group: Group) -> datetime:
    """This moment when it is daytime of a working day, otherwise the next 9 in the morning of one.

    Reminders and results wait for it: whoever wants to ask somebody about them finds somebody.
    """
    later = next_daytime(moment, group.zone)
    day = _day_of(later, group)
    workday = next_workday(day, group.country)
    return later if workday == day else WallTime.on(workday, DAY_STARTS, group.zone).at


def working_until(moment: datetime, group: Group) -> datetime:
    """This moment when its day is a working day, otherwise the same time on the last one before.

    What must be said before something happens does not wait for the next working day.
    """
    day = _day_of(moment, group)
    if is_workday(day, group.country):
        return moment
    return WallTime.on(workday_before(day, group.country), moment.astimezone(group.zone).time(), group.zone).at


def _day_of(moment: datetime, group: Group) -> date:
    return moment.astimezone(group.zone).date()


def check_dates(dates: Dates, *, now: datetime, after: Tap = HOME) -> None:
    """Raises TooShort unless the vote begins in the future and is open long enough."""
    if dates.vote_at <= now or dates.close_at - dates.vote_at < LEAST_OPEN:
        raise TooShort(after)


def check_workdays(dates: Dates, group: Group, *, after: Tap = HOME) -> None:
    """Raises NoWorkday unless the vote starts and ends on working days."""
    for moment in (dates.vote_at, dates.close_at):
        day = _day_of(moment, group)
        if not is_workday(day, group.country):
            raise NoWorkday(after, date=day)


def check_notice(dates: Dates, *, after: Tap = HOME) -> None:
    """Raises TooSoon unless everybody hears of the vote a week before it opens."""
    if dates.vote_at - dates.nominate_at < LEAST_NOTICE:
        raise TooSoon(after)


def check_can_move(before: Dates, to: Dates, *, moves: int, after: Tap) -> None:
    """Whether a vote that was announced can be put off to these days.

    Or else who plans it could open it before others have thought of standing, or end it before they have voted: what
    opens no sooner and is open no shorter ends no sooner.

    Raises:
        OnlyLater, MovedOften.
    """
    is_shorter = to.close_at - to.vote_at < before.close_at - before.vote_at
    if to.vote_at < before.vote_at or is_shorter:
        raise OnlyLater(after)
    if moves >= MOST_MOVES:
        raise MovedOften(after, most=MOST_MOVES)

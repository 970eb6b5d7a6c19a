"""Who promised what, and by when; and that members say if it is done. Not what the board talked about: see agenda."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.ids import BoardId, FileId, ItemId, MeetingId, PersonId, PromiseId
from bot.rules.refusals import Empty, Refusal, TooLong
from bot.rules.schedule import WallTime
from bot.rules.workdays import next_workday, workday_before
from bot.screen import Tap

WHO_MOST, WHAT_MOST = 40, 300
JUDGED_AFTER = timedelta(days=14)
"""So long members can say if it is done, before the most frequent answer closes it."""
SILENT_AFTER = timedelta(days=30)
"""When nobody told us anything in this time, that is said openly."""
ASKED_WITHOUT_DATE = timedelta(days=90)
"""A promise without a date is not forgotten: after this time we ask (our own starting value)."""
MEMBERS_DAY = "promises.members"
"""The deadline at which the members are asked if a promise is kept."""
_MORNING = time(10)
_WEEK, _MONTH = timedelta(days=7), timedelta(days=28)


class DayIsOver(Refusal):
    """A promise is for a day to come."""

    key = "promises.refused.past"


class WordsNeeded(Refusal):
    """Everybody reads it in a list, so it must be written."""

    key = "promises.refused.words"


class SaidAlready(Refusal):
    """Somebody else said this about the promise meanwhile."""

    key = "promises.refused.said"


class Settled(Refusal):
    """It is known already what became of this promise."""

    key = "promises.refused.settled"


class NotAskedYet(Refusal):
    """The day of this promise has not come. Data: `date`, on which the members are asked at the earliest."""

    key = "promises.refused.not_yet"


class State(StrEnum):
    """How far a promise has come."""

    DRAFT = "draft"
    WAITING = "waiting"
    ASKING = "asking"
    """Its day has come: the rep and then the members are asked."""
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    UNTOLD = "untold"
    """Nobody told us."""


MOVES: Mapping[State, Collection[State]] = {
    State.DRAFT: (State.WAITING,),
    State.WAITING: (State.ASKING,),
    State.ASKING: (State.WAITING, State.DONE, State.PARTLY, State.NOT_DONE, State.UNTOLD),
    State.PARTLY: (State.WAITING,),
    State.NOT_DONE: (State.WAITING,),
    State.UNTOLD: (State.WAITING,),
    State.DONE: (),
}
"""From which state a promise can go to which. Back to WAITING: it has a new date."""


COMES_BACK = (State.NOT_DONE, State.PARTLY, State.UNTOLD)
"""What became of it, where it becomes a suggestion for the next meeting by itself."""


class Judgement(StrEnum):
    """What somebody says about a promise. Not knowing is an answer, and decides nothing."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise. `due_on` None: no date was given; `version` counts up with each change.

    Args:
        person_id: who wrote it down.
        who: the name of who promised; empty: nobody said it yet.
        what: in words; empty: nobody wrote it yet. Then it is about `about`, what it stood under on the list.
        voice: what was promised, spoken.
        asked_at: when the rep was asked, None before its day.
        rep_word: what the rep says about it.
        earlier: the days for which it was promised before, oldest first.
    """

    id: PromiseId
    board_id: BoardId
    meeting_id: MeetingId | None
    item_id: ItemId | None
    person_id: PersonId
    who: str
    what: str
    due_on: date | None
    state: State
    asked_at: datetime | None
    rep_word: Judgement | None
    version: int
    earlier: tuple[date, ...] = ()
    about: str = ""
    voice: FileId | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is not known yet what became of it."""
        return self.state in (State.WAITING, State.ASKING)

    @property
    def is_told(self) -> bool:
        """Whether it is said what was promised."""
        return bool(self.what) or self.voice is not None

    @property
    def can_be_saved(self) -> bool:
        """Whether everybody can know what it is about."""
        return self.is_told or self.item_id is not None


class Progress(StrEnum):
    """How a promise stands today, the one that needs people most first."""

    LATE = "late"
    """Its day is over and it is not kept: not yet, not at all, or nobody told us."""
    OPEN = "open"
    PARTLY = "partly"
    DONE = "done"


def progress(promise: Promise, *, today: date) -> Progress:
    """How a promise stands today."""
    match promise.state:
        case State.DONE:
            return Progress.DONE
        case State.PARTLY:
            return Progress.PARTLY
        case State.NOT_DONE | State.UNTOLD:
            return Progress.LATE
        case _:
            is_over = promise.due_on is not None and promise.due_on < today
            return Progress.LATE if is_over else Progress.OPEN


def late_first(promises: Iterable[Promise], *, today: date) -> list[Promise]:
    """Late ones first and the earliest day before the others; without a day after those with one."""
    order = list(Progress)

    def place(promise: Promise) -> tuple[int, date, int]:
        return order.index(progress(promise, today=today)), promise.due_on or date.max, promise.id

    return sorted(promises, key=place)


def clean(text: str, *, most: int, after: Tap) -> str:
    """Words on one line. Raises Empty, TooLong."""
    words = " ".join(text.split())
    if not words:
        raise Empty(after)
    if len(words) > most:
        raise TooLong(after, most=most)
    return words


def check_day(day: date, *, today: date, after: Tap) -> None:
    """Raises DayIsOver."""
    if day < today:
        raise DayIsOver(after)


def proposed_days(today: date, meets_on: date | None, country: str) -> dict[str, date]:
    """Days to choose from with one press, each with the key of its words; none twice, all on working days."""
    days = {} if meets_on is None else {"before_meeting": workday_before(meets_on, country)}
    days |= {"week": next_workday(today + _WEEK, country), "month": next_workday(today + _MONTH, country)}
    first = {day: key for key, day in reversed(days.items()) if day > today}
    return {key: day for key, day in days.items() if first.get(day) == key}


def asks_on(due_on: date | None, zone: ZoneInfo, *, now: datetime) -> WallTime:
    """When the rep is asked: in the morning of the day, or after 90 days when no date was given."""
    day = due_on or (now + ASKED_WITHOUT_DATE).astimezone(zone).date()
    return WallTime.on(day, _MORNING, zone)


def members_asked_on(now: datetime, zone: ZoneInfo) -> WallTime:
    """When the members are asked: in the morning after, so that the rep can say it first."""
    return WallTime.on(now.astimezone(zone).date() + timedelta(days=1), _MORNING, zone)


def verdict(answers: Iterable[Judgement], rep_word: Judgement | None, *, is_last: bool) -> State | None:
    """What became of a promise: members decide, not the one who promised it (docs/life-cycles.md).

    Args:
        answers: of members, each person once. Those who do not know leave it to the others.
        rep_word: counts when the members are equal or say nothing.
        is_last: nothing more is waited for.

    Returns:
        None while nobody knows and more is waited for. At the end equal answers are "partly": some say
        one thing, some another; and nothing at all is "nobody told us".
    """
    counts = Counter(answer for answer in answers if answer is not Judgement.UNKNOWN)
    top = max(counts.values(), default=0)
    most = [answer for answer, n in counts.items() if n == top]
    if len(most) == 1:
        return State(most[0])
    if rep_word not in (None, Judgement.UNKNOWN):
        return State(rep_word)
    if not is_last:
        return None
    return State.PARTLY if most else State.UNTOLD

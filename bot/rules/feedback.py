"""What the rep asks the groups, what they say, and what the rep then says at the board. Not the summary before it."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.ids import BoardId, FileId, GroupId, MeetingId, MemberId, PersonId, QuestionId
from bot.rules.agenda import How
from bot.rules.refusals import Refusal
from bot.rules.schedule import WallTime
from bot.screen import HOME, Tap

QUESTION_MOST = 200
CHOICE_MOST = 20
"""What fits on a button beside its picture (ER-47)."""
CHOICES_LEAST, CHOICES_MOST = 2, 4
SMALLEST = 5
"""With fewer answers a number could tell who said what, so it is said in words (docs/life-cycles.md)."""
LENGTH = timedelta(days=14)
SHORTEST = timedelta(hours=20)
"""How long a question is open, and how long at least (ER-56)."""
_AFTERNOON, _EVENING = time(17), time(18)
_AFTER_MEETING = timedelta(hours=2)
_ASKS_AGAIN = (timedelta(days=3), timedelta(days=7))

PROPOSALS: Mapping[str, Mapping[str, str]] = {
    "matters": {"who": "👥", "when": "🕐", "where": "📍", "cost": "💷"},
    "change": {"more": "➕", "easier": "🧩", "sooner": "📅", "cheaper": "💷"},
    "do": {"talk": "👂", "act": "🔧", "explain": "📄", "wait": "⏳"},
}
"""Questions that need no typing, each with the answers that are proposed for it and their pictures."""
OWN = "own"
"""The template of a question in the rep's own words."""


class QuestionClosed(Refusal):
    """This question is closed. Data: `moment`."""

    key = "feedback.refused.closed"


class NotOpenYet(Refusal):
    """The rep is still writing this question."""

    key = "feedback.refused.not_open"


class NotAsked(Refusal):
    """This person has no voice in the groups that are asked: a supporter, a carer, a facilitator."""

    key = "feedback.refused.not_asked"


class TooShort(Refusal):
    """People need at least 20 hours to answer."""

    key = "feedback.refused.too_short"


class TooLate(Refusal):
    """The answers must be there before the board meets. Data: `day`."""

    key = "feedback.refused.too_late"


class WordsNeeded(Refusal):
    """An answer stands on a button, so it must be written."""

    key = "feedback.refused.words"


class TooFewChoices(Refusal):
    """Either/or needs at least two answers."""

    key = "feedback.refused.too_few"


class AlreadyReported(Refusal):
    """The rep already told the groups what became of it."""

    key = "feedback.refused.reported"


class State(StrEnum):
    """How far a question has come."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    STOPPED = "stopped"


MOVES: Mapping[State, Collection[State]] = {
    State.DRAFT: (State.OPEN,),
    State.OPEN: (State.CLOSED, State.STOPPED),
    State.CLOSED: (),
    State.STOPPED: (),
}
"""From which state a question can go to which."""


class Said(StrEnum):
    """What kind of answer a view is. Not knowing and not wanting to say are answers too."""

    CHOICE = "choice"
    WORDS = "words"
    UNKNOWN = "unknown"
    UNSAID = "unsaid"


class Outcome(StrEnum):
    """Whether the rep said it at the board."""

    WAITING = "waiting"
    SAID = "said"
    NOT_SAID = "not_said"


OUTCOMES: Mapping[Outcome, Collection[Outcome]] = {
    Outcome.WAITING: (Outcome.SAID, Outcome.NOT_SAID),
    Outcome.SAID: (),
    Outcome.NOT_SAID: (),
}
"""It is reported once."""
THEY = ("yes", "no", "later")
"""What the board said, where a tap is enough."""
WHY_NOT = ("no_time", "not_there", "not_listed")
"""Why the rep could not say it, where a tap is enough."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose. `proposal` names words of ours; otherwise `text` holds the rep's own."""

    place: int
    emoji: str
    proposal: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the rep asks. `group_id` None: every group of the board; `topic` is an agenda item's title."""

    id: QuestionId
    board_id: BoardId
    group_id: GroupId | None
    meeting_id: MeetingId | None
    person_id: PersonId
    topic: str
    emoji: str
    template: str
    text: str
    voice: FileId | None
    state: State
    opens_at: datetime | None
    closes_at: datetime
    version: int
    choices: tuple[Choice, ...] = ()

    @property
    def is_said(self) -> bool:
        """Whether there is something to ask already."""
        return self.template in PROPOSALS or bool(self.text) or self.voice is not None


@dataclass(frozen=True, slots=True)
class View:
    """One member's answer. `quotable`: the rep may say these words at the board."""

    question_id: QuestionId
    person_id: PersonId
    said: Said
    place: int | None
    text: str
    voice: FileId | None
    photo: FileId | None
    quotable: bool
    how: How
    said_at: datetime

    @property
    def has_words(self) -> bool:
        """Whether there is more than a tap."""
        return bool(self.text) or self.voice is not None or self.photo is not None


@dataclass(frozen=True, slots=True)
class Position:
    """What the rep will say. `version` counts up with each change; `told_at` None: not read back yet."""

    question_id: QuestionId
    person_id: PersonId
    text: str
    voice: FileId | None
    told_at: datetime | None
    meeting_id: MeetingId | None
    outcome: Outcome
    reason: str
    reason_voice: FileId | None
    """What the board said, or why the rep could not say it: a word of THEY or WHY_NOT, or own words."""
    version: int


@dataclass(frozen=True, slots=True)
class Echo:
    """What a member thinks of the position that was read back. `right` False: something is missing."""

    question_id: QuestionId
    person_id: PersonId
    right: bool
    text: str
    voice: FileId | None


# Dates


def latest_close(meetings: Sequence[datetime], zone: ZoneInfo, *, now: datetime) -> datetime | None:
    """The last moment for answers: 5 in the afternoon of the day before the board meets; None without a meeting.

    Args:
        meetings: when the board meets, the next time first. One that is so near that people could not
            answer before it is passed over: the answers are then for the one after it.
    """
    for meets_at in meetings:
        day = meets_at.astimezone(zone).date() - timedelta(days=1)
        last = WallTime.on(day, _AFTERNOON, zone).at
        if last >= now + SHORTEST:
            return last
    return None


def closing_on(moment: datetime, zone: ZoneInfo) -> datetime:
    """5 in the afternoon of the local day of a moment."""
    return WallTime.on(moment.astimezone(zone).date(), _AFTERNOON, zone).at


def proposed_close(meetings: Sequence[datetime], zone: ZoneInfo, *, now: datetime) -> datetime:
    """In 14 days at 5 in the afternoon, or the day before the board meets if that is earlier."""
    proposed = closing_on(now + LENGTH, zone)
    latest = latest_close(meetings, zone, now=now)
    return proposed if latest is None else min(proposed, latest)


def check_close(
    closes_at: datetime, meetings: Sequence[datetime], zone: ZoneInfo, *, now: datetime, after: Tap = HOME
) -> None:
    """Raises TooShort, TooLate."""
    if closes_at < now + SHORTEST:
        raise TooShort(after)
    latest = latest_close(meetings, zone, now=now)
    if latest is not None and closes_at > latest:
        raise TooLate(after, day=latest.astimezone(zone).date())


def report_at(meets_at: datetime, zone: ZoneInfo) -> datetime:
    """When the rep is asked whether they said it: on the evening of the meeting, when it is over."""
    evening = WallTime.on(meets_at.astimezone(zone).date(), _EVENING, zone).at
    return max(evening, meets_at + _AFTER_MEETING)


def asks_again_at(first: datetime, *, now: datetime) -> datetime | None:
    """When the rep is asked again who has not answered; None when we have asked often enough."""
    return next((first + after for after in _ASKS_AGAIN if first + after > now), None)


def check_open(question: Question, *, now: datetime) -> None:
    """Raises NotOpenYet, QuestionClosed."""
    if question.state is State.DRAFT:
        raise NotOpenYet
    if question.state is not State.OPEN or question.closes_at <= now:
        raise QuestionClosed(moment=question.closes_at)


# Choices and answers


def order_for(choices: Iterable[Choice], *, question: QuestionId, person: PersonId) -> tuple[Choice, ...]:
    """The answers in the order of this person: another one for each person, and for each the same every time.

    The first answer and the last are chosen more often (ER-79). Nothing needs to be stored:
    the order follows from who asks and who answers.
    """

    def drawn(choice: Choice) -> bytes:
        return hashlib.sha256(f"{question}:{person}:{choice.place}".encode()).digest()

    return tuple(sorted(choices, key=drawn))


def picture_and_words(text: str) -> tuple[str, str]:
    """An answer that begins with a picture, in two: `🚌 The bus` is `🚌` and `The bus`."""
    first, _, rest = text.strip().partition(" ")
    if rest.strip() and not any(letter.isalnum() for letter in first) and not first.isascii():
        return first, rest.strip()
    return "", text.strip()


@dataclass(frozen=True, slots=True)
class Tally:
    """What the groups said, all together: nobody's group stands alone with its number.

    Args:
        asked: how many members were asked.
        answered: how many answered, whatever they said.
        counts: how many chose each answer, by its place.
        words: how many said it in their own words only.
    """

    asked: int
    answered: int
    counts: Mapping[int, int]
    words: int
    unknown: int
    unsaid: int

    @property
    def shows_numbers(self) -> bool:
        """Whether so many answered that a number tells nothing about one person."""
        return self.answered >= SMALLEST

    @property
    def most(self) -> tuple[int, ...]:
        """The places that most people chose: several when they are equal, none when nobody chose."""
        top = max(self.counts.values(), default=0)
        return tuple(place for place, n in self.counts.items() if n == top and n)

    @property
    def is_of_most(self) -> bool:
        """Whether one answer may be called that of most people: more than half of those who were asked chose it.

        Not of those who answered: silence is not agreement (needs 18). And never of a handful, of whom each
        could be told apart.
        """
        return self.shows_numbers and 2 * max(self.counts.values(), default=0) > self.asked

    @property
    def others(self) -> tuple[int, ...]:
        """The places that a few chose, so that they are not lost (docs/life-cycles.md)."""
        return tuple(place for place, n in self.counts.items() if n and place not in self.most)


def tally(views: Sequence[View], choices: Sequence[Choice], *, asked: int) -> Tally:
    """Count the answers. Not knowing and not wanting to say are counted as what they are."""
    kinds = [view.said for view in views]
    counts = {choice.place: sum(view.place == choice.place for view in views) for choice in choices}
    return Tally(
        asked=asked,
        answered=len(views),
        counts=counts,
        words=kinds.count(Said.WORDS),
        unknown=kinds.count(Said.UNKNOWN),
        unsaid=kinds.count(Said.UNSAID),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked, in the group through which they were."""

    person_id: PersonId
    member_id: MemberId
    group_id: GroupId

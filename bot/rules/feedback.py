"""What the rep asks the groups, what they say, and what the rep then says at the board. Not the summary before it."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.ids import BoardId, FileId, GroupId, MeetingId, MemberId, PersonId, QuestionId
from bot.rules.agenda import How
from bot.rules.names import looks_of
from bot.rules.refusals import Refusal
from bot.rules.schedule import WallTime
from bot.screen import HOME, Tap

QUESTION_MOST = 200
CHOICE_MOST = 20
"""What fits on a button beside its picture (ER-47)."""
CHOICES_LEAST, CHOICES_MOST = 2, 4
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
    "place": {"here": "📍", "cafe": "☕", "outside": "🌳", "phones": "📱"},
    "hour": {"morning": "🌅", "noon": "🍽️", "afternoon": "🌤️", "evening": "🌙"},
    "together": {"trip": "🚌", "film": "🎬", "music": "🎵", "sport": "⚽"},
}
"""Questions that need no typing, each with the answers that are proposed for it and their pictures."""
FOR_BOARD, FOR_GROUP = ("matters", "change", "do"), ("place", "hour", "together")
"""Which of them are about the board, and which about the group itself."""
FACES: Mapping[str, str] = {"good": "😀", "middle": "😐", "bad": "🙁"}
"""The scale of faces, in an order that is the same for everybody: more steps are harder to tell apart."""
EVERY: Mapping[str, timedelta] = {"once": timedelta(0), "weekly": timedelta(weeks=1), "monthly": timedelta(weeks=4)}
"""How often a poll is asked again: never, every week, every 4 weeks."""
_PLAIN = ("🔷", "🟣", "⬛")
"""Pictures that say nothing by themselves: enough for an answer beside three others."""
_MARKS = ("✅", "☑️", "❌", "🔶", "⏳", "🔵")
"""Before the name of something they say what became of it, so they would be no picture of an answer."""
BESIDE = ("unknown", "unsaid", "words", "something_else")
"""What stands beside the answers on every question, so no answer has these words."""
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


class SameAnswer(Refusal):
    """Another answer reads like this one, so people could not tell which is which."""

    key = "feedback.refused.same"


class TooManyChoices(Refusal):
    """There is room for no more answers. Data: `most`."""

    key = "feedback.refused.too_many"


class TooFewChoices(Refusal):
    """Either/or needs at least two answers."""

    key = "feedback.refused.too_few"


class AlreadyReported(Refusal):
    """The rep already told the groups what became of it."""

    key = "feedback.refused.reported"


class Kind(StrEnum):
    """How people answer. Own words are always possible, and the only way where no answers are offered."""

    ONE = "one"
    SEVERAL = "several"
    ORDER = "order"
    """The most important first."""
    FACES = "faces"

    @property
    def takes_more(self) -> bool:
        """Whether each tap adds an answer to those before, or takes it out again."""
        return self in (Kind.SEVERAL, Kind.ORDER)


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
    """What the rep asks. `group_id` None: every group of the board; `topic` is an agenda item's title.

    Args:
        is_for_group: it is about the group itself, so the result is told to everybody and the rep says nothing of it.
        every: after how long a poll is asked again; zero: never.
    """

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
    kind: Kind = Kind.ONE
    is_for_group: bool = False
    every: timedelta = timedelta(0)

    @property
    def rhythm(self) -> str:
        """How often it is asked again, as a key of EVERY."""
        return next(name for name, every in EVERY.items() if every == self.every)

    @property
    def next_rhythm(self) -> str:
        """Once, then every week, then every 4 weeks, then once again: a key of EVERY."""
        names = tuple(EVERY)
        return names[(names.index(self.rhythm) + 1) % len(names)]

    @property
    def is_said(self) -> bool:
        """Whether there is something to ask already."""
        return self.template in PROPOSALS or bool(self.text) or self.voice is not None


@dataclass(frozen=True, slots=True)
class View:
    """One member's answer. `quotable`: the rep may say these words at the board.

    Args:
        places: every answer that was chosen, the first one first; `place` is the first of them.
        on_paper: somebody wrote it down for a member without a phone, as it was then: one may have a phone later.
    """

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
    places: tuple[int, ...] = ()
    on_paper: bool = False

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


def check_another(called: Collection[str], others: Collection[str], *, after: Tap) -> None:
    """An answer that people could take for another one is refused.

    Args:
        called: how the answer is called, in every language in which somebody can read it.
        others: the same of the other answers, and of what stands beside them.

    Raises:
        SameAnswer.
    """
    if not looks_of(called).isdisjoint(looks_of(others)):
        raise SameAnswer(after)


def picture_of_its_own(wanted: str, question: Question) -> str:
    """The picture of one more answer: this one, or a plain one where it would be taken for something else."""
    taken = {choice.emoji for choice in question.choices}
    free = (each for each in _PLAIN if each not in taken)
    return next(free) if wanted in taken or wanted in _MARKS else wanted


def order_for(question: Question, person: PersonId) -> tuple[Choice, ...]:
    """The answers in the order of this person: another one for each person, and for each the same every time.

    The first answer and the last are chosen more often (ER-79). Nothing needs to be stored:
    the order follows from who asks and who answers. Faces are a scale, which has one order only.
    """
    if question.kind is Kind.FACES:
        return question.choices

    def drawn(choice: Choice) -> bytes:
        return hashlib.sha256(f"{question.id}:{person}:{choice.place}".encode()).digest()

    return tuple(sorted(question.choices, key=drawn))


def chosen_next(question: Question, places: tuple[int, ...], place: int) -> tuple[int, ...]:
    """What is chosen after one more tap: the one answer; or it comes after those before, or out again."""
    if not question.kind.takes_more:
        return (place,)
    return tuple(each for each in places if each != place) if place in places else (*places, place)


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked, in the group through which they were."""

    person_id: PersonId
    member_id: MemberId
    group_id: GroupId

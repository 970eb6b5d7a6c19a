"""Is it working? What happened on a board as numbers and days, and what follows. No names of people, no hours.

The chronicle is what is exported; the mirror is worked out from the chronicle alone, so whoever has the export can
work it out again.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from statistics import median_low
from typing import Annotated

from bot.rules.meetings import is_late

HIDE_BELOW = 5
"""Where fewer people have a voice, a number could show who it was (decision 38)."""


class What(StrEnum):
    """What became of a suggestion on one day."""

    SAID = "said"
    CARRIED = "carried over"
    LISTED = "listed"
    LEFT_OFF = "left off"
    TALKED = "talked about"
    PROMISED = "promised"
    DONE = "done"
    PARTLY = "partly done"
    NOT_DONE = "not done"
    UNTOLD = "nobody told us"
    UNANSWERED = "unanswered"
    PUT_OFF = "put off"
    CUT = "no time"


BEGINS = (What.SAID, What.CARRIED)
_ENDS = (What.DONE, What.PARTLY, What.NOT_DONE, What.UNTOLD)
GOES_ON = (What.UNANSWERED, What.PUT_OFF, What.CUT)
"""It comes to the next meeting, without an answer."""
ANSWERS = (What.LEFT_OFF, What.TALKED, What.PROMISED, What.DONE, What.PARTLY, What.NOT_DONE)


@dataclass(frozen=True, slots=True)
class Circle:
    """One group of the board. What is hidden is empty."""

    group: Annotated[int, "number of the group"]
    name: Annotated[str, "name of the group"]
    people: Annotated[int | None, "how many have a voice; empty when it is hidden"]
    heard_on: Annotated[date | None, "last day on which somebody of it said something for the board"]
    contact_on: Annotated[date | None, "last day on which a rep told or asked it something"]


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting of the board that was not called off."""

    meeting: Annotated[int, "number of the meeting"]
    on: Annotated[date, "its day"]
    list_on: Annotated[date | None, "day on which its list went out"]
    summary_on: Annotated[date | None, "day on which its summary went out for the first time"]
    items: Annotated[int, "how many things were on its list"]
    papers_on: Annotated[date | None, "day on which the papers of the board came; empty when nobody said it"] = None
    closes_on: Annotated[date | None, "last day for what people want on its list; empty when that is over"] = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of a suggestion, in the order in which it happened."""

    suggestion: Annotated[int, "number of the suggestion"]
    what: Annotated[What, "what happened"]
    on: Annotated[date, "the day"]
    meeting: Annotated[int | None, "number of the meeting; for a beginning the one for which it waits or was said"]
    group: Annotated[int | None, "number of the group; empty when it is hidden"]
    topic: Annotated[str, "word for its topic"]
    item: Annotated[int | None, "number of the thing on the list that it became a part of"] = None


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing on the list of a meeting, as it was sent."""

    item: Annotated[int, "number of the thing"]
    meeting: Annotated[int, "number of the meeting"]
    place: Annotated[int, "its place on the list, the first being 1"]
    title: Annotated[str, "how it is called there"]


@dataclass(frozen=True, slots=True)
class Answers:
    """One question to the groups that is open or closed, without an answer of anybody."""

    question: Annotated[int, "number of the question"]
    group: Annotated[int | None, "number of the group; empty when all were asked, or when it is hidden"]
    topic: Annotated[str, "title of the thing it is about; empty when it is about none"]
    closes_on: Annotated[date, "last day for answers"]
    is_open: Annotated[bool, "whether people can answer"]
    asked: Annotated[int | None, "how many were asked; empty when it is fewer than 5, or while it is open"]
    answered: Annotated[int | None, "how many answered; empty when it is fewer than 5, or while it is open"]
    by_tap: Annotated[int | None, "how many pressed an answer; empty when one of the ways is of 1 or 2 people"]
    in_words: Annotated[int | None, "how many wrote or sent a photo; empty as before"]
    by_voice: Annotated[int | None, "how many sent a voice message; empty as before"]
    on_paper: Annotated[int | None, "how many answered on paper or in person; empty as before"]
    helped: Annotated[int | None, "how many had help; empty when that would show who"]
    position: Annotated[str, "what was said at the board for the groups, in words; empty when nothing was said yet"]


@dataclass(frozen=True, slots=True)
class Subject:
    """One topic of the board, also one that nobody can choose any more."""

    topic: Annotated[str, "word by which steps know it"]
    name: Annotated[str, "as the board wrote it; empty for a proposed one, whose word says what it is"]
    offered: Annotated[bool, "whether people can choose it"]


@dataclass(frozen=True, slots=True)
class Vow:
    """One promise."""

    promise: Annotated[int, "number of the promise"]
    meeting: Annotated[int | None, "number of the meeting at which it was made"]
    made_on: Annotated[date, "day on which it was written down"]
    due_on: Annotated[date | None, "day for which it is promised"]
    became: Annotated[str, "done, partly, not_done, untold; waiting or asking while it is open"]
    item: Annotated[int | None, "number of the thing on the list that it is about"] = None


@dataclass(frozen=True, slots=True)
class Ballots:
    """One election that is counted, without a choice of anybody."""

    election: Annotated[int, "number of the election"]
    group: Annotated[int | None, "number of the group; empty when it is hidden, or when several voted together"]
    on: Annotated[date, "last day of the vote"]
    roll: Annotated[int | None, "how many could vote; empty when it is fewer than 5"]
    voted: Annotated[int | None, "how many voted; empty when fewer than 5 could"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of people on the board, large enough to say something about it."""

    kind: Annotated[str, "paper: without a phone; voice: who like to listen; or the code of the language they read"]
    people: Annotated[int, "how many of them have a voice"]
    heard: Annotated[bool, "whether one of them said something for the board in the last 90 days"]


@dataclass(frozen=True, slots=True)
class People:
    """So many people of one kind. None: nobody knows it of them."""

    on_paper: bool | None
    hears: bool | None
    language: str | None
    n: int


def kinds(there: Iterable[People], near: Iterable[People], heard: Iterable[People]) -> tuple[Kind, ...]:
    """Who was heard, of the kinds that show nobody: those on paper, those who like to listen, each language.

    What is said of one kind is said of the others, too: so all that is hidden together is nobody or at least five. The
    same holds of the groups that were heard, as everybody knows which these are.

    Args:
        there: everybody who has a voice.
        near: those of them whose groups were heard.
        heard: those who said something lately.
    """
    known, could, spoke = list(there), list(near), list(heard)
    found = []
    for name in ("on_paper", "hears", "language"):
        sizes, of_heard = _sizes(known, name), _sizes(could, name)
        said = {getattr(each, name) for each in spoke}
        shown = _shown(sizes, of_heard) if len(sizes) > 1 else {}
        found += [
            Kind(_NAMES.get(name, str(value)), n, value in said)
            for value, n in sorted(shown.items(), key=lambda pair: str(pair[0]))
            if value is not False
        ]
    return tuple(found)


_NAMES = {"on_paper": "paper", "hears": "voice"}


def _sizes(known: Iterable[People], name: str) -> Counter[bool | str]:
    sizes: Counter[bool | str] = Counter()
    for each in known:
        sizes[getattr(each, name)] += each.n
    return sizes


def _shown(sizes: Counter[bool | str], near: Counter[bool | str]) -> dict[bool | str, int]:
    """The smallest are hidden first, until those that are hidden are enough to hide each other, everywhere."""
    shown = {value: n for value, n in sizes.items() if n >= HIDE_BELOW and not 0 < near[value] < HIDE_BELOW}
    while shown and any(0 < sum(each.values()) - sum(each[v] for v in shown) < HIDE_BELOW for each in (sizes, near)):
        del shown[min(shown, key=lambda value: (shown[value], str(value)))]
    return shown


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Everything open about a board. The mirror needs no items and no questions: they are read for the export only."""

    board: str
    made_on: date
    groups: tuple[Circle, ...]
    meetings: tuple[Met, ...]
    steps: tuple[Step, ...]
    promises: tuple[Vow, ...]
    elections: tuple[Ballots, ...]
    kinds: tuple[Kind, ...] = ()
    topics: tuple[Subject, ...] = ()
    items: tuple[Thing, ...] = ()
    questions: tuple[Answers, ...] = ()

    def of(self, group: int) -> "Chronicle":
        """What concerns one group: its own words. Promises are made to the whole board, so there are none."""
        return Chronicle(
            self.board,
            self.made_on,
            tuple(circle for circle in self.groups if circle.group == group),
            self.meetings,
            tuple(step for step in self.steps if step.group == group),
            (),
            tuple(each for each in self.elections if each.group == group),
            topics=self.topics,
        )

    @property
    def is_hidden(self) -> bool:
        """Whether so few people have a voice that numbers could show who it was."""
        return all(circle.people is None for circle in self.groups)


@dataclass(frozen=True, slots=True)
class Reflection:
    """What came of one meeting, or of all of them.

    Args:
        said: suggestions for it.
        listed: how many of them came on its list.
        answered: how many of them have an answer: talked about, or a reason why not.
        done: how many of them are done, as the members say.
        promised: promises made at it; `kept`: of which the members say that they are done.
        with_papers: meetings of which it is known when their papers came; `late`: of which too late.
        days_to_answer: the median, rounded down to a day that was; None without an answer.
        list_days: how many days before the meeting its list went out; None: not yet.
    """

    said: int
    listed: int
    answered: int
    done: int
    promised: int
    kept: int
    days_to_answer: int | None
    with_papers: int
    late: int
    met: Met | None = None

    @property
    def list_days(self) -> int | None:
        """How many days before the meeting its list went out."""
        return None if self.met is None or self.met.list_on is None else (self.met.on - self.met.list_on).days

    @property
    def papers_days(self) -> int | None:
        """How many days before the meeting the papers of the board came."""
        return None if self.met is None or self.met.papers_on is None else (self.met.on - self.met.papers_on).days


def reflect(chronicle: Chronicle, *meetings: Met) -> Reflection:
    """The numbers of these meetings together; none given means everything, also what waits for a meeting."""
    wanted = {met.meeting for met in meetings} if meetings else None
    said = listed = answered = done = 0
    days = []
    for steps in _lives(chronicle.steps):
        here = [step for step in steps if wanted is None or step.meeting in wanted]
        if not here:
            continue
        said += 1
        listed += any(step.what is What.LISTED for step in here)
        done += [step.what for step in here if step.what in (What.PROMISED, *_ENDS)][-1:] == [What.DONE]
        answer = _answer(here)
        if answer is not None:
            answered += 1
            days.append((answer.on - steps[0].on).days)
    came = [(met.on - met.papers_on).days for met in meetings or chronicle.meetings if met.papers_on is not None]
    vows = [vow for vow in chronicle.promises if wanted is None or vow.meeting in wanted]
    return Reflection(
        said,
        listed,
        answered,
        done,
        len(vows),
        sum(vow.became == "done" for vow in vows),
        median_low(days) if days else None,
        len(came),
        sum(is_late(each) for each in came),
        meetings[0] if len(meetings) == 1 else None,
    )


def _lives(steps: Iterable[Step]) -> list[list[Step]]:
    ordered = sorted(enumerate(steps), key=lambda pair: (pair[1].suggestion, pair[0]))
    return [[step for _, step in life] for _, life in groupby(ordered, key=lambda pair: pair[1].suggestion)]


def _answer(here: list[Step]) -> Step | None:
    """The first answer after which it was not put on a list again, and did not go on to the next meeting."""
    answer = None
    for step in here:
        if step.what is What.LISTED or step.what in GOES_ON:
            answer = None
        elif step.what in ANSWERS and answer is None:
            answer = step
    return answer


def unheard(chronicle: Chronicle, *, since: date) -> tuple[Circle, ...]:
    """The groups from which nobody said anything since a day."""
    return tuple(circle for circle in chronicle.groups if circle.heard_on is None or circle.heard_on < since)

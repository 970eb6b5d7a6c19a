"""The circle as the guide knows it: its steps, what makes each of them true, and what people press on the way.

Buttons are found by what they mean, never by their words, so that the guide works in every language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from bot.rules.facts import Fact, kind_of
from bot.rules.facts.agenda import ListSent, SuggestionMade, SuggestionsClosed
from bot.rules.facts.elections import CandidateStood, ElectionPlanned, PapersWanted, TermBegan, VoteClosed, VoteOpened
from bot.rules.facts.feedback import PositionReadBack, QuestionEnded, QuestionOpened
from bot.rules.facts.meetings import MeetingPlanned
from bot.rules.facts.summaries import SummaryPublished, SummaryWanted

ANYBODY, THE_REP = "", "rep"
WINNER = "Mina"
"""Whom people vote for here; anybody else would do."""
BOARD_IN_DAYS = 33
"""The list of a board meeting in a month is asked for at once, and closes before anybody has forgotten it."""


@dataclass(frozen=True, slots=True)
class Press:
    """A kind of button.

    Args:
        does: what its data looks like, `*` for anything.
        most: how often one phone presses it; 0 for as often as it is there.
        is_fresh: no button is pressed twice.
        days: the button is a day, at least so many days away.
        name: whose name stands on the button.
    """

    does: str
    most: int = 0
    is_fresh: bool = False
    days: int = 0
    name: str = ""

    def fits(self, data: str) -> bool:
        """Whether a button with this data is of this kind."""
        return fnmatchcase(data, self.does)


@dataclass(frozen=True, slots=True)
class Act:
    """What one person does in a step.

    Args:
        who: by their name on the practice board; THE_REP; or ANYBODY for whoever has one of these buttons.
        presses: the best first: what is pressed is the first one that stands on the phone.
        ends: how it ends: what this phone has pressed then, and how often. Empty: with the step.
    """

    who: str
    presses: tuple[Press, ...]
    ends: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the circle. It is true when this has happened so often, whoever did it and however."""

    name: str
    fact: type[Fact]
    acts: tuple[Act, ...]
    times: int = 1
    after: type[Fact] | None = None
    """What must have happened before anybody can do anything: the clock goes on to it."""
    tells_later: bool = False
    """Everybody hears of it a little after it is true."""

    def can_begin(self, happened: Mapping[str, int]) -> bool:
        """Whether people can do something in it, or only wait."""
        return self.after is None or kind_of(self.after) in happened

    def is_true(self, happened: Mapping[str, int]) -> bool:
        """Whether it has happened; `happened` says how often each kind of fact did."""
        return happened.get(kind_of(self.fact), 0) >= self.times


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the middle: these steps are done, then the clock goes on until this has happened."""

    name: str
    steps: tuple[str, ...]
    fact: type[Fact]
    goes_on: str = ""


def _presses(*does: str) -> tuple[Press, ...]:
    return tuple(map(Press, does))


_REP = Press("home.menu:rep:*")
_FACILITATOR = Press("home.menu:facilitator:*")
_PLAN_A_VOTE = (
    *_presses("elections.planned:*", "elections.quorum:*", "elections.step:*:4", "elections.years:*:2"),
    *_presses("elections.rep_stays:*:*:1", "elections.seats:*:1", "elections.only_us:*", "elections.plan:*"),
    _FACILITATOR,
)
_COUNT_PAPERS = (
    Press("elections.paper_is:*", most=2, name=WINNER),
    Press("elections.one_paper:*:1:0", most=1),
    *_presses("elections.my_count:*", "elections.send_count:*"),
)
"""Both papers are for the same person."""
_PLAN_A_MEETING = (
    *_presses("meetings.plan:*", "meetings.same_place:*", "meetings.where:*"),
    Press("meetings.hour:0:*", days=BOARD_IN_DAYS),
    Press("meetings.day:0:*", days=BOARD_IN_DAYS),
    _FACILITATOR,
)
_CHOOSE = (
    Press("agenda.put:*"),
    Press("agenda.one:*", is_fresh=True),
    Press("agenda.choose:*", most=5),
    *_presses("agenda.send:*", "agenda.ready:*", "agenda.next:*", "agenda.list:*", "agenda.desk"),
    _REP,
)
_MAKE_CARDS = (
    *_presses("summaries.ask_one:*", "summaries.readers:*", "summaries.make:*"),
    *_presses("summaries.tapped:*:yes", "summaries.tapped:*:nothing"),
    Press("summaries.talked:*", most=1),
    *_presses("summaries.question:*", "summaries.work:*", "summaries.begin:*", "summaries.open:*"),
    _REP,
)
_READ_FIRST = _presses("summaries.named:*:1", "summaries.mark_clear:*", "summaries.check:*")
_SEND_CARDS = (
    *_presses("summaries.publish:*", "summaries.leave_out:*:no_time", "summaries.missing:*:0"),
    *_presses("summaries.ready:*", "summaries.work:*", "summaries.open:*"),
    _REP,
)
_ASK = (
    Press("feedback.whom:*", most=1),
    *_presses("feedback.open:*", "feedback.check:*"),
    Press("feedback.offer:*", is_fresh=True),
    *_presses("feedback.by:*:one", "feedback.word:*", "feedback.topic:*", "feedback.ask_now:*"),
    _REP,
)
_SAY_IT = (*_presses("feedback.read_back:*", "feedback.propose:*", "feedback.position:*", "feedback.sheet:*"), _REP)


def _stands(who: str) -> Act:
    return Act(
        who, _presses("elections.stand_up:*", "elections.ask_stand:*", "elections.stand:*"), "elections.stand_up:*"
    )


def _votes(who: str) -> Act:
    choose = Press("elections.b:*", name=WINNER)
    return Act(who, (choose, *_presses("elections.b:*", "elections.ballot:*")), "elections.b:*", times=2)


def _suggests(who: str, topic: str) -> Act:
    return Act(who, _presses(f"agenda.suggest:{topic}", "agenda.start"), "agenda.suggest:*")


def _answers(who: str) -> Act:
    return Act(who, _presses("feedback.answer:*", "feedback.question:*"), "feedback.answer:*")


STEPS = (
    Step("plan", ElectionPlanned, (Act("Sam", _PLAN_A_VOTE),)),
    Step("stand", CandidateStood, (_stands("Ben"), _stands("Mina")), times=2),
    Step("vote", VoteClosed, tuple(map(_votes, ("Ben", "Mina", "Asha", "Lily"))), after=VoteOpened),
    Step(
        "result",
        TermBegan,
        (
            Act("Sam", _presses("elections.draw_counters:*", "elections.papers:*"), "elections.draw_counters:*"),
            Act(ANYBODY, _COUNT_PAPERS),
        ),
        after=PapersWanted,
        tells_later=True,
    ),
    Step("meeting", MeetingPlanned, (Act("Sam", _PLAN_A_MEETING),)),
    Step(
        "say",
        SuggestionMade,
        (_suggests("Ben", "bus"), _suggests("Asha", "health"), _suggests("Lily", "bus"), _suggests("Tom", "work")),
        times=3,
    ),
    Step("list", ListSent, (Act(THE_REP, _CHOOSE),), after=SuggestionsClosed),
    Step(
        "summary",
        SummaryPublished,
        (
            Act(THE_REP, _MAKE_CARDS, "summaries.ask_one:*"),
            Act("Asha", _READ_FIRST, "summaries.named:*"),
            Act(THE_REP, _SEND_CARDS),
        ),
        after=SummaryWanted,
    ),
    Step("ask", QuestionOpened, (Act(THE_REP, _ASK),)),
    Step("answer", QuestionEnded, tuple(map(_answers, ("Ben", "Asha", "Lily", "Tom", "Carys")))),
    Step("position", PositionReadBack, (Act(THE_REP, _SAY_IT),)),
)

DOORS = (
    Door("vote", ("plan", "stand"), VoteOpened),
    Door("board", ("meeting", "say", "list"), SummaryWanted, goes_on="tomorrow"),
)


def now_at(happened: Mapping[str, int]) -> Step | None:
    """The step that comes after the last true one; None when the circle is round.

    What was left out on the way, as by a door into the middle, is not asked for.
    """
    true = [number for number, step in enumerate(STEPS) if step.is_true(happened)]
    return next(iter(STEPS[max(true, default=-1) + 1 :]), None)


def has_ended(act: Act, pressed: Sequence[str]) -> bool:
    """Whether a phone that has pressed this is done with an act."""
    return bool(act.ends) and sum(fnmatchcase(data, act.ends) for data in pressed) >= act.times

"""A board with two groups, people on paper among them, and what its people do from one meeting to the next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from bot.ids import BoardId, ItemId, MeetingId, MemberId, PersonId, PromiseId, SuggestionId
from bot.rules.agenda import Suggestion
from bot.rules.people import Role
from bot.screen import Screen, Tap, tap
from storage.unit import Unit
from tests.handlers.table import board_of, day_number, plan_meeting
from tests.play import Play

T = TypeVar("T")
NORTH = ("Ben", "Asha", "Lily", "Dev", "Tom")
RIVER = ("Carys", "Omar", "Nia", "Owen", "Wyn")
ON_PAPER = ("Joe", "Ella")
EVERY = timedelta(days=3)


@dataclass(slots=True)
class County:
    """Northfield, whose rep is Mina and where Joe and Ella are on paper; Riverside, whose rep is Rhys. Sam looks after
    Northfield, and Fay, its supporter, is the safe person.
    """

    play: Play
    board: BoardId
    people: dict[str, PersonId]
    read: dict[str, list[Screen]] = field(default_factory=dict)
    """The letters that everybody read so far."""

    def plan(self, days: int) -> MeetingId:
        """Sam plans a meeting."""
        return plan_meeting(self.play, self.people["Sam"], days=days)

    def says(self, name: str, topic: str, text: str = "") -> SuggestionId:
        """Somebody taps a topic, perhaps with words; for who is on paper Sam writes it down."""
        if name in ON_PAPER:
            self.play.tap(self.people["Sam"], tap("agenda.add_for", self._member(name), topic, "self"))
            writer = "Sam"
        else:
            self.play.tap(self.people[name], tap("agenda.suggest", topic))
            writer = name
        if text:
            self.play.say(self.people[writer], text)
            if name in ON_PAPER:
                self.play.press(self.people[writer], "Yes, save it")
        return self.newest(name).id

    def presses(self, name: str, *views: Tap | str) -> Screen:
        """Somebody opens a page, and presses what stands on it."""
        for each in views:
            if isinstance(each, Tap):
                self.play.tap(self.people[name], each)
            else:
                self.play.press(self.people[name], each)
        return self.play.last(self.people[name])

    def later(self, days: float) -> None:
        """Time passes, and everybody reads their letters every few days."""
        names = {person: name for name, person in self.people.items()}
        ends = self.play.now + timedelta(days=days)
        while self.play.now < ends:
            self.play.until(min(ends, self.play.now + EVERY))
            due = self.ask(lambda unit: unit.deliveries.due(self.play.now, most=10_000))
            for person in dict.fromkeys(letter.person for letter in due if letter.person is not None):
                self.read.setdefault(names[person], []).extend(self.play.heard(person))

    def until_over(self, meeting: MeetingId) -> None:
        """The meeting has begun, at the end of that day."""
        self.later((self.ask(lambda unit: unit.meetings.get(meeting)).meets_at - self.play.now).days + 1)

    def newest(self, name: str) -> Suggestion:
        """What somebody said last."""
        member = self._member(name)
        return self.ask(lambda unit: unit.agenda.list_of(member))[0]

    def items(self, meeting: MeetingId) -> dict[str, ItemId]:
        """What is on the list, by its title."""
        return {item.title: item.id for item in self.ask(lambda unit: unit.agenda.list_items(meeting))}

    def summary(self, meeting: MeetingId, talked: dict[str, str], *, forgotten: Iterable[str] = ()) -> None:
        """Mina says what the board talked about and decided; of the rest she says it is private."""
        mina = self.people["Mina"]
        self.play.tap(mina, tap("summaries.begin", meeting))
        for title in talked:
            self.play.press(mina, title)
        self.play.press(mina, "Go on")
        for answers in talked.values():
            for label in answers.split(", "):
                self.play.press(mina, label)
        if talked:
            self.play.press(mina, "Make the cards")
        summary = self.ask(lambda unit: unit.summaries.find_for(meeting))
        assert summary is not None
        for _ in forgotten:
            self.play.tap(mina, tap("summaries.missing", summary.id, 0))
            self.play.press(mina, "It is private")
        self.presses("Mina", tap("summaries.ready", summary.id), "Yes, this happened", "Send it anyway")

    def promise(self, meeting: MeetingId, item: ItemId, what: str, *, days: int) -> PromiseId:
        """Alex promises something about a thing on the list."""
        mina = self.people["Mina"]
        self.play.tap(mina, tap("promises.begin", meeting, item))
        self.play.say(mina, "Alex")
        self.play.say(mina, what)
        draft = self.ask(lambda unit: unit.promises.find_draft(self.board, mina, meeting, item))
        assert draft is not None
        day = (self.play.now + timedelta(days=days)).date()
        self.presses("Mina", tap("promises.on_day", draft.id, day_number(day)), "Yes, save it")
        return draft.id

    def who_read(self, title: str, line: str = "") -> dict[str, int]:
        """Who read a letter with this title and this line, and how often."""
        found = {
            name: sum(title in screen.title and (not line or line in screen.lines) for screen in screens)
            for name, screens in self.read.items()
        }
        return {name: n for name, n in found.items() if n}

    def ask(self, question: Callable[[Unit], T]) -> T:
        """Anything, in one transaction."""
        return self.play.store.run_now(question)

    def _member(self, name: str) -> MemberId:
        return self.ask(lambda unit: unit.people.list_memberships(self.people[name], now=self.play.now))[0].id


def make_county(play: Play) -> County:
    """Everybody is in."""
    north = play.group()
    people = {"Sam": play.member("Sam", north, role=Role.FACILITATOR), "Mina": play.rep("Mina", north)}
    people |= {name: play.member(name, north, on_paper=name in ON_PAPER) for name in (*NORTH, *ON_PAPER)}
    people["Fay"] = play.member("Fay", north, role=Role.SUPPORTER)
    board = board_of(play, people["Sam"])
    river = play.group("Riverside", beside=north)
    people["Rob"] = play.member("Rob", river, role=Role.FACILITATOR)
    people["Rhys"] = play.rep("Rhys", river)
    people |= {name: play.member(name, river) for name in RIVER}
    play.tap(people["Sam"], tap("people.helper_name", north))
    play.press(people["Sam"], "Fay")
    return County(play, board, people)

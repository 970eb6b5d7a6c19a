"""What the tests of summaries share: a board that met, and what its people do."""

from dataclasses import dataclass

from bot.ids import GroupId, ItemId, MeetingId, PersonId, SummaryId
from bot.rules.people import Role
from bot.rules.summaries import Card, Summary
from bot.screen import Screen, tap
from tests.handlers.table import plan_meeting
from tests.play import Play

NOTES = (
    "1. Concessionary travel\nA six-month pilot on route 4 starts on 04/01/2027. The cost is £212,000.\n"
    "2. Any other business\nThe meeting closed at 12:47hrs."
)


@dataclass(slots=True)
class Board:
    """A group whose board met, with Buses (said by Ben) and Money (said by Asha) on its list."""

    play: Play
    group: GroupId
    meeting: MeetingId
    sam: PersonId
    mina: PersonId
    ben: PersonId
    asha: PersonId

    @property
    def now(self) -> Summary:
        """The summary as it is now."""
        found = self.play.store.run_now(lambda unit: unit.summaries.find_for(self.meeting))
        assert found is not None
        return found

    @property
    def summary(self) -> SummaryId:
        return self.now.id

    @property
    def cards(self) -> list[Card]:
        """The cards that are being written."""
        number = self.summary
        return self.play.store.run_now(lambda unit: unit.summaries.list_cards(number, edition=0))

    @property
    def items(self) -> dict[str, ItemId]:
        listed = self.play.store.run_now(lambda unit: unit.agenda.list_items(self.meeting))
        return {item.title: item.id for item in listed}

    def hear_all(self) -> None:
        for person in (self.sam, self.mina, self.ben, self.asha):
            self.play.heard(person)

    def write_cards(self) -> None:
        """The rep taps through the questions and makes two cards."""
        play = self.play
        play.tap(self.mina, tap("summaries.begin", self.meeting))
        for label in (
            "Buses",
            "Money",
            "Go on",
            "The board said yes",
            "There is a promise",
            "Not decided",
            "talk again",
        ):
            play.press(self.mina, label)
        play.press(self.mina, "Make the cards")

    def publish(self) -> Screen:
        """The rep says yes, also when no member has read it first. What has no card is private."""
        while self.play.tap(self.mina, tap("summaries.missing", self.summary, 0)).title == "🔎 What is missing":
            self.play.press(self.mina, "It is private")
        self.play.tap(self.mina, tap("summaries.ready", self.summary))
        shown = self.play.press(self.mina, "Yes, this happened")
        return self.play.press(self.mina, "Send it anyway") if "Nobody has read it first" in shown.title else shown

    def ask_the_rep(self, question: str) -> None:
        """The summary is out, and Ben asks about it."""
        self.write_cards()
        self.publish()
        self.hear_all()
        self.play.tap(self.ben, tap("summaries.end", self.summary))
        self.play.press(self.ben, "Ask a rep")
        self.play.say(self.ben, question)


def meet(play: Play) -> Board:
    """Two members said something, and the meeting where it is on the list has just begun."""
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    mina, ben, asha = play.rep("Mina", group), play.member("Ben", group), play.member("Asha", group)
    number = plan_meeting(play, sam)
    meeting = play.store.run_now(lambda unit: unit.meetings.get(number))
    for person, topic, words in ((ben, "bus", "The bus is late"), (asha, "money", "My pay is low")):
        play.tap(person, tap("agenda.suggest", topic))
        play.say(person, words)
    play.until(meeting.meets_at)
    made = Board(play, group, number, sam, mina, ben, asha)
    made.hear_all()
    return made

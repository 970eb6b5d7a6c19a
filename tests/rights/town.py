"""A board in which something of everything is open, and readers of every right."""

from datetime import timedelta

from bot.ids import ElectionId, GroupId, PersonId
from bot.rules.people import Role
from bot.screen import tap
from tests.handlers.feedback.table import ask
from tests.handlers.people.table import asking, code, link
from tests.handlers.rooms.table import Meeting
from tests.handlers.table import plan_meeting
from tests.play import Play

CAN_COUNT = ("Mina", "Lily", "Tom", "Moe", "Dev", "Vera", "Rory")
VOTED_AT_HOME, VOTED_IN_THE_ROOM, PUT_TO_PAPER = "Vera", "Rory", "Dev"


class Town(Meeting):
    """Two groups of a board; in one of them people stand, and then vote."""

    def __init__(self, play: Play) -> None:
        # Not the table of its parents: its people are others.
        self.play = play
        self.group: GroupId = play.group()
        self.sam = play.member("Sam", self.group, role=Role.FACILITATOR)
        self.people: dict[str, PersonId] = {
            "Sam": self.sam,
            "Sue": play.member("Sue", self.group, role=Role.FACILITATOR),
            "Rae": play.member("Rae", self.group, role=Role.SUPPORTER),
            "Cora": play.member("Cora", self.group, role=Role.CARER),
            "Mina": play.rep("Mina", self.group),
            **{n: play.member(n, self.group) for n in ("Ben", "Asha", "Lily", "Tom", "Moe", "Gill", "Dev")},
            **{n: play.member(n, self.group) for n in (VOTED_AT_HOME, VOTED_IN_THE_ROOM)},
            **{n: play.member(n, self.group, on_paper=True) for n in ("Pat", "Joe")},
            "Una": self._came("Una", agrees=True),
            "Olaf": self._came("Olaf", agrees=False),
            "Stan": play.stranger("Stan"),
        }
        other = play.group("Riverside")
        self.people |= {"Kim": play.member("Kim", other), "Zoe": play.member("Zoe", other, role=Role.FACILITATOR)}

    def talks(self) -> None:
        """A meeting is planned; somebody suggests, the rep asks, and somebody promised something."""
        play, mina = self.play, self.people["Mina"]
        plan_meeting(play, self.sam)
        play.tap(self.people["Ben"], tap("agenda.suggest", "bus"))
        self.question = ask(play, mina)
        play.tap(mina, tap("promises.begin", 0, 0))
        for words in ("Alex", "A bus at 9"):
            play.say(mina, words)
        for label in ("There is no date", "Yes, save it"):
            play.press(mina, label)

    def plan(self) -> ElectionId:
        """One more rep, beside the one of today."""
        self.play.tap(self.sam, tap("elections.plan", self.group))
        for label in ("1 rep", "Mina stays", "2 years", "That is good", "5 people", "Yes, plan it"):
            self.play.press(self.sam, label)
        self.play.until(self.play.now)
        return self.election().id

    def stands(self) -> None:
        """A vote is planned; two stand, one with a phone and one without are suggested."""
        election = self.plan()
        self.vote_id = election
        self.stand("Ben", "Asha")
        for name in ("Lily", "Joe"):
            self.play.tap(self.people["Tom"], tap("elections.suggested", election, self.member(name).id))
        self.play.tap(self.people["Tom"], tap("hustings.ask", election))
        self.play.say(self.people["Tom"], "What will you do first?")
        self.play.press(self.people["Tom"], "Yes")

    def votes(self) -> None:
        """The vote opens. Somebody joins, leaves, gets a phone or another one; some vote, at home and in the room."""
        play = self.play
        play.until(self.election().vote_at)
        self.people["Newt"] = self._came("Newt", agrees=True)
        play.tap(self.sam, tap("people.confirm", asking(play, self.group, self.people["Newt"]), "member"))
        play.tap(self.people["Gill"], tap("people.left", self.group))
        self._new_phone("Pat", play.stranger("P"))
        self._new_phone("Moe", play.stranger("M"))
        play.tap(self.people["Moe"], tap("people.move_yes", self.member("Moe").id))
        self.vote(VOTED_AT_HOME, "Ben")
        self.begin()
        self.vote_here(VOTED_IN_THE_ROOM, "Asha")
        play.tap(self.sam, tap("elections.tick", self.vote_id, self.member(PUT_TO_PAPER).id, 1, 0))

    def late(self) -> None:
        """Half a day is left."""
        self.play.until(self.election().close_at - timedelta(hours=12))

    def counts(self) -> None:
        """Some more vote, the vote has closed, only Joe gave a paper, and two count what is in the box."""
        for name in ("Ben", "Asha", "Mina", "Lily"):
            self.vote(name, "Ben")
        self.close()
        for name in ("Pat", PUT_TO_PAPER):
            self.play.tap(self.sam, tap("elections.gave", self.vote_id, self.member(name).id, 0, 0))
        self.play.tap(self.sam, tap("elections.draw_counters", self.vote_id))

    def ends(self) -> None:
        """The papers are counted, and everybody knows who was chosen."""
        for name in self.counting():
            self.count(name, "Ben")
        self.made_public()

    def counting(self) -> list[str]:
        """On whom lots fell to count the papers."""
        drawn = self.play.store.run_now(lambda unit: unit.elections.list_counts(self.vote_id))
        of = {each.member_id for each in drawn if not each.is_out}
        return [name for name in CAN_COUNT if self.member(name).id in of]

    def _came(self, name: str, *, agrees: bool) -> PersonId:
        """Somebody who opened the link of the group, and asked to join if they agree."""
        person = self.play.stranger(name)
        self.play.start(person, f"join_{code(self.play, self.group)}")
        for label in ("English", name, "Pictures and words", "Yes, I want to join")[: None if agrees else 3]:
            self.play.press(person, label)
        return person

    def _new_phone(self, name: str, phone: PersonId) -> None:
        """A facilitator shows the link of somebody's phone, and it is opened on another one."""
        self.play.start(phone, link(self.play.tap(self.sam, tap("people.phone", self.member(name).id))))

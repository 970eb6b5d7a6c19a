"""What the tests of groups that vote together share: two groups of one board, and a vote of both."""

from bot.ids import ElectionId, GroupId, PersonId
from bot.rules.elections import State
from bot.rules.people import Member, Role, Standing
from bot.screen import Screen, tap
from storage.unit import Unit
from tests.handlers.elections.table import Hall
from tests.play import Play

RIVER = ("Kim", "Ola", "Pat")
"""The members of Riverside, beside a Ben of its own. Northfield has a Ben, too."""
OTHER_BEN = "Ben of Riverside"


class Two(Hall):
    """Northfield with Sam, and Riverside with Rob, who looks after it."""

    def __init__(self, play: Play, *, paper: tuple[str, ...] = (), river_paper: tuple[str, ...] = ()) -> None:
        super().__init__(play, paper=paper)
        self.river = play.group("Riverside", beside=self.group)
        self.rob = play.member("Rob", self.river, role=Role.FACILITATOR)
        self.other_ben = self.people[OTHER_BEN] = play.member("Ben", self.river)
        for name in (*RIVER, *river_paper):
            self.people[name] = play.member(name, self.river, on_paper=name in river_paper)

    def join(self, person: PersonId, group: GroupId, *, role: Role = Role.MEMBER) -> Member:
        """Somebody comes into another group, too."""

        def make(unit: Unit) -> Member:
            unit.people.add_member(person, group, role=role, standing=Standing.IN, on_paper=False, now=self.play.now)
            return unit.people.member_in(group, person, now=self.play.now)

        return self.play.store.run_now(make)

    def ask(self) -> ElectionId:
        """Sam plans a vote, and asks Riverside."""
        play, sam = self.play, self.sam
        play.tap(sam, tap("elections.plan", self.group))
        for label in ("With other groups", "Riverside", "That is right", "1 rep"):
            play.press(sam, label)
        while any("stays as rep" in button.label for button in play.last(sam).buttons):
            play.press(sam, "stays as rep")
        for label in ("2 years", "That is good", "5 people", "Yes, plan it"):
            play.press(sam, label)
        return self.election().id

    def say(self, what: str = "Yes, together", *, by: PersonId | None = None) -> Screen:
        """Rob says what Riverside does, and then people can stand."""
        play, who = self.play, self.rob if by is None else by
        play.tap(who, tap("elections.asked", self.election().id, self.river))
        shown = play.press(who, what)
        play.until(play.now)
        return shown

    def open_both(self, *candidates: str) -> ElectionId:
        """Both groups vote, and these stand."""
        election = self.ask()
        self.say()
        self.stand(*candidates)
        self.play.until(self.election().vote_at)
        return election

    def groups(self) -> tuple[GroupId, ...]:
        """Which vote."""
        return self.election().groups

    def names(self) -> list[str]:
        """Who is on the roll, by name."""
        election = self.election(State.VOTING).id
        return [voter.name for voter in self.play.store.run_now(lambda unit: unit.elections.list_roll(election))]

    def reps(self, group: GroupId) -> list[str]:
        """Who speaks for a group now."""
        found = self.play.store.run_now(lambda unit: unit.people.list_reps(group, now=self.play.now))
        return [rep.name for rep in found]

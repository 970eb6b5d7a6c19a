"""A board and its people, made from nothing as people make it: with a link, names and taps."""

from dataclasses import dataclass, field
from datetime import timedelta

from tests.program import Bubble, Phone, World
from tests.tongues import OTHER

NORTHFIELD = ("Ben", "Mina", "Asha", "Lily", "Tom", "Dev")
ON_PAPER = ("Joe", "Ella")
RIVERSIDE = ("Carys", "Omar", "Nia", "Owen")
LANGUAGE = {"Carys": OTHER.name}
HOME = "home.show"
MOST_DAYS = timedelta(days=100)


@dataclass(slots=True)
class Circle:
    """Everybody, by name. Sam is the first facilitator, of every group."""

    world: World
    sam: Phone
    people: dict[str, Phone] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Phone:
        return self.people[name]

    def later(self, **length: float) -> None:
        """Time passes, and everything that is due happens at its hour."""
        self.world.until(self.world.now + timedelta(**length))

    def home(self, phone: Phone) -> Bubble:
        """Somebody goes home, also from the middle of something."""
        if "Where you were" in phone.start().title:
            phone.press("Home")
        return phone.screen

    def menu(self, *labels: str) -> Bubble:
        """Sam opens something of the facilitator's menu."""
        self.home(self.sam)
        self.sam.press("For the facilitator")
        while not any(labels[0] in label for label in self.sam.screen.labels):
            self.sam.press("More")
        return self.sam.press(*labels)

    def wait_for(self, name: str, words: str) -> Phone:
        """Days pass until somebody hears this; their phone."""
        ends = self.world.now + MOST_DAYS
        while not self[name].heard(words):
            assert self.world.now < ends, f"{name} never hears {words!r}\n{self[name].messages()[-3:]}"
            self.later(days=1)
        return self[name]

    def look_at(self, group: str) -> None:
        """Sam looks after several groups, and looks at one of them."""
        self.home(self.sam)
        self.sam.press("My things", "My groups", group)

    def found(self, board: str, group: str) -> None:
        """The program prints a link that works once; with it Sam sets up a group, typing names and nothing else."""
        assert self.world.bot is not None
        code = self.world.bot.line_with("start=found_").rpartition("=")[2]
        self.sam.start(code)
        self.sam.press("that is fine")
        self.sam.say(board)
        self._name(group)
        assert "was used" in self.world.person("Somebody else").start(code).title

    def add_group(self, group: str) -> None:
        """Another group of the same board."""
        self.menu("Our group", "A new group", "I will look after it")
        self._name(group)

    def _name(self, group: str) -> None:
        self.sam.say(group)
        self.sam.press("English", "That is right")
        self.sam.say("Alex")
        invite = self.sam.say("01632 960 123")
        self.links[group] = invite.text.rpartition("?start=")[2]

    def join(self, name: str, group: str, *, role: str = "Member") -> Phone:
        """Somebody opens the link of a group, taps through, and Sam says who they are."""
        phone = self.people[name] = self.world.person(name)
        phone.start(self.links[group])
        phone.press(LANGUAGE.get(name, "English"))
        for step in ("people.join_named", "people.join_liked", "people.join_agree"):
            phone.press_data(step)
        self.sam.press(role)
        assert phone.find_data(HOME)
        return phone

    def stand(self, *names: str) -> None:
        """They want to be the rep, and say so."""
        for name in names:
            self.home(self[name])
            self[name].press("Who should be the rep?", "I want to be rep", "Yes, I want to")

    def add_on_paper(self, name: str) -> None:
        """A member without a phone, in the group that Sam looks at."""
        self.menu("People in the group", "Member without a phone")
        assert name in self.sam.say(name).title

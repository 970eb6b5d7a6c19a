"""The whole circle, once around: through the real program, on everybody's phone, in the time that it takes.

Two groups of one board, 12 members of whom 2 are on paper, a supporter and a facilitator. Each
station is a few taps of people who each see only their own phone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.looking import left_on, newest, what_can_be_seen
from tests.program import Bubble, Phone, World, world

BEGINS = datetime(2031, 9, 1, 9, tzinfo=UTC)
"""A Monday, 10 in the morning in London. The clocks go back before this circle is round."""
CLOSES = datetime(2031, 10, 6, 16, tzinfo=UTC)
NORTHFIELD = ("Ben", "Mina", "Asha", "Lily", "Tom", "Dev")
ON_PAPER = ("Joe", "Ella")
RIVERSIDE = ("Carys", "Omar", "Nia", "Owen")


@dataclass(slots=True)
class Circle:
    """Everybody, by name."""

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
        if "We were here" in phone.start().title:
            phone.press("Home")
        return phone.screen

    def menu(self, *labels: str) -> Bubble:
        """Sam opens something of the facilitator's menu."""
        self.home(self.sam)
        self.sam.press("For the facilitator")
        while not any(labels[0] in label for label in self.sam.screen.labels):
            self.sam.press("More")
        return self.sam.press(*labels)


@pytest.fixture
def circle(tmp_path: Path, database_url: str) -> Iterator[Circle]:
    with world(tmp_path, database_url, begins=BEGINS, PRACTICE_BOARD="off") as made:
        yield Circle(made, made.person("Sam"))


def test_the_whole_circle(circle: Circle) -> None:
    found_the_groups(circle)
    everybody_joins(circle)
    plan_the_vote(circle)
    three_people_stand(circle)
    vote_in_secret(circle)
    count_the_papers(circle)
    hear_the_result(circle)


# Joining


def found_the_groups(circle: Circle) -> None:
    """The program prints a link that works once; with it Sam sets up two groups, typing names and nothing else."""
    sam, bot = circle.sam, circle.world.bot
    assert bot is not None
    code = bot.line_with("start=found_").rpartition("=")[2]
    sam.start(code)
    sam.say("Marlshire")
    _name_group(circle, "Northfield")
    circle.menu("Our group")
    sam.press("A new group")
    _name_group(circle, "Riverside")
    assert "was used" in circle.world.person("Somebody else").start(code).title


def _name_group(circle: Circle, name: str) -> None:
    sam = circle.sam
    sam.say(name)
    sam.press("English", "That is right")
    sam.say("Alex")
    invite = sam.say("01632 960 123")
    circle.links[name] = invite.text.rpartition("?start=")[2]


def everybody_joins(circle: Circle) -> None:
    """Each person by the link, one thing at a time; Sam says who they are. Two are added on paper."""
    for name in NORTHFIELD:
        _join(circle, name, "Northfield")
    _join(circle, "Grace", "Northfield", role="Supporter")
    for name in RIVERSIDE:
        _join(circle, name, "Riverside")
    _look_at(circle, "Northfield")
    for name in ON_PAPER:
        circle.menu("People in the group", "Member without a phone")
        assert name in circle.sam.say(name).title


def _look_at(circle: Circle, group: str) -> None:
    """Sam looks after two groups, and looks at one of them."""
    circle.home(circle.sam)
    circle.sam.press("My things", "My settings", "My groups", group)


def _join(circle: Circle, name: str, group: str, *, role: str = "Member") -> None:
    phone = circle.people[name] = circle.world.person(name, "cy" if name == "Carys" else "en")
    phone.start(circle.links[group])
    phone.press("English", name)
    phone.press_data("people.join_liked")
    assert "You asked to join" in phone.press("Yes, I join").title
    circle.sam.press(role)
    assert phone.heard("You are in")


# Electing a rep


def plan_the_vote(circle: Circle) -> None:
    """The dates are proposed; Sam taps. Everybody can read the rules from then on."""
    sam = circle.sam
    circle.menu("Plan a vote", "1 rep", "2 years", "That is good", "5 people")
    assert "At least 5 people must vote." in sam.screen.text
    sam.press("Yes, plan it")
    circle.later(days=1)
    assert circle["Tom"].heard("Who should be our rep?")


def three_people_stand(circle: Circle) -> None:
    """One by herself, two because somebody suggested them and they said yes: with a photo, words, a voice."""
    mina, ben, asha = circle["Mina"], circle["Ben"], circle["Asha"]
    circle.home(mina)
    mina.press("Who should it be?", "I want to be the rep", "Photo")
    mina.photo()
    mina.press("Words or voice")
    assert "“I listen to everybody”" in mina.say("I listen to everybody").text
    _suggest(circle, by="Tom", whom="Ben")
    ben.press("Yes", "Words or voice")
    ben.speak()
    _suggest(circle, by="Lily", whom="Asha")
    asha.press("Yes")
    _suggest(circle, by="Ben", whom="Dev")
    assert "That is fine" in circle["Dev"].press("No").title


def _suggest(circle: Circle, *, by: str, whom: str) -> None:
    circle.home(circle[by])
    circle[by].press("Who should it be?", "I suggest somebody", whom)
    circle.later(days=1)
    assert circle[whom].heard("Do you want to be the rep?")


def vote_in_secret(circle: Circle) -> None:
    """Four taps from home; a vote shows on nobody else's phone, and what was chosen not on one's own."""
    world, lily, tom = circle.world, circle["Lily"], circle["Tom"]
    while not lily.heard("Vote for your rep"):
        circle.later(days=1)
    others = (circle.sam, circle["Asha"], circle["Grace"])
    before = [what_can_be_seen(phone) for phone in others]
    marks = [newest(phone) for phone in (lily, tom)]
    _vote(circle, "Lily", "Mina")
    _vote(circle, "Tom", "Ben")
    assert left_on(lily, after=marks[0]) == left_on(tom, after=marks[1])
    _vote(circle, "Tom", "Mina", again=True)
    _leave_half_way(circle["Dev"])
    _vote(circle, "Dev", "Mina")
    _listen_to_the_choice(circle["Asha"])
    _vote(circle, "Mina", "Mina")
    assert [what_can_be_seen(phone) for phone in others if phone.name != "Asha"] == [before[0], before[2]]
    for name in NORTHFIELD[1:]:
        assert not any("You chose" in bubble.text for bubble in circle[name].messages())
        assert not any((b.data or "").startswith("elections.b:") for m in circle[name].messages() for b in m.buttons)
    circle.later(days=8)
    assert circle["Ben"].heard("You can still vote")
    assert not any(circle[name].heard("You can still vote") for name in NORTHFIELD[1:])
    _vote(circle, "Ben", "Ben")
    assert world.now < CLOSES


def _vote(circle: Circle, name: str, choice: str, *, again: bool = False) -> None:
    phone = circle[name]
    circle.home(phone)
    phone.press("Change my vote") if again else phone.press("Vote")
    if again:
        phone.press("Vote")
    assert "Your vote is in" in phone.press(choice, "Next", "send my vote").title


def _leave_half_way(phone: Phone) -> None:
    """Somebody stops before the last tap: they hear that they have not voted, and their choice stays nowhere."""
    phone.start()
    assert "You have not voted yet." in phone.press("Vote", "Ben", "Next").text
    assert "You have not voted yet." in phone.start().text


def _listen_to_the_choice(phone: Phone) -> None:
    """Who lets the phone read out a choice has no voice of it left afterwards."""
    phone.start()
    phone.press("Vote", "Asha", "Next")
    phone.press_only("Listen")
    phone.world.wait_until(lambda: any(bubble.voice for bubble in phone.messages()))
    phone.press("send my vote")
    assert not any(bubble.voice for bubble in phone.messages())


def count_the_papers(circle: Circle) -> None:
    """The vote closes by itself. Two people count two papers, and only their numbers are written down."""
    sam, lily = circle.sam, circle["Lily"]
    circle.world.until(CLOSES + timedelta(minutes=1))
    assert "closed" in circle["Tom"].press("Change my vote").title
    assert sam.heard("Count the papers")
    sam.press("All papers", "2", "Mina", "1", "Ben", "1", "Ask a second person", "Lily")
    lily.press("Yes, the same")


def hear_the_result(circle: Circle) -> None:
    """Those who stood hear it first; then everybody, with the new rep's page."""
    for name in ("Mina", "Ben", "Asha"):
        assert circle[name].heard("Mina is the new rep.")
    assert not circle["Tom"].heard("Mina is the new rep.")
    circle.later(days=1)
    for name in ("Tom", "Lily", "Dev"):
        assert circle[name].heard("Mina is the new rep.\n8 of 8 people voted.")
    circle.home(circle["Tom"])
    assert "Mina" in circle["Tom"].press("News", "Our reps").text

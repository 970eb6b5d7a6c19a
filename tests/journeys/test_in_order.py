"""Two reps in order: papers are entered one by one by two people, and counted together with the phones."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.circle import NORTHFIELD, ON_PAPER, Circle
from tests.program import Phone, world

BEGINS = datetime(2031, 9, 1, 9, tzinfo=UTC)
STAND = ("Mina", "Ben", "Asha")
PAPERS = (("Ben", "Asha"), ("Ben",))


@pytest.fixture
def circle(tmp_path: Path, database_url: str) -> Iterator[Circle]:
    with world(tmp_path, database_url, begins=BEGINS, PRACTICE_BOARD="off") as made:
        yield Circle(made, made.person("Sam"))


def test_a_vote_in_order_with_phones_and_papers(circle: Circle) -> None:
    circle.found("Marlshire", "Northfield")
    for name in NORTHFIELD:
        circle.join(name, "Northfield")
    for name in ON_PAPER:
        circle.add_on_paper(name)
    circle.menu("Plan a vote", "2 reps", "Choose in order", "2 years", "That is good", "5 people", "Yes, plan it")
    circle.later(days=1)
    circle.stand(*STAND)
    circle.wait_for("Tom", "Vote for a rep")
    print_the_papers(circle)
    for name in NORTHFIELD:
        votes(circle, name)
    circle.wait_for("Tom", "We are counting the ballot papers")
    two_enter_the_papers(circle)
    circle.wait_for("Tom", "are the new reps.\n8 of 8 people voted.")
    circle.home(circle["Tom"])
    shown = circle["Tom"].press("News", "Who speaks for us").text
    assert "Mina" in shown
    assert "Ben" in shown


def print_the_papers(circle: Circle) -> None:
    """There is a box beside each name, in which people write 1, 2, 3."""
    circle.menu("The vote", "Print ballot papers")
    assert "Here are the ballot papers." in circle.sam.screen.text


def votes(circle: Circle, name: str) -> None:
    phone = circle[name]
    circle.home(phone)
    phone.press("Vote", "Mina", "Ben", "Next")
    assert "First Mina.\nSecond Ben." in phone.screen.text
    assert "Your vote is in" in phone.press("send my vote").title


def two_enter_the_papers(circle: Circle) -> None:
    """One makes a mistake on the second paper; both hear which paper it is, and only that one looks again."""
    circle.sam.heard("Count the ballot papers")
    circle.sam.press("Choose 2 people")
    first, second = (circle[name] for name in ("Tom", "Lily", "Dev") if name in circle.sam.screen.text)
    for phone, papers in ((first, PAPERS), (second, (PAPERS[0], ("Asha",)))):
        assert phone.heard("Please count the papers")
        phone.press("Yes, I will count")
        nobody_else_enters(circle, phone)
        for n, paper in enumerate(papers, start=1):
            phone.press(*paper, f"That is paper {n}")
        phone.press("No more papers", "I have counted")
    assert "do not have the same for paper 2." in second.screen.text
    assert first.heard("do not have the same for paper 2.")
    second.press("2:", "Ben", "That is paper 2", "I have counted")
    first.press("I have counted")


def nobody_else_enters(circle: Circle, counter: Phone) -> None:
    """The buttons of one who counts, pressed on other phones: a candidate, the facilitator, and nobody of the two."""
    data = counter.find("Asha")[1].data or ""
    before = counter.screen.text
    for other in (circle["Mina"], circle.sam):
        assert "old" in other.forge(data).title
    assert counter.screen.text == before

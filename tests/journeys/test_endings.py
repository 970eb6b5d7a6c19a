"""How a vote can end, through the real program: a yes or no, lots after two ties, nobody who stands, too few votes; and
what is pressed at the second of the close, or was pressed by somebody else, counts once or not at all."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.circle import NORTHFIELD, Circle
from tests.program import world

BEGINS = datetime(2031, 9, 1, 9, tzinfo=UTC)
CLOSES = datetime(2031, 10, 6, 16, tzinfo=UTC)


@pytest.fixture
def circle(tmp_path: Path, database_url: str) -> Iterator[Circle]:
    """Northfield with six members, who can stand."""
    with world(tmp_path, database_url, begins=BEGINS, PRACTICE_BOARD="off") as made:
        circle = Circle(made, made.person("Sam"))
        circle.found("Marlshire", "Northfield")
        for name in NORTHFIELD:
            circle.join(name, "Northfield")
        circle.menu("Plan a vote", "1 rep", "2 years", "That is good", "5 people", "Yes, plan it")
        circle.later(days=1)
        yield circle


def _open(circle: Circle, *stand: str) -> None:
    circle.stand(*stand)
    circle.wait_for("Tom", "Vote for a rep")


def _vote(circle: Circle, name: str, choice: str) -> None:
    circle.home(circle[name])
    assert "Your vote is in" in circle[name].press("Vote", choice, "send my vote").title


def _sends(circle: Circle, name: str, choice: str) -> str:
    """Somebody chooses and does not send it: the button that would."""
    circle.home(circle[name])
    circle[name].press("Vote", choice)
    return circle[name].find("send my vote")[1].data or ""


def test_a_yes_or_no_ends_at_its_second_and_nobodys_button_counts_for_another(circle: Circle) -> None:
    _open(circle, "Mina")
    ballot = _sends(circle, "Ben", "Mina")
    for thief in (circle["Tom"], circle.sam):
        assert "Your vote is in" not in thief.forge(ballot).title
    for name in ("Asha", "Lily", "Dev", "Mina"):
        _vote(circle, name, "Mina")
    late = _sends(circle, "Tom", "None of these")
    # One second before the end a vote counts, and its voter reads so; at the end it does not, and its voter reads that.
    circle.world.until(CLOSES - timedelta(seconds=1))
    assert "Your vote is in" in circle["Ben"].forge(ballot).title
    circle.world.until(CLOSES)
    no = circle["Tom"].forge(late)
    assert "This vote is closed" in no.title
    assert "It closed on" in no.text
    for pressed in (late, ballot):
        for phone in (circle["Tom"], circle["Ben"]):
            assert "Your vote is in" not in phone.forge(pressed).title
    circle.wait_for("Lily", "Mina is the new rep.\n5 of 6 people voted.")
    assert circle["Ben"].heard("We counted your vote")
    assert not circle["Tom"].heard("We counted your vote")


def test_nobody_stands_and_everybody_hears_it_twice(circle: Circle) -> None:
    circle.wait_for("Tom", "So far nobody wants to be the rep.\nSo the vote will start one week later.")
    circle.wait_for("Tom", "So far nobody has said: I want to be the rep.")
    for name in NORTHFIELD:
        assert circle[name].heard("Then your group can try again.")
    circle.menu("Plan a vote")


def test_fewer_than_five_votes_have_no_result_and_the_meeting_decides(circle: Circle) -> None:
    _open(circle, "Mina", "Ben")
    for name in ("Asha", "Lily", "Tom", "Mina"):
        _vote(circle, name, "Mina")
    circle.wait_for("Dev", "One more week to vote")
    circle.wait_for("Dev", "hand")
    assert not any(circle[name].heard("is the new rep") for name in NORTHFIELD)


def test_after_two_ties_two_who_are_named_each_give_a_word_and_lots_decide(circle: Circle) -> None:
    _open(circle, "Mina", "Ben")
    voters = {"Asha": "Mina", "Lily": "Mina", "Mina": "Mina", "Tom": "Ben", "Dev": "Ben", "Ben": "Ben"}
    for name, choice in voters.items():
        _vote(circle, name, choice)
    circle.wait_for("Tom", "Now we vote again between")
    for name, choice in voters.items():
        _vote(circle, name, choice)
    circle.wait_for("Tom", "have the same number of votes again")
    circle.home(circle["Mina"])
    for nobody in ("Mina", "Dev"):
        circle[nobody].forge("elections.word:2")
        assert "We saved" not in circle[nobody].say("mine").text
    for name, witness in (("Mina", "Asha"), ("Ben", "Tom")):
        circle[name].forge("elections.lots:2")
        circle[name].press("Who chooses a word", witness)
    for name, word in (("Asha", "sunflower"), ("Tom", "rain")):
        circle[name].forge("elections.lots:2")
        circle[name].press("Choose a word")
        assert word not in circle.sam.screen.text
        circle[name].say(word)
        # Who was only asked before others were named gives none, and a second word changes nothing.
        circle["Lily"].forge("elections.word:2")
        assert "We saved" not in circle["Lily"].say("thunder").text
        circle[name].forge("elections.word:2")
        circle[name].say("thunder")
    circle.wait_for("Dev", "We picked a name by chance.")
    said = [bubble.text for bubble in circle["Dev"].messages() if "We picked a name by chance." in bubble.text]
    assert "sunflower" in said[0]
    assert "rain" in said[0]
    assert not any(word in said[0] for word in ("thunder", "mine"))
    circle.wait_for("Dev", "is the new rep")
    assert sum(circle["Dev"].heard(f"{name} is the new rep") for name in ("Mina", "Ben")) == 1

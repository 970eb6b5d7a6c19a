"""Kill the real program in the middle of a busy evening: nothing is lost, and only what was in flight comes twice.

`SAYNEXT_KILLS` says how often, `SAYNEXT_SEED` repeats a run.
"""

import os
import random
import secrets
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.doors.courier import AT_ONCE
from bot.rules.shown import FEW
from tests.crash.walks import Walk, side_by_side
from tests.journeys.circle import Circle
from tests.program import world

KILLS = int(os.environ.get("SAYNEXT_KILLS", "3"))
SEED = int(os.environ.get("SAYNEXT_SEED", str(secrets.randbelow(10**6))))
BEGINS = datetime(2031, 9, 1, 9, tzinfo=UTC)
MEMBERS = ("Ben", "Mina", "Asha", "Lily", "Tom", "Dev", "Ella", "Joe", "Nia", "Omar", "Owen", "Rosa")
CANDIDATES = ("Ben", "Mina", "Asha")
TOPICS = ("Buses", "Health", "Work", "Money", "Friends", "Something else")
MOST_CHANGES = 60
"""Changes on the phones within which the kill falls; a round makes about 100."""


@dataclass(slots=True)
class Evening:
    """What was pressed, and so must be there in the morning."""

    circle: Circle
    chance: random.Random
    votes: dict[str, str] = field(default_factory=dict)
    said: dict[str, set[str]] = field(default_factory=dict)
    moves: int = 0
    presses: int = 0
    twice: list[int] = field(default_factory=list)

    def walk(self, name: str) -> Walk:
        """What somebody does this time: vote, change their vote, or say something for the board."""
        left = [topic for topic in TOPICS if topic not in self.said.setdefault(name, set())]
        if left and self.chance.random() < 0.5:
            topic = self.chance.choice(left)
            self.said[name].add(topic)
            return Walk(self.circle[name], "agenda.start", (topic,))
        self.votes[name] = self.chance.choice(CANDIDATES)
        return Walk(self.circle[name], "elections.ballot:1", (self.votes[name], "Next", "send my vote"))


@pytest.fixture
def circle(tmp_path: Path, database_url: str) -> Iterator[Circle]:
    with world(tmp_path, database_url, begins=BEGINS, PRACTICE_BOARD="off") as made:
        yield Circle(made, made.person("Sam"))


def test_a_kill_loses_nothing_and_repeats_only_what_was_in_flight(
    circle: Circle, capsys: pytest.CaptureFixture[str]
) -> None:
    evening = Evening(circle, random.Random(SEED))  # noqa: S311 - chance, not secrecy
    _prepare(circle)
    for _ in range(KILLS):
        _round(evening)
    _every_suggestion_is_there(evening)
    _every_vote_is_counted(evening)
    with capsys.disabled():
        sys.stdout.write(_figures(evening))


def _prepare(circle: Circle) -> None:
    """A group of 12 in the middle of a vote, before a board meeting."""
    circle.found("Marlshire", "Northfield")
    for name in MEMBERS:
        circle.join(name, "Northfield")
    circle.menu("Plan a vote", "1 rep", "2 years", "That is good", "5 people", "Yes, plan it")
    circle.later(days=1)
    for name in CANDIDATES:
        circle.home(circle[name])
        circle[name].press("Who should be the rep?", "I want to be rep", "Yes, I want to")
    circle.menu("Plan a board meeting")
    circle.sam.press_data("meetings.day:0:")
    circle.sam.press(*["Later days"] * 8)
    circle.sam.press_data("meetings.hour:0:")
    circle.sam.press_data("meetings.where:")
    circle.sam.press("No place yet", "Yes, plan it")
    while not circle["Lily"].heard("Vote for a rep"):
        circle.later(days=1)


def _round(evening: Evening) -> None:
    """Everybody does something while Sam moves the meeting, which writes a line to each of them."""
    circle, world = evening.circle, evening.circle.world
    evening.moves += 1
    day = BEGINS + timedelta(days=100 + evening.moves)
    world.line.post(
        "/practice/press", phone=circle.sam.id, message_id=1, data=f"meetings.plan:1:{day:%Y%m%d}:11:{evening.moves}"
    )
    walks = [evening.walk(name) for name in MEMBERS]
    side_by_side(world, walks, kill_after=evening.chance.randint(1, MOST_CHANGES))
    evening.presses += 1 + sum(walk.presses for walk in walks)
    _each_heard_of_the_move(evening, f"{day.day} {day:%B}")


def _each_heard_of_the_move(evening: Evening, day: str) -> None:
    """Only letters are silent; the same screen can also show where somebody stood when the bot came back."""
    heard = Counter(
        name
        for name, phone in evening.circle.people.items()
        for bubble in phone.messages()
        if bubble.silent and "new day or time" in bubble.title and f" {day} " in bubble.text
    )
    assert set(heard) == set(MEMBERS)
    evening.twice.append(heard.total() - len(heard))
    assert evening.twice[-1] <= AT_ONCE


def _every_suggestion_is_there(evening: Evening) -> None:
    for name, topics in evening.said.items():
        phone = evening.circle[name]
        evening.circle.home(phone)
        phone.press("My things", "What I said")
        shown = " ".join(phone.screen.labels)
        assert {topic for topic in TOPICS if topic in shown} == topics, name


def _every_vote_is_counted(evening: Evening) -> None:
    """As many as voted, and each the last choice of that person."""
    circle, votes = evening.circle, evening.votes
    for name in MEMBERS:
        if name not in votes:
            votes[name] = "Ben"
            circle.home(circle[name])
            circle[name].press("Vote", "Ben", "Next", "send my vote")
    circle.later(days=16)
    circle.home(circle["Lily"])
    assert "12 of 12 people voted." in circle["Lily"].press("News", "The last vote").text
    told = circle["Lily"].press("The numbers").text
    counted = {name: list(votes.values()).count(name) for name in CANDIDATES}
    # When one number must be hidden none is shown.
    can_be_told = all(FEW <= number <= len(votes) - FEW for number in counted.values())
    assert can_be_told == all(f"{name} got {number} votes." in told for name, number in counted.items()), (votes, told)


def _figures(evening: Evening) -> str:
    said = sum(len(topics) for topics in evening.said.values())
    return (
        f"\nseed {SEED}: {KILLS} kills, {evening.presses} presses, {len(evening.votes)} voters, {said} suggestions, "
        f"{evening.moves * len(MEMBERS)} letters; none lost, {sum(evening.twice)} letters twice "
        f"(at most {max(evening.twice)} for one kill)"
    )

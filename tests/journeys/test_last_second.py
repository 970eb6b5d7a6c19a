"""The close over HTTP while the clock runs: many press in the same second, and each is told what then holds.

Nobody waits for anybody here: each phone has a line of its own, and presses when it likes.
"""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.circle import NORTHFIELD, RIVERSIDE, Circle
from tests.program import Phone, world
from tests.program.process import Line

BEGINS = datetime(2031, 9, 1, 9, tzinfo=UTC)
CLOSES = datetime(2031, 10, 6, 16, tzinfo=UTC)
PEOPLE = (*NORTHFIELD, *(name for name in RIVERSIDE if name != "Carys"), "Pat", "Kim", "Eve")
BEFORE, AROUND = timedelta(seconds=4), 2.5
"""How long before the end the clock is let run, and how many seconds before and after it people press."""
IN, CLOSED = "Your vote is in", "This vote is closed"

Where = tuple[int, int, str]
"""A phone, the message on it, and the data of the button."""


@pytest.fixture
def circle(tmp_path: Path, database_url: str) -> Iterator[Circle]:
    """Twelve members, of whom two stand. Each has chosen, and nobody has sent it."""
    with world(tmp_path, database_url, begins=BEGINS, PRACTICE_BOARD="off") as made:
        circle = Circle(made, made.person("Sam"))
        circle.found("Marlshire", "Northfield")
        for name in PEOPLE:
            circle.join(name, "Northfield")
        circle.menu("Plan a vote", "1 rep", "2 years", "That is good", "5 people", "Yes, plan it")
        circle.later(days=1)
        circle.stand("Mina", "Ben")
        circle.wait_for("Tom", "Vote for a rep")
        yield circle


def _chooses(circle: Circle, name: str, choice: str) -> Where:
    circle.home(circle[name])
    circle[name].press("Vote", choice)
    bubble, button = circle[name].find("send my vote")
    return circle[name].id, bubble.number, button.data or ""


def _press_at(url: str, where: Where, moment: float) -> None:
    line = Line(url)
    time.sleep(max(0.0, moment - time.monotonic()))
    for _ in range(2):
        # Who is not sure presses again.
        line.post("/practice/press", phone=where[0], message_id=where[1], data=where[2])
    line.close()


def _was(phone: Phone, words: str) -> bool:
    return any(words in bubble.title for bubble in phone.messages() if bubble.by_bot)


def test_who_presses_in_the_second_of_the_close_is_told_what_then_counts(circle: Circle) -> None:
    early = ("Asha", "Lily")
    for name in early:
        _chooses(circle, name, "Mina")
        circle[name].press("send my vote")
    circle.world.until(CLOSES - timedelta(minutes=1))
    late = [name for name in PEOPLE if name not in early]
    buttons = {name: _chooses(circle, name, "Mina" if n % 3 else "Ben") for n, name in enumerate(late)}
    # Two who have voted change their vote in that second: one of the two votes of each counts.
    for name in early:
        circle.home(circle[name])
        circle[name].press("See my pictures", "Change my vote", "Ben")
        bubble, button = circle[name].find("send my vote")
        buttons[name] = circle[name].id, bubble.number, button.data or ""
    chance = random.Random(7)  # noqa: S311 - the same each time, on purpose
    circle.world.line.post("/practice/clock", jump=(CLOSES - BEFORE).isoformat())
    ends = time.monotonic() + (CLOSES - circle.world.now).total_seconds()
    with ThreadPoolExecutor(len(buttons)) as everybody:
        moments = {name: ends + chance.uniform(-AROUND, AROUND) for name in buttons}
        pressing = [everybody.submit(_press_at, circle.world.url, buttons[name], moments[name]) for name in buttons]
        for each in pressing:
            each.result()
    circle.world.until(CLOSES + timedelta(minutes=1))
    told = {name for name in late if _was(circle[name], IN)}
    # The moments are on both sides of the end, so that both happen.
    assert 0 < len(told) < len(late)
    counted = {*told, *early}
    circle.wait_for("Tom", f"{len(counted)} of {len(PEOPLE)} people voted.")
    for name in PEOPLE:
        circle.home(circle[name])
        own = circle[name].press("News", "The last vote").text
        assert ("No vote came from you." in own) is (name not in counted), name
        assert not any((b.data or "").startswith("elections.b:") for m in circle[name].messages() for b in m.buttons)
    assert "Traceback" not in circle.world.whole_log()

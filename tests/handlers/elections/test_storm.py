"""Whoever presses whatever while a vote runs: nothing breaks, and the record of the vote stays whole.

Buttons that nobody was shown, with numbers by chance, from members, candidates, facilitators, a supporter and a
stranger; between them the vote goes on. `SAYNEXT_STORMS` says how many worlds.
"""

import os
import random
from datetime import timedelta

import pytest

from bot.rules.elections import State
from bot.rules.people import Role
from bot.screen import TAP_LIMIT, tap
from storage.records import check_all
from storage.reps import check_reps
from tests.handlers.elections.two_groups import Two
from tests.play import Play

SEEDS = range(int(os.environ.get("SAYNEXT_STORMS", "2")))
FEATURES = {"elections", "rooms", "reps", "hustings", "deputies"}
SAID = ("Ben", "hello", "7", "None of these", "")


class Storm:
    """People who press by chance."""

    def __init__(self, two: Two, seed: int) -> None:
        self.two, self.play = two, two.play
        self.chance = random.Random(seed)  # noqa: S311 - the same each time, on purpose
        self.names = sorted(name for name in self.play.dispatch.routes.taps if name.partition(".")[0] in FEATURES)
        helper = self.play.member("Helen", two.group, role=Role.SUPPORTER)
        on_paper = {"Joe", "Ada"}
        phones = [person for name, person in two.people.items() if name not in on_paper]
        self.people = [*phones, two.sam, two.rob, helper, self.play.stranger("Out")]

    def press(self, times: int) -> None:
        """So often somebody presses something; then the record is looked at."""
        for _ in range(times):
            person, numbers = self.chance.choice(self.people), range(self.chance.randint(0, 4))
            pressed = tap(self.chance.choice(self.names), *(self._number() for _ in numbers))
            if len(pressed.encode()) <= TAP_LIMIT:
                self.play.tap(person, pressed)
            if self.chance.random() < 0.1:
                self.play.say(person, self.chance.choice(SAID))
        assert self.play.store.run_now(lambda unit: [each for each in check_all(unit.connection) if each.faults]) == []
        assert not self.play.store.run_now(lambda unit: check_reps(unit.connection))

    def _number(self) -> int:
        return self.chance.choice([0, 1, 1, 1, 2, 99999, self.chance.randint(-1, 15), self.two.group, self.two.river])


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_pressed_while_a_vote_runs_the_record_stays_whole(each_play: Play, seed: int) -> None:
    two = Two(each_play, paper=("Joe",), river_paper=("Ada",))
    storm = Storm(two, seed)
    each_play.kept.by_chance = True
    two.ask()
    storm.press(100)
    two.say()
    two.stand("Mina", "Ben", "Kim")
    storm.press(150)
    each_play.until(two.election(*State).vote_at)
    storm.press(200)
    if two.election().state is State.VOTING:
        two.close()
    storm.press(200)
    for _ in range(4):
        each_play.until(each_play.now + timedelta(days=3))
        storm.press(75)

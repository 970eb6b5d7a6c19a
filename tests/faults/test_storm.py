"""A bad line: a fifth of all calls breaks off or comes back as 502, and still nobody has to begin a press again."""

import asyncio
import random

import pytest

from tests.faults.conftest import FULL, Open
from tests.faults.deeds import all_hear_of_the_move, letters_of_the_move, move_the_meeting, say_something, vote
from tests.faults.phone import Phone
from tests.faults.seed import FACILITATOR, Size
from tests.faults.ways import BAD_GATEWAY, RESET, Way

SHARE = 0.2
PEOPLE = 16 if FULL else 8
PATIENT = 40.0
"""Seconds: five tries in a row can fail, and then the answer comes with the next round."""


async def walk(phone: Phone) -> None:
    """Somebody votes and says something; `press` waits for each answer and never presses twice."""
    phone.within = PATIENT
    await vote(phone)
    await phone.sees("Your vote is in")
    await say_something(phone, "Money")
    await phone.say("My pay is low")
    await phone.press("with my name")


@pytest.mark.parametrize("ways", [(RESET,), (BAD_GATEWAY,), (RESET, BAD_GATEWAY)], ids=str)
async def test_no_press_has_to_be_begun_again(open_scene: Open, ways: tuple[Way, ...]) -> None:
    async with open_scene(Size(voters=PEOPLE)) as scene:
        people = [scene.group[name] for name in scene.group.voters]
        scene.telegram.faults.dice = random.Random(19)
        for way in ways:
            scene.telegram.faults.arm(way, times=None, chance=SHARE / len(ways))
        await asyncio.gather(*(walk(person) for person in people))
        assert sum(person.begun_again for person in people) == 0
        assert not any(person.shows("You have not voted yet") for person in people)


async def test_every_letter_comes_once_on_a_bad_line(open_scene: Open) -> None:
    async with open_scene(Size(voters=PEOPLE)) as scene:
        group = scene.group
        scene.telegram.faults.arm(RESET, "send*", times=None, chance=SHARE / 2)
        scene.telegram.faults.arm(BAD_GATEWAY, "send*", times=None, chance=SHARE / 2)
        others = [name for name in group.numbers if name != FACILITATOR]
        move_the_meeting(group)
        await all_hear_of_the_move(group, others, within=PATIENT)
        assert {name: letters_of_the_move(group, name) for name in others} == dict.fromkeys(others, 1)

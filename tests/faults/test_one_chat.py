"""What goes wrong in one chat is that chat's alone: everybody else is answered as if nothing were."""

import asyncio

import pytest

from tests.faults.conftest import FULL, Open
from tests.faults.crowd import all_look_around
from tests.faults.seed import Size
from tests.faults.ways import Way, hangs, too_many

OTHERS = 5
MEDIAN_MOST, LONGEST_MOST = 0.3, 1.0
"""Seconds that others wait at most."""
SECONDS = 15 if FULL else 4
HANGS = 20 if FULL else 5


@pytest.mark.parametrize("way", [too_many(SECONDS), hangs(HANGS), hangs(HANGS, taken=True)], ids=lambda way: way.name)
async def test_nobody_waits_for_somebody_whose_chat_is_limited_or_hangs(open_scene: Open, way: Way) -> None:
    async with open_scene(Size(voters=OTHERS + 1)) as scene:
        first, *others = [scene.group[name] for name in scene.group.voters]
        await first.start()
        scene.telegram.faults.arm(way, "editMessage*", chat=first.id)
        press = first.tap("My things")
        waited = await all_look_around(others, seconds=SECONDS)
        assert waited.median <= MEDIAN_MOST, waited
        assert waited.longest <= LONGEST_MOST, waited
        # Who had to wait is answered in the end, and nobody else had to ask Telegram twice.
        await press.answered(within=HANGS + 10)
        assert scene.telegram.counted()["impatient"] == 0


async def test_ten_people_who_are_limited_wait_side_by_side(open_scene: Open) -> None:
    async with open_scene(Size(voters=10)) as scene:
        people = [scene.group[name] for name in scene.group.voters]
        for person in people:
            await person.start()
            scene.telegram.faults.arm(too_many(2), "editMessage*", chat=person.id)
        presses = [person.tap("My things") for person in people]
        took = await asyncio.gather(*(press.answered() for press in presses))
        assert max(took) <= 2 + LONGEST_MOST, sorted(took)


async def test_a_little_clock_that_cannot_be_stopped_holds_nobody_else_up(open_scene: Open) -> None:
    async with open_scene(Size(voters=2)) as scene:
        first, other = (scene.group[name] for name in scene.group.voters)
        await first.start()
        scene.telegram.faults.arm(hangs(HANGS), "answerCallbackQuery", chat=first.id, times=None)
        press = first.tap("My things")
        assert (await all_look_around([other], seconds=2)).longest <= LONGEST_MOST
        await press.answered(within=HANGS + 10)

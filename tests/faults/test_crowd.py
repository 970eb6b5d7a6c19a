"""Many people at once, and many letters: nobody is starved, and Telegram is never spoken to too fast."""

import asyncio

import pytest

from tests.faults.conftest import FULL, Open, Scene
from tests.faults.crowd import Waits, all_look_around, waits
from tests.faults.deeds import letters_of_the_move, move_the_meeting
from tests.faults.limits import NONE, STRICT, Limits
from tests.faults.phone import Phone
from tests.faults.seed import FACILITATOR, LISTENS, Size

CROWD = 200
CLOCKS_WITHIN = 1.0
"""Seconds until every little clock is stopped."""
LETTERS = 2000 if FULL else 300
LEAST_RATE = 27.5
ANSWERS_MOST = 1.0


async def crowd_of(scene: Scene) -> list[Phone]:
    """Everybody at home, so that each can press a button of a message that stands there."""
    people = [scene.group[name] for name in scene.group.voters]
    # In a few groups, so that they come home no faster than a strict Telegram lets them.
    for start in range(0, len(people), 25):
        await asyncio.gather(*(person.start() for person in people[start : start + 25]))
    return people


@pytest.mark.parametrize(
    ("limits", "last"), [(NONE, 1.0), (STRICT, 7.5), (Limits(overall=30, edits=False), 1.0)],
    ids=["no limit", "30 a second", "30 a second without edits"],
)  # fmt: skip
async def test_200_people_press_at_once(open_scene: Open, limits: Limits, last: float) -> None:
    async with open_scene(Size(voters=CROWD)) as scene:
        people = await crowd_of(scene)
        scene.telegram.limits = limits
        await asyncio.sleep(1.0)  # The second in which they came home is over: it counts for the limit.
        presses = [person.tap("My things") for person in people]
        answered = waits(await asyncio.gather(*(press.answered(within=30) for press in presses)))
        await scene.telegram.until(
            lambda: all(press.stopped_after is not None for press in presses), within=10, what="all clocks stop"
        )
        clocks = waits([press.stopped_after or 0.0 for press in presses])
        assert clocks.longest <= CLOCKS_WITHIN, clocks
        assert answered.longest <= last, (answered, scene.telegram.counted())


async def test_letters_go_as_fast_as_telegram_allows_and_answers_go_before_them(open_scene: Open) -> None:
    async with open_scene(Size(voters=LETTERS), limits=STRICT) as scene:
        group = scene.group
        # Who looks around gets the letter too; who likes listening gets a voice beside it, which is not what is timed.
        looking = [group[name] for name in group.voters[:5]]
        others = [name for name in group.numbers if name not in (FACILITATOR, LISTENS)]
        answered, _ = await asyncio.gather(
            all_look_around(looking, seconds=LETTERS / 30 * 0.8), _all_heard(scene, others)
        )
        assert scene.telegram.counted()["flood"] == 0, scene.telegram.counted()
        assert {letters_of_the_move(group, name) for name in others} == {1}
        assert answered.share(0.95) < ANSWERS_MOST, answered
        assert _rate(scene, others) >= LEAST_RATE, f"{_rate(scene, others):.1f} a second"


def _rate(scene: Scene, names: list[str]) -> float:
    """Messages a second, answers and voices included, from the first letter to the last."""
    letters = sorted(scene.group[name].heard("new day or time")[0].at for name in names)
    first, last = letters[0], letters[-1]
    said = [call for call in scene.telegram.calls if call.taken and scene.telegram.meter.counts(call.method)]
    return sum(first <= call.began <= last for call in said) / (last - first)


async def _all_heard(scene: Scene, names: list[str]) -> None:
    """The facilitator moves the meeting, and everybody hears of it."""
    move_the_meeting(scene.group)
    await scene.telegram.until(
        lambda: all(letters_of_the_move(scene.group, name) for name in names), within=LETTERS / 10, what="all heard"
    )


def test_a_share_of_waits_is_told_rightly() -> None:
    told: Waits = waits([3.0, 1.0, 2.0, 4.0])
    assert (told.median, told.share(0.95), told.longest) == (3.0, 4.0, 4.0)

"""A dose for the suite: each way in which a call can go wrong, once, on the way of somebody through the real program.

Nothing here looks at a clock: a busy machine only makes it longer. How long people wait, and every call at every
place, is asked by `make faults`.
"""

import asyncio
from itertools import cycle

import pytest

from tests.faults import matrix
from tests.faults.conftest import Open, Scene
from tests.faults.deeds import all_hear_of_the_move, letters_of_the_move, move_the_meeting
from tests.faults.journey import BY_MEMBERS, Cast
from tests.faults.matrix import QUICK, Case, Model, model_of, walk_all
from tests.faults.phone import Phone
from tests.faults.seed import FACILITATOR, Size
from tests.faults.ways import Way, hangs

STEPS = ("vote_in_secret", "say_it_in_words", "say_it_aloud", "answer_the_question", "listen")
PATIENT = 120.0
"""Seconds after which something is taken for stuck, however busy the machine is."""


@pytest.fixture(autouse=True)
def as_long_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "PATIENT", PATIENT)
    monkeypatch.setattr("tests.faults.bots.START_WITHIN", PATIENT)


def people_of(scene: Scene) -> list[Phone]:
    """Members who have done nothing yet."""
    people = [scene.group[name] for name in scene.group.voters]
    for person in people:
        person.within = PATIENT
    return people


def one_of_each_way(models: list[Model]) -> list[Case]:
    """Every way once, each at another call: of all calls of all steps, evenly spread."""
    places = [
        (model.step, method, n) for model in models for method, times in model.calls.items() for n in range(times)
    ]
    spread = cycle(places[:: max(1, len(places) // len(QUICK))])
    return [Case(*place, way) for place, way in zip(spread, QUICK, strict=False)]


async def test_every_part_arrives_once_in_whichever_way_a_call_goes_wrong(open_scene: Open) -> None:
    async with open_scene(Size(voters=len(STEPS) + len(QUICK)), SEND_RATE="1000") as scene:
        group, people = scene.group, iter(people_of(scene))
        models = {step: await model_of(step, Cast(next(people), group)) for step in STEPS}
        assert set(STEPS) <= set(BY_MEMBERS)
        planned = [(case, models[case.step], Cast(next(people), group)) for case in one_of_each_way([*models.values()])]
        await walk_all(planned, side_by_side=len(planned))
        assert [f"{case}: {case.faults}" for case, _, _ in planned if case.faults] == []
        assert "Traceback" not in scene.bots.log


async def test_who_is_never_answered_by_telegram_holds_nobody_else_up(open_scene: Open) -> None:
    async with open_scene(Size(voters=4)) as scene:
        stuck, *others = people_of(scene)
        await stuck.start()
        # Nothing of this chat comes back before the end of the test: whoever waited for it would wait for ever.
        scene.telegram.faults.arm(hangs(PATIENT * 10), chat=stuck.id, times=None)
        stuck.tap("My things")
        await asyncio.gather(*(BY_MEMBERS["say_it_in_words"](Cast(person, scene.group)) for person in others))
        assert len(stuck.chat.arrivals) == 1


async def test_a_program_that_is_stopped_says_nothing_twice(open_scene: Open) -> None:
    async with open_scene(Size(voters=12), SEND_RATE="1000") as scene:
        group, others = scene.group, [name for name in scene.group.numbers if name != FACILITATOR]
        for name in others:
            group[name].within = PATIENT
        # Telegram takes each letter, and says so only later: in between the program is told to end.
        scene.telegram.faults.arm(Way("slow", taken=True, holds=1.0), "send*", times=None)
        move_the_meeting(group)
        await group[others[0]].until(lambda: letters_of_the_move(group, others[0]) > 0, "no letter", within=PATIENT)
        await scene.bots.stop()
        scene.telegram.faults.disarm()
        await scene.bots.start()
        await all_hear_of_the_move(group, others, within=PATIENT)
        # What comes after it comes after all that waited before.
        move_the_meeting(group)
        await all_hear_of_the_move(group, others, within=PATIENT)
        came = {name: sum("new day or time" in each.title for each in group[name].chat.arrivals) for name in others}
        assert came == dict.fromkeys(others, 2)

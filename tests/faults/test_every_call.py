"""Each kind of call fails at each place of a step in each way: every part arrives once, or is known not to."""

import asyncio

from tests.faults.conftest import FULL, Open
from tests.faults.crowd import look_around, waits
from tests.faults.journey import BY_MEMBERS, Cast
from tests.faults.matrix import QUICK, SLOW, Case, dose, model_of, walk_all
from tests.faults.seed import Size

EVERY = 1 if FULL else 4
SIDE_BY_SIDE = 8
PEOPLE = 900 if FULL else 200
"""Enough for every case; each is walked by somebody who has done nothing before."""
LONGEST_MOST = 1.0


async def test_every_part_arrives_once_whatever_goes_wrong_and_nobody_else_waits(open_scene: Open) -> None:
    async with open_scene(Size(voters=PEOPLE), SEND_RATE="1000") as scene:
        group = scene.group
        people = iter(group.voters)
        models = [await model_of(step, Cast(group[next(people)], group)) for step in BY_MEMBERS]
        ways = QUICK + SLOW if FULL else QUICK
        looking = group[next(people)]
        planned = [
            (case, model, Cast(group[next(people)], group))
            for model in models
            for case in dose(model.cases(ways), every=EVERY)
        ]
        done = asyncio.ensure_future(walk_all(planned, side_by_side=SIDE_BY_SIDE))
        waited: list[float] = []
        while not done.done():
            waited += await look_around(looking, seconds=1)
        await done
        wrong = [case for case, _, _ in planned if case.faults]
        assert not wrong, f"{len(wrong)} of {len(planned)} cases\n" + "\n".join(map(_told, wrong))
        assert waits(waited).longest <= LONGEST_MOST, waits(waited)
        assert "Traceback" not in scene.bots.log


def _told(case: Case) -> str:
    return f"{case}\n    " + "\n    ".join(case.faults)

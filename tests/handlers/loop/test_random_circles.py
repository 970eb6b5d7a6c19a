"""Promise of the circle: in whatever order things happen, each person is told each fact that concerns them once."""

import os
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from handlers import all_routes
from storage.unit import Store
from tests.handlers.loop.county import County, make_county
from tests.handlers.loop.deeds import BOARD, DEEDS, plan
from tests.handlers.loop.told import Told
from tests.handlers.loop.votes import BESIDE, HELD
from tests.play import make_play

CIRCLES = int(os.environ.get("SAYNEXT_CIRCLES", "20"))
"""`make circles` walks more of them."""
STEPS = 8
"""Beside a whole meeting and two votes."""


def _walk(store: Store, folder: Path, told: Told, seed: int) -> tuple[County, int, int]:
    """Deeds drawn by chance on one board, beside another board that should hear nothing."""
    play = make_play(store, folder, all_routes())
    play.kept.by_chance = True
    county, chance = make_county(play), Random(seed)  # noqa: S311 - the same walk for the same seed
    elsewhere = play.group("Elsewhere", "Otherton")
    far = play.member("Zed", elsewhere)
    single = chance.choices((*DEEDS, *BESIDE), k=STEPS)
    drawn = [*((each,) for each in single), BOARD, HELD, HELD]
    chance.shuffle(drawn)
    for deed in (plan, *chain.from_iterable(drawn)):
        deed(county, chance)
        told.read(play)
    return county, far, elsewhere


# Another number is no simpler walk, so nothing is to be gained by looking for one.
@settings(max_examples=CIRCLES, phases=[Phase.explicit, Phase.generate])
@given(seed=st.integers(0, 10**6))
def test_each_person_is_told_each_fact_that_concerns_them_once(
    engine_in: Callable[[Path], Engine], tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder, told = tmp_path_factory.mktemp("circle"), Told()
    store = Store(engine_in(folder), told.tell)
    store.open()
    try:
        county, far, elsewhere = _walk(store, folder / "keys", told, seed)
        assert told.faults(county.play) == []
        assert {far, -elsewhere}.isdisjoint({person for _, person, _ in told.letters})
    finally:
        store.close()

"""kill -9 at any moment, by polling and by webhook: nothing is lost, nothing is done twice, and everybody sees it.

`SAYNEXT_KILLS` says how often, `SAYNEXT_SEED` repeats a run. Each kill is followed by the outcome of every
deed on the phone of the person who did it, without another press.
"""

import os
import random
import secrets
import sys
from pathlib import Path

import pytest

from storage.elections import Elections
from storage.unit import make_engine
from tests.faults.bots import open_bots, webhook
from tests.faults.evening import Evening
from tests.faults.seed import Size, lay
from tests.faults.telegram import open_telegram
from tests.ports import free_port

KILLS = int(os.environ.get("SAYNEXT_KILLS", "2"))
SEED = int(os.environ.get("SAYNEXT_SEED", str(secrets.randbelow(10**6))))
VOTERS = 8


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_kill_loses_nothing_does_nothing_twice_and_everybody_sees_it(
    mode: str, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    group = lay(database_url, tmp_path / "keys", Size(voters=VOTERS))[0]
    settings = {} if mode == "polling" else webhook(free_port())
    async with open_telegram() as telegram:
        group.open_phones(telegram)
        async with open_bots(telegram, tmp_path, database_url, start=False) as bots:
            evening = Evening(telegram, bots, group, random.Random(SEED), settings)
            await bots.start(**settings)
            for _ in range(KILLS):
                await evening.round()
            await evening.morning()
            assert _votes_in_the_box(database_url, group.election) == len(evening.voted)
            assert "Traceback" not in bots.log
    with capsys.disabled():
        sys.stdout.write(f"\n{mode}, seed {SEED}: {evening.told()}")


def _votes_in_the_box(url: str, election: int) -> int:
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            return len(Elections(connection).list_ballots(election))  # type: ignore[arg-type]
    finally:
        engine.dispose()

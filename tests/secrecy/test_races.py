"""Many programs and many voters at the same time: no vote twice, no vote lost, also at the moment of the close.

`make races` runs the whole of it: 8 processes and 300 voters; the ordinary tests take a smaller dose.
"""

import multiprocessing
import os
import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from bot.services.elections.ballots import Sealer
from storage.keys import Keys, election_key
from storage.unit import Store
from tests.secrecy import racer
from tests.secrecy.town import CANDIDATES, Town, button

WHOLE = "SAYNEXT_RACES" in os.environ
PROCESSES = 8 if WHOLE else 3
VOTERS = 300 if WHOLE else 60
IN = "✅ Your vote is in"


@pytest.fixture
def town(each_store: Store, tmp_path: Path) -> Town:
    return Town(each_store, Keys(tmp_path / "keys"), VOTERS)


def _presses(town: Town) -> list[list[racer.Pressed]]:
    """Every voter stands before "send" with two ballots of the same version; each press arrives at two programs."""
    sends = []
    for voter in town.residents:
        for choice in CANDIDATES:
            data = button(town.confirm(voter, choice), "send my vote")
            sends += [(voter.telegram_id, data)] * 2
    random.Random(5).shuffle(sends)  # noqa: S311 - the same each time, on purpose
    return [sends[n::PROCESSES] for n in range(PROCESSES)]


def _pool() -> ProcessPoolExecutor:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.secrecy.racer"])
    return ProcessPoolExecutor(PROCESSES, mp_context=context)


def _url(town: Town) -> str:
    return town.store.engine.url.render_as_string(hide_password=False)


def _race(town: Town, pool: ProcessPoolExecutor, races: list[list[racer.Pressed]]) -> list[tuple[int, str]]:
    url, now = _url(town), town.now
    running = [
        pool.submit(racer.race, url, town.keys.folder, presses, 1_000_000 * n, now)
        for n, presses in enumerate(races, start=1)
    ]
    return [answer for each in running for answer in each.result(timeout=120)]


def test_nobody_votes_twice_and_no_vote_is_lost(town: Town) -> None:
    with _pool() as pool:
        told = Counter(who for who, title in _race(town, pool, _presses(town)) if title == IN)
    sealer = Sealer(town.keys.read(election_key(town.election)), town.election)
    box = town.store.run_now(lambda unit: unit.elections.list_ballots(town.election))
    cast = [sealer.open(box[name], name) for name in (sealer.pseudonym(voter.member) for voter in town.residents)]
    assert len(box) == VOTERS
    # One of the two ballots came first, and its press counted once, however often it arrived.
    assert {vote.version for vote in cast} == {1}
    assert set(told) == {voter.telegram_id for voter in town.residents}
    assert set(told.values()) <= {1, 2}
    town.close()
    counted = town.store.run_now(lambda unit: unit.elections.get(town.election))
    assert counted.result is not None
    assert (counted.result.cast, len(counted.receipts)) == (VOTERS, VOTERS)


def test_who_is_told_that_the_vote_is_in_is_counted_also_when_it_closes_at_that_moment(town: Town) -> None:
    races = _presses(town)
    races[0].insert(len(races[0]) // 2, (town.election, racer.CLOSE))
    with _pool() as pool:
        told = {who for who, title in _race(town, pool, races) if title == IN}
    roll = town.store.run_now(lambda unit: unit.elections.list_roll(town.election))
    by_member = {voter.member: voter.telegram_id for voter in town.residents}
    assert told == {by_member[voter.member_id] for voter in roll if voter.voted}
    assert town.store.run_now(lambda unit: unit.elections.list_ballots(town.election)) == {}

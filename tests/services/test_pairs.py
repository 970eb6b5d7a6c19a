"""Promises of two deeds at the same moment on PostgreSQL: what comes out is that of one after the other."""

import threading
from collections.abc import Callable
from contextlib import suppress

from bot.rules.elections import State
from bot.rules.people import LastFacilitator, Role
from bot.services import people
from bot.services.elections import plan, stand, vote
from storage.unit import Unit
from tests.handlers.elections.table import Hall
from tests.play import Play

WAIT = 1.0
"""Seconds in which both have done everything but the commit, unless one has to wait for the other."""


def _at_once(play: Play, *deeds: Callable[[Unit], object]) -> list[object]:
    """Run two deeds so that neither is committed before both have read; what each gave or raised."""
    together = threading.Barrier(2)
    outcomes: list[object] = []

    def run(deed: Callable[[Unit], object]) -> None:
        def held(unit: Unit) -> object:
            given = deed(unit)
            with suppress(threading.BrokenBarrierError):
                together.wait(WAIT)
            return given

        try:
            outcomes.append(play.store.run_now(held))
        except Exception as problem:  # noqa: BLE001 - a refusal is an outcome
            outcomes.append(problem)

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_of_two_facilitators_who_leave_at_once_one_stays(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    both = [play.member(name, group, role=Role.FACILITATOR) for name in ("Sam", "Asha")]
    play.member("Mina", group)

    def leaves(who: int) -> Callable[[Unit], object]:
        return lambda unit: people.leave(unit, unit.people.get(both[who]), group=group, now=play.now)

    outcomes = _at_once(play, leaves(0), leaves(1))
    assert sum(isinstance(outcome, LastFacilitator) for outcome in outcomes) == 1
    assert len(play.store.run_now(lambda unit: unit.people.list_facilitators(group, now=play.now))) == 1


def test_who_is_suggested_twice_at_once_stands_once(each_play: Play) -> None:
    hall, play = Hall(each_play), each_play
    election = hall.plan()
    play.until(play.now)
    mina = hall.member("Mina").id

    def suggests(name: str) -> Callable[[Unit], object]:
        return lambda unit: stand.suggest(unit, unit.people.get(hall.people[name]), election, mina, now=play.now)

    outcomes = _at_once(play, suggests("Ben"), suggests("Tom"))
    assert not any(isinstance(outcome, Exception) for outcome in outcomes)
    assert len(play.store.run_now(lambda unit: unit.elections.list_candidates(election))) == 1


def test_an_election_that_is_called_off_while_it_opens_is_called_off_or_open_with_its_end(each_play: Play) -> None:
    hall, play = Hall(each_play), each_play
    election = hall.plan()
    play.until(play.now)
    hall.stand("Ben", "Mina")
    seen = hall.election()
    _at_once(
        play,
        lambda unit: vote.open_due(unit, play.dispatch.keys, election, now=seen.vote_at),
        lambda unit: plan.call_off(unit, unit.people.get(hall.sam), election, version=seen.version, now=play.now),
    )
    state = play.store.run_now(lambda unit: unit.elections.get(election).state)
    closes = play.store.run_now(lambda unit: unit.schedule.find("elections.close", election))
    assert (state, closes is not None) in ((State.CALLED_OFF, False), (State.VOTING, True))

"""The end of a vote without a result, and the clocks that see to it that each vote comes to an end."""

import logging
from collections.abc import Mapping
from datetime import datetime
from itertools import chain

from bot.ids import ElectionId
from bot.rules.elections import KEY_LOST, LAST_DAYS, RUNNING, WAIT_AT_MOST, Election, State
from bot.rules.schedule import WallTime
from bot.rules.voting_days import opening_from
from bot.services.elections.plan import stop
from bot.services.elections.terms import let_stop
from bot.services.elections.traces import wipe_all
from storage.keys import Keys
from storage.unit import Unit

log = logging.getLogger(__name__)
PAPERS_END = "elections.papers_end"
KEY_END = "elections.key_end"
CLOCKS: Mapping[State, tuple[str, ...]] = {
    State.PLANNED: ("elections.nominate",),
    State.NOMINATING: ("elections.open",),
    State.VOTING: ("elections.close",),
    State.PAPER: (PAPERS_END, KEY_END),
    State.LOTS: ("elections.no_words", "elections.draw_anyway", "elections.draw"),
}
"""One of these rings while a vote is in this state, and brings it further although no person does anything."""


def end(unit: Unit, keys: Keys, election: Election, *, reason: str, now: datetime) -> Election:
    """A vote that was open has no result: everybody hears why, all votes go, the keys go after the commit."""
    stopped = stop(unit, election, reason=reason, now=now)
    # Who was chosen in a first round is the rep, also when the second one has no result.
    let_stop(unit, stopped, now=now)
    wipe_all(unit, keys, election.id)
    unit.rooms.drop(election.id)
    unit.elections.drop_counts(election.id)
    unit.elections.empty_box(election.id)
    unit.elections.forget_ballots(election.id)
    empty_lost(unit, keys, election)
    return stopped


def empty_lost(unit: Unit, keys: Keys, election: Election) -> None:
    """Of votes that nobody could read, and instead of which this one was held: now they go, too."""
    for lost in unit.elections.list_of(election.group_id, State.CALLED_OFF):
        if lost.reason == KEY_LOST:
            unit.elections.empty_box(lost.id)
            wipe_all(unit, keys, lost.id)
            unit.elections.forget_ballots(lost.id)


def end_in_time(unit: Unit, kind: str, election: Election, at: datetime) -> None:
    """It ends then if nobody has done what only people can do."""
    _ring(unit, kind, election, morning_of(unit, election, at))


def morning_of(unit: Unit, election: Election, at: datetime) -> datetime:
    """The morning of that day where its group is, or of the next working day."""
    return opening_from(at, unit.people.get_group(election.group_id))


def set_papers_end(unit: Unit, election: Election, *, now: datetime) -> None:
    """The papers can be counted for four weeks, and whoever hears so late has some days more."""
    end_in_time(unit, PAPERS_END, election, max(election.close_at + WAIT_AT_MOST, now + LAST_DAYS))


def _ring(unit: Unit, kind: str, election: Election, at: datetime) -> None:
    unit.schedule.set(kind, election.id, WallTime.of(at, unit.people.get_group(election.group_id).zone))


def ends_soon(unit: Unit, kind: str, election: ElectionId, *, now: datetime) -> bool:
    """Whether it ends in a few days without a result, so that people are asked more urgently."""
    end_at = unit.schedule.find(kind, election)
    return end_at is not None and now >= end_at - LAST_DAYS


def watch_clocks(unit: Unit, *, now: datetime) -> None:
    """Set the clock of each vote that nothing would bring further: it hung since before there was one."""
    running = unit.elections.list_in(*RUNNING)
    known = unit.schedule.list_of(tuple(chain(*CLOCKS.values())), tuple(election.id for election in running))
    for election in running:
        if any((kind, election.id) in known for kind in CLOCKS[election.state]):
            continue
        log.error("election %d: nothing would bring it further, its clock is set", election.id)
        kind = CLOCKS[election.state][0]
        match election.state:
            case State.PAPER:
                set_papers_end(unit, election, now=now)
                _ring(unit, "elections.papers_wait", election, now)
            case State.LOTS:
                _ring(unit, kind, election, now)
            case State.PLANNED:
                _ring(unit, kind, election, election.nominate_at)
            case State.NOMINATING:
                _ring(unit, kind, election, election.vote_at)
            case _:
                _ring(unit, kind, election, election.close_at)

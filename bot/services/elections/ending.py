"""The end of a vote without a result, and the clocks that see to it that each vote comes to an end."""

import logging
from datetime import datetime, timedelta
from itertools import chain

from bot.ids import ElectionId
from bot.rules.counting import Status
from bot.rules.elections import KEEP_FOR_RECOUNT, KEY_LOST, LAST_DAYS, WAIT_AT_MOST, Election, State
from bot.rules.lots import needs_words
from bot.rules.schedule import WallTime
from bot.rules.voting_days import opening_from, working_from
from bot.services.elections.plan import stop
from bot.services.elections.terms import let_stop
from bot.services.elections.traces import wipe_all
from storage.keys import Keys
from storage.unit import Unit

log = logging.getLogger(__name__)
PAPERS_END, PAPERS_WAIT = "elections.papers_end", "elections.papers_wait"
KEY_END = "elections.key_end"
NO_MORE, ANYWAY, DRAW = "elections.no_words", "elections.draw_anyway", "elections.draw"
AGAIN, FORGET = "elections.second_round", "elections.forget"


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


def needed(election: Election) -> tuple[tuple[str, ...], ...]:
    """The clocks that bring a vote further although no person does anything: of each of these, one is set."""
    match election.state:
        case State.PLANNED:
            return (("elections.nominate",),)
        case State.NOMINATING:
            return (("elections.open",),)
        case State.VOTING:
            return (("elections.close",),)
        case State.PAPER:
            return ((PAPERS_END, KEY_END), (PAPERS_WAIT,))
        case State.LOTS if needs_words(election):
            return ((NO_MORE, ANYWAY, DRAW),)
        case State.LOTS:
            return ((DRAW,),)
        case State.DONE if election.result is not None and election.result.status is Status.TIE:
            return ((AGAIN,),)
    return ()


def watch_clocks(unit: Unit, *, now: datetime) -> None:
    """Set the clock of each vote that nothing would bring further: it hung since before there was one.

    And of each whose ballots would be kept for ever.
    """
    running = unit.elections.list_unfinished()
    wanted = {each.id: needed(each) for each in running}
    kinds = tuple(sorted({*chain(*chain(*wanted.values()))}))
    known = unit.schedule.list_of(kinds, tuple(wanted))
    for election in running:
        for clocks in wanted[election.id]:
            if not any((kind, election.id) in known for kind in clocks):
                log.error("election %d: nothing would bring it further, its clock is set", election.id)
                _set_missing(unit, clocks[0], election, now=now)
    over = unit.elections.list_kept()
    forgotten = unit.schedule.list_of((FORGET,), tuple(number for number, _, _ in over))
    for number, group, closed_at in over:
        if (FORGET, number) not in forgotten:
            log.error("election %d: its ballots would be kept for ever, their clock is set", number)
            zone = unit.people.get_group(group).zone
            unit.schedule.set(FORGET, number, WallTime.of(max(closed_at + KEEP_FOR_RECOUNT, now), zone))


def _set_missing(unit: Unit, kind: str, election: Election, *, now: datetime) -> None:
    """As it was set when the vote came to this state; what people were told is not moved to a sooner day."""
    if kind == PAPERS_END:
        set_papers_end(unit, election, now=now)
        return
    group = unit.people.get_group(election.group_id)
    match election.state:
        case State.PLANNED:
            at = election.nominate_at
        case State.NOMINATING:
            at = election.vote_at
        case State.VOTING:
            at = election.close_at
        case State.LOTS if kind == DRAW:
            at = opening_from(now + timedelta(days=1), group)
        case State.DONE:
            at = working_from(max(election.public_at or now, now), group)
        case _:
            at = now
    _ring(unit, kind, election, at)

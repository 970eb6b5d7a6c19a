"""A key that is gone: facilitators are asked whether people vote again. When nobody says it, the vote ends."""

import logging
from datetime import datetime

from bot.ids import ElectionId
from bot.rules.counting import Status
from bot.rules.elections import (
    ASK_ABOUT_KEY_AGAIN,
    KEY_GONE,
    KEY_LOST,
    ONE_MORE_WEEK,
    WAIT_AT_MOST,
    Election,
    Standing,
    State,
)
from bot.rules.facts import elections as facts
from bot.rules.people import Person
from bot.rules.refusals import OldButton
from bot.rules.reserved import as_kept
from bot.rules.schedule import WallTime
from bot.rules.staying import as_kept as staying_as_kept
from bot.rules.voting_days import closing_from
from bot.services.elections.box import open_box, open_counted
from bot.services.elections.close import open_copy
from bot.services.elections.ending import KEY_END, PAPERS_END, end, end_in_time, ends_soon, set_papers_end
from bot.services.elections.plan import advanced, drop_clocks, planned
from bot.services.elections.vote import asking_for_key, sealer_of
from storage.keys import KeyMissing, Keys
from storage.unit import Unit

log = logging.getLogger(__name__)
_ASK = "elections.key_lost"


def is_lost(unit: Unit, keys: Keys, election: Election, *, now: datetime) -> bool:
    """Whether nobody can read this vote any more. Raises KeysAway: nobody can say."""
    try:
        match election.state:
            case State.VOTING if now < election.close_at:
                # While people vote nobody looks into the box.
                sealer_of(keys, election.id)
            case State.VOTING:
                return not open_box(unit, keys, election.id).can_be_counted
            case State.PAPER:
                open_counted(unit, keys, election.id)
            case State.LOTS if election.result is not None and election.result.status is Status.LOT_NEEDED:
                # Ballots in order are counted again with the lots.
                open_counted(unit, keys, election.id)
    except KeyMissing:
        return True
    return False


def watch_keys(unit: Unit, keys: Keys, *, now: datetime) -> None:
    """Ask the facilitators of votes whose key is gone, once. Raises KeysAway."""
    keys.look()
    for election in unit.elections.list_in(State.VOTING, State.PAPER, State.LOTS):
        if not is_lost(unit, keys, election, now=now):
            continue
        if None in (unit.schedule.find(_ASK, election.id), unit.schedule.find(KEY_END, election.id)):
            log.error("election %d: nobody can read it, the facilitators are asked", election.id)
            _ask(unit, election, now)


def ask_again_due(unit: Unit, keys: Keys, election_id: ElectionId, *, now: datetime) -> None:
    """Nobody said yet what comes next; when the key was found, nothing ends. Raises KeysAway."""
    election = unit.elections.get(election_id)
    if is_lost(unit, keys, election, now=now):
        _ask(unit, election, now)
    else:
        unit.schedule.drop(KEY_END, election_id)
        if election.state is State.PAPER:
            set_papers_end(unit, election, now=now)


def key_end_due(unit: Unit, keys: Keys, election_id: ElectionId, *, now: datetime) -> None:
    """For four weeks nobody said what comes next: there is no result, or no group of it could ever vote again.

    Raises:
        KeysAway: nobody can say just now whether it is lost.
    """
    unit.elections.hold(election_id, alone=True)
    election = unit.elections.get(election_id)
    if is_lost(unit, keys, election, now=now):
        end(unit, keys, election, reason=KEY_GONE, now=now)


def _ask(unit: Unit, election: Election, now: datetime) -> None:
    zone = unit.people.get_group(election.group_id).zone
    unit.schedule.set(_ASK, election.id, WallTime.of(now + ASK_ABOUT_KEY_AGAIN, zone))
    if unit.schedule.find(KEY_END, election.id) is None:
        end_in_time(unit, KEY_END, election, now + WAIT_AT_MOST)
        # It has one last day: what nobody can read, nobody can count until then.
        unit.schedule.drop(PAPERS_END, election.id)
    fact = facts.KeyLastDays if ends_soon(unit, KEY_END, election.id, now=now) else facts.KeyLost
    unit.happened(fact(election.id, election.group_id), now=now)


@asking_for_key()
def lost(unit: Unit, keys: Keys, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """A vote that nobody can read, for a facilitator.

    Raises:
        OldButton: it can be read, or was begun again.
        CannotOpenNow: nobody can say just now.
        NotYours, NotInGroup.
    """
    election = planned(unit, by, election_id, now=now)
    if not is_lost(unit, keys, election, now=now):
        raise OldButton
    return election


@asking_for_key()
def vote_again(unit: Unit, keys: Keys, by: Person, election_id: ElectionId, *, now: datetime) -> None:
    """A facilitator said so: people are told, and vote again.

    What is in the box stays until the new vote is over: until then the key may still be found.

    Raises:
        OldButton: it can be read, or was begun again.
        CannotOpenNow, NotYours, NotInGroup.
    """
    unit.elections.hold(election_id, alone=True)
    election = lost(unit, keys, by, election_id, now=now)
    advanced(unit, election, State.CALLED_OFF, reason=KEY_LOST)
    unit.elections.drop_counts(election.id)
    unit.rooms.drop(election.id)
    unit.schedule.drop("rooms.over", election.id)
    drop_clocks(unit, election.id)
    unit.elections.audit(election.id, "key lost", {}, now=now)
    values: dict[str, object] = {
        "group_id": election.group_id,
        "state": State.NOMINATING,
        "seats": election.seats,
        "years": election.years,
        "quorum": election.quorum,
        "in_order": election.in_order,
        "reserved": as_kept(election.reserved),
        "staying": staying_as_kept(election.staying),
        "in_a_row": election.in_a_row,
        "nominate_at": now,
        "vote_at": now,
        "close_at": closing_from(now + ONE_MORE_WEEK, unit.people.get_group(election.group_id)),
        "round": election.round,
        "first_id": election.first,
    }
    standing = unit.elections.list_candidates(election.id, Standing.STANDS)
    anew = open_copy(unit, keys, election, values, {c.place for c in standing if c.place is not None}, now)
    unit.happened(facts.VoteBegunAgain(election.id, election.group_id, anew), now=now)

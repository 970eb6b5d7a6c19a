"""While people vote: a facilitator gives one more week, once, or calls the vote off. Everybody hears of both."""

from datetime import datetime

from bot.ids import ElectionId
from bot.rules.elections import ONE_MORE_WEEK, Election, State, check_open
from bot.rules.facts import elections as facts
from bot.rules.people import Person
from bot.rules.refusals import OldButton
from bot.rules.schedule import WallTime
from bot.rules.voting_days import closing_from, working_from
from bot.screen import tap
from bot.services.elections.ending import end
from bot.services.elections.plan import changed, planned
from bot.services.elections.vote import asking_for_key, sealer_of
from storage.keys import Keys
from storage.unit import Unit


def open_vote_of(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """An open vote that this person looks after. A second round and a vote that was begun again stay as they are.

    Raises:
        VotingClosed, NotOpenYet, NotYours, NotInGroup, OldButton.
    """
    found = planned(unit, by, election_id, now=now)
    check_can_change(found, now=now)
    return found


def check_can_change(election: Election, *, now: datetime) -> None:
    """Raises VotingClosed, NotOpenYet; OldButton: a second round, or a vote that was begun again."""
    check_open(election, now=now)
    if election.round > 1 or election.first is not None:
        raise OldButton(tap("elections.show", election.id))


def ends_then(unit: Unit, election: Election) -> datetime:
    """When an open vote ends that gets one more week."""
    return closing_from(election.close_at + ONE_MORE_WEEK, unit.people.get_group(election.group_id))


def give_more_days(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """One more week, once. Repeating it changes nothing, also after the vote got its week because too few voted.

    Raises:
        VotingClosed, NotOpenYet, NotYours, NotInGroup, OldButton.
    """
    unit.elections.hold(election_id, alone=True)
    found = open_vote_of(unit, by, election_id, now=now)
    if found.extended:
        return found
    group, close_at = unit.people.get_group(found.group_id), ends_then(unit, found)
    longer = changed(unit, found, close_at=close_at, extended=True)
    unit.schedule.set("elections.close", election_id, WallTime.of(close_at, group.zone))
    last = working_from(close_at - (close_at - found.vote_at) / 10, group)
    unit.schedule.set("elections.remind_again", election_id, WallTime.of(last, group.zone))
    unit.elections.audit(election_id, "extended", {"by": "facilitator"}, now=now)
    unit.happened(facts.MoreDaysGiven(election_id, found.group_id), now=now)
    return longer


@asking_for_key()
def call_off_open(unit: Unit, keys: Keys, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """There is no result: all votes go, the key goes after the commit, everybody hears it. Nobody has seen a count.

    Repeating it changes nothing.

    Raises:
        VotingClosed, NotOpenYet, NotYours, NotInGroup, OldButton.
        CannotOpenNow, CannotRead: without the key nobody knows which messages still show a ballot.
    """
    unit.elections.hold(election_id, alone=True)
    found = planned(unit, by, election_id, now=now)
    if found.state is State.CALLED_OFF:
        return found
    found = open_vote_of(unit, by, election_id, now=now)
    sealer_of(keys, election_id)
    return end(unit, keys, found, reason="called_off_open", now=now)

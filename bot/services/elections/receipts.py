"""Receipts while a vote is open: who is still owed theirs, and looking at it again.

That somebody has not been shown their receipt stands in the box, under their pseudonym: a row of the person would
name who has just voted.
"""

from datetime import datetime

from bot.ids import ElectionId, PersonId
from bot.rules.elections import Election, State
from bot.rules.people import Person
from bot.services.elections.ballots import Cast
from bot.services.elections.traces import find_sealer
from bot.services.elections.vote import find_cast, sealer_of, voter_in
from storage.keys import Keys
from storage.unit import Unit


def find_own(unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, now: datetime) -> Cast | None:
    """This person's vote, for its receipt, until voting ends; None when nothing of theirs lies in the box.

    Raises:
        OldButton, NotInGroup, NotOnRoll, VotesOnPaper, NotOpenYet, VotingClosed, KeysAway, KeyMissing.
    """
    _, member = voter_in(unit, person, election_id, now=now)
    return find_cast(unit, sealer_of(keys, election_id), election_id, member)


def receipt_shown(unit: Unit, keys: Keys, person: PersonId, election_id: ElectionId) -> None:
    """The person has seen that their vote is in. Nothing happens when the vote was closed meanwhile."""
    member, sealer = unit.elections.find_member(election_id, person), find_sealer(keys, election_id)
    if member is not None and sealer is not None:
        unit.elections.note_receipt_shown(election_id, sealer.pseudonym(member))


def owed_receipts(unit: Unit, keys: Keys) -> list[tuple[PersonId, ElectionId]]:
    """Who has voted and has not been shown so, by election: after a start, or when an answer failed."""
    return [
        (person, election.id)
        for election in unit.elections.list_in(State.VOTING)
        for person in _owed(unit, keys, election)
    ]


def _owed(unit: Unit, keys: Keys, election: Election) -> list[PersonId]:
    not_shown, sealer = set(unit.elections.list_not_shown(election.id)), find_sealer(keys, election.id)
    if not not_shown or sealer is None:
        return []
    roll = unit.elections.list_roll(election.id)
    return [voter.person_id for voter in roll if sealer.pseudonym(voter.member_id) in not_shown]

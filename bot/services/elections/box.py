"""The box after the end of a vote, opened in memory: what can be read, and what is damaged."""

from dataclasses import dataclass

from bot.ids import ElectionId, MemberId
from bot.rules.ballots import form_of
from bot.rules.counting import MOST_CANDIDATES
from bot.services.elections.ballots import Cast, Counted, Unreadable
from bot.services.elections.vote import kind_of, sealer_of
from storage.keys import KeyMissing, Keys, recount_key
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Opened:
    """The box, opened in memory: the ballots of those who vote by phone.

    Args:
        waiting: of those who were put to paper: still sealed, until it is known whether a paper of theirs came.
        damaged: whose ballot cannot be read.
        strange: how many lie there that belong to nobody on the roll.
    """

    casts: dict[MemberId, Cast]
    damaged: frozenset[MemberId]
    strange: int
    waiting: dict[MemberId, bytes]

    @property
    def unreadable(self) -> int:
        """How many cannot be counted."""
        return len(self.damaged) + self.strange

    @property
    def can_be_counted(self) -> bool:
        """Whether most of the ballots can be read: what a part of them says is not what the group said."""
        return self.unreadable <= len(self.casts)


def open_box(unit: Unit, keys: Keys, election: ElectionId) -> Opened:
    """Open every ballot, but for those of people who were put to paper. Raises KeysAway, KeyMissing."""
    sealer, kind = sealer_of(keys, election), kind_of(unit.elections.get(election))
    # Of as many candidates as you like, because some may have stopped since a ballot was sent.
    form = form_of(kind, MOST_CANDIDATES)
    left, casts, damaged, waiting = unit.elections.list_ballots(election), {}, set(), {}
    for voter in unit.elections.list_roll(election):
        pseudonym = sealer.pseudonym(voter.member_id)
        sealed = left.pop(pseudonym, None)
        if sealed is None:
            continue
        if voter.on_paper:
            waiting[voter.member_id] = sealed
            continue
        try:
            cast = sealer.open(sealed, pseudonym)
        except Unreadable:
            damaged.add(voter.member_id)
            continue
        if form.can_be(cast.choice):
            casts[voter.member_id] = cast
        else:
            damaged.add(voter.member_id)
    return Opened(casts, frozenset(damaged), strange=len(left), waiting=waiting)


def open_counted(unit: Unit, keys: Keys, election: ElectionId) -> Counted:
    """The ballots of a closed vote. Raises KeysAway; KeyMissing: nobody can read them."""
    key, sealed = keys.read(recount_key(election)), unit.elections.sealed_ballots(election)
    if sealed is None:
        raise LookupError("no ballots to count")
    try:
        return Counted.open(sealed, key)
    except Unreadable:
        raise KeyMissing(recount_key(election)) from None

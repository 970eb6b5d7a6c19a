"""Counting again: two people look at the ballots of a closed vote, from which every name was taken."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from bot.ids import ElectionId, MemberId
from bot.rules.ballots import Form, form_of
from bot.rules.elections import Election, State
from bot.rules.facts import elections as facts
from bot.rules.people import Person, check_in
from bot.rules.refusals import NotYours, OldButton
from bot.rules.shown import may_show_piles, tells_of_phones
from bot.services.elections.ballots import Counted
from bot.services.elections.box import open_counted
from bot.services.elections.close import count_twice
from bot.services.elections.members import me_in
from bot.services.elections.plan import get, planned
from bot.services.elections.roll import list_beside
from bot.services.elections.vote import asking_for_key, kind_of
from bot.services.new_phone import has_new_phone
from storage.keys import Keys, recount_key
from storage.unit import Unit

SCRUTINEERS = 2


@dataclass(frozen=True, slots=True)
class Again:
    """What a scrutineer sees.

    Args:
        form: how the ballots are filled in.
        counted: None where the ballots would tell somebody apart.
        is_same: whether both counters come to the stored result again.
    """

    election: Election
    form: Form
    counted: Counted | None
    is_same: bool


def can_recount(unit: Unit, election: Election) -> bool:
    """Whether the ballots of this vote are still there."""
    return election.state is State.DONE and unit.elections.sealed_ballots(election.id) is not None


def asks_scrutineers(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """An election that can be counted again, for who planned it. Raises OldButton, NotYours, NotInGroup."""
    election = planned(unit, by, election_id, now=now)
    if not can_recount(unit, election):
        raise OldButton
    return election


def can_draw(unit: Unit, election: Election, *, now: datetime) -> bool:
    """Whether there are two members on whom lots can fall."""
    return len(_able(unit, election, now)) >= SCRUTINEERS


def _able(unit: Unit, election: Election, now: datetime) -> list[MemberId]:
    """On whom lots can fall: who could count papers, with the phone that they had at the close."""
    return [
        member
        for member in list_beside(unit, election, now=now)
        if not has_new_phone(unit, election.group_id, member, since=election.close_at)
    ]


def draw_scrutineers(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """Lots fall on two members who count again: nobody chooses them. Repeating it changes nothing. As it is now.

    Raises:
        OldButton: there are not two who can.
    """
    election = asks_scrutineers(unit, by, election_id, now=now)
    if election.scrutineers:
        return election
    if not can_draw(unit, election, now=now):
        raise OldButton
    drawn = secrets.SystemRandom().sample(_able(unit, election, now), SCRUTINEERS)
    _set(unit, election, [(member, None) for member in sorted(drawn)])
    unit.elections.audit(election_id, "scrutineer", {"members": sorted(drawn)}, now=now)
    for member in drawn:
        unit.happened(facts.ScrutineerAsked(election_id, election.group_id, member), now=now)
    return unit.elections.get(election_id)


def _set(unit: Unit, election: Election, scrutineers: list[tuple[MemberId, bool | None]]) -> None:
    if not unit.elections.change(election, scrutineers=scrutineers):
        raise OldButton


def scrutinises(unit: Unit, person: Person, election_id: ElectionId, *, now: datetime) -> tuple[Election, MemberId]:
    """An election that this person counts again. Raises OldButton, NotYours, NotInGroup."""
    election = get(unit, election_id)
    me = me_in(unit, election, person, now=now)
    check_in(me)
    is_asked = any(member == me.id for member, _ in election.scrutineers)
    if not is_asked or has_new_phone(unit, election.group_id, me.id, since=election.close_at):
        # Whoever moves the phones of both would say alone that it is right.
        raise NotYours
    if not can_recount(unit, election):
        raise OldButton
    return election, me.id


@asking_for_key()
def see_again(unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, now: datetime) -> Again:
    """Open the sorted ballots in memory and count them again.

    Raises:
        CannotOpenNow: the second key is away.
        CannotRead: what lies there is damaged.
        OldButton: the key is gone.
    """
    election, _ = scrutinises(unit, person, election_id, now=now)
    if not keys.has(recount_key(election_id)):
        raise OldButton
    counted = open_counted(unit, keys, election_id)
    form = form_of(kind_of(election), election.seats + 1)
    # Of ballots in order too many are like no other.
    piles = not form.is_in_order and not tells_of_phones(election) and may_show_piles(counted.choices)
    return Again(election, form, counted if piles else None, is_same=_same(unit, election, counted))


def _same(unit: Unit, election: Election, counted: Counted) -> bool:
    """The numbers are compared, not who is elected: lots may have been drawn since."""
    again, before = count_twice(unit, election, counted), election.result
    if again is None or before is None:
        return False
    return (again.totals, again.cast, again.blank) == (before.totals, before.cast, before.blank)


def say_again(unit: Unit, person: Person, election_id: ElectionId, *, right: bool, now: datetime) -> Election:
    """A scrutineer says whether it is right. Everybody hears a no, and when both say yes.

    The ballots stay for their 28 days all the same: two people who press quickly do not end what can be looked into.
    """
    election, me = scrutinises(unit, person, election_id, now=now)
    if dict(election.scrutineers)[me] is right:
        return election
    said = [(member, right if member == me else before) for member, before in election.scrutineers]
    _set(unit, election, said)
    unit.elections.audit(election_id, "recount", {"member": me, "right": right}, now=now)
    if not right:
        unit.happened(facts.RecountDoubted(election_id, election.group_id), now=now)
    elif len(said) == SCRUTINEERS and all(answer for _, answer in said):
        unit.happened(facts.RecountConfirmed(election_id, election.group_id), now=now)
    return unit.elections.get(election_id)

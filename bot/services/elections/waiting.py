"""Phone votes of people who were put to paper: they wait, sealed anew, until it is known whether a paper came."""

from datetime import datetime

from bot.ids import ElectionId, MemberId
from bot.rules.elections import Election
from bot.services.elections.ballots import Cast, Counted, Sealer, Unreadable, receipt_text, sorted_receipts
from bot.services.elections.box import open_counted
from bot.services.elections.plan import changed
from bot.services.elections.vote import sealer_of
from storage.keys import Keys, recount_key
from storage.unit import Unit


def _waiting_sealer(keys: Keys, election: ElectionId) -> Sealer:
    """The second key seals what waits: the first one goes at the close. Raises KeysAway, KeyMissing."""
    return Sealer(keys.read(recount_key(election)), election)


def keep_waiting(unit: Unit, keys: Keys, election: ElectionId, waiting: dict[MemberId, bytes]) -> None:
    """At the close, when the box is empty: put back the ballots of who was put to paper, sealed with the second key.

    A damaged one is put back as it is, so that it is found damaged when it is to be counted.
    """
    if not waiting:
        return
    first, second = sealer_of(keys, election), _waiting_sealer(keys, election)
    anew = {second.pseudonym(member): _sealed_anew(first, second, member, old) for member, old in waiting.items()}
    # In the order of pseudonyms: the order of the rows says nothing of whose they are.
    for pseudonym, sealed in sorted(anew.items()):
        unit.elections.put_ballot(election, pseudonym, sealed, instead_of=None)


def _sealed_anew(first: Sealer, second: Sealer, member: MemberId, sealed: bytes) -> bytes:
    try:
        return second.seal(first.open(sealed, first.pseudonym(member)), second.pseudonym(member))
    except Unreadable:
        return sealed


def count_waiting(unit: Unit, keys: Keys, election: Election, *, now: datetime) -> Election:
    """Papers are counted: whose paper did not come has voted by phone, if they had. The others' go. As it is now.

    Raises:
        KeysAway, KeyMissing: nobody can read them just now.
    """
    casts, damaged = _of_who_gave_none(unit, _waiting_sealer(keys, election.id), election.id)
    for member in sorted({*casts, *damaged}):
        unit.elections.set_came_by_phone(election.id, member)
        unit.elections.audit(election.id, "no paper came", {"member": member}, now=now)
    unit.elections.empty_box(election.id)
    if not casts and not damaged:
        return election
    counted = open_counted(unit, keys, election.id)
    choices = tuple(sorted([*counted.choices, *(cast.choice for cast in casts.values())]))
    texts = [*election.receipts, *(receipt_text(cast.receipt) for cast in casts.values())]
    return changed(
        unit,
        election,
        receipts="\n".join(sorted_receipts(texts)),
        unreadable=election.unreadable + len(damaged),
        sealed_ballots=Counted(choices).seal(keys.read(recount_key(election.id))),
        scrubbed=False,
    )


def _of_who_gave_none(unit: Unit, sealer: Sealer, election: ElectionId) -> tuple[dict[MemberId, Cast], set[MemberId]]:
    """The ballots of those whose paper did not come, opened in memory; and whose cannot be read."""
    lying = unit.elections.list_ballots(election)
    casts: dict[MemberId, Cast] = {}
    damaged = set()
    for voter in unit.elections.list_roll(election):
        pseudonym = sealer.pseudonym(voter.member_id)
        if pseudonym not in lying or not voter.on_paper or voter.voted:
            continue
        try:
            casts[voter.member_id] = sealer.open(lying[pseudonym], pseudonym)
        except Unreadable:
            damaged.add(voter.member_id)
    return casts, damaged

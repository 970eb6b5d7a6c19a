"""Who is the rep, as far as everybody may hear of it."""

from datetime import datetime

from bot.ids import MemberId
from bot.rules.elections import is_public
from bot.rules.reps import Term
from storage.unit import Unit


def told_term(unit: Unit, member: MemberId, *, now: datetime) -> Term | None:
    """The term that runs now, once everybody may hear of it: who stood hears first what came out."""
    term = unit.people.term_of(member, now=now)
    if term is None or term.election_id is None:
        return term
    return term if is_public(unit.elections.get(term.election_id), now=now) else None

"""Who is the rep, as far as everybody may hear of it."""

from collections.abc import Collection
from datetime import datetime

from bot.ids import MemberId
from bot.rules.elections import is_public
from bot.rules.people import Member
from bot.rules.reps import Term
from storage.unit import Unit


def told_term(unit: Unit, member: MemberId, *, now: datetime) -> Term | None:
    """The term that runs now, once everybody may hear of it: who stood hears first what came out."""
    term = unit.people.term_of(member, now=now)
    return term if term is not None and _is_told(unit, term, now) else None


def told_reps(unit: Unit, members: Collection[Member], *, now: datetime) -> set[MemberId]:
    """Those of some members whose term runs, once everybody may hear of it."""
    running = {
        term.member_id: term for term in reversed(unit.people.list_running([each.id for each in members], now=now))
    }
    return {member for member, term in running.items() if _is_told(unit, term, now)}


def _is_told(unit: Unit, term: Term, now: datetime) -> bool:
    return term.election_id is None or is_public(unit.elections.get(term.election_id), now=now)

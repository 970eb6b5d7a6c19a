"""After the vote: who was chosen says yes, or no. They are asked once and reminded once; silence takes nothing away."""

from datetime import datetime

from bot.ids import TermId
from bot.rules.facts import reps as facts
from bot.rules.people import Person
from bot.rules.refusals import ChangedMeanwhile, OldButton
from bot.rules.reps import Answer, Term
from bot.screen import tap
from bot.services.reps import terms
from storage.unit import Unit


def term_for(unit: Unit, person: Person, term_id: TermId, *, now: datetime) -> Term:
    """A term for which this person may answer: their own, or as a facilitator that of somebody without a phone.

    Raises:
        OldButton: it is somebody else's, or over.
        NotInGroup.
    """
    try:
        term = unit.people.get_term(term_id)
        chosen = unit.people.get_member(term.member_id, now=now)
    except LookupError:
        raise OldButton from None
    me = unit.people.member_in(chosen.group_id, person.id, now=now)
    if me.id != chosen.id and not (me.is_facilitator and chosen.on_paper):
        raise OldButton
    return term


def accept(unit: Unit, person: Person, term_id: TermId, *, now: datetime) -> Term:
    """They want to be the rep. Repeating it changes nothing. Raises OldButton, NotInGroup, ChangedMeanwhile."""
    term = term_for(unit, person, term_id, now=now)
    if not term.runs(now):
        raise OldButton
    if term.answer is Answer.YES:
        return term
    _answer(unit, term, Answer.YES)
    unit.happened(facts.TermAccepted(term.id, term.member_id, term.group_id), now=now)
    return unit.people.get_term(term_id)


def decline(unit: Unit, person: Person, term_id: TermId, *, now: datetime) -> Term:
    """They do not want to be the rep: the term ends, and the next step follows. Repeating it changes nothing.

    Raises:
        OldButton: it is over, or they had said yes (who said yes can stop).
        NotInGroup, ChangedMeanwhile.
    """
    term = term_for(unit, person, term_id, now=now)
    if term.answer is Answer.NO:
        return term
    if not term.runs(now) or term.answer is Answer.YES:
        raise OldButton
    _answer(unit, term, Answer.NO)
    is_mine = unit.people.get_member(term.member_id, now=now).person_id == person.id
    terms.end(unit, term, by_themselves=is_mine, now=now)
    if term.election_id is not None:
        candidate = unit.elections.find_candidate(term.election_id, term.member_id)
        place = None if candidate is None else candidate.place
        unit.elections.audit(term.election_id, "said no", {"place": place}, now=now)
    unit.happened(facts.TermDeclined(term.id, term.member_id, term.group_id), now=now)
    return unit.people.get_term(term_id)


def _answer(unit: Unit, term: Term, answer: Answer) -> None:
    if not unit.people.answer_term(term, answer):
        raise ChangedMeanwhile(tap("reps.yours", term.id))
    for kind in ("reps.remind", "reps.silent"):
        unit.schedule.drop(kind, term.id)


def remind_due(unit: Unit, term_id: TermId, *, now: datetime) -> None:
    """They are asked once more."""
    term = unit.people.get_term(term_id)
    if term.runs(now) and term.answer is Answer.ASKED:
        unit.happened(facts.AnswerReminded(term_id, term.member_id, term.group_id), now=now)


def silent_due(unit: Unit, term_id: TermId, *, now: datetime) -> None:
    """A week went by: somebody speaks with them. They stay the rep: before the vote they said that they want it."""
    term = unit.people.get_term(term_id)
    if term.runs(now) and term.answer is Answer.ASKED:
        unit.happened(facts.AnswerMissing(term_id, term.member_id, term.group_id), now=now)

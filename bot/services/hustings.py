"""Hustings: a member asks everybody who stands, a facilitator passes it on as it is, and all candidates answer."""

from collections.abc import Collection
from datetime import datetime

from bot.ids import CandidateId, ElectionId, FileId, GroupId, QueryId
from bot.rules.elections import Candidate, Election, Standing
from bot.rules.elections import State as Vote
from bot.rules.facts import hustings as facts
from bot.rules.hustings import (
    CandidateAnswer,
    Query,
    Reason,
    State,
    asked_in,
    check_answering,
    check_asking,
    check_may_ask,
)
from bot.rules.people import Member, Person, check_has_voice
from bot.rules.refusals import ChangedMeanwhile, OldButton
from bot.screen import tap
from bot.services.elections.members import check_helps, me_in
from bot.services.elections.plan import get
from bot.services.elections.stand import candidate_for
from storage.unit import Unit


def _known(unit: Unit, query_id: QueryId) -> Query:
    found = unit.hustings.find(query_id)
    if found is None:
        raise OldButton
    return found


# Who asks


def ask(
    unit: Unit, person: Person, election_id: ElectionId, *, text: str, voice: FileId | None, now: datetime
) -> Query:
    """A member says what they want to ask; nobody else sees it yet. Said again, it is the new words.

    Raises:
        AskingIsOver, AskedAlready, EnoughAsked, NotYours, NotInGroup, OldButton.
    """
    election, member = _asking(unit, person, election_id, now=now)
    begun = [each for each in unit.hustings.list_of(election_id, State.DRAFT) if each.member_id == member.id]
    check_may_ask(election, member.id, unit.hustings.list_of(election_id))
    if begun:
        unit.hustings.change(begun[0].id, text=text, voice=voice)
        return _known(unit, begun[0].id)
    return _known(unit, unit.hustings.add(election_id, member.id, text=text, voice=voice))


def _asking(unit: Unit, person: Person, election_id: ElectionId, *, now: datetime) -> tuple[Election, Member]:
    election = get(unit, election_id)
    member = me_in(unit, election, person, now=now)
    check_has_voice(member)
    check_asking(election, now=now)
    return election, member


def check_asks(unit: Unit, person: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """Raises what `ask` raises, before anything was said."""
    election, member = _asking(unit, person, election_id, now=now)
    check_may_ask(election, member.id, unit.hustings.list_of(election_id))
    return election


def own(unit: Unit, person: Person, query_id: QueryId, *, now: datetime) -> Query:
    """A question of this person. Raises OldButton: of somebody else, or nobody knows any more whose it is."""
    found = _known(unit, query_id)
    member = me_in(unit, get(unit, found.election_id), person, now=now)
    if found.member_id != member.id:
        raise OldButton
    return found


def own_in(unit: Unit, member: Member, election: ElectionId) -> list[Query]:
    """What this member asked in a vote, the newest last; nothing once that is forgotten."""
    return [each for each in unit.hustings.list_of(election) if each.member_id == member.id]


def name_it(unit: Unit, query: Query, *, with_name: bool) -> Query:
    """With the name of who asks, or without. Raises OldButton: it was sent."""
    if query.state is not State.DRAFT:
        raise OldButton(tap("hustings.mine", query.election_id))
    unit.hustings.change(query.id, with_name=with_name)
    return _known(unit, query.id)


def send(unit: Unit, person: Person, query_id: QueryId, *, now: datetime) -> Query:
    """The question is asked. Repeating it changes nothing.

    Raises:
        AskingIsOver, AskedAlready, EnoughAsked, NotInGroup, OldButton.
    """
    found = own(unit, person, query_id, now=now)
    if found.state is not State.DRAFT:
        return found
    election, member = _asking(unit, person, found.election_id, now=now)
    check_may_ask(election, member.id, unit.hustings.list_of(found.election_id))
    _becomes(unit, found, State.WAITS)
    unit.happened(facts.QueryAsked(query_id, election.id, member.group_id), now=now)
    return _known(unit, query_id)


def take_back(unit: Unit, person: Person, query_id: QueryId, *, now: datetime) -> Election:
    """Who asked takes it back, before anybody passed it on.

    Raises:
        OldButton: candidates have it, or it is somebody else's.
    """
    found = own(unit, person, query_id, now=now)
    if found.state not in (State.DRAFT, State.WAITS) or not unit.hustings.remove(found):
        raise OldButton(tap("hustings.mine", found.election_id))
    return get(unit, found.election_id)


def _becomes(unit: Unit, query: Query, to: State, *, same_as: QueryId | None = None, reason: str = "") -> None:
    """Raises ChangedMeanwhile: somebody was quicker."""
    if not unit.hustings.advance(query, to, same_as=same_as, reason=reason):
        raise ChangedMeanwhile(tap("hustings.show", query.election_id))


# Who passes it on


def list_waiting(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> list[Query]:
    """What a facilitator has not looked at, the oldest first. Raises NotYours, NotInGroup, OldButton."""
    election = get(unit, election_id)
    return list_waiting_in(unit, election, check_helps(unit, election, by, now=now), now=now)


def list_waiting_in(unit: Unit, election: Election, groups: Collection[GroupId], *, now: datetime) -> list[Query]:
    """What members of these groups asked and nobody has looked at: each group passes on what its own people ask."""
    waiting = unit.hustings.list_of(election.id, State.WAITS)
    return [each for each in waiting if len(election.groups) == 1 or _group_of(unit, each, now) in groups]


def _group_of(unit: Unit, query: Query, now: datetime) -> GroupId:
    """The group of who asked; of somebody who is forgotten the group that plans the vote."""
    if query.member_id is None:
        return get(unit, query.election_id).group_id
    return unit.people.get_member(query.member_id, now=now).group_id


def waiting(unit: Unit, by: Person, query_id: QueryId, *, now: datetime) -> Query:
    """A question that waits, for a facilitator. Raises OldButton, NotYours, NotInGroup."""
    found = _known(unit, query_id)
    groups = check_helps(unit, get(unit, found.election_id), by, now=now)
    if found.state is not State.WAITS or _group_of(unit, found, now) not in groups:
        raise OldButton(tap("hustings.new", found.election_id))
    return found


def pass_on(unit: Unit, by: Person, query_id: QueryId, *, now: datetime) -> Query:
    """All candidates get it, as it is. Raises what `waiting` raises."""
    found = waiting(unit, by, query_id, now=now)
    _pass_on(unit, found, now)
    return found


def _pass_on(unit: Unit, query: Query, now: datetime) -> None:
    group = get(unit, query.election_id).group_id
    _becomes(unit, query, State.PASSED)
    unit.happened(facts.QueryPassedOn(query.id, query.election_id, group), now=now)


def join(unit: Unit, by: Person, query_id: QueryId, other: QueryId, *, now: datetime) -> Query:
    """It is put together with another one that all candidates have. Raises what `waiting` raises."""
    found, same = waiting(unit, by, query_id, now=now), _known(unit, other)
    if same.election_id != found.election_id or same.state is not State.PASSED:
        raise OldButton(tap("hustings.new", found.election_id))
    _becomes(unit, found, State.SAME, same_as=other)
    group = get(unit, found.election_id).group_id
    unit.happened(facts.QueryJoined(query_id, found.election_id, group), now=now)
    return found


def hold_back(unit: Unit, by: Person, query_id: QueryId, reason: Reason, *, now: datetime) -> Query:
    """It is not passed on; who asked hears why, and can ask in other words. Raises what `waiting` raises."""
    found = waiting(unit, by, query_id, now=now)
    _becomes(unit, found, State.HELD, reason=reason)
    group = get(unit, found.election_id).group_id
    unit.happened(facts.QueryHeldBack(query_id, found.election_id, group, reason), now=now)
    return found


def asking_ends(unit: Unit, election_id: ElectionId, *, now: datetime) -> None:
    """Voting opens soon: what nobody looked at goes on by itself, so nothing is dropped by waiting."""
    election = unit.elections.get(election_id)
    if election.state is not Vote.NOMINATING:
        return
    for query in unit.hustings.list_of(election_id, State.WAITS):
        _pass_on(unit, query, now)
    if unit.hustings.list_of(election_id, State.PASSED):
        unit.happened(facts.AskingEnded(election_id, election.group_id), now=now)


# Who answers


def answering(unit: Unit, person: Person, candidate_id: CandidateId, *, now: datetime) -> Candidate:
    """A candidate who answers: they themselves, or a facilitator writes it down for somebody on paper.

    Nobody else, also no facilitator, sees an answer before all are shown.

    Raises:
        OldButton: it is somebody else, or they do not stand.
        AnswersAreFixed: voting has begun.
    """
    candidate = candidate_for(unit, person, candidate_id, now=now)
    if candidate.person_id != person.id and not candidate.on_paper:
        raise OldButton
    if candidate.standing is not Standing.STANDS:
        raise OldButton
    check_answering(unit.elections.get(candidate.election_id), now=now)
    return candidate


def to_answer(unit: Unit, candidate: Candidate) -> list[tuple[Query, CandidateAnswer | None]]:
    """All questions, each with what this candidate answers so far."""
    mine = {
        each.query_id: each
        for each in unit.hustings.list_answers(candidate.election_id)
        if each.member_id == candidate.member_id
    }
    queries = unit.hustings.list_of(candidate.election_id, State.PASSED)
    return [(query, mine.get(query.id)) for query in queries]


def count_unanswered(unit: Unit, candidate: Candidate) -> int:
    """How many questions wait for this candidate."""
    return sum(given is None for _, given in to_answer(unit, candidate))


def answer(
    unit: Unit, person: Person, candidate_id: CandidateId, query_id: QueryId, *,
    text: str, voice: FileId | None, now: datetime,
) -> Candidate:  # fmt: skip
    """What a candidate answers, in place of what they answered before. Raises what `answering` raises."""
    candidate = answering(unit, person, candidate_id, now=now)
    query = _known(unit, query_id)
    if query.election_id != candidate.election_id or query.state is not State.PASSED:
        raise OldButton
    unit.hustings.answer(query_id, candidate.member_id, text=text, voice=voice)
    return candidate


# Who reads


def count_held(unit: Unit, election: Election) -> int:
    """How many questions were not passed on: everybody may know that."""
    return len(unit.hustings.list_of(asked_in(election), State.HELD))

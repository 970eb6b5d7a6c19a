"""Hustings: what members ask everybody who stands, and what those answer. Not who stands, and not the vote."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from bot.ids import ElectionId, FileId, MemberId, PersonId, QueryId
from bot.rules.candidates import CARDS_BEFORE
from bot.rules.elections import WORDS_MOST, Candidate, Election
from bot.rules.elections import State as Vote
from bot.rules.leading import Lead
from bot.rules.refusals import Refusal
from bot.screen import tap

MOST = 5
"""Questions of one vote: each candidate answers all of them, and each voter reads all answers."""
ASK_MOST = ANSWER_MOST = WORDS_MOST
A_PAGE = 5
"""Answers of a page: with so many candidates one question is one page."""
ASKED_UNTIL = CARDS_BEFORE
"""Before voting opens. After that candidates have the rest of the time for their answers."""


class State(StrEnum):
    """How far a question has come."""

    DRAFT = "draft"
    """Only who asks sees it."""
    WAITS = "waits"
    """A facilitator looks at it; whatever they do not do, it goes on when asking is over."""
    PASSED = "passed"
    """All candidates have it."""
    SAME = "same"
    """It is together with another one."""
    HELD = "held"
    """It was not passed on, and who asked knows why."""


MOVES: Mapping[State, Collection[State]] = {
    State.DRAFT: (State.WAITS,),
    State.WAITS: (State.PASSED, State.SAME, State.HELD),
    State.PASSED: (),
    State.SAME: (),
    State.HELD: (),
}
"""What can become of a question. Nobody takes it away from the candidates again."""


COUNTING = (State.WAITS, State.PASSED)
"""What is somebody's one question. Neither holding one back nor putting it with another takes anybody's turn away."""


class Reason(StrEnum):
    """Why a question is not passed on. There is no other reason, so none can be made up."""

    ONE_PERSON = "one_person"
    """Not all candidates can answer it."""
    HURTS = "hurts"
    PRIVATE = "private"
    UNCLEAR = "unclear"


class AskingIsOver(Refusal):
    """Voting opens too soon, or is open. Data: `moment`, until when people could ask."""

    key = "hustings.refused.over"


class AskedAlready(Refusal):
    """Each member asks one question."""

    key = "hustings.refused.asked"


class EnoughAsked(Refusal):
    """As many questions are there as candidates can answer. Data: `most`."""

    key = "hustings.refused.enough"


class AnswersAreFixed(Refusal):
    """Voting has begun: everybody votes on the same answers."""

    key = "hustings.refused.fixed"


@dataclass(frozen=True, slots=True)
class Query:
    """What a member asks everybody who stands.

    Args:
        member_id: who asked; None once that is forgotten.
        name: of who asked, if they want it to be said; or else empty.
        same_as: the question with which it was put together.
        reason: why it was not passed on.
    """

    id: QueryId
    election_id: ElectionId
    member_id: MemberId | None
    name: str
    state: State
    text: str
    voice: FileId | None
    with_name: bool
    same_as: QueryId | None
    reason: str


@dataclass(frozen=True, slots=True)
class CandidateAnswer:
    """What one candidate answers to one question: words or a voice."""

    query_id: QueryId
    member_id: MemberId
    text: str
    voice: FileId | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the answers to it, in the order in which this reader sees them; None: there is none."""

    query: Query
    answers: tuple[tuple[Candidate, CandidateAnswer | None], ...]


def asked_in(election: Election) -> ElectionId:
    """Whose questions belong to a vote: a second round is about the same ones."""
    return election.first or election.id


def asked_until(election: Election) -> datetime:
    """Until when people can ask, aware UTC."""
    return election.vote_at - ASKED_UNTIL


def may_ask_now(election: Election, *, now: datetime) -> bool:
    """While people can stand, until some days before voting opens."""
    return election.state is Vote.NOMINATING and now < asked_until(election)


def has_answers(election: Election) -> bool:
    """Whether answers are shown: all at once, when voting opens, and not before."""
    return election.state in (Vote.VOTING, Vote.PAPER, Vote.LOTS, Vote.DONE)


def check_asking(election: Election, *, now: datetime) -> None:
    """Raises AskingIsOver."""
    if not may_ask_now(election, now=now):
        raise AskingIsOver(tap("hustings.show", election.id), moment=asked_until(election))


def check_may_ask(election: Election, member: MemberId, queries: Sequence[Query]) -> None:
    """Whether this member can ask one more.

    Raises:
        AskedAlready, EnoughAsked.
    """
    counting = [each for each in queries if each.state in COUNTING]
    if any(each.member_id == member for each in counting):
        raise AskedAlready(tap("hustings.mine", election.id))
    if len(counting) >= MOST:
        raise EnoughAsked(tap("hustings.show", election.id), most=MOST)


def check_answering(election: Election, *, now: datetime) -> None:
    """Raises AnswersAreFixed."""
    if election.state is not Vote.NOMINATING or now >= election.vote_at:
        raise AnswersAreFixed(tap("hustings.show", election.id))


def heeded(marks: Sequence[Lead]) -> tuple[Lead, ...]:
    """What may lead in a question to candidates. Yes or no is a good answer of somebody who wants to be elected."""
    return tuple(mark for mark in marks if mark.kind != "yes_no")


def order_for(reader: PersonId, query: QueryId, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Candidates in an order that stays, and is another one for each reader and question: nobody is always first."""
    drawn = {each.id: sha256(f"{reader}:{query}:{each.id}".encode()).digest() for each in candidates}
    return tuple(sorted(candidates, key=lambda each: drawn[each.id]))

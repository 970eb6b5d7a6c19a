"""What members asked the candidates, with all answers: shown from the opening of the vote on, all at once."""

from collections.abc import Sequence

from bot.rules.elections import Candidate, Election, Standing
from bot.rules.hustings import Asked, CandidateAnswer, State, asked_in, has_answers, order_for
from bot.rules.people import Person
from storage.unit import Unit


def asked_for(unit: Unit, election: Election, reader: Person) -> list[Asked]:
    """All questions that candidates have, for somebody who reads: each question has another order of candidates."""
    standing = unit.elections.list_candidates(election.id, Standing.STANDS)
    return [
        Asked(one.query, tuple(_in_order(one.answers, order_for(reader.id, one.query.id, standing))))
        for one in list_asked(unit, election, standing)
    ]


def _in_order(
    answers: Sequence[tuple[Candidate, CandidateAnswer | None]], order: Sequence[Candidate]
) -> list[tuple[Candidate, CandidateAnswer | None]]:
    return sorted(answers, key=lambda answer: order.index(answer[0]))


def list_asked(unit: Unit, election: Election, candidates: Sequence[Candidate]) -> list[Asked]:
    """The same, with the candidates in the order given. Before voting opens there are no answers to be seen."""
    queries = unit.hustings.list_of(asked_in(election), State.PASSED)
    if not queries or not has_answers(election):
        return [Asked(query, ()) for query in queries]
    given = {(each.query_id, each.member_id): each for each in unit.hustings.list_answers(asked_in(election))}
    return [
        Asked(query, tuple((each, given.get((query.id, each.member_id))) for each in candidates)) for query in queries
    ]

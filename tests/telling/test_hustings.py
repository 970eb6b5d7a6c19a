"""Who hears what of the questions to candidates."""

from datetime import timedelta

import pytest

from bot.ids import ElectionId, QueryId
from bot.rules.elections import Standing, State
from bot.rules.facts import hustings as facts
from bot.rules.hustings import Reason
from tests.telling.town import Town


@pytest.fixture
def election(town: Town) -> ElectionId:
    """Mina and Joe (on paper) stand."""
    now = town.play.now
    values: dict[str, object] = {
        "group_id": town.north, "state": State.NOMINATING, "seats": 1, "years": 2, "quorum": 5, "nominate_at": now,
        "vote_at": now + timedelta(days=8), "close_at": now + timedelta(days=20),
    }  # fmt: skip
    made = town.ask(lambda unit: unit.elections.add(values))
    for name in ("Mina", "Joe"):
        _stands(town, made, name)
    return made


def _stands(town: Town, election: ElectionId, name: str) -> None:
    member = town.member(name).id
    town.ask(lambda unit: unit.elections.add_candidate(election, member, Standing.STANDS))


@pytest.fixture
def query(town: Town, election: ElectionId) -> QueryId:
    """Ben asks."""
    ben = town.member("Ben")
    return town.ask(lambda unit: unit.hustings.add(election, ben.id, text="Why?", voice=None))


def test_facilitators_hear_that_somebody_asks(town: Town, election: ElectionId, query: QueryId) -> None:
    told = town.tell(facts.QueryAsked(query, election, town.north))
    assert told == {f"hustings.new:{election}": ("ordinary", "Sam")}


@pytest.mark.parametrize("asked", ["passed on", "over"])
def test_all_candidates_hear_it_at_once_and_who_writes_for_one_on_paper(
    town: Town, election: ElectionId, query: QueryId, asked: str
) -> None:
    fact = facts.QueryPassedOn(query, election, town.north) if asked == "passed on" else None
    told = town.tell(fact or facts.AskingEnded(election, town.north))
    assert told == {f"hustings.to_answer:{election}": ("ordinary", "Mina Sam")}


def test_who_asked_alone_hears_why_it_was_not_passed_on(town: Town, election: ElectionId, query: QueryId) -> None:
    held = town.tell(facts.QueryHeldBack(query, election, town.north, Reason.HURTS))
    assert held == {f"hustings.became:{query}": ("ordinary", "Ben")}
    joined = town.tell(facts.QueryJoined(query, election, town.north))
    assert joined == {f"hustings.became:{query}": ("quiet", "Ben")}

"""Who hears what of hustings: who passes on, who answers, and who asked. What somebody answers is told to nobody."""

from datetime import datetime
from typing import Protocol

from bot.ids import ElectionId, GroupId, PersonId, QueryId
from bot.rules.elections import Standing
from bot.rules.facts.hustings import AskingEnded, QueryAsked, QueryHeldBack, QueryJoined, QueryPassedOn
from bot.telling.elections import voting_begins
from bot.telling.when import ORDINARY, QUIET, Table, when
from bot.telling.who import facilitators, people_of
from storage.unit import Unit

TO_ANSWER = "hustings.to_answer:{election}"


class OfQuery(Protocol):
    """A fact about one question."""

    @property
    def query(self) -> QueryId:
        """Which one."""


class OfElection(Protocol):
    """A fact about a vote of a group."""

    @property
    def election(self) -> ElectionId:
        """Which one."""

    @property
    def group(self) -> GroupId:
        """Of which group."""


def who_asked(unit: Unit, fact: OfQuery, /, *, now: datetime) -> list[PersonId]:
    """They themselves, while it is known who they are."""
    found = unit.hustings.find(fact.query)
    if found is None or found.member_id is None:
        return []
    return [unit.people.get_member(found.member_id, now=now).person_id]


def who_answers(unit: Unit, fact: OfElection, /, *, now: datetime) -> list[PersonId]:
    """All candidates at the same moment; for somebody on paper who writes it down for them."""
    standing = unit.elections.list_candidates(fact.election, Standing.STANDS)
    phones = [each.person_id for each in standing if not each.on_paper]
    groups = {each.group_id for each in standing if each.on_paper}
    writing = [each for group in sorted(groups) for each in unit.people.list_facilitators(group, now=now)]
    return [*phones, *people_of(writing)]


TABLE: Table = (
    when(QueryAsked).to(facilitators, "hustings.new:{election}", ORDINARY, until=voting_begins),
    when(QueryPassedOn).to(who_answers, TO_ANSWER, ORDINARY, until=voting_begins),
    when(QueryJoined).to(who_asked, "hustings.became:{query}", QUIET, until=voting_begins),
    when(QueryHeldBack).to(who_asked, "hustings.became:{query}", ORDINARY, until=voting_begins),
    when(AskingEnded).to(who_answers, TO_ANSWER, ORDINARY, until=voting_begins),
)

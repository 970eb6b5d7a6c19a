"""Who hears what of groups that vote together."""

from bot.ids import CandidateId, ElectionId
from bot.rules.facts.together import GroupAsked, GroupSaid, GroupSilent, KeptSeatLost
from tests.telling.test_elections import GROUP, election
from tests.telling.town import Town

__all__ = ["election"]


def test_who_looks_after_a_group_hears_that_it_is_asked(town: Town, election: ElectionId) -> None:
    assert {view.partition(":")[0]: heard for view, heard in town.tell(GroupAsked(election, town.north)).items()} == {
        "elections.asked": ("ordinary", "Sam")
    }


def test_who_asked_hears_what_a_group_said_or_that_it_said_nothing(town: Town, election: ElectionId) -> None:
    said = {f"elections.group_said:{election}:{town.river}": ("ordinary", "Sam")}
    assert town.tell(GroupSaid(election, town.north, town.river, yes=True)) == said
    assert town.tell(GroupSaid(election, town.north, town.river, yes=False)) == said
    assert town.tell(GroupSilent(election, town.north, town.river)) == said


def test_everybody_hears_that_a_seat_of_an_area_is_not_for_a_candidate_any_more(
    town: Town, election: ElectionId
) -> None:
    lost = KeptSeatLost(election, town.north, CandidateId(1))
    assert town.tell(lost) == {"elections.seat_lost:1": ("quiet", GROUP)}

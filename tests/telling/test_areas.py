"""Who hears what of areas."""

from bot.ids import AreaId, PersonId
from bot.rules.facts import areas as facts
from tests.telling.town import Town

NORTH = AreaId(1)


def test_reps_and_facilitators_of_the_board_hear_quietly_that_an_area_changed(town: Town) -> None:
    told = town.tell(facts.AreasChanged(town.board, NORTH, PersonId(0)))
    assert told == {f"areas.told:{town.board}": ("quiet", "Mina Rob Sam")}


def test_who_changed_it_hears_nothing(town: Town) -> None:
    told = town.tell(facts.AreasChanged(town.board, NORTH, town.people["Sam"]))
    assert told == {f"areas.told:{town.board}": ("quiet", "Mina Rob")}

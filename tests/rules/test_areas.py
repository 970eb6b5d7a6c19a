"""Promises of the rules of areas: names that people can tell apart, and no more than can be looked through."""

import pytest

from bot.ids import AreaId, BoardId
from bot.rules.areas import MOST, Area, AreaNameTaken, TooManyAreas, check_area_name, check_more_areas

NORTH = Area(AreaId(7), BoardId(1), "The north")


@pytest.mark.parametrize("name", ["The north", "the North", "Τhe nоrth", "The north."])
def test_a_name_that_looks_like_that_of_another_area_is_refused_and_leads_there(name: str) -> None:
    with pytest.raises(AreaNameTaken) as no:
        check_area_name(name, [NORTH])
    assert no.value.after.encode() == "areas.show:7"


def test_another_name_is_taken() -> None:
    check_area_name("North", [NORTH])


def test_there_are_no_more_areas_than_two_pages() -> None:
    check_more_areas([NORTH] * (MOST - 1))
    with pytest.raises(TooManyAreas):
        check_more_areas([NORTH] * MOST)

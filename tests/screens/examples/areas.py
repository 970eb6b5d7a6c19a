"""Every screen of areas."""

from dataclasses import replace

from bot.ids import AreaId, BoardId, GroupId
from bot.rules.areas import Area
from bot.screen import Screen
from bot.screens import areas
from bot.words import Words
from tests.screens.examples.people import GROUP

NORTH = Area(AreaId(1), BoardId(1), "The north")
CITY = Area(AreaId(2), BoardId(1), "Marlshire city")
RIVER = replace(GROUP, id=GroupId(GROUP.id + 1), name="Riverside")


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    many = [replace(CITY, id=AreaId(n), name=f"Part {n}") for n in range(1, 10)]
    return {
        "show_list": areas.show_list(words, (NORTH, CITY), GROUP, NORTH, page=0),
        "show_list.none": areas.show_list(words, (), GROUP, None, page=0),
        "show_list.many": areas.show_list(words, many, GROUP, None, page=1),
        "show": areas.show(words, NORTH, (GROUP, RIVER), GROUP),
        "show.others": areas.show(words, CITY, (RIVER,), GROUP),
        "show.empty": areas.show(words, CITY, (), GROUP),
        "new": areas.new(words),
        "near": areas.near(words, NORTH, None),
        "name": areas.name(words, NORTH),
        "told": areas.told(words, (NORTH, CITY), GROUP, NORTH, may_change=True),
        "told.nowhere": areas.told(words, (NORTH, CITY), GROUP, None, may_change=False),
        "told.none": areas.told(words, (), GROUP, None, may_change=True),
    }

"""Promises of areas: each board names its own, and each group says for itself where it is."""

from dataclasses import dataclass

import pytest

from bot.ids import AreaId, GroupId, PersonId
from bot.rules.areas import MOST
from bot.rules.people import Role, Standing
from bot.screen import FACILITATOR_MENU, Screen, tap
from storage.unit import Unit
from tests.handlers.table import lines_of
from tests.play import Play


@dataclass
class Table:
    """Northfield with Sam and its rep Mina, Riverside with Rob, of one board; Hilltop with Joe, of another."""

    play: Play

    def __post_init__(self) -> None:
        play = self.play
        self.north = play.group()
        self.sam, self.mina = play.member("Sam", self.north, role=Role.FACILITATOR), play.rep("Mina", self.north)
        self.ben = play.member("Ben", self.north)
        self.river = play.group("Riverside", beside=self.north)
        self.rob = play.member("Rob", self.river, role=Role.FACILITATOR)
        self.hill = play.group("Hilltop", "Other")
        self.joe = play.member("Joe", self.hill, role=Role.FACILITATOR)

    def add(self, name: str) -> AreaId:
        """Sam adds an area."""
        self.play.tap(self.sam, tap("areas.new"))
        self.play.say(self.sam, name)
        return self.areas()[-1][0]

    def areas(self) -> list[tuple[AreaId, str]]:
        board = self.play.store.run_now(lambda unit: unit.people.get_group(self.north).board_id)
        return [(each.id, each.name) for each in self.play.store.run_now(lambda unit: unit.areas.list_of(board))]

    def area_of(self, group: GroupId) -> AreaId | None:
        return self.play.store.run_now(lambda unit: unit.people.get_group(group).area_id)

    def shown(self, person: PersonId, area: AreaId) -> Screen:
        return self.play.tap(person, tap("areas.show", area))


@pytest.fixture
def table(each_play: Play) -> Table:
    return Table(each_play)


def test_a_facilitator_adds_an_area_and_puts_their_group_there_from_the_menu(table: Table) -> None:
    play, sam = table.play, table.sam
    shown = play.tap(sam, FACILITATOR_MENU)
    while not any("Our group" in button.label for button in shown.buttons):
        shown = play.press(sam, "More")
    for label in ("Our group", "A new group", "Areas", "A new area"):
        play.press(sam, label)
    assert "No group is in this area." in play.say(sam, "The north").lines
    shown = play.press(sam, "Add our group")
    assert "In this area: Northfield." in shown.lines
    assert table.area_of(table.north) == table.areas()[0][0]
    assert "Northfield is in this area: The north." in play.tap(sam, tap("areas.list", 0)).lines


def test_a_group_that_goes_to_another_area_leaves_the_first_one(table: Table) -> None:
    north, city = table.add("The north"), table.add("City")
    for area in (north, city, city):
        table.play.tap(table.sam, tap("areas.join", area, table.north))
    assert "No group is in this area." in table.shown(table.sam, north).lines
    assert table.area_of(table.north) == city
    table.play.tap(table.sam, tap("areas.leave", north, table.north))
    assert table.area_of(table.north) == city
    for _ in range(2):
        table.play.tap(table.sam, tap("areas.leave", city, table.north))
    assert table.area_of(table.north) is None


def test_nobody_puts_another_group_into_an_area_or_takes_it_out(table: Table) -> None:
    north = table.add("The north")
    table.play.tap(table.sam, tap("areas.join", north, table.river))
    assert table.area_of(table.river) is None
    table.play.tap(table.rob, tap("areas.join", north, table.river))
    table.play.tap(table.sam, tap("areas.leave", north, table.river))
    assert table.area_of(table.river) == north


def test_who_is_a_member_of_one_group_and_looks_after_another_adds_the_one_that_they_look_after(table: Table) -> None:
    play, north = table.play, table.add("The north")

    def make(unit: Unit) -> None:
        unit.people.add_member(
            table.rob, table.north, role=Role.MEMBER, standing=Standing.IN, on_paper=False, now=play.now
        )
        unit.people.change(table.rob, group_id=table.north)

    play.store.run_now(make)
    assert "Riverside is not in an area." in play.tap(table.rob, tap("areas.list", 0)).lines
    table.shown(table.rob, north)
    assert "In this area: Riverside." in play.press(table.rob, "Add our group").lines
    assert (table.area_of(table.north), table.area_of(table.river)) == (None, north)


def test_an_area_with_a_group_in_it_is_not_deleted(table: Table) -> None:
    play, north = table.play, table.add("The north")
    play.tap(table.rob, tap("areas.join", north, table.river))
    assert not any("Delete" in button.label for button in table.shown(table.sam, north).buttons)
    no = play.tap(table.sam, tap("areas.remove", north))
    assert "A group is in this area" in no.title
    play.tap(table.rob, tap("areas.leave", north, table.river))
    table.shown(table.sam, north)
    play.press(table.sam, "Delete this area")
    play.tap(table.sam, tap("areas.remove", north))
    assert table.areas() == []
    assert "Your board has no areas yet." in play.tap(table.rob, tap("areas.list", 0)).lines


def test_an_area_gets_another_name_and_two_are_never_called_alike(table: Table) -> None:
    play, north = table.play, table.add("The north")
    table.add("City")
    play.tap(table.rob, tap("areas.join", north, table.river))
    play.tap(table.rob, tap("areas.name", north))
    assert "The board has this area" in play.say(table.rob, "city").title
    play.tap(table.rob, tap("areas.name", north))
    assert play.say(table.rob, "North and hills").title == "📍 North and hills"
    assert table.area_of(table.river) == north
    play.tap(table.sam, tap("areas.new"))
    assert "The board has this area" in play.say(table.sam, "CITY").title
    assert [name for _, name in table.areas()] == ["North and hills", "City"]


def test_there_are_no_more_than_can_be_looked_through(table: Table) -> None:
    for number in range(MOST):
        table.add(f"Part {number}")
    table.play.tap(table.sam, tap("areas.new"))
    assert "There are many areas" in table.play.say(table.sam, "One more").title
    assert len(table.areas()) == MOST


@pytest.mark.parametrize("who", ["ben", "mina", "joe"])
def test_nobody_but_a_facilitator_of_the_board_changes_an_area(table: Table, who: str) -> None:
    person, north = getattr(table, who), table.add("The north")
    group = table.hill if who == "joe" else table.north
    for pressed in (tap("areas.show", north), tap("areas.join", north, group), tap("areas.remove", north)):
        table.play.tap(person, pressed)
    table.play.tap(person, tap("areas.name", north))
    table.play.say(person, "Mine")
    assert table.areas() == [(north, "The north")]
    assert table.area_of(group) is None


def test_the_other_facilitators_and_the_reps_hear_how_it_is_now(table: Table) -> None:
    play = table.play
    for person in (table.sam, table.rob, table.mina, table.ben):
        play.heard(person)
    north = table.add("The north")
    play.tap(table.sam, tap("areas.join", north, table.north))
    told = {name: lines_of(play.heard(getattr(table, name))) for name in ("rob", "mina", "sam", "ben")}
    assert "Your board now has: The north." in told["rob"]
    assert "Riverside is not in an area." in told["rob"]
    assert "Northfield is in this area: The north." in told["mina"]
    assert told["sam"] == told["ben"] == []


def test_an_area_that_is_nearly_called_like_another_one_is_asked_about_and_can_still_be_added(each_play: Play) -> None:
    table = Table(each_play)
    play, north = table.play, table.add("The north")
    play.tap(table.sam, tap("areas.new"))
    asked = play.say(table.sam, "North")
    assert asked.title == "📍 Is it the same area?"
    assert len(table.areas()) == 1
    assert play.press(table.sam, "The north").title == "📍 The north"
    play.tap(table.sam, tap("areas.new"))
    play.say(table.sam, "North")
    assert play.say(table.sam, "North").title == "📍 North"
    assert [name for _, name in table.areas()] == ["The north", "North"]
    play.tap(table.sam, tap("areas.name", north))
    assert play.say(table.sam, "Norths").title == "📍 Is it the same area?"
    assert play.say(table.sam, "Norths").title == "📍 Norths"
    assert [name for _, name in table.areas()] == ["Norths", "North"]


def test_a_name_that_is_too_long_says_that_it_is_written_and_nothing_of_a_voice(play: Play) -> None:
    table = Table(play)
    play.tap(table.sam, tap("areas.new"))
    refused = play.say(table.sam, "The north of the county and the coast")
    assert "There is room for 20 letters here." in refused.lines
    assert not any("voice" in line for line in refused.lines)

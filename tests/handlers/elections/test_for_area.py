"""Promises of a vote for an area: its groups are asked, each says yes by itself, and everybody reads it."""

import pytest

from bot.ids import AreaId, GroupId
from bot.rules.elections import State
from bot.rules.people import Role
from bot.screen import Style, tap
from storage.unit import Unit
from tests.handlers.elections.two_groups import Two
from tests.handlers.table import lines_of
from tests.play import Play


class Three(Two):
    """Northfield and Riverside are in the north; Hilltop of Hana, of the same board, is not."""

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.hill = play.group("Hilltop", beside=self.group)
        self.hana = play.member("Hana", self.hill, role=Role.FACILITATOR)
        play.tap(self.sam, tap("areas.new"))
        play.say(self.sam, "The north")
        board = play.store.run_now(lambda unit: unit.people.get_group(self.group).board_id)
        self.north: AreaId = play.store.run_now(lambda unit: unit.areas.list_of(board))[0].id
        play.tap(self.sam, tap("areas.join", self.north, self.group))
        play.tap(self.rob, tap("areas.join", self.north, self.river))

    def asked(self, by: GroupId | None = None) -> list[GroupId]:
        """Which groups are asked in what Northfield, or another group, plans."""
        planner = self.group if by is None else by

        def look(unit: Unit) -> list[GroupId]:
            plan = unit.elections.list_of(planner, State.DRAFT, State.PLANNED)[0]
            return [group for group in unit.elections.list_answers(plan.id) if group != planner]

        return self.play.store.run_now(look)

    def plan_for_area(self) -> None:
        """Sam plans a vote of the area, from the page of who votes to the end."""
        self.play.tap(self.sam, tap("elections.plan", self.group))
        for label in ("Our area", "1 rep", "2 years", "That is good", "5 people", "Yes, plan it"):
            self.play.press(self.sam, label)


@pytest.fixture
def three(each_play: Play) -> Three:
    return Three(each_play)


def test_the_groups_of_the_area_are_asked_with_one_press_and_no_other(three: Three) -> None:
    play, sam = three.play, three.sam
    page = play.tap(sam, tap("elections.plan", three.group))
    assert "Also in it: Riverside." in page.lines
    play.tap(sam, tap("elections.ask_group", three.election(State.DRAFT).id, three.hill, 1, 0))
    play.tap(sam, tap("elections.plan", three.group))
    play.press(sam, "Our area")
    for _ in range(2):
        play.tap(sam, tap("elections.for_area", three.election(State.DRAFT).id))
    assert three.asked() == [three.river]
    page = play.tap(sam, tap("elections.plan", three.group))
    marked = [button.label for button in page.buttons if button.style is Style.MAIN]
    assert marked == ["📍 Our area"]


def test_a_group_of_the_area_says_yes_by_itself_and_everybody_reads_the_area(three: Three) -> None:
    three.plan_for_area()
    assert three.groups() == (three.group,)
    asked = three.play.tap(three.rob, tap("elections.asked", three.election().id, three.river))
    assert "Then a rep speaks for The north: Northfield and Riverside." in asked.lines
    three.say()
    assert three.groups() == (three.group, three.river)
    page = three.play.tap(three.people["Kim"], tap("elections.stand", three.election().id))
    assert "The north: Northfield and Riverside vote together." in page.lines


def test_where_a_group_of_the_area_says_no_nobody_reads_that_the_area_votes(three: Three) -> None:
    three.play.tap(three.hana, tap("areas.join", three.north, three.hill))
    three.plan_for_area()
    assert three.asked() == [three.river, three.hill]
    three.say()
    three.play.tap(three.hana, tap("elections.asked", three.election().id, three.hill))
    three.play.press(three.hana, "No")
    three.play.until(three.play.now)
    page = three.play.tap(three.people["Kim"], tap("elections.stand", three.election().id))
    assert "Northfield and Riverside vote together." in page.lines


def test_another_name_of_the_area_is_read_at_once_and_without_a_group_it_is_not_said(three: Three) -> None:
    three.plan_for_area()
    three.say()
    page = tap("elections.stand", three.election().id)
    three.play.tap(three.rob, tap("areas.name", three.north))
    three.play.say(three.rob, "Hills")
    assert "Hills: Northfield and Riverside vote together." in three.play.tap(three.people["Kim"], page).lines
    three.play.tap(three.rob, tap("areas.leave", three.north, three.river))
    assert "Northfield and Riverside vote together." in three.play.tap(three.people["Kim"], page).lines
    assert three.groups() == (three.group, three.river)


def test_a_group_of_the_area_that_has_a_vote_cannot_be_asked_and_the_page_says_so(three: Three) -> None:
    play = three.play
    play.tap(three.hana, tap("areas.join", three.north, three.hill))
    play.tap(three.sam, tap("elections.plan", three.group))
    for label in ("Only our group", "1 rep", "2 years", "That is good", "5 people", "Yes, plan it"):
        play.press(three.sam, label)
    page = play.tap(three.rob, tap("elections.plan", three.river))
    assert {"Also in it: Hilltop and Northfield.", "You cannot ask Northfield at the moment."} <= {*page.lines}
    play.press(three.rob, "Our area")
    assert three.asked(by=three.river) == [three.hill]


def test_without_an_area_there_is_no_such_button_and_a_forged_press_asks_nobody(three: Three) -> None:
    play = three.play
    play.tap(three.sam, tap("areas.leave", three.north, three.group))
    page = play.tap(three.sam, tap("elections.plan", three.group))
    assert not any("Our area" in button.label for button in page.buttons)
    play.tap(three.sam, tap("elections.for_area", three.election(State.DRAFT).id))
    assert three.asked() == []


def test_nobody_else_asks_for_another_group(three: Three) -> None:
    three.play.tap(three.sam, tap("elections.plan", three.group))
    for person in (three.rob, three.people["Kim"]):
        three.play.tap(person, tap("elections.for_area", three.election(State.DRAFT).id))
    assert three.asked() == []


def test_a_small_group_of_an_area_is_proposed_to_vote_with_it(three: Three) -> None:
    three.play.tap(three.hana, tap("areas.join", three.north, three.hill))
    page = three.play.tap(three.hana, tap("elections.plan", three.hill))
    assert [button.label for button in page.buttons if button.style is Style.MAIN] == ["📍 Our area"]
    assert "Also in it: Northfield and Riverside." in lines_of([page])

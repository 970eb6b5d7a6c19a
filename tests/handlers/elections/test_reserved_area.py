"""Promises of seats that are kept for an area of the board: its groups say for whom they are, and nobody else."""

import pytest

from bot.ids import GroupId
from bot.rules.elections import Candidate, State
from bot.rules.people import Role
from bot.rules.reserved import Whom
from bot.screen import tap
from storage.records import check_all
from tests.handlers.elections.table import VOTERS
from tests.handlers.elections.two_groups import RIVER, Two
from tests.play import Play


class City(Two):
    """Northfield is in no area, Riverside is in the city."""

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        play.tap(self.rob, tap("areas.new"))
        play.say(self.rob, "City")
        play.press(self.rob, "Add our group")

    def keep(self, *how: str, groups: tuple[str, ...] = ("Riverside",)) -> None:
        """Sam plans 2 reps with Riverside, and keeps a seat: after the page of whom, these are pressed."""
        play, sam = self.play, self.sam
        play.tap(sam, tap("elections.plan", self.group))
        for label in (
            "With other groups", *groups, "That is right", "2 reps", "Everybody they", "2 years", "That is good",
            "5 people", "Keep a seat", "One area", *how,
        ):  # fmt: skip
            play.press(sam, label)

    def plan(self) -> None:  # type: ignore[override]
        """The same, planned, and Riverside says yes."""
        self.keep("City")
        self.play.press(self.sam, "Yes, plan it")
        self.say()

    def candidate(self, name: str) -> Candidate:
        election = self.election().id
        listed = self.play.store.run_now(lambda unit: unit.elections.list_candidates(election))
        return next(each for each in listed if each.name.startswith(name))

    def kept_groups(self) -> tuple[GroupId, ...]:
        reserved = self.election().reserved
        assert reserved is not None
        return reserved.groups


@pytest.fixture
def city(each_play: Play) -> City:
    return City(each_play)


def test_an_area_of_the_board_is_pressed_and_everybody_reads_for_whom_the_seat_is(city: City) -> None:
    city.plan()
    reserved = city.election().reserved
    assert reserved is not None
    assert (reserved.whom, reserved.name, reserved.seats, reserved.groups) == (Whom.AREA, "City", 1, (city.river,))
    rules = city.play.tap(city.people["Kim"], tap("elections.rules", city.election().id))
    assert "We keep 1 seat for people whose group is in City." in rules.lines


def test_the_name_of_an_area_can_be_written_too(city: City) -> None:
    city.keep()
    assert "We keep 1 seat for people whose group is in City." in city.play.say(city.sam, "city").lines
    assert city.kept_groups() == (city.river,)


def test_another_area_can_be_written_and_then_people_say_themselves_that_they_are_from_there(city: City) -> None:
    city.keep()
    city.play.say(city.sam, "Harbour")
    city.play.press(city.sam, "Yes, plan it")
    city.say()
    city.stand("Kim")
    assert not city.candidate("Kim").reserved
    city.play.tap(city.people["Kim"], tap("elections.my_card", city.election().id))
    city.play.press(city.people["Kim"], "The seat we keep")
    city.play.press(city.people["Kim"], "Yes")
    assert city.candidate("Kim").reserved


def test_who_stands_from_a_group_of_the_area_has_it_by_that_and_nobody_says_otherwise(city: City) -> None:
    city.plan()
    city.stand("Kim", "Mina")
    assert (city.candidate("Kim").reserved, city.candidate("Mina").reserved) == (True, False)
    for name in ("Kim", "Mina"):
        person, number = city.people[name], city.candidate(name).id
        card = city.play.tap(person, tap("elections.my_card", city.election().id))
        assert not any("seat we keep" in button.label for button in card.buttons)
        for pressed in (tap("elections.reserved_mine", number), tap("elections.reserved_said", number, 1)):
            assert "old" in city.play.tap(person, pressed).title
        city.play.tap(person, tap("elections.reserved_said", number, 0))
    assert (city.candidate("Kim").reserved, city.candidate("Mina").reserved) == (True, False)


def test_who_is_in_a_group_of_the_area_and_in_another_has_it_too(city: City) -> None:
    city.join(city.people["Mina"], city.river)
    city.plan()
    city.stand("Mina", "Tom")
    assert (city.candidate("Mina").reserved, city.candidate("Tom").reserved) == (True, False)


def test_when_the_area_changes_after_the_plan_the_seat_is_for_whom_it_was(city: City) -> None:
    city.plan()
    city.stand("Kim")
    area = city.election().reserved
    assert area is not None
    assert area.area is not None
    city.play.tap(city.sam, tap("areas.join", area.area, city.group))
    city.play.tap(city.rob, tap("areas.name", area.area))
    city.play.say(city.rob, "Harbour")
    city.play.tap(city.rob, tap("areas.leave", area.area, city.river))
    city.stand("Mina", "Ola")
    found = {name: city.candidate(name).reserved for name in ("Kim", "Ola", "Mina")}
    assert found == {"Kim": True, "Ola": True, "Mina": False}
    rules = city.play.tap(city.people["Kim"], tap("elections.rules", city.election().id))
    assert "We keep 1 seat for people whose group is in City." in rules.lines


def test_until_it_is_planned_a_group_that_comes_into_the_area_counts(city: City) -> None:
    city.keep("City")
    area = city.election().reserved
    assert area is not None
    assert area.area is not None
    city.play.tap(city.sam, tap("areas.join", area.area, city.group))
    hills = city.play.group("Hillside", beside=city.group)
    city.play.member("Hugo", hills, role=Role.FACILITATOR)
    city.play.tap(city.sam, tap("elections.ask_group", city.election(State.DRAFT).id, hills, 1, 0))
    city.play.tap(city.sam, tap("elections.step", city.election(State.DRAFT).id, 5))
    city.play.press(city.sam, "Yes, plan it")
    assert city.kept_groups() == (city.group, city.river)


def test_a_seat_for_an_area_in_which_all_groups_are_is_refused_with_what_to_do(city: City) -> None:
    city.keep("City")
    area = city.election().reserved
    assert area is not None
    assert area.area is not None
    city.play.tap(city.sam, tap("areas.join", area.area, city.group))
    draft = city.election(State.DRAFT).id
    city.play.tap(city.sam, tap("elections.step", draft, 5))
    no = city.play.press(city.sam, "Yes, plan it")
    assert "All groups that vote are in City." in no.lines
    city.play.press(city.sam, no.buttons[0].label)
    city.play.press(city.sam, "Keep no seat")
    city.play.press(city.sam, "Yes, plan it")
    assert city.election(State.PLANNED).id == draft


@pytest.mark.parametrize("how", ["alone", "left", "removed"])
def test_a_seat_for_an_area_in_which_no_group_is_is_refused_with_what_to_do(city: City, how: str) -> None:
    city.keep("City")
    kept = city.election().reserved
    assert kept is not None
    assert kept.area is not None
    draft = city.election(State.DRAFT).id
    if how == "alone":
        city.play.tap(city.sam, tap("elections.only_us", draft))
    else:
        city.play.tap(city.rob, tap("areas.leave", kept.area, city.river))
    if how == "removed":
        city.play.tap(city.rob, tap("areas.remove", kept.area))
    city.play.tap(city.sam, tap("elections.step", draft, 5))
    no = city.play.press(city.sam, "Yes, plan it")
    assert "No group that votes is in City." in no.lines
    assert city.election().state is State.DRAFT
    city.play.press(city.sam, no.buttons[0].label)
    assert any("Keep no seat" in button.label for button in city.play.last(city.sam).buttons)


def test_until_it_is_planned_the_area_is_called_as_it_is_called_on_the_day(city: City) -> None:
    """Who plans it reads the name of today, and that name is planned; later names change nothing of it."""
    city.keep("City")
    area = city.election().reserved
    assert area is not None
    assert area.area is not None
    city.play.tap(city.rob, tap("areas.name", area.area))
    city.play.say(city.rob, "Harbour")
    check = city.play.tap(city.sam, tap("elections.step", city.election(State.DRAFT).id, 5))
    whom = city.play.tap(city.sam, tap("elections.reserved", city.election(State.DRAFT).id))
    for page in (check, whom):
        assert "We keep 1 seat for people whose group is in Harbour." in page.lines
    city.play.tap(city.sam, tap("elections.step", city.election(State.DRAFT).id, 5))
    city.play.press(city.sam, "Yes, plan it")
    planned = city.election().reserved
    assert planned is not None
    assert (planned.name, planned.groups) == ("Harbour", (city.river,))


def test_a_group_that_goes_out_of_the_area_before_it_is_planned_is_not_read_to_have_the_seat(city: City) -> None:
    city.keep("City")
    area = city.election().reserved
    assert area is not None
    assert area.area is not None
    city.play.tap(city.rob, tap("areas.leave", area.area, city.river))
    check = city.play.tap(city.sam, tap("elections.step", city.election(State.DRAFT).id, 5))
    assert not any("whose group is in City" in line for line in check.lines)
    assert "No group that votes is in City." in city.play.press(city.sam, "Yes, plan it").lines


def test_only_areas_in_which_some_but_not_all_groups_of_the_vote_are_can_be_pressed(city: City) -> None:
    play = city.play
    play.tap(city.sam, tap("areas.new"))
    play.say(city.sam, "Hills")
    city.keep()
    assert [button.label for button in play.last(city.sam).buttons] == ["📍 City"]
    hills = play.store.run_now(lambda unit: unit.areas.list_of(unit.people.get_group(city.group).board_id)[1])
    assert "old" in play.tap(city.sam, tap("elections.reserved_area", city.election().id, hills.id)).title
    assert city.election().reserved is None


def test_the_seat_goes_to_the_area_although_others_have_more_votes_and_the_record_holds(city: City) -> None:
    city.plan()
    city.stand("Ben", "Mina", "Kim")
    city.play.until(city.election().vote_at)
    names = [voter for voter in (*VOTERS, *RIVER) if voter in city.people]
    for n, voter in enumerate(names):
        city.vote(voter, *(("Mina", "Ben") if n else ("Mina", "Kim")))
    city.close()
    result = city.election().result
    assert result is not None
    elected = {city.candidate(name).name for name in ("Mina", "Kim") if city.candidate(name).place in result.elected}
    assert elected == {"Mina", "Kim"}
    assert len(result.elected) == 2
    faults = city.play.store.run_now(lambda unit: [record.faults for record in check_all(unit.connection)])
    assert faults
    assert all(each == () for each in faults)

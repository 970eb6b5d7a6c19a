"""Promises of voting in the room: who hears what."""

from datetime import timedelta

from bot.ids import ElectionId
from bot.rules.facts import rooms as facts
from bot.rules.rooms import Room
from tests.telling.test_elections import election as election
from tests.telling.town import Town

GROUP = "Ben Grace Joe Mina Sam"


def test_the_whole_group_hears_quietly_that_a_phone_goes_round(town: Town, election: ElectionId) -> None:
    heard = town.tell(facts.RoomOpened(election, town.north))
    assert heard == {f"rooms.picture:{election}": ("quiet", GROUP)}


def test_on_the_phone_that_goes_round_nothing_comes_below_the_page_for_the_next_person(
    town: Town, election: ElectionId
) -> None:
    room = Room(election, town.member("Sam").id, town.play.now + timedelta(hours=1))
    town.ask(lambda unit: unit.rooms.put(room))
    heard = town.tell(facts.RoomOpened(election, town.north))
    assert heard == {f"rooms.picture:{election}": ("quiet", "Ben Grace Joe Mina")}


def test_everybody_on_the_roll_with_a_phone_gets_the_same_letter_when_it_is_over(
    town: Town, election: ElectionId
) -> None:
    heard = town.tell(facts.RoomClosed(election, town.north))
    assert heard == {f"rooms.voted:{election}": ("now", "Ben")}


def test_the_whole_group_hears_that_a_vote_was_not_right(town: Town, election: ElectionId) -> None:
    heard = town.tell(facts.RoomVoteDenied(election, town.north))
    assert heard == {f"rooms.not_theirs:{election}": ("now", GROUP)}


def test_whose_name_was_tried_hears_it_and_nobody_else(town: Town, election: ElectionId) -> None:
    heard = town.tell(facts.NameTried(election, town.north, town.member("Mina").id))
    assert heard == {f"rooms.tried:{election}": ("now", "Mina")}

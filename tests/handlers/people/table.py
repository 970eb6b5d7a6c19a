"""What the tests of people share: steps that many of them take."""

from bot.ids import BoardId, GroupId, PersonId
from bot.rules.people import Member
from bot.screen import Qr, Screen
from storage.unit import Unit
from tests.play import Play


def code(play: Play, group: GroupId) -> str:
    """The code of the group's link."""
    return play.store.run_now(lambda unit: unit.people.get_group(group)).join_code


def member(play: Play, group: GroupId, person: PersonId) -> Member:
    """A person in a group."""
    return play.store.run_now(lambda unit: unit.people.member_in(group, person, now=play.now))


def names(play: Play, group: GroupId) -> list[str]:
    """Who is in a group."""
    return [m.name for m in play.store.run_now(lambda unit: unit.people.list_members(group, now=play.now))]


def found(play: Play, sam: PersonId) -> Screen:
    """The first facilitator sets up a group with taps and four typed words."""
    play.store.run_now(lambda unit: unit.people.add_invitation("abc", "founder"))
    play.start(sam, "found_abc")
    play.press(sam, "that is fine")
    play.say(sam, "Marlshire")
    play.say(sam, "Northfield")
    play.press(sam, "English")
    play.press(sam, "That is right")
    play.say(sam, "Alex")
    return play.say(sam, "01632 960 123")


def link(screen: Screen) -> str:
    """What the code on a screen opens."""
    assert isinstance(screen.picture, Qr)
    return screen.picture.link.partition("start=")[2]


def board(play: Play, person: PersonId) -> BoardId:
    """The board of the group that a person looks at."""

    def board(unit: Unit) -> BoardId:
        group = unit.people.get(person).group_id
        assert group is not None
        return unit.people.get_group(group).board_id

    return play.store.run_now(board)


def join(play: Play, person: PersonId, group: GroupId, name: str) -> None:
    """Through all steps of joining, up to the question to the facilitator."""
    play.start(person, f"join_{code(play, group)}")
    for label in ("English", name, "Pictures and words", "Yes, I want to join"):
        play.press(person, label)


def asking(play: Play, group: GroupId, person: PersonId) -> int:
    """The number of somebody who asked to join."""
    found = play.store.run_now(lambda unit: unit.people.find_member(person, group, now=play.now))
    assert found is not None
    return found.id

"""Promises of kinds of people who were not heard lately: on the desk, in the mirror, in the export, in kind words."""

import json
from datetime import timedelta

from bot.export import files
from bot.ids import GroupId, PersonId
from bot.rules.people import Likes, Role
from bot.screen import Paper, tap
from storage.chronicle import chronicle
from storage.unit import Unit
from tests.handlers.table import board_of
from tests.play import Play

PAPER = "People on paper have said nothing for 3 months."
LISTEN = "People who like to listen have said nothing for 3 months."
WELSH = "People who read Cymraeg have said nothing for 3 months."


class Town:
    """Mina is the rep of many: some on paper, some who like to listen, some who read Welsh."""

    def __init__(self, play: Play, *, paper: int = 5, listen: int = 5, welsh: int = 5) -> None:
        self.play = play
        self.group: GroupId = play.group()
        self.sam = play.member("Sam", self.group, role=Role.FACILITATOR)
        self.mina = play.rep("Mina", self.group)
        self.others = [play.member(f"Other {n}", self.group) for n in range(6)]
        self.paper = [play.member(f"Paper {n}", self.group, on_paper=True) for n in range(paper)]
        self.listen = [play.member(f"Ear {n}", self.group) for n in range(listen)]
        self.welsh = [play.member(f"Dai {n}", self.group, language="cy") for n in range(welsh)]
        play.store.run_now(self._like_listening)

    def _like_listening(self, unit: Unit) -> None:
        for person in self.listen:
            unit.people.change(person, likes=Likes.LISTENING)

    def says(self, person: PersonId) -> None:
        """Somebody says one word for the board."""
        self.play.tap(person, tap("agenda.suggest", "bus"))

    def desk(self) -> tuple[str, ...]:
        return self.play.tap(self.mina, tap("agenda.desk")).lines

    def mirror(self) -> tuple[str, ...]:
        return self.play.tap(self.mina, tap("meetings.mirror", 0)).lines


def _told(lines: tuple[str, ...]) -> list[str]:
    """The lines about kinds of people, without the picture that they have in the mirror."""
    return [line.removeprefix("👂 ") for line in lines if "have said nothing for 3 months" in line]


def test_the_desk_and_the_mirror_say_which_kinds_were_not_heard(each_play: Play) -> None:
    town = Town(each_play)
    town.says(town.others[0])
    assert _told(town.desk()) == _told(town.mirror()) == [PAPER, LISTEN, WELSH]


def test_who_said_something_is_heard_for_90_days(each_play: Play) -> None:
    town = Town(each_play)
    town.says(town.welsh[0])
    town.says(town.listen[0])
    assert _told(town.desk()) == [PAPER]
    each_play.until(each_play.now + timedelta(days=91))
    everybody = WELSH.replace("Cymraeg", "Cymraeg and English")
    assert _told(town.desk()) == [PAPER, LISTEN, everybody]


def test_what_the_rep_counts_in_a_room_is_heard_from_people_without_a_phone(play: Play) -> None:
    town = Town(play)
    assert PAPER in town.desk()
    play.tap(town.mina, tap("agenda.gathered", "bus", 3, 0))
    assert PAPER not in town.desk()


def test_of_fewer_than_five_nothing_is_said(play: Play) -> None:
    town = Town(play, paper=4, listen=4, welsh=4)
    assert _told(town.desk()) == _told(town.mirror()) == []


def test_it_stands_on_the_poster_and_not_for_one_group(play: Play) -> None:
    town = Town(play)
    for group, told in ((0, True), (town.group, False)):
        (poster,) = play.tap(town.mina, tap("meetings.mirror_paper", 0, group)).enclosed
        assert isinstance(poster, Paper)
        assert any(PAPER in block.lines for block in poster.blocks) is told


def test_the_export_has_the_same_without_a_day(each_play: Play) -> None:
    town = Town(each_play)
    town.says(town.welsh[0])
    board = board_of(each_play, town.sam)
    read = each_play.store.run_now(lambda unit: chronicle(unit.connection, board, now=each_play.now))
    made = json.loads(files(read, now=each_play.now)["board.json"])
    assert made["kinds"] == [
        {"kind": "paper", "people": 5, "heard": False},
        {"kind": "voice", "people": 5, "heard": False},
        {"kind": "cy", "people": 5, "heard": True},
        {"kind": "en", "people": 17, "heard": False},
    ]


def test_a_chronicle_that_is_read_again_says_the_same(play: Play) -> None:
    town = Town(play)
    board = board_of(play, town.sam)
    first, again = (play.store.run_now(lambda u: chronicle(u.connection, board, now=play.now)).kinds for _ in range(2))
    assert first == again != ()

"""Promises of tests of pictures: two taps begin one, five people are asked, and only their number is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.ids import GroupId, PersonId, PictureTestId
from bot.media import packs
from bot.rules.people import Role
from bot.screen import Bars, Pictogram, Screen, VoiceNote, tap
from storage.unit import Unit
from tests.play import Play

NAMES = ("Ben", "Mina", "Joe", "Lily", "Asha")


@dataclass(frozen=True, slots=True)
class Room:
    """Sam looks after five members with a phone."""

    play: Play
    group: GroupId
    sam: PersonId
    people: tuple[PersonId, ...]

    def begin(self) -> PictureTestId:
        """Sam begins a test."""
        self.play.tap(self.sam, tap("pictures.show"))
        self.play.press(self.sam, "Pictures we use most")
        found = self.play.store.run_now(lambda unit: unit.pictures.find_open(self.group))
        assert found is not None
        return found.id

    def says(self, person: PersonId, test: PictureTestId, *, right: bool = True, but: int = 0) -> Screen:
        """Somebody says yes and looks at all pictures; `but` of them are left for later."""
        screen = self.play.tap(person, tap("pictures.yes", test))
        concepts = self.play.store.run_now(lambda unit: unit.pictures.find(test)).concepts  # type: ignore[union-attr]
        for n, concept in enumerate(concepts[: len(concepts) - but]):
            screen = self.play.tap(person, tap("pictures.say", test, n, concept if right else "-"))
        return screen


def _room(play: Play, *, fewer: int = 0) -> Room:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    people = tuple(play.member(name, group) for name in NAMES[fewer:])
    play.member("Dev", group, on_paper=True)
    return Room(play, group, sam, people)


def _everything(unit: Unit, table: str) -> str:
    return str(list(unit.connection.execute(text(f"SELECT * FROM {table}"))))  # noqa: S608


def test_a_test_is_two_taps_and_members_with_a_phone_are_asked(play: Play) -> None:
    room = _room(play)
    menu = play.tap(room.sam, tap("home.menu", "facilitator", 0))
    while not any("Test the pictures" in button.label for button in menu.buttons):
        menu = play.press(room.sam, "More")
    play.press(room.sam, "Test the pictures")
    begun = play.press(room.sam, "Pictures we use most")
    assert begun.title == "🖼 The picture test begins"
    asked = play.heard(room.people[0])
    assert [screen.title for screen in asked] == ["🖼 Look at some pictures?"]
    assert play.heard(room.sam) == []


def test_at_most_seven_pictures_are_asked_about_and_with_fewer_than_five_people_none(each_play: Play) -> None:
    room = _room(each_play)
    test = room.begin()
    found = each_play.store.run_now(lambda unit: unit.pictures.find(test))
    assert found is not None
    assert len(found.concepts) == 7
    few = _room_of_four(each_play)
    each_play.tap(few.sam, tap("pictures.show"))
    assert each_play.press(few.sam, "Pictures we use most").title == "👥 There are too few people"


def _room_of_four(play: Play) -> Room:
    group = play.group("Riverside", board="Ashcombe")
    sam = play.member("Sue", group, role=Role.FACILITATOR)
    return Room(play, group, sam, tuple(play.member(f"{name} R", group) for name in NAMES[1:]))


def test_nothing_on_the_page_says_what_the_picture_shows(play: Play) -> None:
    room = _room(play)
    test = room.begin()
    page = play.tap(room.people[0], tap("pictures.yes", test))
    assert isinstance(page.picture, Pictogram)
    assert page.picture.is_asked
    assert page.title == f"🖼 {page.picture.alt}" == "🖼 Picture 1 of 7"
    assert not any(page.picture.emoji in line for line in (page.title, *page.lines, *(b.label for b in page.buttons)))


def test_after_five_people_everybody_who_looked_hears_numbers_and_nobody_who_said_what(each_play: Play) -> None:
    play, room = each_play, _room(each_play)
    test = room.begin()
    for each in room.people:
        play.heard(each)
    for each in room.people[:3]:
        assert room.says(each, test).title == "✅ Thank you"
    room.says(room.people[3], test, right=False)
    assert play.tap(room.sam, tap("pictures.show")).lines[0] == "4 of 5 people have looked at all the pictures."
    room.says(room.people[4], test)
    result = play.tap(room.sam, tap("pictures.result", test))
    assert "🚌 Bus: 4 of 5 people" in result.lines
    assert "These pictures are not clear:" not in result.lines
    assert isinstance(result.picture, Bars)
    assert {bar.n for bar in result.picture.bars} == {4}
    for person in (room.sam, *room.people):
        assert "🖼 What people saw" in [screen.title for screen in play.heard(person)]
    assert play.store.run_now(_everything, "picture_readers") == "[]"


def test_what_is_not_understood_is_said_with_what_to_do(play: Play) -> None:
    room = _room(play)
    test = room.begin()
    for each in room.people:
        room.says(each, test, right=False)
    lines = play.tap(room.sam, tap("pictures.result", test)).lines
    assert "🚌 Bus: 0 of 5 people" in lines
    assert "Use a photo of your own when you can." in lines
    assert "Use a photo of your own when you can." not in play.tap(room.people[0], tap("pictures.result", test)).lines


def test_before_five_people_nobody_sees_anything(play: Play) -> None:
    room = _room(play)
    test = room.begin()
    for each in room.people[:4]:
        room.says(each, test)
    assert "of 5 people" not in " ".join(play.tap(room.sam, tap("pictures.result", test)).lines)


def test_a_member_can_say_no_and_stop_and_come_back_where_they_were(each_play: Play) -> None:
    play, room = each_play, _room(each_play)
    test, ben = room.begin(), room.people[0]
    assert play.tap(ben, tap("pictures.no", test)).title == "👍 That is fine"
    assert "Look at some pictures?" not in play.tap(ben, tap("home.show")).title
    play.tap(ben, tap("pictures.no", test))
    assert play.press(ben, "I want to look").title == "🖼 Look at some pictures?"
    room.says(ben, test, but=2)
    assert play.tap(ben, tap("pictures.ask", test)).title == "🖼 Picture 6 of 7"
    assert play.back(ben).title == "🖼 Picture 5 of 7"
    assert play.tap(ben, tap("pictures.no", test)).lines[0] == "You stopped."
    kept = play.store.run_now(lambda unit: unit.pictures.list_readers(test))
    assert [dict(each.answers) for each in kept] == [{}]
    assert play.tap(ben, tap("pictures.yes", test)).title == "🖼 Picture 1 of 7"


def test_a_word_for_it_is_right_and_other_words_wait_for_a_facilitator_without_a_name(each_play: Play) -> None:
    play, room = each_play, _room(each_play)
    test = room.begin()
    for each in room.people[:4]:
        room.says(each, test)
    ben = room.people[4]
    play.tap(ben, tap("pictures.yes", test))
    play.say(ben, "Buses.")
    play.say(ben, "It is where the sick people go")
    play.say(ben, voice="a-voice", seconds=4)
    for n in range(3, 7):
        play.tap(ben, tap("pictures.say", test, n, "-"))
    first = play.tap(room.sam, tap("pictures.result", test))
    assert "🚌 Bus: 5 of 5 people" in first.lines
    assert "Some answers are not counted yet." in first.lines
    page = play.press(room.sam, "Their own words: 2")
    assert page.lines[0] == "“It is where the sick people go”"
    assert "Asha" not in " ".join(page.lines)
    page = play.press(room.sam, "it is not that")
    assert [type(each) for each in page.enclosed] == [VoiceNote]
    after = play.press(room.sam, "Yes, that is right")
    assert "Some answers are not counted yet." not in after.lines
    assert play.store.run_now(_everything, "picture_words") == "[]"


def test_a_stopped_test_keeps_nothing_and_who_looked_hears_it(each_play: Play) -> None:
    play, room = each_play, _room(each_play)
    test, ben = room.begin(), room.people[0]
    room.says(ben, test, but=1)
    play.tap(ben, tap("pictures.look", test, 6))
    play.say(ben, "A thing of mine")
    for each in room.people:
        play.heard(each)
    play.tap(room.sam, tap("pictures.end", test))
    play.press(room.sam, "Yes, stop the test")
    assert "🖼 The picture test is over" in [screen.title for screen in play.heard(ben)]
    assert play.heard(room.people[1]) == []
    for table in ("picture_readers", "picture_words"):
        assert play.store.run_now(_everything, table) == "[]"
    assert play.tap(room.people[1], tap("pictures.yes", test)).title == "🖼 This picture test is over"


def test_only_members_look_and_only_facilitators_begin_stop_and_judge(play: Play) -> None:
    room = _room(play)
    test, ben = room.begin(), room.people[0]
    no = play.tap(ben, tap("pictures.show")).title
    for forbidden in (tap("pictures.begin", "used"), tap("pictures.ended", test), tap("pictures.words", test)):
        assert play.tap(ben, forbidden).title == no
    assert play.tap(room.sam, tap("pictures.yes", test)).title == no
    stranger = play.member("Zoe", play.group("Elsewhere", board="Other"))
    assert "Picture 1" not in play.tap(stranger, tap("pictures.yes", test)).title


def test_who_is_deleted_leaves_nothing_that_they_saw(each_play: Play) -> None:
    play, room = each_play, _room(each_play)
    test, ben = room.begin(), room.people[0]
    play.tap(ben, tap("pictures.yes", test))
    play.say(ben, "Only I say this")
    play.tap(ben, tap("people.deleted"))
    for table in ("picture_readers", "picture_words"):
        assert play.store.run_now(_everything, table) == "[]"


@pytest.fixture
def pack(tmp_path: Path) -> Iterator[None]:
    """A group has its own pictures of a bus and of a lift."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    (tmp_path / "pack.toml").write_text('name = "Ours"\nlicence = "none"\ncredit = ""\n')
    for name in ("bus", "lift"):
        (tmp_path / f"{name}.svg").write_text(drawing)
    packs.lay_down(tmp_path)
    yield
    packs.lay_down(None)


@pytest.mark.usefixtures("pack")
def test_a_group_can_test_its_own_pictures(play: Play) -> None:
    room = _room(play)
    play.tap(room.sam, tap("pictures.show"))
    play.press(room.sam, "Pictures of our own")
    found = play.store.run_now(lambda unit: unit.pictures.find_open(room.group))
    assert found is not None
    assert found.concepts == ("bus", "lift")


def test_the_question_stands_at_home_until_somebody_said_something_to_it(play: Play) -> None:
    room = _room(play)
    test, ben = room.begin(), room.people[0]
    go = "🖼 Look at the pictures"
    assert go in [button.label for button in play.tap(ben, tap("home.show")).buttons]
    room.says(ben, test)
    assert go not in [button.label for button in play.tap(ben, tap("home.show")).buttons]

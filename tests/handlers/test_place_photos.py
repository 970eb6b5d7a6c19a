"""Promises of photos of places: shown with words where the place stands, and gone with the place or who sent them."""

import pytest

from bot.ids import FileId, MeetingId, PersonId
from bot.rules.people import Role
from bot.screen import Paper, Pictogram, Screen, tap
from bot.services.elections.photos import refuse_photo
from tests.handlers.table import plan_meeting
from tests.play import Play

DOOR = "In the photo: The red door"


def _photo(screen: Screen) -> FileId | None:
    assert isinstance(screen.picture, Pictogram)
    return screen.picture.photo


@pytest.fixture
def table(each_play: Play) -> tuple[Play, PersonId, PersonId, MeetingId]:
    """Sam has planned a meeting and sent a photo of the door; Ben is a member."""
    play = each_play
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    meeting = plan_meeting(play, sam)
    play.tap(sam, tap("meetings.place", meeting))
    play.say(sam, "Ashcombe House")
    play.press(sam, "The place")
    assert "What does the photo show?" in play.say(sam, photo="a-door").title
    assert _photo(play.tap(ben, tap("meetings.show", meeting))) is None
    play.tap(sam, tap("meetings.photo_words", meeting))
    play.say(sam, "The red door")
    return play, sam, ben, meeting


Table = tuple[Play, PersonId, PersonId, MeetingId]


def test_members_see_the_door_with_its_words_and_on_paper(table: Table) -> None:
    play, _, ben, meeting = table
    shown = play.tap(ben, tap("meetings.show", meeting))
    assert _photo(shown) is not None
    assert DOOR in shown.lines
    (paper,) = play.tap(ben, tap("agenda.paper", meeting)).enclosed
    assert isinstance(paper, Paper)
    assert ("The red door", _photo(shown)) in [(block.heading, block.photo) for block in paper.blocks]


def test_it_goes_when_it_is_deleted_and_when_the_place_is_another_one(table: Table) -> None:
    play, sam, ben, meeting = table
    play.tap(sam, tap("meetings.place", meeting))
    play.press(sam, "Delete the photo")
    assert DOOR not in play.tap(ben, tap("meetings.show", meeting)).lines
    play.tap(sam, tap("meetings.place", meeting))
    play.say(sam, photo="again")
    play.say(sam, "The red door")
    assert DOOR in play.tap(ben, tap("meetings.show", meeting)).lines
    play.tap(sam, tap("meetings.place", meeting))
    play.say(sam, "The library")
    assert DOOR not in play.tap(ben, tap("meetings.show", meeting)).lines


def test_who_sent_a_photo_that_cannot_be_shown_hears_it(table: Table) -> None:
    play, sam, ben, meeting = table
    photo = _photo(play.tap(ben, tap("meetings.show", meeting)))
    assert photo is not None
    play.heard(sam)
    play.store.run_now(refuse_photo, photo, now=play.now)
    (told,) = play.heard(sam)
    assert told.title == "📷 We cannot show the photo"
    assert DOOR not in play.tap(ben, tap("meetings.show", meeting)).lines


def test_a_member_cannot_change_it(table: Table) -> None:
    play, _, ben, meeting = table
    play.tap(ben, tap("meetings.photo_off", meeting))
    play.tap(ben, tap("meetings.photo_words", meeting))
    play.say(ben, photo="mine")
    assert DOOR in play.tap(ben, tap("meetings.show", meeting)).lines

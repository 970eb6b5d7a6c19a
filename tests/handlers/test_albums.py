"""Promises of several photos that somebody sends together for the board: all of them are kept and shown."""

from bot.ids import PersonId, SuggestionId
from bot.rules.agenda import PHOTOS_MOST
from bot.screen import Photo, tap
from tests.handlers.table import plan_meeting
from tests.handlers.test_worries import group_of_four
from tests.play import Play


def _asked(play: Play) -> tuple[PersonId, PersonId, PersonId]:
    """Ben is asked to say more about buses; Mina is his rep, Carys the safe person."""
    group, sam, carys, ben = group_of_four(play)
    mina = play.rep("Mina", group)
    plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.tap(ben, tap("agenda.say", 1))
    return ben, mina, carys


def _send(play: Play, ben: PersonId, *photos: str, album: str = "7") -> None:
    for photo in photos:
        play.say(ben, photo=photo, album=album)


def _photos(play: Play, person: PersonId, view: str) -> int:
    return len({each for each in play.tap(person, tap(view, 1)).enclosed if isinstance(each, Photo)})


def test_all_photos_of_an_album_are_one_answer_and_are_shown_wherever_it_is(each_play: Play) -> None:
    play = each_play
    ben, mina, _ = _asked(play)
    _send(play, ben, "one", "two", "three")
    shown = play.last(ben)
    assert "The photos are here." in shown.lines
    assert "We have the first one." not in shown.lines
    assert len([each for each in shown.enclosed if isinstance(each, Photo)]) == 3
    assert (_photos(play, ben, "agenda.life"), _photos(play, mina, "agenda.one")) == (3, 3)


def test_a_rep_shows_them_at_the_meeting(play: Play) -> None:
    ben, mina, _ = _asked(play)
    _send(play, ben, "one", "two")
    play.tap(mina, tap("agenda.put", 1))
    meeting = play.store.run_now(lambda unit: unit.agenda.get(SuggestionId(1))).meeting_id
    assert meeting is not None
    play.until(play.store.run_now(lambda unit: unit.meetings.get(meeting)).meets_at)
    play.tap(mina, tap("meetings.sheet", meeting, 0))
    shown = play.press(mina, "Show the photos")
    assert len([each for each in shown.enclosed if isinstance(each, Photo)]) == 2


def test_a_photo_that_comes_when_its_person_is_elsewhere_still_comes_to_its_album(play: Play) -> None:
    ben, _, _ = _asked(play)
    _send(play, ben, "one")
    play.press(ben, "Yes, without my name")
    _send(play, ben, "two")
    assert _photos(play, ben, "agenda.life") == 2


def test_another_photo_takes_the_place_of_all_of_them(each_play: Play) -> None:
    play = each_play
    ben, _, _ = _asked(play)
    _send(play, ben, "one", "two")
    play.say(ben, photo="another")
    assert _photos(play, ben, "agenda.life") == 1
    play.tap(ben, tap("agenda.say", 1))
    _send(play, ben, "three", "four", album="8")
    assert _photos(play, ben, "agenda.life") == 2


def test_as_many_are_kept_as_can_be_sent_together(play: Play) -> None:
    ben, _, _ = _asked(play)
    _send(play, ben, *(f"photo {n}" for n in range(PHOTOS_MOST + 2)))
    assert _photos(play, ben, "agenda.life") == PHOTOS_MOST


def test_an_album_with_the_number_of_somebody_elses_is_ones_own(play: Play) -> None:
    ben, mina, _ = _asked(play)
    _send(play, ben, "one", "two")
    play.tap(mina, tap("agenda.suggest", "work"))
    _send(play, mina, "three")
    assert _photos(play, ben, "agenda.life") == 2


def test_told_as_harm_all_of_them_go_to_the_safe_person_and_nowhere_else(each_play: Play) -> None:
    play = each_play
    ben, _, carys = _asked(play)
    _send(play, ben, "one", "two", "three")
    play.tap(ben, tap("worries.tell", "agenda", 1))
    heard = [each for screen in play.heard(carys) for each in screen.enclosed]
    assert len({each for each in heard if isinstance(each, Photo)}) == 3
    _send(play, ben, "four")
    assert "🗑" not in play.last(ben).title


def test_whose_they_are_goes_and_takes_them_along(each_play: Play) -> None:
    play = each_play
    ben, mina, _ = _asked(play)
    _send(play, ben, "one", "two")
    member = play.store.run_now(lambda unit: unit.people.list_memberships(ben, now=play.now)[0])
    play.store.run_now(lambda unit: unit.agenda.forget(member.id))
    assert _photos(play, mina, "agenda.one") == 0

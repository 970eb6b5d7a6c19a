"""Promises of several photos that come in one batch: one page says what came of them all."""

from typing import Any

from bot.screen import tap
from tests.doors.conftest import Desk
from tests.handlers.table import plan_meeting
from tests.handlers.test_worries import group_of_four


def _ben(desk: Desk) -> int:
    """Ben has said that the buses matter; the number of his phone."""
    _, sam, _, ben = group_of_four(desk.play)
    plan_meeting(desk.play, sam)
    desk.play.tap(ben, tap("agenda.suggest", "bus"))
    number = desk.play.store.run_now(lambda unit: unit.people.get(ben).telegram_id)
    assert number is not None
    return number


def _album(desk: Desk, number: int, *photos: str) -> list[dict[str, Any]]:
    found = []
    for photo in photos:
        update = desk.updates.text(number, "")
        update["message"] |= {"photo": [{"file_id": photo, "file_unique_id": photo}], "media_group_id": "7"}
        found.append(update)
    return found


def _pages(desk: Desk) -> list[str]:
    return [str(call["text"]) for call in desk.telegram.sent("sendMessage")]


async def test_all_photos_of_an_album_are_said_back_on_one_page(desk: Desk) -> None:
    number = _ben(desk)
    await desk.doors.take(*_album(desk, number, "one", "two", "three"))
    assert len([page for page in _pages(desk) if "The photos are here." in page]) == 1
    assert not [page for page in _pages(desk) if "The photo is here." in page]
    assert len(desk.telegram.sent("sendPhoto")) == 3


async def test_an_album_without_a_question_is_still_one_answer(desk: Desk) -> None:
    number = _ben(desk)
    await desk.doors.take(desk.updates.tap(number, "home.show"))
    await desk.doors.take(*_album(desk, number, "one", "two", "three"))
    assert len([page for page in _pages(desk) if "We have the first one." in page]) == 1


async def test_a_press_between_two_photos_of_an_album_takes_no_page_away(desk: Desk) -> None:
    number = _ben(desk)
    await desk.doors.take(desk.updates.tap(number, "home.show"))
    first, second = _album(desk, number, "one", "two")
    await desk.doors.take(first, desk.updates.tap(number, "home.menu:news:0"), second)
    assert len([page for page in _pages(desk) if "We have the first one." in page]) == 1


async def test_what_is_written_after_an_album_is_answered_after_it(desk: Desk) -> None:
    number = _ben(desk)
    await desk.doors.take(*_album(desk, number, "one", "two"), desk.updates.text(number, "They are late"))
    assert "They are late" in _pages(desk)[-1]

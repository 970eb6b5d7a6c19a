"""Promises of the lines to chats: everything arrives once and in order, part by part."""

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.doors import lines as lines_module
from bot.doors.show import CAPTION_LIMIT
from bot.doors.updates import Shown
from bot.ids import ElectionId, FileId, PersonId
from bot.media.work import CannotMake, Why
from bot.rules.people import Likes
from bot.screen import HOME, THINGS_MENU, Button, Paper, Pictogram, Screen, TextFile, VoiceNote, tap
from bot.services.elections.ballots import Trace
from bot.words import Words
from handlers.answers import Answer
from storage.unit import Unit
from tests.doors.conftest import Desk

BUS = Pictogram("🚌", "A bus")
VOTE = ElectionId(1)
DOWN: tuple[int, dict[str, Any]] = (502, {})


@pytest.fixture
def words() -> Words:
    return Words("en", ZoneInfo("Europe/London"))


def _answer(desk: Desk, words: Words, screen: Screen, likes: Likes = Likes.BOTH) -> Answer:
    store = desk.play.store
    person = store.run_now(lambda u: u.people.add("Mina", telegram_id=5, language="en", now=desk.play.now))
    known = store.run_now(lambda u: u.people.get(person))
    return Answer(screen, replace(known, likes=likes), words)


def _shown(*, photo: bool = False) -> Shown:
    return Shown(5, 7, has_photo=photo, text="before")


def _no(description: str) -> tuple[int, dict[str, Any]]:
    return 400, {"ok": False, "error_code": 400, "description": f"Bad Request: {description}"}


def _methods(desk: Desk) -> list[str]:
    return [call.method for call in desk.telegram.calls]


async def test_a_screen_takes_the_place_of_the_one_that_was_tapped(desk: Desk, words: Words) -> None:
    await desk.doors.answer(_answer(desk, words, Screen(title="Now")), over=_shown())
    assert [(c.method, c.given["message_id"]) for c in desk.telegram.calls] == [("editMessageText", 7)]


async def test_a_picture_takes_the_place_of_a_picture(desk: Desk, words: Words) -> None:
    await desk.doors.answer(_answer(desk, words, Screen(title="Now", picture=BUS)), over=_shown(photo=True))
    assert _methods(desk) == ["editMessageMedia"]


async def test_a_picture_is_uploaded_once_and_then_known_by_its_id(desk: Desk, words: Words) -> None:
    answer = _answer(desk, words, Screen(title="Now", picture=BUS))
    await desk.doors.answer(answer)
    await desk.doors.answer(answer)
    assert [given["photo"] for given in desk.telegram.sent("sendPhoto")] == ["upload", "photo-500"]


async def test_a_picture_that_telegram_does_not_know_any_more_is_uploaded_again(desk: Desk, words: Words) -> None:
    answer = _answer(desk, words, Screen(title="Now", picture=BUS))
    await desk.doors.answer(answer)
    desk.telegram.says["sendPhoto"] = [_no("wrong file identifier/HTTP URL specified")]
    await desk.doors.answer(answer)
    assert [given["photo"] for given in desk.telegram.sent("sendPhoto")] == ["upload", "photo-500", "upload"]


async def test_when_a_picture_cannot_be_made_the_words_come_without_it(
    desk: Desk, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(desk.doors.maker), "do", _unable)
    await desk.doors.answer(_answer(desk, words, Screen(title="Now", picture=BUS)))
    assert _methods(desk) == ["sendMessage"]


async def _unable(*_: object) -> bytes:
    raise CannotMake(Why.BROKEN)


async def test_words_take_the_place_of_a_picture_before_the_picture_goes(desk: Desk, words: Words) -> None:
    await desk.doors.answer(_answer(desk, words, Screen(title="Now")), over=_shown(photo=True))
    assert _methods(desk) == ["sendMessage", "deleteMessage"]


async def test_a_message_that_did_not_change_is_not_sent_again(desk: Desk, words: Words) -> None:
    desk.telegram.says["editMessageText"] = [_no("message is not modified")]
    await desk.doors.answer(_answer(desk, words, Screen(title="Now")), over=_shown())
    assert _methods(desk) == ["editMessageText"]


async def test_a_message_that_can_not_be_edited_is_sent_anew(desk: Desk, words: Words) -> None:
    desk.telegram.says["editMessageText"] = [_no("message to edit not found")]
    await desk.doors.answer(_answer(desk, words, Screen(title="Now")), over=_shown())
    assert _methods(desk)[:2] == ["editMessageText", "sendMessage"]


async def test_words_that_do_not_fit_under_a_picture_come_without_it(desk: Desk, words: Words) -> None:
    long = Screen(title="Now", lines=("word " * (CAPTION_LIMIT // 4),), picture=BUS)
    await desk.doors.answer(_answer(desk, words, long))
    assert _methods(desk) == ["sendMessage"]


async def test_who_likes_words_only_gets_no_pictures(desk: Desk, words: Words) -> None:
    await desk.doors.answer(_answer(desk, words, Screen(title="Now", picture=BUS), Likes.WORDS))
    assert _methods(desk) == ["sendMessage"]


async def test_a_picture_that_people_are_asked_about_comes_to_everybody(desk: Desk, words: Words) -> None:
    asked = replace(BUS, is_asked=True)
    await desk.doors.answer(_answer(desk, words, Screen(title="Now", picture=asked), Likes.WORDS))
    assert _methods(desk) == ["sendPhoto"]


async def test_what_certainly_did_not_arrive_is_said_again_at_once(desk: Desk, words: Words) -> None:
    desk.telegram.says["editMessageText"] = [DOWN, DOWN, DOWN]
    await desk.doors.answer(_answer(desk, words, Screen(title="Now")), over=_shown())
    assert _methods(desk) == ["editMessageText"] * 4


async def test_an_answer_that_cannot_be_shown_now_is_shown_later(
    desk: Desk, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_module, "AGAIN_AFTER", (0.0,))
    desk.telegram.says["editMessageText"] = [DOWN] * 9
    await desk.doors.answer(_answer(desk, words, Screen(title="Now")), over=_shown())
    await _until(desk, 10)
    assert _methods(desk) == ["editMessageText"] * 10


async def _until(desk: Desk, calls: int) -> None:
    for _ in range(1000):
        if len(desk.telegram.calls) >= calls:
            return
        await desk.doors.lines.quiet()
        await desk.play.store.run(lambda _unit: None)
    raise AssertionError(f"only {len(desk.telegram.calls)} calls")


@pytest.mark.parametrize(("does_more", "said"), [(False, 9), (True, 4)])
async def test_an_honest_word_that_did_not_arrive_is_said_again_until_something_newer_is_shown(
    desk: Desk, words: Words, monkeypatch: pytest.MonkeyPatch, *, does_more: bool, said: int
) -> None:
    monkeypatch.setattr(lines_module, "AGAIN_AFTER", (0.0,))
    sorry = _answer(desk, words, Screen(title="Sorry"))
    desk.telegram.says["sendMessage"] = [DOWN] * 8
    desk.doors.lines.notice(sorry, chat=5)
    if does_more:
        desk.doors.lines.answer(replace(sorry, screen=Screen(title="New")), chat=5, over=_shown())
    await _until(desk, said + does_more)
    await desk.doors.lines.quiet()
    assert len(desk.telegram.sent("sendMessage")) == said


async def test_an_old_answer_does_not_come_after_a_newer_one(
    desk: Desk, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_module, "AGAIN_AFTER", (0.0,))
    old = _answer(desk, words, Screen(title="Old"))
    desk.telegram.says["editMessageText"] = [DOWN] * 4
    desk.doors.lines.answer(old, chat=5, over=_shown())
    desk.doors.lines.answer(replace(old, screen=Screen(title="New")), chat=5, over=_shown())
    await _until(desk, 5)
    await desk.doors.lines.quiet()
    assert ["Old" in given["text"] for given in desk.telegram.sent("editMessageText")] == [True] * 4 + [False]


async def test_a_part_that_telegram_has_is_not_sent_again(
    desk: Desk, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_module, "AGAIN_AFTER", (0.0,))
    voices = tuple(VoiceNote(_recorded(desk, f"v{n}")) for n in range(2))
    desk.telegram.says["sendMessage"] = [DOWN] * 4
    await desk.doors.answer(_answer(desk, words, Screen(title="Now", enclosed=voices)))
    await _until(desk, 7)
    assert [given["voice"] for given in desk.telegram.sent("sendVoice")] == ["v0", "v1"]
    assert _methods(desk)[-1] == "sendMessage"


def _recorded(desk: Desk, telegram_file: str, kind: str = "voice") -> FileId:
    def keep(unit: Unit) -> FileId:
        person = unit.people.add("Asha", telegram_id=None, language="en", now=desk.play.now)
        return unit.people.add_file(person, kind, telegram_file, now=desk.play.now)

    return desk.play.store.run_now(keep)


@pytest.mark.parametrize(
    ("kind", "method"),
    [("voice", "sendVoice"), ("audio", "sendAudio"), ("video_note", "sendVideoNote"), ("document", "sendDocument")],
)
async def test_what_somebody_recorded_is_played_as_what_it_is(desk: Desk, words: Words, kind: str, method: str) -> None:
    screen = Screen(title="Now", enclosed=(VoiceNote(_recorded(desk, "f", kind)),))
    await desk.doors.answer(_answer(desk, words, screen))
    assert _methods(desk) == [method, "sendMessage"]


async def test_the_page_with_the_buttons_comes_below_voices_and_the_tapped_one_goes(desk: Desk, words: Words) -> None:
    screen = Screen(title="Now", enclosed=(VoiceNote(_recorded(desk, "v")),))
    await desk.doors.answer(_answer(desk, words, screen), over=_shown())
    assert _methods(desk) == ["sendVoice", "sendMessage", "deleteMessage"]


async def test_a_voice_that_is_there_no_more_falls_alone_and_words_stand_in_for_it(desk: Desk, words: Words) -> None:
    desk.telegram.says["sendVoice"] = [_no("wrong file identifier")]
    screen = Screen(title="Now", enclosed=(VoiceNote(_recorded(desk, "v")),))
    await desk.doors.answer(_answer(desk, words, screen))
    assert "This voice message is gone" in desk.telegram.sent("sendMessage")[0]["text"]
    assert "Now" in desk.telegram.sent("sendMessage")[1]["text"]


async def test_a_paper_that_cannot_be_made_is_said_in_words(
    desk: Desk, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(desk.doors.maker), "do", _unable)
    screen = Screen(title="Now", enclosed=(Paper("list", "The list", "en", ()),))
    await desk.doors.answer(_answer(desk, words, screen))
    assert "We could not make the page" in desk.telegram.sent("sendMessage")[0]["text"]


async def test_a_calendar_goes_as_a_file(desk: Desk, words: Words) -> None:
    screen = Screen(title="Now", enclosed=(TextFile("calendar.ics", "BEGIN:VCALENDAR\r\n"),))
    await desk.doors.answer(_answer(desk, words, screen))
    assert _methods(desk) == ["sendDocument", "sendMessage"]
    assert desk.telegram.sent("sendDocument")[0]["document"] == "upload"


async def test_a_calendar_that_telegram_refuses_is_said_in_words(desk: Desk, words: Words) -> None:
    desk.telegram.says["sendDocument"] = [_no("file is too strange")]
    screen = Screen(title="Now", enclosed=(TextFile("calendar.ics", "BEGIN:VCALENDAR\r\n"),))
    await desk.doors.answer(_answer(desk, words, screen))
    assert "We could not send the file" in desk.telegram.sent("sendMessage")[0]["text"]


async def test_one_thing_of_a_list_opens_below_and_the_list_stays(desk: Desk, words: Words) -> None:
    screen = Screen(title="One", alone=True, instead=Screen(title="The rest"))
    await desk.doors.answer(_answer(desk, words, screen), over=_shown())
    assert _methods(desk) == ["sendMessage", "editMessageText"]
    assert desk.telegram.sent("editMessageText")[0]["message_id"] == 7


async def test_every_message_of_a_ballot_is_wiped_and_its_voices_go(desk: Desk, words: Words) -> None:
    answer = _answer(desk, words, Screen(title="Your vote is in"))
    mina = answer.person.id
    wiping = replace(
        answer, wipe=(Trace(VOTE, mina, 3, "screen"), Trace(VOTE, mina, 4, "voice")), wipe_election=VOTE
    )  # fmt: skip
    await desk.doors.answer(wiping, over=_shown())
    assert [(c.method, c.given["message_id"]) for c in desk.telegram.calls] == [
        ("editMessageText", 7),
        ("editMessageMedia", 3),
        ("deleteMessage", 4),
    ]


async def test_a_page_of_a_ballot_is_wiped_once_by_whoever_goes_on_before_that_is_noted(
    desk: Desk, words: Words
) -> None:
    answer = _answer(desk, words, Screen(title="Vote"))
    wiping = replace(answer, wipe=(Trace(VOTE, answer.person.id, 3, "screen"),))
    for _ in range(2):
        desk.doors.lines.answer(wiping, chat=5, over=_shown())
    await desk.doors.lines.quiet()
    assert len(desk.telegram.sent("editMessageMedia")) == 1
    # It showed a ballot once more.
    await desk.doors.answer(wiping, over=_shown())
    assert len(desk.telegram.sent("editMessageMedia")) == 2


async def test_in_a_group_chat_there_are_only_links(desk: Desk) -> None:
    screen = Screen(title="Vote", buttons=(Button("🗳 Vote", "https://t.me/x?start=1"), Button("🏠 Home", HOME)))
    await desk.doors.lines.line(-5).announce(screen, turn=await desk.doors.pace.letter(-5))
    rows = desk.telegram.sent("sendMessage")[0]["reply_markup"]["inline_keyboard"]
    assert [[list(button) for button in row] for row in rows] == [[["text", "url"]]]


async def test_words_are_an_answer_to_what_was_shown_and_not_to_what_was_only_drawn(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina = desk.play.member("Mina", desk.play.group())
    asking = tap("agenda.start")
    number = desk.play.store.run_now(lambda unit: unit.people.get(mina)).telegram_id
    assert number is not None
    desk.telegram.says["editMessageText"] = [DOWN] * 4
    await desk.doors.take(desk.updates.tap(number, asking.encode()))
    assert _place(desk, mina) == HOME.encode()
    await desk.doors.take(desk.updates.tap(number, asking.encode()))
    assert _place(desk, mina) == asking.encode()


def _place(desk: Desk, person: PersonId) -> str:
    place = desk.play.store.run_now(lambda unit: unit.people.place(person))
    return "" if place is None else place[0]


async def test_a_home_that_telegram_deletes_no_more_leads_to_the_new_one(desk: Desk) -> None:
    mina = desk.play.member("Mina", desk.play.group())
    chat = (await desk.play.store.run(lambda unit: unit.people.get(mina))).telegram_id or 0
    await desk.doors.take(desk.updates.text(chat, "/start"))
    desk.telegram.says["deleteMessage"] = [_no("message can't be deleted for everyone")]
    await desk.doors.take(desk.updates.text(chat, "/start"))
    (old,) = desk.telegram.sent("editMessageText")
    assert "An old page" in str(old["text"])
    assert HOME.encode() in str(old["reply_markup"])


async def test_only_the_newest_home_stays_on_the_phone(desk: Desk) -> None:
    mina = desk.play.member("Mina", desk.play.group())
    chat = (await desk.play.store.run(lambda unit: unit.people.get(mina))).telegram_id or 0
    await desk.doors.take(desk.updates.text(chat, "/start"))
    first = desk.telegram.sent("sendMessage", "sendPhoto")
    await desk.doors.take(desk.updates.text(chat, "/start"))
    (gone,) = desk.telegram.sent("deleteMessage")
    assert len(desk.telegram.sent("sendMessage", "sendPhoto")) == 2 * len(first)
    # What was home and shows another page now stays.
    await desk.doors.take(desk.updates.tap(chat, THINGS_MENU.encode(), message_id=int(gone["message_id"]) + 1))
    await desk.doors.take(desk.updates.text(chat, "/start"))
    assert len(desk.telegram.sent("deleteMessage")) == 1

"""Promises of the one renderer."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.doors.show import CAPTION_LIMIT, keyboard_of, spoken, text_of
from bot.doors.updates import Shown
from bot.ids import ElectionId
from bot.rules.people import Likes
from bot.screen import HOME, Button, Pictogram, Screen, Style, tap
from bot.services.elections.ballots import Trace
from bot.words import Words
from handlers.dispatch import Answer
from tests.doors.conftest import Desk

BUS = Pictogram("🚌", "A bus")
VOTE = ElectionId(1)


@pytest.fixture
def words() -> Words:
    return Words("en", ZoneInfo("Europe/London"))


def _answer(desk: Desk, words: Words, screen: Screen, likes: Likes = Likes.BOTH) -> Answer:
    person = desk.play.store.run_now(lambda u: u.people.add("Mina", telegram_id=5, language="en", now=desk.play.now))
    known = desk.play.store.run_now(lambda u: u.people.get(person))
    return Answer(screen, replace(known, likes=likes), words)


def _shown(*, photo: bool = False) -> Shown:
    return Shown(5, 7, has_photo=photo, text="before")


def test_what_people_wrote_is_never_markup() -> None:
    assert (
        text_of(Screen(title="<b>Ben</b>", lines=("1 < 2 & 3",))) == "<b>&lt;b&gt;Ben&lt;/b&gt;</b>\n1 &lt; 2 &amp; 3"
    )


def test_listen_back_and_help_stand_last_on_every_screen(words: Words) -> None:
    screen = Screen(title="Buses", buttons=(Button("🚌 Yes", tap("agenda.yes"), Style.YES),))
    rows = [[button["text"] for button in row] for row in keyboard_of(screen, words)["inline_keyboard"]]
    assert rows == [["🚌 Yes"], ["🔊 Listen"], ["🏠 Home"], ["❓ Help"]]


def test_listen_reads_the_words_and_then_the_names_of_the_buttons(words: Words) -> None:
    assert spoken("Buses.", ("🚌 By bus", "❓ Help"), words) == "Buses.\nYou can press:\nBy bus.\nHelp."


async def test_a_screen_takes_the_place_of_the_one_that_was_tapped(desk: Desk, words: Words) -> None:
    await desk.show.answer(_answer(desk, words, Screen(title="Now")), chat=5, over=_shown())
    assert [(c.method, c.given["message_id"]) for c in desk.telegram.calls] == [("editMessageText", 7)]


async def test_a_picture_takes_the_place_of_a_picture(desk: Desk, words: Words) -> None:
    await desk.show.answer(_answer(desk, words, Screen(title="Now", picture=BUS)), chat=5, over=_shown(photo=True))
    assert [c.method for c in desk.telegram.calls] == ["editMessageMedia"]


async def test_a_picture_is_uploaded_once_and_then_known_by_its_id(desk: Desk, words: Words) -> None:
    answer = _answer(desk, words, Screen(title="Now", picture=BUS))
    await desk.show.answer(answer, chat=5, over=None)
    await desk.show.answer(answer, chat=5, over=None)
    assert [given["photo"] for given in desk.telegram.sent("sendPhoto")] == ["upload", "photo-500"]


async def test_words_alone_cannot_take_the_place_of_a_picture_so_the_old_message_goes(desk: Desk, words: Words) -> None:
    await desk.show.answer(_answer(desk, words, Screen(title="Now")), chat=5, over=_shown(photo=True))
    assert [c.method for c in desk.telegram.calls] == ["deleteMessage", "sendMessage"]


async def test_a_message_that_did_not_change_is_not_sent_again(desk: Desk, words: Words) -> None:
    same = {"ok": False, "error_code": 400, "description": "Bad Request: message is not modified"}
    desk.telegram.says["editMessageText"] = [(400, same)]
    await desk.show.answer(_answer(desk, words, Screen(title="Now")), chat=5, over=_shown())
    assert [c.method for c in desk.telegram.calls] == ["editMessageText"]


async def test_a_message_that_can_not_be_edited_is_sent_anew(desk: Desk, words: Words) -> None:
    gone = {"ok": False, "error_code": 400, "description": "Bad Request: message to edit not found"}
    desk.telegram.says["editMessageText"] = [(400, gone)]
    await desk.show.answer(_answer(desk, words, Screen(title="Now")), chat=5, over=_shown())
    assert [c.method for c in desk.telegram.calls] == ["editMessageText", "sendMessage"]


async def test_words_that_do_not_fit_under_a_picture_come_without_it(desk: Desk, words: Words) -> None:
    long = Screen(title="Now", lines=("word " * (CAPTION_LIMIT // 5),), picture=BUS)
    await desk.show.answer(_answer(desk, words, long), chat=5, over=None)
    assert [c.method for c in desk.telegram.calls] == ["sendMessage"]


async def test_who_likes_words_only_gets_no_pictures(desk: Desk, words: Words) -> None:
    await desk.show.answer(_answer(desk, words, Screen(title="Now", picture=BUS), Likes.WORDS), chat=5, over=None)
    assert [c.method for c in desk.telegram.calls] == ["sendMessage"]


async def test_when_telegram_says_wait_the_message_comes_after_the_wait(
    desk: Desk, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(desk.show.pacer, "freeze", waits.append)
    slow = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 3}}
    desk.telegram.says["sendMessage"] = [(429, slow)]
    await desk.show.answer(_answer(desk, words, Screen(title="Now")), chat=5, over=None)
    assert [c.method for c in desk.telegram.calls] == ["sendMessage", "sendMessage"]
    assert waits == [3.0]


async def test_every_message_of_a_ballot_is_wiped_and_its_voices_go(desk: Desk, words: Words) -> None:
    answer = _answer(desk, words, Screen(title="Your vote is in"))
    who = answer.person.id
    pages = (Trace(VOTE, who, 3, "screen"), Trace(VOTE, who, 4, "voice"))
    wiping = replace(answer, wipe=pages, wipe_election=VOTE)
    await desk.show.answer(wiping, chat=5, over=_shown())
    assert [(c.method, c.given["message_id"]) for c in desk.telegram.calls] == [
        ("editMessageText", 7),
        ("editMessageMedia", 3),
        ("deleteMessage", 4),
    ]


async def test_a_person_who_likes_listening_hears_each_letter(desk: Desk, words: Words) -> None:
    await desk.show.letter(_answer(desk, words, Screen(title="News"), Likes.LISTENING), chat=5, silent=False)
    assert [c.method for c in desk.telegram.calls] == ["sendMessage", "sendVoice"]


async def test_in_a_group_chat_there_are_only_links(desk: Desk, words: Words) -> None:
    screen = Screen(title="Vote", buttons=(Button("🗳 Vote", "https://t.me/x?start=1"), Button("🏠 Home", HOME)))
    await desk.show.announce(screen, words, -5)
    rows = desk.telegram.sent("sendMessage")[0]["reply_markup"]["inline_keyboard"]
    assert [[list(button) for button in row] for row in rows] == [[["text", "url"]]]

"""Promises of Listen: the voice stands below its page with the same buttons, and never in the way."""

import asyncio
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.doors import lines as lines_module
from bot.doors.line import Line
from bot.doors.show import CAPTION_LIMIT, LISTEN
from bot.ids import PersonId
from bot.media.work import Speech
from bot.rules.people import Likes
from bot.rules.schedule import Push
from bot.screen import HOME, Face, Faces, Pictogram, Screen, tap
from bot.words import Words
from handlers.answers import Answer
from handlers.dispatch import Dispatch
from tests.doors.conftest import Desk

MINA = 5
PAGE, VOICE = 7, 500
"""The number of the page that is listened to, and of the first message that Telegram takes afterwards."""
BUTTONS = {
    "inline_keyboard": [
        [{"text": "🗳 Vote", "callback_data": "home.menu:things:0", "style": "primary"}],
        [{"text": "🔊 Listen", "callback_data": "home.listen"}],
        [{"text": "❓ Help", "callback_data": "help.show"}],
    ]
}
UNDER_VOICE = {"inline_keyboard": [BUTTONS["inline_keyboard"][0], BUTTONS["inline_keyboard"][2]]}
FORBIDS = (400, {"ok": False, "error_code": 400, "description": "Bad Request: VOICE_MESSAGES_FORBIDDEN"})
NOT_MODIFIED = (400, {"ok": False, "error_code": 400, "description": "Bad Request: message is not modified"})
NOT_FOUND = (400, {"ok": False, "error_code": 400, "description": "Bad Request: message to edit not found"})


def _press(desk: Desk, data: str, *, message_id: int = PAGE, photo: bool = False) -> dict[str, Any]:
    return desk.updates.tap(MINA, data, message_id=message_id, photo=photo, keyboard=BUTTONS)


async def _listen(desk: Desk, **more: Any) -> None:
    await desk.doors.take(_press(desk, LISTEN.encode(), **more))


def _said(desk: Desk) -> list[tuple[str, Any]]:
    """What was said after the little clock: each method, and the message that it was about."""
    calls = (call for call in desk.telegram.calls if call.method != "answerCallbackQuery")
    return [(call.method, call.given.get("message_id")) for call in calls]


def _phone(desk: Desk, person: PersonId) -> int:
    number = desk.play.store.run_now(lambda unit: unit.people.get(person)).telegram_id
    assert number is not None
    return number


def _spoken(desk: Desk) -> list[Speech]:
    return [work for work in desk.doors.maker.asked if isinstance(work, Speech)]


@pytest.mark.parametrize("odd", [{"ok": True}, {"ok": True, "result": None}, {"ok": True, "result": True}])
async def test_listen_does_not_end_in_silence_when_an_answer_of_telegram_cannot_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, odd: dict[str, Any]
) -> None:
    monkeypatch.setattr(lines_module, "AGAIN_AFTER", (0.0,))
    desk.telegram.says["sendVoice"] = [(200, odd)]
    await _listen(desk)
    await asyncio.sleep(0)  # The next try begins.
    await desk.doors.lines.quiet()
    assert [method for method, _ in _said(desk)] == ["sendVoice", "sendVoice"]


async def test_a_fault_of_ours_while_a_page_is_read_out_is_in_the_log_and_holds_up_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> int:
        raise KeyError("a bug")

    monkeypatch.setattr(Line, "listen", broken)
    await _listen(desk)
    assert "a page could not be read out" in caplog.text
    await desk.doors.take(_press(desk, HOME.encode()))
    assert len(desk.telegram.sent("editMessageText")) == 1


async def test_who_forbids_voices_in_other_words_is_not_taken_for_somebody_who_blocks_us(desk: Desk) -> None:
    said = "Forbidden: user restricted receiving of voice messages"
    desk.telegram.says["sendVoice"] = [(403, {"ok": False, "error_code": 403, "description": said})]
    await _listen(desk)
    assert len(desk.telegram.sent("sendMessage")) == 1
    person = desk.play.store.run_now(lambda unit: unit.people.find_by_telegram(MINA))
    assert person is not None
    assert person.unreachable_at is None


async def test_the_voice_has_the_buttons_of_its_page_but_listen(desk: Desk) -> None:
    await _listen(desk)
    assert [given["reply_markup"] for given in desk.telegram.sent("sendVoice")] == [UNDER_VOICE]


async def test_the_voice_reads_the_words_and_then_the_names_of_the_buttons(desk: Desk) -> None:
    await _listen(desk)
    assert [work.text for work in _spoken(desk)] == ["Who should be our rep?\nYou can press:\nVote.\nHelp."]


async def test_a_button_under_the_voice_changes_the_page_and_the_voice_goes(desk: Desk) -> None:
    await _listen(desk)
    desk.telegram.calls.clear()
    await desk.doors.take(_press(desk, HOME.encode(), message_id=VOICE))
    assert _said(desk) == [("deleteMessage", VOICE), ("editMessageText", PAGE)]


async def test_a_button_of_the_page_takes_the_voice_away_too(desk: Desk) -> None:
    await _listen(desk)
    desk.telegram.calls.clear()
    await desk.doors.take(_press(desk, HOME.encode()))
    assert _said(desk) == [("deleteMessage", VOICE), ("editMessageText", PAGE)]


async def test_what_is_written_takes_the_voice_away_too(desk: Desk) -> None:
    await _listen(desk)
    desk.telegram.calls.clear()
    await desk.doors.take(desk.updates.text(MINA, "/start"))
    assert _said(desk)[0] == ("deleteMessage", VOICE)


async def test_listening_to_the_same_page_again_sends_nothing_new(desk: Desk) -> None:
    await _listen(desk)
    desk.telegram.calls.clear()
    desk.telegram.says["editMessageReplyMarkup"] = [NOT_MODIFIED]
    await _listen(desk)
    assert _said(desk) == [("editMessageReplyMarkup", VOICE)]


async def test_a_voice_that_was_taken_away_comes_again(desk: Desk) -> None:
    await _listen(desk)
    desk.telegram.calls.clear()
    desk.telegram.says["editMessageReplyMarkup"] = [NOT_FOUND]
    await _listen(desk)
    assert [method for method, _ in _said(desk)] == ["editMessageReplyMarkup", "deleteMessage", "sendVoice"]


async def test_listening_to_another_page_takes_the_first_voice_away(desk: Desk) -> None:
    await _listen(desk)
    desk.telegram.calls.clear()
    await _listen(desk, message_id=9)
    assert _said(desk) == [("deleteMessage", VOICE), ("sendVoice", None)]


async def test_a_page_that_changed_is_read_out_anew(desk: Desk) -> None:
    await _listen(desk)
    await desk.doors.take(_press(desk, HOME.encode()))
    await _listen(desk)
    assert len(desk.telegram.sent("sendVoice")) == 2


async def test_who_gets_no_voices_reads_why_with_the_same_buttons(desk: Desk) -> None:
    desk.telegram.says["sendVoice"] = [FORBIDS]
    await _listen(desk)
    (told,) = desk.telegram.sent("sendMessage")
    assert "does not let us send you a voice message" in told["text"]
    assert told["reply_markup"] == UNDER_VOICE


async def test_who_heard_nothing_and_presses_listen_again_hears_it_and_the_words_that_stood_in_for_it_go(
    desk: Desk,
) -> None:
    desk.telegram.says["sendVoice"] = [FORBIDS]
    await _listen(desk)
    desk.telegram.calls.clear()
    desk.telegram.says["editMessageReplyMarkup"] = [NOT_MODIFIED]
    await _listen(desk)
    assert _said(desk) == [("deleteMessage", VOICE), ("sendVoice", None)]


async def test_what_is_not_heard_is_on_the_list_with_its_reason(desk: Desk) -> None:
    group = desk.play.group()
    mina = desk.play.member("Mina", group)
    desk.telegram.says["sendVoice"] = [FORBIDS]
    await desk.doors.take(desk.updates.tap(_phone(desk, mina), LISTEN.encode()))
    missed = await desk.play.store.run(lambda unit: unit.deliveries.list_missed([mina], group))
    assert [(each.what, each.why) for each in missed] == [("voice", "forbidden")]


async def test_of_a_receipt_nothing_is_kept(desk: Desk) -> None:
    pressed = _press(desk, LISTEN.encode())
    pressed["callback_query"]["message"]["text"] = "Your pictures are 🌻 🚲 🎈"
    await desk.doors.take(pressed)
    assert len(desk.telegram.sent("sendVoice")) == 1
    uploads = desk.play.store.run_now(lambda unit: unit.connection.exec_driver_sql("SELECT * FROM uploads").all())
    assert uploads == []


# Letters


@pytest.fixture
def listener(desk: Desk) -> PersonId:
    """Somebody who likes listening."""
    mina = desk.play.member("Mina", desk.play.group())
    desk.play.store.run_now(lambda unit: unit.people.change(mina, likes=Likes.LISTENING))
    return mina


async def _letter(desk: Desk, to: PersonId, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn(dispatch: Dispatch, unit: Any, _letter: object, **_: object) -> Answer:
        return Answer(screen, unit.people.get(to), Words("en", ZoneInfo("Europe/London")))

    monkeypatch.setattr(Dispatch, "letter", drawn)
    desk.play.store.run_now(
        lambda unit: unit.deliveries.put(to, tap("home.show"), push=Push.NOW, not_before=desk.play.now)
    )
    desk.telegram.calls.clear()
    await desk.doors.send()


NEWS = Screen(title="📰 News", lines=("The bus is free on 5 June.",), picture=Pictogram("📰", "A newspaper"))


async def test_who_likes_listening_gets_a_letter_as_one_message(
    desk: Desk, listener: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _letter(desk, listener, NEWS, monkeypatch)
    assert _said(desk) == [("sendVoice", None)]
    (given,) = desk.telegram.sent("sendVoice")
    assert given["caption"] == "<b>📰 News</b>\nThe bus is free on 5 June."
    labels = [button["text"] for row in given["reply_markup"]["inline_keyboard"] for button in row]
    assert labels == ["🏠 Home", "❓ Help"]
    assert _spoken(desk)[-1].text.split("\n")[1:3] == ["The bus is free on the fifth of June.", "You can press:"]


async def test_who_gets_no_voices_gets_the_words(
    desk: Desk, listener: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.telegram.says["sendVoice"] = [FORBIDS]
    await _letter(desk, listener, replace(NEWS, picture=None), monkeypatch)
    assert [method for method, _ in _said(desk)] == ["sendVoice", "sendMessage"]


LONG = Screen(title="📰 News", lines=("word " * (CAPTION_LIMIT // 4),))
FACES = Screen(title="🗳 Who?", picture=Faces((Face(1, "Mina"),), "Mina"))


@pytest.mark.parametrize(("screen", "method"), [(LONG, "sendMessage"), (FACES, "sendPhoto")])
async def test_what_does_not_fit_under_a_voice_has_it_below_with_the_same_buttons(
    desk: Desk, listener: PersonId, monkeypatch: pytest.MonkeyPatch, screen: Screen, method: str
) -> None:
    await _letter(desk, listener, screen, monkeypatch)
    assert [said for said, _ in _said(desk)] == [method, "sendVoice"]
    assert len(desk.telegram.sent("sendVoice")[0]["reply_markup"]["inline_keyboard"]) == 2


async def test_a_letter_leaves_somebody_who_listens_their_voice(
    desk: Desk, listener: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.doors.take(desk.updates.tap(_phone(desk, listener), LISTEN.encode()))
    await _letter(desk, listener, NEWS, monkeypatch)
    assert "deleteMessage" not in [method for method, _ in _said(desk)]

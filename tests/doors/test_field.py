"""Promises of what comes from outside: whatever one update is, its outcome was decided, and the next is answered.

`aside`: it cannot be read, is counted, and nobody hears of it. `passed`: it has no number by which it could be counted.
`nothing`: nobody says it to us. `answered`: somebody did something, and reads what came of it.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.screen import HOME
from tests.doors.conftest import Desk
from tests.telegram import person

ROBIN, KIT = 5, 6
_CHAT = {"id": ROBIN, "type": "private"}
_WHO = person(ROBIN)


def _message(**more: Any) -> dict[str, Any]:
    said = {"message_id": 9, "date": 1_780_000_000, "chat": _CHAT, "from": _WHO, "text": "hello", **more}
    return {"message": {name: value for name, value in said.items() if value is not ...}}


def _press(**more: Any) -> dict[str, Any]:
    shown = {"message_id": 7, "date": 1_780_000_000, "chat": _CHAT, "text": "Hello"}
    said = {"id": "1", "from": _WHO, "chat_instance": "1", "message": shown, "data": HOME.encode(), **more}
    return {"callback_query": {name: value for name, value in said.items() if value is not ...}}


NUMBERS: tuple[Any, ...] = ("1", True, -1, 1.5, None, 2**63, [1], {})
UPDATES: Mapping[str, tuple[dict[str, Any], str]] = {
    # Who
    "a sender who is yes": (_message(**{"from": {**_WHO, "id": True}}), "aside"),
    "a sender with half a number": (_message(**{"from": {**_WHO, "id": 1.5}}), "aside"),
    "a sender who is a list": (_message(**{"from": [ROBIN]}), "aside"),
    "a sender who is nobody": (_message(**{"from": None}), "aside"),
    "a message that nobody sent": (_message(**{"from": ...}), "nothing"),
    "a sender without a name": (_message(**{"from": {"id": ROBIN, "is_bot": False}}), "answered"),
    "a sender whose language is a number": (_message(**{"from": {**_WHO, "language_code": 7}}), "answered"),
    # Where
    "a message without a chat": (_message(chat=...), "aside"),
    "a chat with a word for a number": (_message(chat={"id": "five", "type": "private"}), "aside"),
    "a chat of a kind that we do not know": (_message(chat={"id": ROBIN, "type": "planet"}), "nothing"),
    "what stands in a channel": (_message(chat={"id": -9, "type": "channel"}), "nothing"),
    # What
    "a message that is nothing": ({"message": None}, "aside"),
    "a message that is a list": ({"message": [1, 2]}, "aside"),
    "a kind that nobody asked for": ({"purchased_paid_media": {"from": _WHO, "paid_media_payload": "x"}}, "nothing"),
    "no kind at all": ({}, "nothing"),
    "a message without a day": (_message(date=...), "answered"),
    "a message of no number": (_message(message_id=...), "answered"),
    "words that are a number": (_message(text=7), "answered"),
    "words of nothing but spaces": (_message(text=" \n\t "), "answered"),
    "more words than Telegram takes": (_message(text="word " * 20_000), "answered"),
    "words that no database keeps": (_message(text="a\0b\ud800c"), "answered"),
    "a voice without a file": (_message(text=..., voice={"duration": 3}), "aside"),
    "a voice that is nothing": (_message(text=..., voice={}), "answered"),
    "photos that are nothing": (_message(text=..., photo=[None]), "aside"),
    "a thing that is new to us": (_message(text=..., hologram={"file_id": "h"}), "answered"),
    # Buttons
    "a press without a button": (_press(data=...), "answered"),
    "a button of a game": (_press(data=..., game_short_name="chess"), "answered"),
    "a button that says nothing": (_press(data=""), "answered"),
    "a button longer than any of ours": (_press(data="x" * 4096), "answered"),
    "a button of another bot": (_press(data="buy|17|\u202e"), "answered"),
    "a button with half a letter": (_press(data="home.show:\ud800"), "answered"),
    "a press on no message": (_press(message=...), "answered"),
    "a press without a number": (_press(id=...), "aside"),
}
SAYS: Mapping[str, tuple[int, dict[str, Any]]] = {
    "a no without a reason": (400, {"ok": False, "error_code": 400}),
    "a no in words that are new": (400, {"ok": False, "error_code": 400, "description": "Bad Request: MOON_IS_FULL"}),
    "a wait without its time": (429, {"ok": False, "error_code": 429, "description": "Too Many Requests"}),
    "a wait of a word": (429, {"ok": False, "error_code": 429, "parameters": {"retry_after": "soon"}}),
    "a wait of less than nothing": (429, {"ok": False, "error_code": 429, "parameters": {"retry_after": -5}}),
    "a no to everything": (403, {"ok": False, "error_code": 403, "description": "Forbidden: bot was kicked"}),
    "a yes without a message": (200, {"ok": True, "result": True}),
    "a server that is down": (502, {}),
}


async def _aside(desk: Desk) -> int:
    return await desk.play.store.run(lambda unit: unit.outbox.count_set_aside())


def _heard(desk: Desk, chat: int) -> int:
    said = desk.telegram.sent("sendMessage", "sendPhoto", "editMessageText", "editMessageMedia")
    return sum(given["chat_id"] == chat for given in said)


@pytest.mark.parametrize("name", UPDATES)
async def test_an_odd_update_has_the_outcome_that_was_decided_and_the_next_is_answered(desk: Desk, name: str) -> None:
    body, outcome = UPDATES[name]
    await desk.doors.take({"update_id": 900, **body}, desk.updates.text(KIT, "/start"))
    assert (await _aside(desk), _heard(desk, ROBIN) > 0) == (outcome == "aside", outcome == "answered")
    assert _heard(desk, KIT) == 1
    assert desk.doors.intake.passed_over == 0


@pytest.mark.parametrize("number", NUMBERS, ids=repr)
async def test_what_has_no_number_is_passed_over_and_the_next_is_answered(desk: Desk, number: Any) -> None:
    await desk.doors.take({"update_id": number, **_message()}, desk.updates.text(KIT, "/start"))
    assert (desk.doors.intake.passed_over, await _aside(desk)) == (1, 0)
    assert (_heard(desk, ROBIN), _heard(desk, KIT)) == (0, 1)


@pytest.mark.parametrize("name", SAYS)
async def test_whatever_telegram_says_to_one_answer_the_next_press_is_answered(desk: Desk, name: str) -> None:
    desk.telegram.says["editMessageText"] = [SAYS[name]] * 4
    await desk.doors.take(desk.updates.tap(ROBIN, HOME.encode()), desk.updates.tap(KIT, HOME.encode()))
    desk.telegram.says.clear()
    before = _heard(desk, ROBIN)
    await desk.doors.take(desk.updates.tap(ROBIN, HOME.encode()))
    assert _heard(desk, ROBIN) > before
    assert await _aside(desk) == 0

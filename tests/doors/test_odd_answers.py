"""Promises about answers that are none: whatever Telegram says, nothing is lost and nobody gets silence."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram.error import NetworkError

from bot.doors.calls import Calls
from bot.doors.pace import Pace
from tests.telegram import Recorder, make_bot

ODD: tuple[Any, ...] = (
    {"ok": True}, {"ok": True, "result": None}, {"ok": True, "result": []}, {"ok": True, "result": {}},
    {"ok": True, "result": "yes"}, {"ok": True, "result": 7}, {"ok": True, "result": True},
    {"ok": True, "result": {"message_id": None}}, {"ok": False}, {}, [], None, 7,
)  # fmt: skip
CALLS: dict[str, Callable[[Calls], Awaitable[object]]] = {
    "sendMessage": lambda calls: calls.words(5, "Now", None),
    "sendPhoto": lambda calls: calls.photo(5, "photo-1", "Ben"),
    "sendVoice": lambda calls: calls.recording(5, "voice", "voice-1"),
    "sendAudio": lambda calls: calls.recording(5, "audio", "audio-1"),
    "sendVideoNote": lambda calls: calls.recording(5, "video_note", "note-1"),
    "sendDocument": lambda calls: calls.paper(5, b"%PDF", "news.pdf"),
    "editMessageMedia": lambda calls: calls.edit_picture(5, 7, "photo-1", "Now", {"inline_keyboard": []}),
    "getFile": lambda calls: calls.fetch("photo-1"),
}
"""A call of each kind whose answer is read."""

UNREAD: dict[str, Callable[[Calls], Awaitable[object]]] = {
    "editMessageText": lambda calls: calls.edit_words(5, 7, "Now", {"inline_keyboard": []}),
    "editMessageReplyMarkup": lambda calls: calls.edit_buttons(5, 7, {"inline_keyboard": []}),
    "deleteMessage": lambda calls: calls.delete(5, 7),
    "leaveChat": lambda calls: calls.leave(-5),
}
"""Calls of whose answer nothing is read but whether it is a yes."""


@pytest.fixture
async def telegram() -> Recorder:
    return Recorder()


@pytest.mark.parametrize("odd", ODD, ids=json.dumps)
async def test_what_is_no_answer_is_a_fault_of_the_network(telegram: Recorder, odd: Any) -> None:
    bot = make_bot(telegram, Pace(10_000.0, chat_every=0.0))
    await bot.initialize()
    raised = {}
    for method, call in CALLS.items():
        telegram.says[method] = [(200, odd)]
        with pytest.raises(NetworkError) as problem:
            await call(Calls(bot))
        raised[method] = type(problem.value)
    await bot.shutdown()
    assert raised == dict.fromkeys(CALLS, NetworkError)


@pytest.mark.parametrize(
    "odd", [{"ok": True, "result": None}, {"ok": False}, {"ok": False, "error_code": 400}], ids=json.dumps
)
async def test_what_is_no_yes_is_taken_for_none(telegram: Recorder, odd: Any) -> None:
    """Also where nothing of the answer is read: who was told nothing must not count as told."""
    bot = make_bot(telegram, Pace(10_000.0, chat_every=0.0))
    await bot.initialize()
    for method, call in UNREAD.items():
        telegram.says[method] = [(200, odd)]
        with pytest.raises(NetworkError):
            await call(Calls(bot))
    await bot.shutdown()

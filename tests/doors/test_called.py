"""Promises of a webhook: when Telegram does not call it any more, the administrator hears it, and what to do."""

from datetime import timedelta
from typing import Any

import pytest

from bot.doors.called import Called
from bot.doors.pulse import Pulse
from bot.doors.sentences import LATELY
from tests.doors.conftest import Desk
from tests.play import START
from tests.telegram import make_bot

URL = "https://bot.example/saynext"
WELL: dict[str, Any] = {"url": URL, "has_custom_certificate": False, "pending_update_count": 0}
REFUSED = (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
"""The token was taken back."""


def _told(**more: object) -> tuple[int, dict[str, Any]]:
    return 200, {"ok": True, "result": {**WELL, **more}}


def _failed(ago: timedelta, *, waiting: int = 1, said: str = "Connection refused") -> tuple[int, dict[str, Any]]:
    at = int((START - ago).timestamp())
    return _told(last_error_date=at, last_error_message=said, pending_update_count=waiting)


async def _look(desk: Desk, *answers: tuple[int, dict[str, Any]]) -> Pulse:
    pulse = Pulse()
    called = Called(make_bot(desk.telegram, desk.doors.pace), URL, pulse, lambda: START)
    for answer in answers:
        desk.telegram.says["getWebhookInfo"].append(answer)
        await called.look()
    return pulse


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (REFUSED, "@BotFather"),
        ((404, {"ok": False, "error_code": 404, "description": "Not Found"}), "@BotFather"),
        (_told(url=""), "another program uses the token"),
        (_told(url="https://other.example/"), "another program uses the token"),
        (_failed(timedelta(minutes=1)), "“Connection refused”"),
        (_failed(timedelta(minutes=1), said="Wrong response from the webhook: 403 Forbidden"), "WEBHOOK_SECRET"),
    ],
)
async def test_what_somebody_must_do_something_about_is_one_sentence(
    desk: Desk, answer: tuple[int, dict[str, Any]], told: str
) -> None:
    (said,) = (await _look(desk, answer)).troubles
    assert told in said
    assert said.endswith(".")


@pytest.mark.parametrize(
    "answer",
    [
        _told(),
        _told(url=f"{URL}/"),
        _failed(LATELY + timedelta(minutes=1)),
        _failed(timedelta(minutes=1), waiting=0),
        (502, {}),
    ],
)
async def test_who_is_called_has_no_trouble(desk: Desk, answer: tuple[int, dict[str, Any]]) -> None:
    assert (await _look(desk, answer)).troubles == ()


async def test_it_is_over_when_telegram_says_so_and_not_before(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    assert (await _look(desk, REFUSED, (502, {}))).troubles
    assert (await _look(desk, REFUSED, REFUSED, _told())).troubles == ()
    assert sum("@BotFather" in record.getMessage() for record in caplog.records) == 2

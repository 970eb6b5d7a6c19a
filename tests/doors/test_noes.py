"""Promises about a no of Telegram: what it means, whether it is written in words or as a name."""

import pytest
from telegram.error import BadRequest, Forbidden

from bot.doors.noes import forbids_voices, is_shut_out, is_stale, is_unchanged, is_unreachable

STALE = [
    "wrong file identifier/HTTP URL specified", "wrong remote file identifier specified: wrong string length",
    "FILE_REFERENCE_EXPIRED", "wrong file_id or the file is temporarily unavailable", "invalid file_id",
    "can't use file of type Photo as Document", "MEDIA_EMPTY", "type of file mismatch",
]  # fmt: skip
NOBODY = ["chat not found", "PEER_ID_INVALID", "INPUT_USER_DEACTIVATED", "USER_IS_BLOCKED", "user not found"]
SHUT_OUT = [
    "not enough rights to send text messages to the chat", "have no rights to send a message", "CHAT_WRITE_FORBIDDEN",
    "CHAT_SEND_PLAIN_FORBIDDEN", "TOPIC_CLOSED", "CHAT_RESTRICTED", "need administrator rights in the channel chat",
    "CHAT_ADMIN_REQUIRED", "chat not found",
]  # fmt: skip
OTHER = ["message is too long", "can't parse entities", "BUTTON_DATA_INVALID", "message to edit not found"]


@pytest.mark.parametrize("said", STALE)
def test_a_file_that_telegram_does_not_know_is_told_from_everything_else(said: str) -> None:
    assert is_stale(BadRequest(said))
    assert not is_unreachable(BadRequest(said))


@pytest.mark.parametrize("said", NOBODY)
def test_a_person_who_is_not_there_any_more_is_told_from_everything_else(said: str) -> None:
    assert is_unreachable(BadRequest(said))
    assert not is_stale(BadRequest(said))


@pytest.mark.parametrize("said", SHUT_OUT)
def test_a_chat_in_which_we_may_not_write_is_told_from_everything_else(said: str) -> None:
    assert is_shut_out(BadRequest(said))


@pytest.mark.parametrize("said", OTHER)
def test_any_other_no_is_none_of_these(said: str) -> None:
    no = BadRequest(said)
    assert not any(means(no) for means in (is_stale, is_unreachable, is_shut_out, is_unchanged, forbids_voices))


def test_who_blocks_us_is_unreachable_and_who_forbids_voices_is_not() -> None:
    assert is_unreachable(Forbidden("bot was blocked by the user"))
    assert forbids_voices(BadRequest("VOICE_MESSAGES_FORBIDDEN"))
    assert not is_unreachable(BadRequest("VOICE_MESSAGES_FORBIDDEN"))

"""Promises of reading: from Telegram's JSON only what means something, and nothing from what is strange."""

from typing import Any

import pytest

from bot.doors.updates import MemberChange, Shown, Tapped, Wrote, read
from handlers.answers import AS_A_FILE, Sender, Sent
from tests.telegram import Updates, person

MINA = Sender(5, "Mina", "en")


def test_a_tap_tells_who_pressed_what_and_what_stood_there() -> None:
    raw = Updates().tap(5, "home.show", photo=True)
    keys = [[{"text": "🔊 Listen", "callback_data": "home.listen"}], [{"text": "🗳 Vote", "url": "https://t.me/x"}]]
    raw["callback_query"]["message"]["reply_markup"] = {"inline_keyboard": keys}
    shown = Shown(5, 7, has_photo=True, text="Who should be our rep?", keyboard={"inline_keyboard": keys})
    assert read(raw) == Tapped(1, "1", MINA, "home.show", 7, shown)


def test_of_a_message_that_is_too_old_only_the_number_is_known() -> None:
    raw = Updates().tap(5, "home.show")
    raw["callback_query"]["message"] = {"chat": {"id": 5, "type": "private"}, "message_id": 7, "date": 0}
    assert read(raw) == Tapped(1, "1", MINA, "home.show", 7, None)


def test_a_message_of_a_group_chat_stays_one_when_it_is_too_old() -> None:
    raw = Updates().tap(5, "home.show")
    raw["callback_query"]["message"] = {"chat": {"id": -7, "type": "supergroup"}, "message_id": 7, "date": 0}
    told = read(raw)
    assert isinstance(told, Tapped)
    assert told.over is not None
    assert not told.over.is_private


def test_a_tap_without_a_message_is_a_tap_all_the_same() -> None:
    raw = Updates().tap(5, "home.show")
    del raw["callback_query"]["message"]
    assert read(raw) == Tapped(1, "1", MINA, "home.show", 0, None)


@pytest.mark.parametrize(
    ("more", "sent"),
    [
        ({"text": "The bus"}, Sent(text="The bus")),
        (
            {"caption": "The bus", "photo": [{"file_id": "s"}, {"file_id": "l"}]},
            Sent("The bus", photo="l"),
        ),
        ({"voice": {"file_id": "v"}}, Sent(voice="v")),
        ({"sticker": {"file_id": "s"}}, Sent(other="other")),
        ({"text": "The bus", "forward_origin": {"type": "user"}}, Sent("The bus", forwarded=True)),
        ({"text": "The bus", "effect_id": "5"}, Sent(text="The bus")),
        ({"text": "The\0 bus\ud800"}, Sent(text="The bus")),
        ({"text": None}, Sent()),
        ({"voice": {"file_id": "v", "duration": 0}}, Sent(voice="v")),
        ({"voice": None, "document": None, "photo": []}, Sent(other="other")),
        ({"document": {"file_id": "d", "mime_type": "video/mp4"}}, Sent(voice="d", voice_kind="document")),
        (
            {"animation": {"file_id": "d"}, "document": {"file_id": "d", "mime_type": "video/mp4"}},
            Sent(other="other"),
        ),
        ({"of_next_year": {"id": 1}}, Sent(other="other")),
        ({"document": {"file_id": "d", "file_name": "Speech.M4A"}}, Sent(voice="d", voice_kind="document")),
        (
            {"document": {"file_id": "d", "mime_type": "application/octet-stream", "file_name": "a.wav"}},
            Sent(voice="d", voice_kind="document"),
        ),
        ({"document": {"file_id": "d", "mime_type": "application/ogg"}}, Sent(voice="d", voice_kind="document")),
        ({"document": {"file_id": "d", "mime_type": "text/plain", "file_name": "a.wav"}}, Sent(other="other")),
        ({"document": {"file_id": "d", "mime_type": "image/jpeg"}}, Sent(other=AS_A_FILE)),
        ({"document": {"file_id": "d", "file_name": "IMG_1.HEIC"}}, Sent(other=AS_A_FILE)),
        ({"photo": [{"file_id": "l"}], "media_group_id": "7"}, Sent(photo="l", album="7")),
        (
            {"venue": {"title": "Ashcombe House", "address": "5 High Street"}, "location": {}},
            Sent("Ashcombe House, 5 High Street", other="other"),
        ),
    ],
)
def test_what_was_sent_is_words_a_voice_or_the_largest_photo_or_something_else(
    more: dict[str, Any], sent: Sent
) -> None:
    raw = Updates().text(5, "")
    del raw["message"]["text"]
    raw["message"] |= more
    assert read(raw) == Wrote(1, 5, True, MINA, sent, None)
    changed = {"update_id": 2, "edited_message": raw["message"]}
    told = read(changed)
    assert isinstance(told, Wrote)
    assert told.sent.edited


@pytest.mark.parametrize(
    "noted",
    [
        {"pinned_message": {"message_id": 7, "date": 0, "chat": {"id": 5, "type": "private"}}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"chat_background_set": {"type": {"type": "fill"}}},
        {"write_access_allowed": {}},
    ],
    ids=lambda noted: next(iter(noted)),
)
def test_what_telegram_notes_in_a_chat_is_said_by_nobody(noted: dict[str, Any]) -> None:
    raw = Updates().text(5, "", **noted)
    del raw["message"]["text"]
    told = read(raw)
    assert isinstance(told, Wrote)
    assert told.sender is None


@pytest.mark.parametrize(
    "changed",
    [
        {"location": {"latitude": 51.0, "longitude": -3.0, "live_period": 28800}},
        {"checklist": {"title": "Bring", "tasks": []}},
        {"poll": {"id": "1", "question": "When?"}},
        {"game": {"title": "Snake"}},
        {"sticker": {"file_id": "s"}},
        {"of_next_year": {"id": 1}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_changes_without_words_or_anything_of_ours_is_said_by_nobody(changed: dict[str, Any]) -> None:
    raw = Updates().text(5, "", **changed)
    del raw["message"]["text"]
    first, again = read(raw), read({"update_id": 2, "edited_message": raw["message"]})
    assert isinstance(first, Wrote)
    assert isinstance(again, Wrote)
    assert (first.sender, again.sender) == (MINA, None)


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "The bus"},
        {"caption": "The bus", "sticker": {"file_id": "s"}},
        {"photo": [{"file_id": "l"}]},
        {"voice": {"file_id": "v"}},
        {"document": {"file_id": "d", "mime_type": "image/jpeg"}},
    ],
    ids=lambda changed: "+".join(changed),
)
def test_who_changes_words_a_photo_or_a_recording_says_something(changed: dict[str, Any]) -> None:
    raw = Updates().text(5, "")
    del raw["message"]["text"]
    told = read({"update_id": 2, "edited_message": raw["message"] | changed})
    assert isinstance(told, Wrote)
    assert told.sender == MINA


@pytest.mark.parametrize(
    ("more", "sender"),
    [
        ({"language_code": 7}, Sender(5, "Mina", None)),
        ({"language_code": {}}, Sender(5, "Mina", None)),
        ({"first_name": None}, Sender(5, "", "en")),
    ],
)
def test_what_is_strange_about_a_person_does_not_keep_them_away(more: dict[str, Any], sender: Sender) -> None:
    raw = Updates().text(5, "Hello")
    raw["message"]["from"] |= more
    told = read(raw)
    assert isinstance(told, Wrote)
    assert told.sender == sender


@pytest.mark.parametrize(
    ("chat", "moved"),
    [(-7, {"migrate_to_chat_id": -1007}), (-1007, {"migrate_from_chat_id": -7})],
    ids=["told in the old chat", "told in the new chat"],
)
def test_a_group_chat_that_moved_tells_where_to(chat: int, moved: dict[str, int]) -> None:
    told = read(Updates().text(5, "", chat={"id": chat, "type": "group"}, **moved))
    assert isinstance(told, Wrote)
    assert (told.is_private, told.chat, told.moved_to) == (False, -7, -1007)


@pytest.mark.parametrize(("status", "is_there"), [("member", True), ("administrator", True), ("kicked", False)])
def test_a_change_of_membership_tells_whether_the_bot_is_there(status: str, is_there: bool) -> None:
    change = {"chat": {"id": -7, "type": "group"}, "from": person(5), "new_chat_member": {"status": status}}
    assert read({"update_id": 3, "my_chat_member": change}) == MemberChange(3, -7, False, 5, is_there)


def test_what_nobody_asked_for_is_nothing() -> None:
    assert read({"update_id": 3, "poll": {"id": "1"}}) is None


@pytest.mark.parametrize("strange", [{"message": {"chat": 7}}, {"callback_query": {}}, {"my_chat_member": None}])
def test_what_cannot_be_read_is_raised_and_not_guessed(strange: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, AttributeError)):
        read({"update_id": 3, **strange})

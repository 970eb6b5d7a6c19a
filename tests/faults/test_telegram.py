"""The strict Telegram is strict: what it refuses, how it limits, and in which ways it fails."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.faults.chats import Upload
from tests.faults.limits import Limits
from tests.faults.phone import Phone, phone
from tests.faults.telegram import Telegram, open_telegram
from tests.faults.ways import BAD_GATEWAY, GARBAGE, HALF, RESET, RESET_TAKEN, hangs, too_many

PNG = b"\x89PNG a picture"
MUCH = "\N{PARTY POPPER}" * 2048
"""As many letters as Telegram counts 4,096 units."""


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with open_telegram() as made:
        yield made


@pytest.fixture
def robin(telegram: Telegram) -> Phone:
    made = phone(telegram, "Robin")
    made.chat.has_started = True
    return made


async def ask(telegram: Telegram, method: str, **given: Any) -> dict[str, Any]:
    """The answer to a call."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{telegram.url}/bot1:x/{method}", json=given) as answer,
    ):
        told: dict[str, Any] = await answer.json()
    return told


async def why_not(telegram: Telegram, method: str, **given: Any) -> str:
    """Why a call is refused."""
    told = await ask(telegram, method, **given)
    assert not told["ok"], told
    return str(told["description"])


async def send(telegram: Telegram, who: Phone, text: str = "Hello") -> int:
    return int((await ask(telegram, "sendMessage", chat_id=who.id, text=text))["result"]["message_id"])


async def test_message_numbers_count_up_over_all_private_chats(telegram: Telegram, robin: Phone) -> None:
    kit = phone(telegram, "Kit")
    kit.chat.has_started = True
    numbers = [await send(telegram, who) for who in (robin, kit, robin)]
    assert numbers == list(range(numbers[0], numbers[0] + 3))


async def test_a_message_is_edited_only_into_something_else(telegram: Telegram, robin: Phone) -> None:
    one = {"chat_id": robin.id, "message_id": await send(telegram, robin)}
    assert "not modified" in await why_not(telegram, "editMessageText", **one, text="Hello")
    assert (await ask(telegram, "editMessageText", **one, text="<b>Hello</b>", parse_mode="HTML"))["ok"]
    assert "no caption" in await why_not(telegram, "editMessageCaption", **one, caption="x")
    assert telegram.counted()["not modified"] == 1


async def test_what_is_gone_or_somebody_elses_cannot_be_edited(telegram: Telegram, robin: Phone) -> None:
    number = await send(telegram, robin)
    assert (await ask(telegram, "deleteMessage", chat_id=robin.id, message_id=number))["ok"]
    gone = await why_not(telegram, "editMessageText", chat_id=robin.id, message_id=number, text="x")
    assert "message to edit not found" in gone
    assert "to delete not found" in await why_not(telegram, "deleteMessage", chat_id=robin.id, message_id=number)
    robin.write("mine")
    mine = await why_not(telegram, "editMessageText", chat_id=robin.id, message_id=number + 1, text="x")
    assert "can't be edited" in mine


async def test_a_picture_does_not_become_words(telegram: Telegram, robin: Phone) -> None:
    kept = telegram.methods.keep_file("photo", PNG)
    shown = await ask(telegram, "sendPhoto", chat_id=robin.id, photo=kept.number, caption="Faces")
    number = shown["result"]["message_id"]
    why = await why_not(telegram, "editMessageText", chat_id=robin.id, message_id=number, text="x")
    assert "no text in the message" in why
    media = {"type": "photo", "media": kept.number, "caption": "More"}
    assert (await ask(telegram, "editMessageMedia", chat_id=robin.id, message_id=number, media=media))["ok"]


async def test_lengths_are_counted_as_telegram_counts_them(telegram: Telegram, robin: Phone) -> None:
    assert (await ask(telegram, "sendMessage", chat_id=robin.id, text=f"<b>{MUCH}</b>", parse_mode="HTML"))["ok"]
    assert "too long" in await why_not(telegram, "sendMessage", chat_id=robin.id, text=f"{MUCH}!")
    kept = telegram.methods.keep_file("photo", PNG)
    long = {"chat_id": robin.id, "photo": kept.number, "caption": MUCH[:513]}
    assert "caption is too long" in await why_not(telegram, "sendPhoto", **long)


async def test_buttons_hold_64_bytes(telegram: Telegram, robin: Phone) -> None:
    def keyboard(data: str) -> dict[str, Any]:
        return {"inline_keyboard": [[{"text": "Yes", "callback_data": data}]]}

    said = {"chat_id": robin.id, "text": "x"}
    assert (await ask(telegram, "sendMessage", **said, reply_markup=keyboard("a" * 64)))["ok"]
    why = await why_not(telegram, "sendMessage", **said, reply_markup=keyboard("a" * 65))
    assert "BUTTON_DATA_INVALID" in why


async def test_files_are_known_by_their_ids_and_kinds(telegram: Telegram, robin: Phone) -> None:
    sound = telegram.methods.keep_file("audio", b"ID3")
    wrong = await why_not(telegram, "sendVoice", chat_id=robin.id, voice=sound.number)
    assert "can't use file of type Audio as VoiceNote" in wrong
    assert "wrong file identifier" in await why_not(telegram, "sendVoice", chat_id=robin.id, voice="unknown")
    robin.chat.refuses_voices = True
    assert "VOICE_MESSAGES_FORBIDDEN" in await why_not(telegram, "sendVoice", chat_id=robin.id, voice="unknown")


async def test_nobody_hears_who_does_not_want_to(telegram: Telegram, robin: Phone) -> None:
    kit = phone(telegram, "Kit")
    assert "can't initiate" in await why_not(telegram, "sendMessage", chat_id=kit.id, text="x")
    robin.chat.has_blocked = True
    assert "blocked by the user" in await why_not(telegram, "sendMessage", chat_id=robin.id, text="x")
    await why_not(telegram, "sendMessage", chat_id=robin.id, text="x")
    assert telegram.counted()["to somebody who is gone"] == 1


async def test_a_group_can_be_closed_to_us_or_move(telegram: Telegram) -> None:
    group = telegram.methods.add_group("Northfield", -50)
    group.may_write = False
    assert "not enough rights" in await why_not(telegram, "sendMessage", chat_id=-50, text="x")
    group.moved_to = -1_000_000_000_050
    moved = await ask(telegram, "sendMessage", chat_id=-50, text="x")
    assert moved["parameters"] == {"migrate_to_chat_id": -1_000_000_000_050}


async def test_a_little_clock_is_stopped_once(telegram: Telegram, robin: Phone) -> None:
    press = robin.tap_data("home.show")
    assert press.stopped_after is None
    assert (await ask(telegram, "answerCallbackQuery", callback_query_id=press.query))["ok"]
    assert press.stopped_after is not None
    await why_not(telegram, "answerCallbackQuery", callback_query_id=press.query)
    assert telegram.counted() == {"answered twice": 1}


async def test_more_than_so_many_in_a_second_is_a_flood(telegram: Telegram, robin: Phone) -> None:
    telegram.limits = Limits(overall=3)
    for _ in range(3):
        await send(telegram, robin)
    refused = await ask(telegram, "sendMessage", chat_id=robin.id, text="x")
    assert (refused["error_code"], refused["parameters"]) == (429, {"retry_after": 1})
    assert telegram.counted() == {"flood": 1}
    assert telegram.meter.peak == 3


async def test_edits_count_unless_they_do_not(telegram: Telegram, robin: Phone) -> None:
    one = {"chat_id": robin.id, "message_id": await send(telegram, robin)}
    telegram.limits = Limits(overall=1, edits=False)
    assert (await ask(telegram, "editMessageText", **one, text="1"))["ok"]
    telegram.limits = Limits(overall=1)
    assert "Too Many" in await why_not(telegram, "editMessageText", **one, text="2")


async def test_one_chat_has_its_own_limit(telegram: Telegram, robin: Phone) -> None:
    kit = phone(telegram, "Kit")
    kit.chat.has_started = True
    telegram.limits = Limits(chat_second=1)
    await send(telegram, robin)
    assert "Too Many" in await why_not(telegram, "sendMessage", chat_id=robin.id, text="x")
    await send(telegram, kit)


async def test_who_was_told_to_wait_and_does_not_is_refused_again(telegram: Telegram, robin: Phone) -> None:
    telegram.faults.arm(too_many(9), "sendMessage")
    for _ in range(2):
        told = await ask(telegram, "sendMessage", chat_id=robin.id, text="x")
        assert told["parameters"] == {"retry_after": 9}
    assert telegram.counted() == {"impatient": 1}


async def test_the_nth_call_fails_and_no_other(telegram: Telegram, robin: Phone) -> None:
    telegram.faults.arm(too_many(0), "sendMessage", chat=robin.id, passes=1)
    told = [(await ask(telegram, "sendMessage", chat_id=robin.id, text="x"))["ok"] for _ in range(3)]
    assert told == [True, False, True]


@pytest.mark.parametrize(
    ("way", "taken"), [(RESET, False), (RESET_TAKEN, True), (HALF, True), (hangs(0.05, taken=True), True)], ids=str
)
async def test_a_connection_breaks_before_or_after_the_call_was_taken(
    telegram: Telegram, robin: Phone, way: Any, taken: bool
) -> None:
    telegram.faults.arm(way, "sendMessage")
    try:
        await ask(telegram, "sendMessage", chat_id=robin.id, text="x")
        broke = False
    except aiohttp.ClientError:
        broke = True
    assert (len(robin.bubbles) == 1) is taken
    assert broke is (way.end != "an answer")


async def test_what_is_not_waited_for_does_not_happen(telegram: Telegram, robin: Phone) -> None:
    telegram.faults.arm(hangs(0.2), "sendMessage")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(ask(telegram, "sendMessage", chat_id=robin.id, text="x"), 0.05)
    await telegram.until(lambda: any(call.ended > 0 for call in telegram.calls), within=10, what="the call ends")
    assert robin.bubbles == []


@pytest.mark.parametrize("way", [BAD_GATEWAY, GARBAGE])
async def test_an_answer_can_be_no_json(telegram: Telegram, robin: Phone, way: Any) -> None:
    telegram.faults.arm(way, "sendMessage")
    with pytest.raises((aiohttp.ClientError, ValueError)):
        await ask(telegram, "sendMessage", chat_id=robin.id, text="x")
    assert robin.bubbles == []


async def test_of_two_who_ask_for_updates_the_first_is_sent_away(telegram: Telegram) -> None:
    first = asyncio.ensure_future(ask(telegram, "getUpdates", timeout=20))
    await telegram.asked.wait()
    second = asyncio.ensure_future(ask(telegram, "getUpdates", timeout=20))
    assert (await first)["error_code"] == 409
    telegram.push("message", {"text": "x"})
    assert len((await second)["result"]) == 1


async def test_updates_stay_until_they_are_confirmed(telegram: Telegram) -> None:
    number = telegram.push("message", {"text": "x"})
    for _ in range(2):
        assert [u["update_id"] for u in (await ask(telegram, "getUpdates"))["result"]] == [number]
    assert (await ask(telegram, "getUpdates", offset=number + 1))["result"] == []
    assert telegram.confirmed == number


def test_an_upload_must_be_what_it_is_sent_as() -> None:
    methods = Telegram().methods
    chat = methods.add_person("Robin")
    chat.has_started = True
    for kind, content in (("photo", b"no picture"), ("voice", b"no sound"), ("document", b"")):
        with pytest.raises(Exception, match=r"FAILED|cannot be read|non-empty"):
            methods.call(f"send{kind}", {"chat_id": chat.id, kind: Upload(content, "x")})
    assert chat.arrivals == []


def test_a_person_sees_when_something_came() -> None:
    chat = Telegram().methods.add_person("Robin")
    before = time.monotonic()
    chat.note("sendMessage", chat.put({"is_bot": True}, {"text": "Title\nA line"}))
    assert chat.arrivals[0].at >= before
    assert (chat.arrivals[0].title, chat.arrivals[0].kind) == ("Title", "text")

"""Promises of the stand-in Bot API: the bot meets the same limits and the same words as at Telegram."""

import asyncio
from typing import Any

import pytest

from bot.media import pictures
from bot.media.samples import sample_photo
from bot.practice.phones import ZONE
from bot.practice.shown import state
from bot.screen import Pictogram
from bot.words import Words
from tests.practice.conftest import ASHA, BEN, Caller

BUTTONS = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}


def _keyboard(**button: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Yes", **button}]]}


async def test_words_come_back_without_their_marks_and_with_their_places(bot: Caller) -> None:
    sent = await bot.text("🗳 <b>Vote</b> now &amp; here", parse_mode="HTML", reply_markup=BUTTONS)

    assert sent["text"] == "🗳 Vote now & here"
    assert sent["entities"] == [{"type": "bold", "offset": 3, "length": 4}]
    assert sent["reply_markup"] == BUTTONS
    assert sent["chat"] == {"id": BEN, "type": "private", "first_name": "Ben"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "  "}, "message text is empty"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: can't find end tag corresponding to"),
        ({"text": "<q>x</q>", "parse_mode": "HTML"}, 'can\'t parse entities: unsupported start tag "q"'),
        ({"text": "x", "parse_mode": "Poem"}, "unsupported parse_mode"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": _keyboard(callback_data="x" * 65)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": _keyboard(callback_data="é" * 33)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": _keyboard()}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "reply_markup": _keyboard(url="tel:999")}, "URL 'tel:999' is invalid"),
        ({"text": "x", "reply_markup": _keyboard(callback_data="x", style="pink")}, "invalid button style"),
    ],
)  # fmt: skip
async def test_a_wrong_message_is_refused_in_telegrams_words(bot: Caller, given: dict[str, Any], told: str) -> None:
    code, words = (await bot("sendMessage", chat_id=BEN, **given)).refusal

    assert code == 400
    assert words.startswith("Bad Request: ")
    assert told in words
    assert bot.phones.chats[BEN].messages == []


async def test_what_just_fits_is_taken(bot: Caller) -> None:
    sent = await bot.text(
        "<b>" + "x" * 4096 + "</b>", parse_mode="HTML", reply_markup=_keyboard(callback_data="x" * 64)
    )

    assert len(sent["text"]) == 4096


@pytest.mark.parametrize(("chat", "told"), [(4, "chat not found"), ("Ben", "chat not found"), ("", "chat_id is empty")])
async def test_a_chat_that_is_not_there_is_not_found(bot: Caller, chat: object, told: str) -> None:
    assert (await bot("sendMessage", chat_id=chat, text="x")).refusal == (400, f"Bad Request: {told}")


async def test_a_bot_can_not_write_to_somebody_who_blocked_it(bot: Caller) -> None:
    sent = await bot.text()
    await bot.phones.block(BEN, blocked=True)

    gone = (403, "Forbidden: bot was blocked by the user")
    assert (await bot("sendMessage", chat_id=BEN, text="x")).refusal == gone
    assert (await bot("editMessageText", chat_id=BEN, message_id=sent["message_id"], text="x")).refusal == gone


async def test_a_person_who_blocked_the_bot_lets_it_in_again_by_writing(bot: Caller) -> None:
    await bot.phones.block(BEN, blocked=True)
    await bot.phones.start(BEN)

    told = [u.get("my_chat_member", {}).get("new_chat_member", {}).get("status") for u in bot.phones.updates]
    assert told == ["kicked", "member", None]
    await bot.text()


async def test_a_bot_can_not_write_first(bot: Caller) -> None:
    new = await bot.phones.add_person("Nora", "en")

    code, words = (await bot("sendMessage", chat_id=new, text="x")).refusal

    assert (code, words) == (403, "Forbidden: bot can't initiate conversation with a user")


async def test_the_same_again_is_not_modified(bot: Caller) -> None:
    sent = await bot.text("<b>One</b>", parse_mode="HTML", reply_markup=BUTTONS)
    place = {"chat_id": BEN, "message_id": sent["message_id"]}

    again = await bot("editMessageText", **place, text="<b>One</b>", parse_mode="HTML", reply_markup=BUTTONS)
    plain = await bot("editMessageText", **place, text="One", reply_markup=BUTTONS)

    assert again.refusal[0] == 400
    assert again.refusal[1].startswith("Bad Request: message is not modified: specified new message content")
    assert "entities" not in plain.result


@pytest.mark.parametrize(
    ("number", "told"),
    [(99, "message to edit not found"), ("", "message identifier is not specified")],
)
async def test_what_is_not_there_can_not_be_edited(bot: Caller, number: object, told: str) -> None:
    answer = await bot("editMessageText", chat_id=BEN, message_id=number, text="x")

    assert answer.refusal == (400, f"Bad Request: {told}")


async def test_the_message_of_a_person_can_not_be_edited(bot: Caller) -> None:
    number = await bot.phones.say(BEN, {"text": "Hello"})

    answer = await bot("editMessageText", chat_id=BEN, message_id=number, text="x")

    assert answer.refusal == (400, "Bad Request: message can't be edited")


async def test_an_edit_can_be_too_long(bot: Caller) -> None:
    sent = await bot.text()

    answer = await bot("editMessageText", chat_id=BEN, message_id=sent["message_id"], text="x" * 4097)

    assert answer.refusal == (400, "Bad Request: MESSAGE_TOO_LONG")


async def test_the_page_says_what_a_picture_of_ours_shows(bot: Caller) -> None:
    for content in (pictures.draw(Pictogram("🚌", "A bus"), {}), sample_photo(1)):
        await bot.upload("sendPhoto", "photo", content, chat_id=BEN, caption="Buses")
    shown = state(bot.phones, Words("en", ZONE))["phones"]
    assert isinstance(shown, list)
    (ben,) = (each for each in shown if each["id"] == BEN)
    assert [message["photo_alt"] for message in ben["messages"] if message["photo"]][-2:] == ["A bus", ""]


async def test_a_photo_has_its_size_and_no_text_to_edit(bot: Caller) -> None:
    sent = (await bot.upload("sendPhoto", "photo", sample_photo(1), chat_id=BEN, caption="Ben")).result
    place = {"chat_id": BEN, "message_id": sent["message_id"]}

    assert (sent["photo"][-1]["width"], sent["photo"][-1]["height"]) == (480, 480)
    no_text = await bot("editMessageText", **place, text="x")
    assert no_text.refusal == (400, "Bad Request: there is no text in the message to edit")
    assert (await bot("editMessageCaption", **place, caption="Ben stands")).result["caption"] == "Ben stands"
    too_long = await bot("editMessageCaption", **place, caption="x" * 1025)
    assert too_long.refusal == (400, "Bad Request: message caption is too long")


async def test_words_alone_have_no_caption(bot: Caller) -> None:
    sent = await bot.text()

    answer = await bot("editMessageCaption", chat_id=BEN, message_id=sent["message_id"], caption="x")

    assert answer.refusal == (400, "Bad Request: there is no caption in the message to edit")


async def test_a_picture_can_take_the_place_of_words_and_of_a_picture(bot: Caller) -> None:
    sent = await bot.text(reply_markup=BUTTONS)
    photo = (await bot.upload("sendPhoto", "photo", sample_photo(2), chat_id=BEN)).result["photo"][-1]["file_id"]
    media = {"type": "photo", "media": photo, "caption": "Now a picture"}

    edited = (await bot("editMessageMedia", chat_id=BEN, message_id=sent["message_id"], media=media)).result

    assert edited["caption"] == "Now a picture"
    assert edited["photo"][-1]["file_id"] == photo
    assert "text" not in edited
    assert "reply_markup" not in edited


@pytest.mark.parametrize(
    ("content", "told"), [(b"no picture", "IMAGE_PROCESS_FAILED"), (b"", "file must be non-empty")]
)
async def test_what_is_no_picture_is_no_photo(bot: Caller, content: bytes, told: str) -> None:
    answer = await bot.upload("sendPhoto", "photo", content, chat_id=BEN)

    assert answer.refusal == (400, f"Bad Request: {told}")


async def test_a_file_that_telegram_has_is_sent_again_by_its_number(bot: Caller) -> None:
    first = (await bot.upload("sendVoice", "voice", b"OggS practice", chat_id=BEN)).result["voice"]["file_id"]

    assert (await bot("sendVoice", chat_id=ASHA, voice=first)).result["voice"]["file_id"] == first
    wrong = await bot("sendVoice", chat_id=ASHA, voice="nothing")
    assert wrong.refusal == (400, "Bad Request: wrong file identifier/HTTP URL specified")
    other = await bot("sendPhoto", chat_id=ASHA, photo=first)
    assert other.refusal == (400, "Bad Request: can't use file of type Voice as Photo")


async def test_a_voice_that_is_no_ogg_arrives_as_a_file(bot: Caller) -> None:
    sent = (await bot.upload("sendVoice", "voice", b"RIFF....WAVE", chat_id=BEN)).result

    assert sent["document"]["file_name"] == "voice.bin"
    assert "voice" not in sent


async def test_a_paper_is_fetched_back_as_it_was(bot: Caller) -> None:
    sent = (await bot.upload("sendDocument", "document", b"%PDF-1.7 agenda", chat_id=BEN)).result
    told = (await bot("getFile", file_id=sent["document"]["file_id"])).result

    async with bot.session.get(f"{bot.url}/file/bot{bot.token}/{told['file_path']}") as answer:
        content = await answer.read()

    assert content == b"%PDF-1.7 agenda"
    assert (told["file_size"], answer.content_type) == (len(content), "application/pdf")
    assert (await bot("getFile", file_id="nothing")).refusal[0] == 400


async def test_a_message_can_be_deleted_for_48_hours(bot: Caller) -> None:
    first, second = await bot.text("One"), await bot.text("Two")
    await bot.later(hours=47)
    assert (await bot("deleteMessage", chat_id=BEN, message_id=first["message_id"])).result is True
    await bot.later(hours=2)

    late = await bot("deleteMessage", chat_id=BEN, message_id=second["message_id"])
    gone = await bot("deleteMessage", chat_id=BEN, message_id=first["message_id"])

    assert late.refusal == (400, "Bad Request: message can't be deleted for everyone")
    assert gone.refusal == (400, "Bad Request: message to delete not found")
    assert [message.raw["text"] for message in bot.phones.chats[BEN].messages] == ["Two"]


async def test_a_press_is_answered_once_and_the_person_sees_the_words(bot: Caller) -> None:
    query = await bot.query(await bot.text(reply_markup=BUTTONS))

    answered = await bot("answerCallbackQuery", callback_query_id=query, text="Thank you", show_alert=True)
    again = await bot("answerCallbackQuery", callback_query_id=query)

    toast = bot.phones.phones[BEN].toast
    assert answered.result is True
    assert toast is not None
    assert (toast.text, toast.is_alert) == ("Thank you", True)
    assert again.refusal[1].startswith("Bad Request: query is too old and response timeout expired")


async def test_a_press_can_be_answered_for_15_minutes(bot: Caller) -> None:
    query = await bot.query(await bot.text(reply_markup=BUTTONS))
    await bot.later(minutes=16)

    code, words = (await bot("answerCallbackQuery", callback_query_id=query)).refusal

    assert (code, words) == (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")


async def test_a_press_on_a_message_that_is_gone_tells_only_where_it_was(bot: Caller) -> None:
    sent = await bot.text(reply_markup=BUTTONS)
    await bot("deleteMessage", chat_id=BEN, message_id=sent["message_id"])
    await bot.query(sent)

    told = bot.phones.updates[-1]["callback_query"]["message"]

    assert (told["message_id"], told["date"]) == (sent["message_id"], 0)
    assert "text" not in told


async def test_updates_stay_until_the_bot_asks_for_later_ones(bot: Caller) -> None:
    await bot.phones.start(BEN)
    await bot.phones.start(ASHA)
    first = (await bot("getUpdates")).result

    again = (await bot("getUpdates", limit=1)).result
    later = (await bot("getUpdates", offset=first[0]["update_id"] + 1)).result

    assert [u["message"]["from"]["first_name"] for u in first] == ["Ben", "Asha"]
    assert again == first[:1]
    assert later == first[1:]


async def test_kinds_that_the_bot_does_not_want_are_not_kept(bot: Caller) -> None:
    await bot("getUpdates", allowed_updates=["callback_query"])

    await bot.phones.start(BEN)

    assert bot.phones.updates == []


async def test_a_webhook_and_asking_exclude_each_other(bot: Caller) -> None:
    await bot("setWebhook", url="http://127.0.0.1:9/hook")

    code, words = (await bot("getUpdates")).refusal

    assert code == 409
    assert words.startswith("Conflict: can't use getUpdates method while webhook is active")
    await bot("deleteWebhook")
    assert (await bot("getUpdates")).result == []


async def test_of_two_bots_with_one_token_only_the_later_gets_updates(bot: Caller) -> None:
    first = asyncio.ensure_future(bot("getUpdates", timeout=20))
    await bot.phones.wait_for(lambda: bot.phones.version > 0, 60)
    second = asyncio.ensure_future(bot("getUpdates", timeout=20))

    code, words = (await first).refusal
    await bot.phones.start(BEN)

    assert (code, words.split(";")[0]) == (409, "Conflict: terminated by other getUpdates request")
    assert len((await second).result) == 1


async def test_a_group_that_moved_says_where_it_went(bot: Caller) -> None:
    group = await bot.phones.make_group("Our chat", [BEN, ASHA], by=BEN)
    moved = await bot.phones.move_group(group)

    answer = await bot("sendMessage", chat_id=group, text="x")

    assert answer.refusal[0] == 400
    assert answer.body["parameters"] == {"migrate_to_chat_id": moved}
    assert (await bot.text(chat=moved))["chat"]["type"] == "supergroup"


async def test_a_bot_that_left_a_group_can_not_write_there(bot: Caller) -> None:
    group = await bot.phones.make_group("Our chat", [BEN], by=BEN)

    assert (await bot("leaveChat", chat_id=group)).result is True
    assert (await bot("sendMessage", chat_id=group, text="x")).refusal[0] == 403
    assert bot.phones.updates[-1]["my_chat_member"]["new_chat_member"]["status"] == "left"


async def test_in_a_group_the_bot_hears_only_commands(bot: Caller) -> None:
    group = await bot.phones.make_group("Our chat", [BEN], by=BEN)
    before = len(bot.phones.updates)

    await bot.phones.say(BEN, {"text": "Good morning"}, chat=group)
    await bot.phones.say(BEN, {"text": "/start"}, chat=group)

    assert [u["message"]["text"] for u in bot.phones.updates[before:]] == ["/start"]


async def test_an_unknown_method_and_a_token_that_is_none_are_not_found(bot: Caller) -> None:
    assert (await bot("sendEverything")).refusal[0] == 404
    bot.token = "nonsense"
    assert (await bot("getMe")).refusal == (404, "Not Found")


async def test_only_the_token_of_this_start_is_known(bot: Caller) -> None:
    bot.token = "1:of-yesterday"
    assert (await bot("getMe")).refusal == (401, "Unauthorized")
    async with bot.session.get(f"{bot.url}/file/bot{bot.token}/photos/x.jpg") as answer:
        assert answer.status == 401


@pytest.mark.parametrize("url", ["https://bot.example/hook", "http://127.0.0.1.example/", "http://10.0.0.7/hook"])
async def test_what_people_write_is_passed_on_within_this_computer_only(bot: Caller, url: str) -> None:
    assert (await bot("setWebhook", url=url)).refusal[0] == 400
    assert (await bot("getWebhookInfo")).result["url"] == ""


async def test_the_commands_of_the_bot_are_kept_for_each_language(bot: Caller) -> None:
    for code, word in (("", "Home"), ("cy", "Hafan")):
        assert (await bot("setMyCommands", commands=[_command(description=word)], language_code=code)).result

    assert [bot.phones.profile.on(code)["commands"][0]["description"] for code in ("cy", "en")] == ["Hafan", "Home"]


@pytest.mark.parametrize(
    ("given", "why"),
    [({"command": "Home"}, "BOT_COMMAND_INVALID"), ({"description": ""}, "BOT_COMMAND_DESCRIPTION_INVALID")],
)
async def test_commands_that_telegram_would_refuse_are_refused(bot: Caller, given: dict[str, str], why: str) -> None:
    answer = await bot("setMyCommands", commands=[_command(**given)])

    assert answer.refusal == (400, f"Bad Request: {why}")


def _command(**given: str) -> dict[str, str]:
    return {"command": "home", "description": "Home", **given}


async def test_who_asks_for_one_phone_gets_no_messages_of_others_and_nothing_when_nothing_has_changed(
    bot: Caller,
) -> None:
    await bot.phones.start(BEN)
    await bot.phones.start(ASHA)
    await bot.text("For Ben")
    state = f"{bot.url}/practice/state?of={BEN}"
    async with bot.session.get(state) as answer:
        told = await answer.json()
    assert {phone["id"]: len(phone["messages"]) for phone in told["phones"]} == {BEN: 2, ASHA: 0}
    assert {phone["id"]: phone["newest"] for phone in told["phones"]} == {BEN: 2, ASHA: 1}
    async with bot.session.get(f"{state}&known={told['version']}") as answer:
        assert await answer.json() is None
    await bot.text("News")
    async with bot.session.get(f"{state}&known={told['version']}") as answer:
        assert len((await answer.json())["phones"][0]["messages"]) == 3


async def test_who_waits_when_the_phones_are_put_away_is_answered(bot: Caller) -> None:
    waits = asyncio.ensure_future(bot("getUpdates", timeout=20))
    # The request is there when the phones know that somebody asks.
    before = bot.phones.version
    await bot.phones.wait_for(lambda: bot.phones.version > before, 20)
    await bot.phones.end()
    assert (await waits).result == []

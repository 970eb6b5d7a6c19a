"""What the page shows of the phones: the same for everybody, in the words of one language."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from bot.media.described import description_of
from bot.practice import guide
from bot.practice.chats import Chat, File, Message
from bot.practice.phones import SHOWN_MESSAGES, ZONE, Phones
from bot.practice.report import LETTERS, Report
from bot.words import Words, language_of, offered, whole

FEATURE = "practice"


def words_for(language: str) -> Words:
    """The words of the page, with times as the practice board has them: in one language that has all of them."""
    return whole(Words(language_of(language), ZONE), lambda words: words.all_texts(FEATURE))[1]


def page_words(language: str) -> Mapping[str, object]:
    """Every text of the page, and the languages it can be read in."""
    words = words_for(language)
    texts = {key.removeprefix(f"{FEATURE}."): text for key, text in words.all_texts(FEATURE).items()}
    fields = {"language": words.language, "locale": words.known.babel.replace("_", "-")}
    return {**fields, "languages": {each.code: each.name for each in offered()}, "words": texts}


def state(phones: Phones, words: Words, *, of: int | None = None) -> Mapping[str, object]:
    """Everything that stands on the page now. `of`: the only phone whose messages are told; None for all."""
    groups = [chat for chat in phones.chats.values() if chat.id < 0 and chat.moved_to is None]
    next_at = phones.report.next_at
    return {
        "version": phones.version,
        "era": phones.era,
        "bot": phones.bot["username"],
        "settled": phones.is_settled(),
        "now": phones.now().isoformat(),
        "now_words": words.moment(phones.now()),
        "next_at": None if next_at is None else next_at.isoformat(),
        "next": _coming(phones.report, words),
        "waiting": list(phones.report.waiting),
        "guide": guide.shown(phones),
        "phones": [_phone(phones, number, words, has_messages=of in (None, number)) for number in phones.phones],
        "groups": [_group(chat, words, phones.files) for chat in groups],
    }


def _coming(report: Report, words: Words) -> dict[str, str] | None:
    """What comes next that somebody can hear of, for whom, and when."""
    if report.coming_at is None:
        return None
    names = report.coming_for
    if report.coming == LETTERS:
        what = words.plural("practice.coming.letters", len(names), names=words.all_of(names))
    else:
        what = words.text(f"practice.coming.{report.coming}")
    return {"what": what, "when": words.moment(report.coming_at)}


def _phone(phones: Phones, number: int, words: Words, *, has_messages: bool) -> dict[str, Any]:
    phone, chat = phones.phones[number], phones.chats[number]
    toast = phone.toast
    return {
        "id": number,
        "name": phone.person.name,
        "note": phones.report.roles.get(number, phone.person.note),
        "language": phone.person.language,
        "started": phone.has_started,
        "blocked": phone.has_blocked,
        **phones.profile.on(phone.person.language),
        "toast": None if toast is None else {"number": toast.number, "text": toast.text, "alert": toast.is_alert},
        "newest": chat.messages[-1].number if chat.messages else 0,
        "messages": _messages(chat, words, phones.files) if has_messages else [],
    }


def _group(chat: Chat, words: Words, files: Mapping[str, File]) -> dict[str, Any]:
    people, messages = sorted(chat.people), _messages(chat, words, files)
    return {"id": chat.id, "name": chat.title, "people": people, "has_bot": chat.has_bot, "messages": messages}


def _messages(chat: Chat, words: Words, files: Mapping[str, File]) -> list[dict[str, Any]]:
    return [_bubble(message, words, files) for message in chat.messages[-SHOWN_MESSAGES:]]


def _bubble(message: Message, words: Words, files: Mapping[str, File]) -> dict[str, Any]:
    raw = message.raw
    day, time = _said_at(raw["date"], words)
    document, photo, voice = raw.get("document"), raw.get("photo", [None])[-1], _recorded(raw)
    return {
        "id": message.number,
        "by_bot": bool(raw["from"]["is_bot"]),
        "from": raw["from"]["first_name"],
        "from_id": raw["from"]["id"],
        "day": day,
        "time": time,
        "text": raw.get("text") or raw.get("caption") or "",
        "html": message.safe,
        "photo": None if photo is None else photo["file_id"],
        "photo_alt": "" if photo is None else description_of(files[photo["file_id"]].content),
        "photo_size": None if photo is None else [photo["width"], photo["height"]],
        "voice": None if voice is None else voice["file_id"],
        "voice_seconds": None if voice is None else voice["duration"],
        "document": None if document is None else {"file": document["file_id"], "name": document.get("file_name", "")},
        "links": list(message.links),
        "sticker": "sticker" in raw,
        "forwarded": "forward_origin" in raw,
        "edited": message.is_edited,
        "at": raw["date"],
        "silent": message.is_silent,
        "rows": [[_button(button) for button in row] for row in raw.get("reply_markup", {}).get("inline_keyboard", [])],
    }


def _recorded(raw: Mapping[str, Any]) -> dict[str, Any] | None:
    """What can be played, whatever kind of message it came with."""
    found: dict[str, Any] | None = next((raw[kind] for kind in ("voice", "audio", "video_note") if kind in raw), None)
    return found


@lru_cache(maxsize=4_096)
def _said_at(second: int, words: Words) -> tuple[str, str]:
    """The day and the time beside a message. Every message is told anew with each change, and most stay as they are."""
    said_at = datetime.fromtimestamp(second, UTC)
    return words.heading(words.date(said_at)), f"{said_at.astimezone(ZONE):%H:%M}"


def _button(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": raw["text"],
        "style": raw.get("style", ""),
        "data": raw.get("callback_data"),
        "url": raw.get("url"),
    }

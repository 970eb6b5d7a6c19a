"""Updates as we read them: of Telegram's JSON only what means something to us.

Whatever is missing or strange raises here (KeyError, TypeError, ValueError), before anything is done;
the intake then sets the update aside.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from telegram.constants import ChatMemberStatus, ChatType, MessageType

from handlers.answers import AS_A_FILE, Sender, Sent

Raw = Mapping[str, Any]
"""One update, or a part of one, as Telegram's JSON."""
_THERE = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)
_MOST_ID = 2**63 - 1
"""The largest number that a database holds."""
_RECORDINGS = ("voice", "audio", "video_note", "video")
"""Kinds of messages that somebody recorded: a person who signs has no other way than a film."""
_SOUNDS = (".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".aac", ".amr", ".flac", ".3gp", ".mp4", ".mov", ".webm")
_PHOTOS = (".jpg", ".jpeg", ".png", ".heic", ".webp")
"""How the names of files end, for apps that do not say what they send."""
_SAID = frozenset({
    MessageType.TEXT, MessageType.PHOTO, MessageType.LIVE_PHOTO, MessageType.VOICE, MessageType.AUDIO,
    MessageType.VIDEO, MessageType.VIDEO_NOTE, MessageType.DOCUMENT, MessageType.ANIMATION, MessageType.STICKER,
    MessageType.CONTACT, MessageType.LOCATION, MessageType.VENUE, MessageType.POLL, MessageType.DICE, MessageType.GAME,
    MessageType.STORY, MessageType.PAID_MEDIA, MessageType.CHECKLIST,
})  # fmt: skip
"""Kinds of messages with which somebody says something to us."""
_NOTED = frozenset(MessageType) - _SAID
"""What Telegram notes in a chat when somebody does something there (a message is pinned, the colours change):
nobody says it to us, and nobody waits for an answer."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of ours on a phone.

    Args:
        keyboard: its buttons as Telegram's JSON, to be sent again under a voice; empty when it has none.
    """

    chat: int
    message_id: int
    is_private: bool = True
    has_photo: bool = False
    has_sound: bool = False
    text: str = ""
    keyboard: Raw = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tapped:
    """Somebody pressed a button. `over` is None when Telegram does not say any more what stood there."""

    update_id: int
    query: str
    sender: Sender
    data: str
    message_id: int
    over: Shown | None


@dataclass(frozen=True, slots=True)
class Wrote:
    """A message came. `sender` is None for what nobody says to us; `moved_to` is the new id of a group chat."""

    update_id: int
    chat: int
    is_private: bool
    sender: Sender | None
    sent: Sent
    moved_to: int | None


@dataclass(frozen=True, slots=True)
class MemberChange:
    """The bot was added to a chat or taken out of it, or a person blocked or unblocked it."""

    update_id: int
    chat: int
    is_private: bool
    by: int
    is_there: bool
    is_group: bool = True
    may_write: bool = True


Update = Tapped | Wrote | MemberChange


def read(raw: Raw) -> Update | None:
    """What an update tells us; None for kinds that we did not ask for."""
    update_id = int(raw["update_id"])
    match raw:
        case {"callback_query": query}:
            return _tapped(update_id, query)
        case {"message": message}:
            return _wrote(update_id, message, edited=False)
        case {"edited_message": message}:
            return _wrote(update_id, message, edited=True)
        case {"my_chat_member": change}:
            chat, is_private = _chat(change)
            return MemberChange(
                update_id,
                chat,
                is_private,
                by=_number(change["from"]["id"]),
                is_there=_is_there(change["new_chat_member"]),
                is_group=change["chat"]["type"] in (ChatType.GROUP, ChatType.SUPERGROUP),
                may_write=change["new_chat_member"].get("can_send_messages", True) is not False,
            )
    return None


def _tapped(update_id: int, query: Raw) -> Tapped:
    message = query.get("message")
    shown = None if message is None else _shown(message)
    return Tapped(
        update_id,
        query=str(query["id"]),
        sender=_sender(query["from"]),
        data=str(query.get("data") or ""),
        message_id=0 if shown is None else shown.message_id,
        # A message that is too old comes with its ids alone, and with the date 0. That of a group chat stays one.
        over=None if message is None or (shown is not None and shown.is_private and not message.get("date")) else shown,
    )


def _shown(message: Raw) -> Shown:
    chat, is_private = _chat(message)
    return Shown(
        chat,
        int(message["message_id"]),
        is_private=is_private,
        has_photo="photo" in message,
        has_sound=any(kind in message for kind in _RECORDINGS),
        text=_text(message),
        keyboard=_keyboard(message),
    )


def _keyboard(message: Raw) -> Raw:
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    read_rows = [[_button(button) for button in row] for row in rows]
    return {"inline_keyboard": read_rows} if read_rows else {}


def _button(button: Raw) -> Raw:
    does = {name: str(button[name]) for name in ("callback_data", "url", "style") if name in button}
    return {"text": str(button["text"]), **does}


def _wrote(update_id: int, message: Raw, *, edited: bool) -> Wrote:
    chat, is_private = _chat(message)
    sent = _sent(message, edited=edited)
    # Some of what Telegram notes stands beside words, too, as an effect that somebody chose.
    is_said = "from" in message and (_NOTED.isdisjoint(message) or not _SAID.isdisjoint(message))
    # A place that somebody shares changes at each move, a list at each tick: nobody says that.
    is_said = is_said and not (edited and not _has_something(sent))
    sender, moved_to = _sender(message["from"]) if is_said else None, message.get("migrate_to_chat_id")
    if "migrate_from_chat_id" in message:
        # The same is said in both chats. One of the two may not come.
        chat, moved_to = _number(message["migrate_from_chat_id"]), chat
    return Wrote(update_id, chat, is_private, sender, sent, None if moved_to is None else _number(moved_to))


def _sent(message: Raw, *, edited: bool) -> Sent:
    photo = message.get("photo")
    kind, recording = _recording(message)
    return Sent(
        text=_text(message),
        voice=recording,
        voice_kind=kind,
        photo=photo[-1]["file_id"] if photo else "",
        edited=edited,
        forwarded="forward_origin" in message,
        other="" if "text" in message or recording or photo else _other(message),
        seconds=_seconds(message) if recording else 0,
        album=str(message.get("media_group_id") or ""),
    )


def _has_something(sent: Sent) -> bool:
    """Whether it is anything that we read or listen to, or would if it had been sent in another way."""
    return bool(sent.text or sent.voice or sent.photo) or sent.other == AS_A_FILE


def _other(message: Raw) -> str:
    return (
        AS_A_FILE
        if not message.get("animation") and _is_file(message.get("document") or {}, "image/", _PHOTOS)
        else "other"
    )


def _recording(message: Raw) -> tuple[str, str]:
    """What somebody recorded: its kind, by which it is played again, and Telegram's file id. A film plays as a file."""
    for kind in _RECORDINGS:
        if message.get(kind):
            return "document" if kind == "video" else kind, str(message[kind]["file_id"])
    document = message.get("document") or {}
    # A moving picture that somebody chose from a list comes as a file, too, and nobody recorded it to say something.
    is_recorded = any(_is_file(document, kind, _SOUNDS) for kind in ("audio/", "video/", "application/ogg"))
    if is_recorded and not message.get("animation"):
        return "document", str(document["file_id"])
    return "voice", ""


def _is_file(document: Raw, kind: str, ends: tuple[str, ...]) -> bool:
    """Whether a file is of this kind; its name tells it where the app that sent it did not."""
    said = str(document.get("mime_type") or "")
    is_unsaid = said in ("", "application/octet-stream")
    return said.startswith(kind) or (is_unsaid and str(document.get("file_name") or "").lower().endswith(ends))


def _seconds(message: Raw) -> int:
    """How long a recording is; 0 when nothing says so."""
    lasts = (message[kind].get("duration", 0) for kind in _RECORDINGS if message.get(kind))
    return next((seconds for seconds in lasts if isinstance(seconds, int)), 0)


def _is_there(member: Raw) -> bool:
    """Whether the bot is in the chat; somebody who may only do some things is still there."""
    if member["status"] == ChatMemberStatus.RESTRICTED:
        return bool(member.get("is_member"))
    return member["status"] in _THERE


def _text(message: Raw) -> str:
    """Its words, without what no database keeps: the letter zero, and half of a letter."""
    text = str(message.get("text") or message.get("caption") or "") or _venue(message.get("venue") or {})
    return text.replace("\0", "").encode(errors="ignore").decode()


def _venue(venue: Raw) -> str:
    """A place that somebody chose on the map has a name and an address: these are words."""
    return ", ".join(str(venue[part]) for part in ("title", "address") if venue.get(part))


def _chat(message: Raw) -> tuple[int, bool]:
    """The id of a chat, and whether it is a person's own."""
    chat = message["chat"]
    return _number(chat["id"]), chat["type"] == ChatType.PRIVATE


def _number(value: Any) -> int:
    """An id of Telegram. Raises ValueError, TypeError: it is none, or one that no database holds."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("an id that is no number")
    if abs(value) > _MOST_ID:
        raise ValueError("an id that is too large")
    return value


def _sender(who: Raw) -> Sender:
    language = who.get("language_code")
    return Sender(_number(who["id"]), str(who.get("first_name") or ""), language if isinstance(language, str) else None)


def sender_id(raw: object) -> object:
    """Who an update is from, read without trust; 0 when nobody can be seen."""
    if isinstance(raw, dict):
        for body in raw.values():
            if isinstance(body, dict) and isinstance(body.get("from"), dict):
                number = body["from"].get("id", 0)
                return number if isinstance(number, int | str) else 0
    return 0

"""Updates as we read them: of Telegram's JSON only what means something to us.

Whatever is missing or strange raises here (KeyError, TypeError, ValueError), before anything is done;
the intake then sets the update aside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram.constants import ChatMemberStatus, ChatType

from handlers.dispatch import Sender, Sent

Raw = Mapping[str, Any]
"""One update, or a part of one, as Telegram's JSON."""
_THERE = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of ours on a phone; `buttons` are the label and the data of each, top to bottom."""

    chat: int
    message_id: int
    is_private: bool = True
    has_photo: bool = False
    text: str = ""
    buttons: tuple[tuple[str, str], ...] = ()


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
    """A message came. `sender` is None for what nobody wrote; `moved_to` is the new id of a group chat."""

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


Told = Tapped | Wrote | MemberChange


def read(raw: Raw) -> Told | None:
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
            is_there = change["new_chat_member"]["status"] in _THERE
            return MemberChange(update_id, chat, is_private, int(change["from"]["id"]), is_there)
    return None


def _tapped(update_id: int, query: Raw) -> Tapped:
    message = query.get("message")
    return Tapped(
        update_id,
        query=query["id"],
        sender=_sender(query["from"]),
        data=query.get("data", ""),
        message_id=0 if message is None else int(message["message_id"]),
        # A message that is too old comes with its ids alone, and with the date 0.
        over=None if message is None or not message["date"] else _shown(message),
    )


def _shown(message: Raw) -> Shown:
    chat, is_private = _chat(message)
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return Shown(
        chat,
        int(message["message_id"]),
        is_private=is_private,
        has_photo="photo" in message,
        text=_text(message),
        buttons=tuple((button["text"], button.get("callback_data", "")) for row in rows for button in row),
    )


def _wrote(update_id: int, message: Raw, *, edited: bool) -> Wrote:
    chat, is_private = _chat(message)
    sender = _sender(message["from"]) if "from" in message else None
    return Wrote(update_id, chat, is_private, sender, _sent(message, edited=edited), message.get("migrate_to_chat_id"))


def _sent(message: Raw, *, edited: bool) -> Sent:
    voice, photo = message.get("voice") or message.get("audio"), message.get("photo")
    return Sent(
        text=_text(message),
        voice=voice["file_id"] if voice else "",
        photo=photo[-1]["file_id"] if photo else "",
        edited=edited,
        forwarded="forward_origin" in message,
        other="" if "text" in message or voice or photo else "other",
    )


def _text(message: Raw) -> str:
    return str(message.get("text") or message.get("caption") or "")


def _chat(message: Raw) -> tuple[int, bool]:
    """The id of a chat, and whether it is a person's own."""
    chat = message["chat"]
    return int(chat["id"]), chat["type"] == ChatType.PRIVATE


def _sender(who: Raw) -> Sender:
    return Sender(int(who["id"]), str(who["first_name"]), who.get("language_code"))

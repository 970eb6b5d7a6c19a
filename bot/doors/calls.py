"""Every call of the Bot API that speaks to somebody. What certainly had no effect is made again at once.

The calls of a tap go through `do_api_request` with plain values, everything else through typed methods.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from telegram import InputFile, InputMediaPhoto, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError
from telegram.ext import ExtBot

from bot.doors.noes import forbids_voices
from bot.doors.pace import Turn
from bot.doors.show import Keyboard
from bot.doors.transport import NotTaken
from bot.media.foreman import WORK_MOST
from bot.media.work import CannotMake, Why

log = logging.getLogger(__name__)
AGAIN_AFTER = (0.5, 1.0, 2.0)
"""Seconds before each new try of a call that had no effect; after the last one it is up to who called."""
T = TypeVar("T")
File = str | bytes
"""Telegram's file id, or the bytes of something that it does not have yet."""
_NO_PREVIEW = {"is_disabled": True}
"""A link in our words is never unfolded into a picture."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that Telegram took: its number, and Telegram's file id of what was in it."""

    message_id: int
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls, all through one bot and so through one pace. Each raises what Telegram answers."""

    bot: ExtBot[Turn]

    async def words(
        self, chat: int, text: str, buttons: Keyboard | None, *, silent: bool = False, turn: Turn | None = None
    ) -> Taken:
        """A new message of words."""
        said = {
            "chat_id": chat, "text": text, "parse_mode": ParseMode.HTML, "link_preview_options": _NO_PREVIEW,
            "disable_notification": silent, "reply_markup": buttons,
        }  # fmt: skip
        return _sent(await self._raw("sendMessage", said, turn))

    async def picture(
        self, chat: int, photo: File, text: str, buttons: Keyboard, *, silent: bool = False, turn: Turn | None = None
    ) -> Taken:
        """A new message of a picture with words under it."""
        said = {
            "chat_id": chat, "photo": _upload(photo), "caption": text, "parse_mode": ParseMode.HTML,
            "disable_notification": silent, "reply_markup": buttons,
        }  # fmt: skip
        return _sent(await self._raw("sendPhoto", said, turn))

    async def edit_words(self, chat: int, message_id: int, text: str, buttons: Keyboard) -> None:
        """Words in place of words."""
        said = {
            "chat_id": chat, "message_id": message_id, "text": text, "parse_mode": ParseMode.HTML,
            "link_preview_options": _NO_PREVIEW, "reply_markup": buttons,
        }  # fmt: skip
        await self._raw("editMessageText", said)

    async def edit_picture(self, chat: int, message_id: int, photo: File, text: str, buttons: Keyboard) -> Taken:
        """A picture with words under it, in place of what stood there."""
        media = _known(photo, text) if isinstance(photo, str) else _new(photo, text)
        said = {"chat_id": chat, "message_id": message_id, "media": media, "reply_markup": buttons}
        return _sent(await self._raw("editMessageMedia", said))

    async def voice(
        self,
        chat: int,
        sound: File,
        buttons: Keyboard | None,
        *,
        text: str = "",
        silent: bool = False,
        turn: Turn | None = None,
    ) -> Taken:
        """A voice message that reads something out, with its words under it or without them."""
        said = {
            "chat_id": chat, "voice": _upload(sound, "listen.ogg"), "caption": text or None,
            "parse_mode": ParseMode.HTML if text else None, "disable_notification": silent, "reply_markup": buttons,
        }  # fmt: skip
        return _sent(await self._raw("sendVoice", said, turn))

    async def edit_buttons(self, chat: int, message_id: int, buttons: Keyboard) -> None:
        """Other buttons under what stands there."""
        said = {"chat_id": chat, "message_id": message_id, "reply_markup": buttons}
        await self._raw("editMessageReplyMarkup", said)

    async def recording(self, chat: int, kind: str, file_id: str, caption: str = "") -> Taken:
        """What somebody recorded, as it is, without a sound. `kind`: voice, audio, video_note or document.

        A round film takes no caption.
        """
        return await _surely(lambda: _as_sent(self._replayed(chat, kind, file_id, caption or None)))

    async def _replayed(self, chat: int, kind: str, file_id: str, caption: str | None) -> Message:
        match kind:
            case "audio":
                return await self.bot.send_audio(chat, file_id, caption=caption, disable_notification=True)
            case "video_note":
                return await self.bot.send_video_note(chat, file_id, disable_notification=True)
            case "document":
                return await self.bot.send_document(chat, file_id, caption=caption, disable_notification=True)
            case _:
                return await self.bot.send_voice(chat, file_id, caption=caption, disable_notification=True)

    async def photo(self, chat: int, file_id: str, alt: str) -> Taken:
        """A photo that somebody sent, with what it shows under it, without a sound."""
        return await _surely(
            lambda: _as_sent(self.bot.send_photo(chat, file_id, caption=alt, disable_notification=True))
        )

    async def paper(self, chat: int, content: File, name: str) -> Taken:
        """A PDF or another file, without a sound. `name`: with its ending."""
        file = content if isinstance(content, str) else InputFile(content, filename=name)
        return await _surely(lambda: _as_sent(self.bot.send_document(chat, file, disable_notification=True)))

    async def delete(self, chat: int, message_id: int) -> None:
        """Take a message away. Telegram refuses when it is older than 48 hours."""
        await _surely(lambda: self.bot.delete_message(chat, message_id))

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of something that somebody sent. Raises CannotMake: more than anybody could read."""
        file = await _surely(lambda: self.bot.get_file(file_id))
        if isinstance(file.file_size, int) and file.file_size > WORK_MOST:
            raise CannotMake(Why.TOO_LARGE)
        return bytes(await _surely(lambda: file.download_as_bytearray()))

    async def leave(self, chat: int) -> None:
        """Go out of a group chat."""
        await _surely(lambda: self.bot.leave_chat(chat))

    async def stop_clock(self, query: str) -> None:
        """The little clock on a button goes away. "Query is too old" is no matter: the press counts all the same."""
        with suppress(TelegramError):
            await self._raw("answerCallbackQuery", {"callback_query_id": query})

    async def _raw(self, method: str, said: dict[str, Any], turn: Turn | None = None) -> Any:
        given = {name: value for name, value in said.items() if value is not None and value is not False}
        return await _surely(lambda: self.bot.do_api_request(method, given, rate_limit_args=turn))


async def _surely(call: Callable[[], Awaitable[T]]) -> T:
    """Make a call, and again at once while it certainly has no effect."""
    for wait in AGAIN_AFTER:
        try:
            return await _once(call)
        except NotTaken:
            await asyncio.sleep(wait)
    return await _once(call)


async def _once(call: Callable[[], Awaitable[T]]) -> T:
    """Make a call. To each of ours Telegram answers something: nothing is no yes, whatever the code of HTTP says."""
    answer = await as_answered(call())
    if answer is None:
        raise NetworkError("an answer without a result")
    return answer


async def as_answered(answer: Awaitable[T]) -> T:
    """What Telegram answered. Raises NetworkError: it is none of its answers, so nobody knows what happened.

    python-telegram-bot reads an answer as it should be, and stumbles over every other one in its own way.
    """
    try:
        return await answer
    except Forbidden as no:
        if not forbids_voices(no):
            raise
        # It is this kind of message that is not wanted, and not we.
        raise BadRequest(no.message) from None
    except (AttributeError, LookupError, RuntimeError, TypeError, ValueError) as problem:
        # Its text may hold what people wrote.
        log.warning("an answer that cannot be read: %s", type(problem).__name__)
        raise NetworkError("an answer that cannot be read") from None


async def _as_sent(call: Awaitable[Message]) -> Taken:
    """What we need of the message that a typed method gives back."""
    made = await call
    return Taken(int(made.message_id), "" if made.document is None else made.document.file_id)


def _known(photo: str, text: str) -> dict[str, str]:
    """`InputMediaPhoto` would look at each tap whether a file of this name lies on the disk."""
    return {"type": "photo", "media": photo, "caption": text, "parse_mode": ParseMode.HTML}


def _new(photo: bytes, text: str) -> InputMediaPhoto:
    return InputMediaPhoto(photo, caption=text, parse_mode=ParseMode.HTML)


def _upload(file: File, name: str | None = None) -> str | InputFile:
    return file if isinstance(file, str) else InputFile(file, filename=name)


def _sent(message: Any) -> Taken:
    """What we need of Telegram's JSON of a message. Raises NetworkError: it is none, so nobody knows what happened."""
    try:
        file = message["photo"][-1] if message.get("photo") else message.get("voice", {})
        return Taken(int(message["message_id"]), str(file.get("file_id", "")))
    except (AttributeError, LookupError, TypeError, ValueError):
        raise NetworkError("an answer that is no message") from None

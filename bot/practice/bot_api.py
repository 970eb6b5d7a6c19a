"""The Bot API of the practice phones: Telegram's methods, limits and refusals."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from bot.practice import markup
from bot.practice.phones import Chat, Message, Phones

TEXT_MOST, CAPTION_MOST, DATA_MOST, TOAST_MOST, ROW_MOST = 4096, 1024, 64, 200, 8
DELETE_WITHIN = 48 * 3600
"""Seconds."""
Given = Mapping[str, Any]
"""The parameters of one call: texts, numbers as texts or numbers, uploads as `Upload`."""


class ApiError(Exception):
    """A refusal in Telegram's words."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


class Upload:
    """A file inside a call."""

    def __init__(self, content: bytes, name: str) -> None:
        self.content, self.name = content, name


class BotApi:
    """One method of ours for each method of Telegram that a bot like this one needs."""

    def __init__(self, phones: Phones) -> None:
        self.phones = phones
        self.webhook: dict[str, Any] = {"url": ""}
        self.webhook_secret = ""
        self._methods: dict[str, Callable[[Given], Any]] = {
            "getme": lambda _: self.phones.bot,
            "deletewebhook": self._delete_webhook,
            "setwebhook": self._set_webhook,
            "getwebhookinfo": lambda _: {
                **self.webhook, "has_custom_certificate": False, "pending_update_count": len(self.phones.updates),
            },
            "sendmessage": self._send_message,
            "sendphoto": lambda given: self._send_file(given, "photo"),
            "sendvoice": lambda given: self._send_file(given, "voice"),
            "senddocument": lambda given: self._send_file(given, "document"),
            "editmessagetext": self._edit_text,
            "editmessagecaption": self._edit_caption,
            "editmessagereplymarkup": self._edit_markup,
            "editmessagemedia": self._edit_media,
            "deletemessage": self._delete_message,
            "answercallbackquery": self._answer_query,
            "getfile": self._get_file,
            "getchat": lambda given: {**self._chat(given).raw, "accent_color_id": 0, "max_reaction_count": 0},
            "getchatmember": lambda given: {"user": self.phones.bot, "status": "member"},
            "leavechat": self._leave_chat,
            "setmycommands": lambda _: True,
            "setmydescription": lambda _: True,
            "setmyshortdescription": lambda _: True,
        }  # fmt: skip

    def call(self, method: str, given: Given) -> Any:
        """The result of a call. Raises ApiError."""
        known = self._methods.get(method.lower())
        if known is None:
            raise ApiError(404, "Not Found")
        result = known(given)
        if str(given.get("disable_notification")).lower() == "true":
            self._hush(given, result)
        return result

    def _hush(self, given: Given, sent: Any) -> None:
        """A message that came without a sound."""
        message = self._chat(given).find(sent["message_id"])
        if message is not None:
            message.is_silent = True

    # Chats and messages

    def _chat(self, given: Given) -> Chat:
        number = int(given.get("chat_id", 0))
        chat = self.phones.chats.get(number)
        if chat is None:
            raise ApiError(400, "Bad Request: chat not found")
        if chat.moved_to is not None:
            told = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, told, migrate_to_chat_id=chat.moved_to)
        phone = self.phones.phones.get(number)
        if phone is not None and phone.has_blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if phone is not None and not phone.has_started:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        if not chat.has_bot:
            raise ApiError(403, "Forbidden: bot was kicked from the group chat")
        return chat

    def _message(self, given: Given) -> Message:
        message = self._chat(given).find(int(given.get("message_id", 0)))
        if message is None or not message.raw["from"]["is_bot"]:
            raise ApiError(400, "Bad Request: message to edit not found")
        return message

    @staticmethod
    def _words(given: Given, name: str, most: int) -> tuple[str, str]:
        try:
            plain, safe = markup.read(str(given.get(name) or ""), is_html=given.get("parse_mode") == "HTML")
        except markup.WrongMarkup as wrong:
            raise ApiError(400, f"Bad Request: can't parse entities: {wrong}") from None
        if len(plain) > most:
            kind = "message" if name == "text" else "message caption"
            raise ApiError(400, f"Bad Request: {kind} is too long")
        return plain, safe

    @staticmethod
    def _keyboard(given: Given) -> dict[str, Any]:
        wanted = given.get("reply_markup")
        keyboard = json.loads(wanted) if isinstance(wanted, str) else wanted
        if not keyboard:
            return {}
        for row in keyboard.get("inline_keyboard", []):
            if len(row) > ROW_MOST:
                raise ApiError(400, "Bad Request: too many buttons in a row")
            for button in row:
                if not button.get("text"):
                    raise ApiError(400, "Bad Request: text buttons are empty")
                if len(str(button.get("callback_data", "")).encode()) > DATA_MOST:
                    raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
        return {"reply_markup": keyboard}

    def _send_message(self, given: Given) -> Any:
        chat = self._chat(given)
        text, safe = self._words(given, "text", TEXT_MOST)
        if not text.strip():
            raise ApiError(400, "Bad Request: message text is empty")
        return self.phones.add_from_bot(chat, {"text": text, **self._keyboard(given)}, safe).raw

    def _send_file(self, given: Given, kind: str) -> Any:
        chat = self._chat(given)
        caption, safe = self._words(given, "caption", CAPTION_MOST)
        content = {**self._media(given.get(kind), kind), **self._keyboard(given)}
        if caption:
            content["caption"] = caption
        return self.phones.add_from_bot(chat, content, safe).raw

    def _media(self, given: Any, kind: str) -> dict[str, Any]:
        """A file as Telegram tells it inside a message."""
        if isinstance(given, Upload):
            told = self.phones.keep_file(given.content, given.name, kind)
        elif isinstance(given, str) and given in self.phones.files:
            told = {"file_id": given, "file_unique_id": f"u{given}"}
        else:
            raise ApiError(400, "Bad Request: wrong file identifier/HTTP URL specified")
        match kind:
            case "photo":
                return {"photo": [{**told, "width": 800, "height": 400}]}
            case "voice":
                return {"voice": {**told, "duration": 5, "mime_type": "audio/ogg"}}
            case _:
                return {"document": {**told, "file_name": self.phones.files[told["file_id"]].name}}

    def _edited(self, message: Message, content: dict[str, Any], safe: str) -> Any:
        kept = {name: message.raw[name] for name in ("message_id", "date", "chat", "from")}
        before = {name: value for name, value in message.raw.items() if name not in (*kept, "edit_date")}
        if before == content and message.safe == safe:
            told = "message is not modified: specified new message content and reply markup are exactly the same"
            raise ApiError(400, f"Bad Request: {told} as a current content and reply markup of the message")
        message.raw = {**kept, **content, "edit_date": int(self.phones.now().timestamp())}
        message.safe = safe
        return message.raw

    def _edit_text(self, given: Given) -> Any:
        message = self._message(given)
        if "text" not in message.raw:
            raise ApiError(400, "Bad Request: there is no text in the message to edit")
        text, safe = self._words(given, "text", TEXT_MOST)
        if not text.strip():
            raise ApiError(400, "Bad Request: message text is empty")
        return self._edited(message, {"text": text, **self._keyboard(given)}, safe)

    def _edit_caption(self, given: Given) -> Any:
        message = self._message(given)
        if "text" in message.raw:
            raise ApiError(400, "Bad Request: there is no caption in the message to edit")
        caption, safe = self._words(given, "caption", CAPTION_MOST)
        media = _part(message.raw, "photo", "voice", "document")
        return self._edited(message, {**media, "caption": caption, **self._keyboard(given)}, safe)

    def _edit_markup(self, given: Given) -> Any:
        message = self._message(given)
        kept = _part(message.raw, "text", "caption", "photo", "voice", "document")
        return self._edited(message, {**kept, **self._keyboard(given)}, message.safe)

    def _edit_media(self, given: Given) -> Any:
        message = self._message(given)
        wanted = given.get("media")
        media = json.loads(wanted) if isinstance(wanted, str) else dict(wanted or {})
        file = str(media.get("media", ""))
        attached = given.get(file.removeprefix("attach://")) if file.startswith("attach://") else file
        caption, safe = self._words({**media, "caption": media.get("caption")}, "caption", CAPTION_MOST)
        content = {**self._media(attached, "photo"), **self._keyboard(given)}
        if caption:
            content["caption"] = caption
        return self._edited(message, content, safe)

    def _delete_message(self, given: Given) -> bool:
        chat = self._chat(given)
        message = chat.find(int(given.get("message_id", 0)))
        if message is None:
            raise ApiError(400, "Bad Request: message to delete not found")
        if self.phones.now().timestamp() - message.raw["date"] > DELETE_WITHIN:
            raise ApiError(400, "Bad Request: message can't be deleted for everyone")
        chat.messages.remove(message)
        return True

    def _answer_query(self, given: Given) -> bool:
        text = str(given.get("text") or "")
        if len(text) > TOAST_MOST:
            raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
        return True

    def _get_file(self, given: Given) -> dict[str, Any]:
        number = str(given.get("file_id", ""))
        file = self.phones.files.get(number)
        if file is None:
            raise ApiError(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        return {
            "file_id": number, "file_unique_id": f"u{number}", "file_size": len(file.content), "file_path": number,
        }  # fmt: skip

    def _leave_chat(self, given: Given) -> bool:
        self._chat(given).has_bot = False
        return True

    def _set_webhook(self, given: Given) -> bool:
        self.webhook = {"url": str(given.get("url") or "")}
        self.webhook_secret = str(given.get("secret_token") or "")
        return True

    def _delete_webhook(self, _given: Given) -> bool:
        self.webhook = {"url": ""}
        return True


def _part(raw: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: raw[name] for name in names if name in raw}

"""The Bot API of the practice phones: Telegram's methods, limits and refusals."""

import json
import re
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlparse

from bot.practice import files, markup
from bot.practice.chats import Chat, Message
from bot.practice.files import Unusable, Upload
from bot.practice.markup import Marked
from bot.practice.phones import Phones

TEXT_MOST, CAPTION_MOST, DATA_MOST, TOAST_MOST, ROW_MOST, BUTTONS_MOST = 4096, 1024, 64, 200, 8, 100
LOOPBACKS = ("127.0.0.1", "localhost", "::1")
"""Names of this computer, for itself."""
DELETE_WITHIN = timedelta(hours=48)
ANSWER_WITHIN = timedelta(minutes=15)
STYLES = ("primary", "success", "danger")
PARTS = ("text", "entities", "caption", "caption_entities", "photo", "voice", "document")
"""What a message is made of, beside its number, its time and its buttons."""
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
Given = Mapping[str, Any]
"""The parameters of one call: texts, numbers as texts or numbers, uploads as `Upload`."""
_TOKEN = re.compile(r"\d+:\S+")
_ADDRESS = re.compile(r"(https?|tg)://\S+")


class ApiError(Exception):
    """A refusal in Telegram's words."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def _bad(why: str) -> ApiError:
    return ApiError(400, f"Bad Request: {why}")


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
            "getwebhookinfo": self._webhook_info,
            "sendmessage": self._send_message,
            "sendphoto": lambda given: self._send_file(given, "photo"),
            "sendvoice": lambda given: self._send_file(given, "voice"),
            "sendaudio": lambda given: self._send_file(given, "audio"),
            "sendvideonote": lambda given: self._send_file(given, "video_note"),
            "senddocument": lambda given: self._send_file(given, "document"),
            "sendchataction": lambda given: bool(self._chat(given)),
            "editmessagetext": self._edit_text,
            "editmessagecaption": self._edit_caption,
            "editmessagereplymarkup": self._edit_markup,
            "editmessagemedia": self._edit_media,
            "deletemessage": self._delete_message,
            "answercallbackquery": self._answer_query,
            "getfile": self._get_file,
            "getchat": lambda given: {**self._chat(given).raw, "accent_color_id": 0, "max_reaction_count": 0},
            "getchatmember": lambda given: self._member(given),
            "leavechat": self._leave_chat,
            "setmycommands": lambda given: self._kept(self.phones.profile.set_commands(given)),
            "setmydescription": lambda given: self._kept(self.phones.profile.set_about(given)),
        }

    def check_token(self, token: str) -> None:
        """Raises ApiError unless it is the token of this start."""
        if not _TOKEN.fullmatch(token):
            raise ApiError(404, "Not Found")
        if not secrets.compare_digest(token, self.phones.token):
            raise ApiError(401, "Unauthorized")

    def call(self, method: str, given: Given) -> Any:
        """The result of a call. Raises ApiError."""
        known = self._methods.get(method.lower())
        if known is None:
            raise ApiError(404, "Not Found: method not found")
        return known(given)

    @staticmethod
    def _kept(refusal: str) -> bool:
        if refusal:
            raise _bad(refusal)
        return True

    # Chats and messages

    def _chat(self, given: Given) -> Chat:
        chat = self.phones.chats.get(_number(given, "chat_id", "chat_id is empty", "chat not found"))
        if chat is None:
            raise _bad("chat not found")
        if chat.moved_to is not None:
            why = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, why, migrate_to_chat_id=chat.moved_to)
        phone = self.phones.phones.get(chat.id)
        if phone is not None and phone.has_blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if phone is not None and not phone.has_started:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        if not chat.has_bot:
            raise ApiError(403, f"Forbidden: bot was kicked from the {chat.raw['type']} chat")
        return chat

    def _message(self, given: Given) -> Message:
        chat = self._chat(given)
        missing = "message identifier is not specified"
        message = chat.find(_number(given, "message_id", missing, missing))
        if message is None:
            raise _bad("message to edit not found")
        if not message.raw["from"]["is_bot"]:
            raise _bad("message can't be edited")
        return message

    @staticmethod
    def _words(given: Given, name: str, *, edits: bool = False) -> Marked:
        mode = str(given.get("parse_mode") or "").lower()
        if mode not in ("", "html"):
            raise _bad("unsupported parse_mode")
        try:
            words = markup.read(str(given.get(name) or ""), is_html=mode == "html")
        except markup.WrongMarkup as wrong:
            raise _bad(f"can't parse entities: {wrong}") from None
        if len(words.plain) > (TEXT_MOST if name == "text" else CAPTION_MOST):
            too_long = "message is too long" if name == "text" else "message caption is too long"
            raise _bad("MESSAGE_TOO_LONG" if edits and name == "text" else too_long)
        if name == "text" and not words.plain.strip():
            raise _bad("message text is empty")
        return words

    @staticmethod
    def _keyboard(given: Given) -> dict[str, Any]:
        wanted = given.get("reply_markup")
        try:
            keyboard = json.loads(wanted) if isinstance(wanted, str) and wanted else wanted
        except ValueError:
            raise _bad("can't parse reply keyboard markup JSON object") from None
        if not keyboard:
            return {}
        rows = keyboard.get("inline_keyboard", [])
        if sum(len(row) for row in rows) > BUTTONS_MOST or any(len(row) > ROW_MOST for row in rows):
            raise _bad("reply markup is too long")
        for row in rows:
            for button in row:
                _check_button(button)
        return {"reply_markup": keyboard} if rows else {}

    def _send_message(self, given: Given) -> Any:
        chat = self._chat(given)
        words = self._words(given, "text")
        content = {"text": words.plain, **_marks("entities", words), **self._keyboard(given)}
        return self.phones.add_from_bot(chat, content, words.safe, silent=_is_true(given, "disable_notification")).raw

    def _send_file(self, given: Given, kind: str) -> Any:
        chat = self._chat(given)
        words = self._words(given, "caption")
        content = {**self._media(given.get(kind), kind), **_caption(words), **self._keyboard(given)}
        return self.phones.add_from_bot(chat, content, words.safe, silent=_is_true(given, "disable_notification")).raw

    def _media(self, given: Any, kind: str) -> dict[str, Any]:
        """A file as Telegram tells it inside a message."""
        if isinstance(given, Upload):
            kept_as = self.phones.keep_file(given.content, given.name, kind)
        elif isinstance(given, str) and given in self.phones.files:
            if self.phones.files[given].kind != kind:
                raise _bad(f"can't use file of type {self.phones.files[given].kind.title()} as {kind.title()}")
            kept_as = self.phones.tell_file(given)
        else:
            raise _bad("wrong file identifier/HTTP URL specified" if given else f"there is no {kind} in the request")
        kept = self.phones.files[kept_as["file_id"]]
        try:
            return files.media(kept_as, kept.content, name=kept.name, kind=kind)
        except Unusable as why:
            raise _bad(str(why)) from None

    def _edited(self, message: Message, content: dict[str, Any], safe: str) -> Any:
        kept = {name: message.raw[name] for name in ("message_id", "date", "chat", "from")}
        before = {name: value for name, value in message.raw.items() if name not in (*kept, "edit_date")}
        if before == content:
            raise _bad(NOT_MODIFIED)
        message.raw = {**kept, **content, "edit_date": int(self.phones.now().timestamp())}
        message.safe = safe
        return message.raw

    def _edit_text(self, given: Given) -> Any:
        message = self._message(given)
        if "text" not in message.raw:
            raise _bad("there is no text in the message to edit")
        words = self._words(given, "text", edits=True)
        content = {"text": words.plain, **_marks("entities", words), **self._keyboard(given)}
        return self._edited(message, content, words.safe)

    def _edit_caption(self, given: Given) -> Any:
        message = self._message(given)
        if "text" in message.raw:
            raise _bad("there is no caption in the message to edit")
        words = self._words(given, "caption", edits=True)
        kept = _part(message.raw, "photo", "voice", "document")
        return self._edited(message, {**kept, **_caption(words), **self._keyboard(given)}, words.safe)

    def _edit_markup(self, given: Given) -> Any:
        message = self._message(given)
        return self._edited(message, {**_part(message.raw, *PARTS), **self._keyboard(given)}, message.safe)

    def _edit_media(self, given: Given) -> Any:
        """A picture in place of what was there, also in place of words alone."""
        message = self._message(given)
        wanted = given.get("media")
        new = json.loads(wanted) if isinstance(wanted, str) else dict(wanted or {})
        kind, file = str(new.get("type", "photo")), str(new.get("media", ""))
        if kind not in ("photo", "document") or "voice" in message.raw:
            raise _bad("message can't be edited")
        attached = given.get(file.removeprefix("attach://")) if file.startswith("attach://") else file
        words = self._words(new, "caption", edits=True)
        content = {**self._media(attached, kind), **_caption(words), **self._keyboard(given)}
        return self._edited(message, content, words.safe)

    def _delete_message(self, given: Given) -> bool:
        chat = self._chat(given)
        missing = "message identifier is not specified"
        message = chat.find(_number(given, "message_id", missing, missing))
        if message is None:
            raise _bad("message to delete not found")
        if self.phones.now().timestamp() - message.raw["date"] >= DELETE_WITHIN.total_seconds():
            raise _bad("message can't be deleted for everyone")
        chat.messages.remove(message)
        return True

    def _answer_query(self, given: Given) -> bool:
        query = self.phones.queries.pop(str(given.get("callback_query_id", "")), None)
        if query is None or self.phones.now() - query.pressed_at > ANSWER_WITHIN:
            raise _bad("query is too old and response timeout expired or query ID is invalid")
        text = str(given.get("text") or "")
        if len(text) > TOAST_MOST:
            raise _bad("MESSAGE_TOO_LONG")
        self.phones.toast(query.phone, text, is_alert=_is_true(given, "show_alert"))
        return True

    def _get_file(self, given: Given) -> dict[str, Any]:
        number = str(given.get("file_id", ""))
        if number not in self.phones.files:
            raise _bad("wrong file_id or the file is temporarily unavailable")
        return {**self.phones.tell_file(number), "file_path": f"{self.phones.files[number].kind}s/{number}"}

    def _member(self, given: Given) -> dict[str, Any]:
        chat = self._chat(given)
        number = _number(given, "user_id", "invalid user_id specified", "invalid user_id specified")
        if number == self.phones.bot["id"]:
            return {"user": self.phones.bot, "status": "member"}
        if number not in self.phones.phones or number not in (chat.people or {chat.id}):
            raise _bad("member not found")
        return {"user": self.phones.user(number), "status": "member"}

    def _leave_chat(self, given: Given) -> bool:
        chat = self._chat(given)
        if chat.id > 0:
            raise _bad("chat member status can't be changed in private chats")
        self.phones.take_bot_out(chat)
        return True

    # Updates

    def _set_webhook(self, given: Given) -> bool:
        url = str(given.get("url") or "")
        if url and not _ADDRESS.fullmatch(url):
            raise _bad("bad webhook: invalid URL host")
        if url and urlparse(url).hostname not in LOOPBACKS:
            raise _bad("bad webhook: the practice phones call programs on this computer only")
        self.webhook, self.webhook_secret = {"url": url}, str(given.get("secret_token") or "")
        self._drop_pending(given)
        return True

    def _delete_webhook(self, given: Given) -> bool:
        self.webhook = {"url": ""}
        self._drop_pending(given)
        return True

    def _drop_pending(self, given: Given) -> None:
        if _is_true(given, "drop_pending_updates"):
            self.phones.updates.clear()

    def _webhook_info(self, _given: Given) -> dict[str, Any]:
        waiting = len(self.phones.updates)
        return {**self.webhook, "has_custom_certificate": False, "pending_update_count": waiting}


def _is_true(given: Given, name: str) -> bool:
    return str(given.get(name, "")).lower() == "true"


def _number(given: Given, name: str, missing: str, wrong: str) -> int:
    value = given.get(name)
    if value in (None, ""):
        raise _bad(missing)
    try:
        return int(str(value))
    except ValueError:
        raise _bad(wrong) from None


def _check_button(button: Mapping[str, Any]) -> None:
    if not str(button.get("text", "")).strip():
        raise _bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    if button.get("style", "primary") not in STYLES:
        raise _bad("can't parse inline keyboard button: invalid button style specified")
    if "url" in button:
        if not _ADDRESS.fullmatch(str(button["url"])):
            raise _bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        return
    data = str(button.get("callback_data", "")).encode()
    if not data:
        raise _bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(data) > DATA_MOST:
        raise _bad("BUTTON_DATA_INVALID")


def _marks(name: str, words: Marked) -> dict[str, Any]:
    return {name: list(words.entities)} if words.entities else {}


def _caption(words: Marked) -> dict[str, Any]:
    return {"caption": words.plain, **_marks("caption_entities", words)} if words.plain else {}


def _part(raw: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: raw[name] for name in names if name in raw}

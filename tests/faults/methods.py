"""Telegram's methods on the chats: each does what it says, or refuses as strictly as Telegram does."""

import json
import secrets
import time
from collections.abc import Callable
from itertools import count
from typing import Any

from tests.faults.chats import SUPERGROUP, Chat, File, Raw, Upload
from tests.faults.rules import OF_TYPE, TOAST_MOST, ApiError, Given, bad, is_true, keyboard_in, number_in, words_in

DELETE_WITHIN = 48 * 3600
KEPT = ("message_id", "date", "chat", "from")
PARTS = ("text", "entities", "caption", "caption_entities", "photo", "voice", "audio", "document")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
MAGIC = {"photo": (b"\x89PNG", b"\xff\xd8\xff", b"RIFF"), "voice": (b"OggS",), "audio": (b"ID3",), "document": (b"",)}
"""How the bytes of a file begin that Telegram takes for this."""


class Methods:
    """All chats of one bot, and what can be done with them."""

    def __init__(self) -> None:
        self.bot: Raw = {"id": 5_000_000_001, "is_bot": True, "first_name": "SayNext", "username": "SayNextBot"}
        self.bot |= {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.queries: dict[str, float | None] = {}
        """Each press, and when its little clock was stopped."""
        self.webhook: Raw = {"url": ""}
        self.webhook_secret = ""
        self._numbers, self._people = count(100), count(900_001)
        self._methods: dict[str, Callable[[Given], Any]] = {
            "getme": lambda _: self.bot,
            "deletewebhook": self._delete_webhook,
            "setwebhook": self._set_webhook,
            "getwebhookinfo": lambda _: {**self.webhook, "has_custom_certificate": False, "pending_update_count": 0},
            "sendmessage": self._send_message,
            "sendphoto": lambda given: self._send_file(given, "photo"),
            "sendvoice": lambda given: self._send_file(given, "voice"),
            "sendaudio": lambda given: self._send_file(given, "audio"),
            "senddocument": lambda given: self._send_file(given, "document"),
            "sendchataction": lambda given: bool(self.chat(given)),
            "editmessagetext": self._edit_text,
            "editmessagecaption": self._edit_caption,
            "editmessagereplymarkup": self._edit_markup,
            "editmessagemedia": self._edit_media,
            "deletemessage": self._delete_message,
            "deletemessages": self._delete_messages,
            "answercallbackquery": self._answer_query,
            "getfile": self._get_file,
            "getchat": lambda given: {**self.chat(given).raw, "accent_color_id": 0, "max_reaction_count": 0},
            "getchatmember": lambda given: {"user": self.bot, "status": "member"} if self.chat(given) else {},
            "leavechat": self._leave_chat,
            "setmycommands": lambda _: True,
            "setmydescription": lambda _: True,
        }

    def call(self, method: str, given: Given) -> Any:
        """The result of a call. Raises ApiError."""
        known = self._methods.get(method.lower())
        if known is None:
            raise ApiError(404, "Not Found: method not found")
        return known(given)

    # Who there is

    def add_person(self, name: str, language: str = "en", *, number: int | None = None) -> Chat:
        """Somebody with a phone; the bot does not know them yet."""
        number = next(self._people) if number is None else number
        made = self.chats[number] = Chat(number, name, self._numbers, language)
        return made

    def add_group(self, title: str, number: int) -> Chat:
        """A group chat in which the bot is."""
        numbers = count(1) if number < SUPERGROUP else self._numbers
        made = self.chats[number] = Chat(number, title, numbers, has_started=True)
        return made

    def keep_file(self, kind: str, content: bytes, name: str = "file") -> File:
        """A file that somebody sent."""
        kept = File(f"{kind}-{secrets.token_hex(6)}", kind, content, name)
        self.files[kept.number] = kept
        return kept

    def chat(self, given: Given) -> Chat:
        """The chat of a call, if the bot may speak there."""
        chat = self.chats.get(number_in(given, "chat_id"))
        if chat is None:
            raise bad("chat not found")
        if chat.moved_to is not None:
            raise ApiError(
                400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to
            )
        if not chat.has_started:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        if chat.has_blocked and chat.is_private:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if chat.has_blocked:
            raise ApiError(403, f"Forbidden: bot was kicked from the {chat.raw['type']} chat")
        return chat

    # Saying

    def _writable(self, given: Given) -> Chat:
        chat = self.chat(given)
        if not chat.may_write:
            raise bad("not enough rights to send text messages to the chat")
        return chat

    def _send_message(self, given: Given) -> Raw:
        return self._say("sendMessage", self._writable(given), {**words_in(given, "text"), **keyboard_in(given)}, given)

    def _send_file(self, given: Given, kind: str) -> Raw:
        chat = self._writable(given)
        if kind == "voice" and chat.refuses_voices:
            raise bad("VOICE_MESSAGES_FORBIDDEN")
        content = {**self._media(given.get(kind), kind), **words_in(given, "caption"), **keyboard_in(given)}
        return self._say(f"send{kind.title()}", chat, content, given)

    def _say(self, method: str, chat: Chat, content: Raw, given: Given) -> Raw:
        raw = chat.put(self.bot, content)
        chat.note(method, raw, silent=is_true(given, "disable_notification"))
        return raw

    def _media(self, given: Any, kind: str) -> Raw:
        """A file as Telegram tells it inside a message."""
        if isinstance(given, Upload):
            if not given.content:
                raise bad("file must be non-empty")
            if not given.content.startswith(MAGIC[kind]):
                raise bad("IMAGE_PROCESS_FAILED" if kind == "photo" else f"{kind} cannot be read")
            kept = self.keep_file(kind, given.content, given.name)
        elif isinstance(given, str) and given in self.files:
            kept = self.files[given]
            if kept.kind != kind:
                raise bad(f"can't use file of type {OF_TYPE[kept.kind]} as {OF_TYPE[kind]}")
        else:
            raise bad("wrong file identifier/HTTP URL specified" if given else f"there is no {kind} in the request")
        if kind == "photo":
            return {"photo": [{**kept.raw, "width": 800, "height": 600}]}
        sounds = {"voice": {"mime_type": "audio/ogg"}, "audio": {"mime_type": "audio/mpeg"}}
        more = {"duration": 1, **sounds[kind]} if kind in sounds else {"file_name": kept.name}
        return {kind: {**kept.raw, **more}}

    # Changing what stands there

    def _message(self, given: Given) -> tuple[Chat, Raw]:
        chat = self._writable(given)
        raw = chat.messages.get(number_in(given, "message_id"))
        if raw is None:
            raise bad("message to edit not found")
        if not raw["from"]["is_bot"]:
            raise bad("message can't be edited")
        return chat, raw

    def _edited(self, method: str, chat: Chat, raw: Raw, content: Raw) -> Raw:
        before = {name: value for name, value in raw.items() if name not in (*KEPT, "edit_date")}
        if before == content:
            raise bad(NOT_MODIFIED)
        # A new message and not this one changed: an update that was told before keeps what it told.
        kept: Raw = {name: raw[name] for name in KEPT}
        after = {**kept, **content, "edit_date": int(time.time())}
        chat.messages[raw["message_id"]] = after
        # The same picture, uploaded once more over itself, is nothing new to anybody's eyes.
        if self._seen(before) != self._seen(content):
            chat.note(method, after)
        return after

    def _seen(self, content: Raw) -> Raw:
        """A message as the person sees it: a picture is what it shows, whichever upload it is."""
        if "photo" not in content:
            return content
        return {**content, "photo": self.files[content["photo"][0]["file_id"]].content}

    def _edit_text(self, given: Given) -> Raw:
        chat, raw = self._message(given)
        if "text" not in raw:
            raise bad("there is no text in the message to edit")
        content = {**words_in(given, "text", edits=True), **keyboard_in(given)}
        return self._edited("editMessageText", chat, raw, content)

    def _edit_caption(self, given: Given) -> Raw:
        chat, raw = self._message(given)
        if "text" in raw:
            raise bad("there is no caption in the message to edit")
        kept: Raw = {name: raw[name] for name in ("photo", "voice", "document") if name in raw}
        kept |= {**words_in(given, "caption", edits=True), **keyboard_in(given)}
        return self._edited("editMessageCaption", chat, raw, kept)

    def _edit_markup(self, given: Given) -> Raw:
        chat, raw = self._message(given)
        kept = {name: raw[name] for name in PARTS if name in raw}
        return self._edited("editMessageReplyMarkup", chat, raw, {**kept, **keyboard_in(given)})

    def _edit_media(self, given: Given) -> Raw:
        """A picture in place of what was there, also in place of words alone."""
        chat, raw = self._message(given)
        wanted = given.get("media")
        new = json.loads(wanted) if isinstance(wanted, str) else dict(wanted or {})
        kind, file = str(new.get("type", "photo")), str(new.get("media", ""))
        if kind not in ("photo", "document") or "voice" in raw:
            raise bad("message can't be edited")
        attached = given.get(file.removeprefix("attach://")) if file.startswith("attach://") else file
        content = {**self._media(attached, kind), **words_in(new, "caption", edits=True), **keyboard_in(given)}
        return self._edited("editMessageMedia", chat, raw, content)

    def _delete_message(self, given: Given) -> bool:
        chat, number = self.chat(given), number_in(given, "message_id")
        raw = chat.messages.get(number)
        if raw is None:
            raise bad("message to delete not found")
        if time.time() - raw["date"] >= DELETE_WITHIN:
            raise bad("message can't be deleted for everyone")
        del chat.messages[number]
        chat.changed.set()
        return True

    def _delete_messages(self, given: Given) -> bool:
        """Those that are not there are passed over."""
        chat, wanted = self.chat(given), given.get("message_ids")
        numbers = json.loads(wanted) if isinstance(wanted, str) else list(wanted or [])
        for number in numbers:
            chat.messages.pop(int(number), None)
        chat.changed.set()
        return True

    # Everything else

    def _answer_query(self, given: Given) -> bool:
        number = str(given.get("callback_query_id", ""))
        if number not in self.queries or self.queries[number] is not None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if len(str(given.get("text") or "")) > TOAST_MOST:
            raise bad("MESSAGE_TOO_LONG")
        self.queries[number] = time.monotonic()
        return True

    def _get_file(self, given: Given) -> Raw:
        kept = self.files.get(str(given.get("file_id", "")))
        if kept is None:
            raise bad("wrong file_id or the file is temporarily unavailable")
        return {**kept.raw, "file_path": f"{kept.kind}s/{kept.number}"}

    def _leave_chat(self, given: Given) -> bool:
        chat = self.chat(given)
        if chat.is_private:
            raise bad("chat member status can't be changed in private chats")
        chat.has_blocked = True
        chat.changed.set()
        return True

    def _set_webhook(self, given: Given) -> bool:
        url = str(given.get("url") or "")
        if url and not url.startswith(("http://", "https://")):
            raise bad("bad webhook: invalid URL host")
        self.webhook, self.webhook_secret = {"url": url}, str(given.get("secret_token") or "")
        return True

    def _delete_webhook(self, _given: Given) -> bool:
        self.webhook = {"url": ""}
        return True

"""What Telegram refuses, whoever asks: words, buttons and files."""

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.practice import markup
from tests.faults.chats import Raw

TEXT_MOST, CAPTION_MOST, DATA_MOST, LABEL_MOST, TOAST_MOST = 4096, 1024, 64, 128, 200
ROW_MOST, BUTTONS_MOST = 8, 100
STYLES = ("primary", "success", "danger")
OF_TYPE = {"photo": "Photo", "voice": "VoiceNote", "audio": "Audio", "document": "Document"}
Given = Mapping[str, Any]
"""The parameters of one call."""
_ADDRESS = re.compile(r"(https?|tg)://\S+|tel:\+?[\d ]+")


class ApiError(Exception):
    """A refusal in Telegram's words."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters

    @property
    def body(self) -> Raw:
        """As Telegram answers it."""
        told: Raw = {"ok": False, "error_code": self.code, "description": self.description}
        return {**told, "parameters": self.parameters} if self.parameters else told


def bad(why: str) -> ApiError:
    """A call that cannot be."""
    return ApiError(400, f"Bad Request: {why}")


def units(text: str) -> int:
    """Telegram counts letters as UTF-16 does."""
    return len(text.encode("utf-16-le")) // 2


def is_true(given: Given, name: str) -> bool:
    """A yes in any of its forms."""
    return str(given.get(name, "")).lower() == "true"


def number_in(given: Given, name: str) -> int:
    """A number that must be there."""
    try:
        return int(str(given[name]))
    except (KeyError, ValueError):
        raise bad(f"{name} is not specified") from None


def words_in(given: Given, name: str, *, edits: bool = False) -> Raw:
    """The words of a call with their marks, as they stand in a message.

    Args:
        name: `text` or `caption`.
    """
    mode = str(given.get("parse_mode") or "").lower()
    if mode not in ("", "html"):
        raise bad("unsupported parse_mode")
    try:
        marked = markup.read(str(given.get(name) or ""), is_html=mode == "html")
    except markup.WrongMarkup as wrong:
        raise bad(f"can't parse entities: {wrong}") from None
    _check_length(marked.plain, name, edits=edits)
    if name == "text" and not marked.plain.strip():
        raise bad("message text is empty")
    if not marked.plain:
        return {}
    entities = "entities" if name == "text" else "caption_entities"
    return {name: marked.plain, **({entities: list(marked.entities)} if marked.entities else {})}


def _check_length(plain: str, name: str, *, edits: bool) -> None:
    if name == "text" and units(plain) > TEXT_MOST:
        raise bad("MESSAGE_TOO_LONG" if edits else "message is too long")
    if name == "caption" and units(plain) > CAPTION_MOST:
        raise bad("MEDIA_CAPTION_TOO_LONG" if edits else "message caption is too long")


def keyboard_in(given: Given) -> Raw:
    """The buttons of a call, as they stand in a message."""
    wanted = given.get("reply_markup")
    try:
        keyboard = json.loads(wanted) if isinstance(wanted, str) and wanted else wanted
    except ValueError:
        raise bad("can't parse reply keyboard markup JSON object") from None
    rows = keyboard.get("inline_keyboard", []) if keyboard else []
    if sum(len(row) for row in rows) > BUTTONS_MOST or any(len(row) > ROW_MOST for row in rows):
        raise bad("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)
    return {"reply_markup": keyboard} if rows else {}


def _check_button(button: Given) -> None:
    if not str(button.get("text", "")).strip():
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    if button.get("style", "primary") not in STYLES:
        raise bad("can't parse inline keyboard button: invalid button style specified")
    if "url" in button:
        if not _ADDRESS.fullmatch(str(button["url"])):
            raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        return
    data = str(button.get("callback_data", "")).encode()
    if not data:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(data) > DATA_MOST:
        raise bad("BUTTON_DATA_INVALID")

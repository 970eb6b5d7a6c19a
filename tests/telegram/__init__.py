"""A Telegram for tests: records every call and answers it, without any network."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData

from bot.doors.pace import Pace, Turn
from bot.doors.transport import AiohttpTransport, NotTaken

TOKEN = "123456:TEST-TOKEN"
BOT = {"id": 1, "is_bot": True, "first_name": "SayNext", "username": "SayNextBot"}


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API: its method and its parameters."""

    method: str
    given: dict[str, Any]


class Recorder(BaseRequest):
    """Answers like Telegram. `says` lets a method answer something else, once for each entry."""

    parse_json_payload = staticmethod(AiohttpTransport.parse_json_payload)

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.says: dict[str, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        self.before: Callable[[Call], None] = lambda _call: None
        self._numbers = count(500)

    @property
    def read_timeout(self) -> float:
        """Seconds; nothing waits here."""
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Record the call and answer it."""
        given = {} if request_data is None else dict(request_data.parameters)
        if request_data is not None:
            given |= dict.fromkeys(request_data.multipart_data or {}, "upload")
        call = Call(url.rpartition("/")[2], given)
        self.calls.append(call)
        self.before(call)
        if self.says[call.method]:
            status, answer = self.says[call.method].pop(0)
            if status >= 500:
                raise NotTaken(str(status))
            return status, json.dumps(answer).encode()
        return 200, json.dumps({"ok": True, "result": self._result(call)}).encode()

    def _result(self, call: Call) -> Any:
        if call.method == "getMe":
            return BOT
        if call.method.startswith(("send", "editMessage")):
            return self._message(call)
        return True

    def _message(self, call: Call) -> dict[str, Any]:
        number = call.given.get("message_id") or next(self._numbers)
        message = {
            "message_id": number,
            "date": 1_780_000_000,
            "chat": {"id": call.given["chat_id"], "type": "private"},
            "from": BOT,
        }
        if call.method in {"sendPhoto", "editMessageMedia"}:
            size = {"file_id": f"photo-{number}", "file_unique_id": f"u{number}", "width": 8, "height": 8}
            message |= {"photo": [size], "caption": call.given.get("caption", "")}
        elif call.method == "sendVoice":
            message |= {"voice": {"file_id": f"voice-{number}", "file_unique_id": f"u{number}", "duration": 1}}
        else:
            message |= {"text": call.given.get("text", "x")}
        return message

    def sent(self, *methods: str) -> list[dict[str, Any]]:
        """What was given to these methods, in order."""
        return [call.given for call in self.calls if call.method in methods]


@dataclass(slots=True)
class Updates:
    """Makes updates as Telegram's JSON."""

    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def tap(
        self,
        who: int,
        data: str,
        *,
        message_id: int = 7,
        photo: bool = False,
        keyboard: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Somebody presses a button of a message. `keyboard`: all its buttons."""
        message: dict[str, Any] = {
            "message_id": message_id, "date": 1_780_000_000, "chat": {"id": who, "type": "private"}, "from": BOT,
        }  # fmt: skip
        if photo:
            size = {"file_id": "p", "file_unique_id": "p", "width": 8, "height": 8}
            message |= {"photo": [size], "caption": "Who should be our rep?"}
        else:
            message |= {"text": "Who should be our rep?"}
        if keyboard is not None:
            message["reply_markup"] = keyboard
        query = {"id": "1", "from": person(who), "chat_instance": "1", "message": message, "data": data}
        return {"update_id": next(self._numbers), "callback_query": query}

    def text(self, who: int, text: str, **more: Any) -> dict[str, Any]:
        """Somebody writes."""
        message = {
            "message_id": 9,
            "date": 1_780_000_000,
            "chat": {"id": who, "type": "private"},
            "from": person(who),
            "text": text,
            **more,
        }
        return {"update_id": next(self._numbers), "message": message}


def person(who: int) -> dict[str, Any]:
    """A user as Telegram tells it."""
    return {"id": who, "is_bot": False, "first_name": "Mina", "language_code": "en"}


def make_bot(recorder: Recorder, pace: Pace) -> ExtBot[Turn]:
    """A Bot that speaks to the recorder."""
    return ExtBot(TOKEN, request=recorder, get_updates_request=recorder, rate_limiter=pace)

"""python-telegram-bot's way to Telegram, on aiohttp: the one HTTP library of this program."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import aiohttp
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS = 256
"""A call that hangs keeps its connection: there must be enough for everybody else."""
DEFAULT_SECONDS = 20.0
LONGEST_HOLD = 3600
"""Seconds that we wait at most because Telegram asks for it: then it is asked again, and may say so again."""
_KNOWN = (
    HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT,
)  # fmt: skip
"""What python-telegram-bot reads as a no. It takes every other no for a fault of the network, tried for ever."""
_JSON = {"Content-Type": "application/json"}


class NotTaken(NetworkError):  # noqa: N818 - a state of the world
    """The call certainly had no effect: no connection, cut off before an answer, or a server that is down."""


class AiohttpTransport(BaseRequest):
    """One session for all calls. Its errors never hold the address, because that holds the token."""

    def __init__(self, *, read_seconds: float = DEFAULT_SECONDS) -> None:
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer, unless a call says otherwise."""
        return self._read_seconds

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS),
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=("Accept", "Accept-Encoding", "User-Agent"),
            )

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()
            self._session = None

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
        """Make one call; the status and the body of the answer. Only `read_timeout` is used: for the whole call.

        Raises:
            TimedOut: no answer in time. It does not mean that nothing happened.
            NotTaken: it had no effect.
            NetworkError: the answer broke off.
            BadRequest: a no of HTTP that no other try makes a yes, as to a file that is too large.
        """
        seconds = read_timeout if isinstance(read_timeout, int | float) else self._read_seconds
        if request_data is None:
            status, body = await self._send(method, url, None, None, seconds)
        elif request_data.contains_files:
            status, body = await self._send(method, url, _form(request_data), None, seconds)
        else:
            status, body = await self._send(method, url, json.dumps(request_data.parameters).encode(), _JSON, seconds)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT:
            raise NotTaken(str(status))
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            raise RetryAfter(seconds_to_wait(_object(body)))
        if status >= HTTPStatus.BAD_REQUEST and status not in _KNOWN:
            raise BadRequest(f"refused: {status}")
        return status, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Telegram's answer. What is no answer is never logged: it may hold what people wrote.

        Raises:
            NetworkError: it is no JSON object, or a yes without a result, so nobody knows what happened.
        """
        answer = _object(payload)
        if not answer or (answer.get("ok") and "result" not in answer):
            raise NetworkError("an answer that cannot be read")
        return answer

    async def ask(self, url: str, body: Mapping[str, object], *, seconds: float) -> tuple[int, dict[str, Any]]:
        """A call with a JSON body whose answer is read by us, not by python-telegram-bot; empty when it is none."""
        status, content = await self._send("POST", url, json.dumps(body).encode(), _JSON, seconds)
        return status, _object(content)

    async def _send(
        self,
        method: str,
        url: str,
        data: aiohttp.FormData | bytes | None,
        headers: Mapping[str, str] | None,
        seconds: float,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NetworkError("the transport is not open")
        timeout = aiohttp.ClientTimeout(total=seconds)
        try:
            async with self._session.request(method, url, data=data, headers=headers, timeout=timeout) as answer:
                return answer.status, await answer.read()
        except aiohttp.ConnectionTimeoutError as problem:
            raise NotTaken(type(problem).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientConnectionError, ConnectionError) as problem:
            # The address holds the token, so nothing of the original text goes on.
            raise NotTaken(type(problem).__name__) from None
        except aiohttp.ClientError as problem:
            raise NetworkError(type(problem).__name__) from None


def _object(content: bytes) -> dict[str, Any]:
    """A JSON object; an empty one for whatever is none, however deep its brackets are."""
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def seconds_to_wait(answer: Mapping[str, Any]) -> int:
    """How long a 429 asks us to wait; a second where it does not say, and `LONGEST_HOLD` at most."""
    try:
        return min(max(1, int(answer["parameters"]["retry_after"])), LONGEST_HOLD)
    except (ValueError, TypeError, LookupError, OverflowError):
        return 1


def _form(data: RequestData) -> aiohttp.FormData:
    """Files go as a form, with everything else as fields beside them."""
    # Telegram shows the name of a file as it comes: a space must not come as %20.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form

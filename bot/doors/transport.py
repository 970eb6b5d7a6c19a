"""python-telegram-bot's way to Telegram, on aiohttp: the one HTTP library of this program."""

import json
from collections.abc import Mapping
from typing import Any

import aiohttp
from telegram import Bot, InputFile
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

CONNECTIONS = 64
DEFAULT_SECONDS = 20.0
_JSON = {"Content-Type": "application/json"}


async def call(bot: Bot, method: str, given: Mapping[str, object]) -> Any:
    """One call of the Bot API with plain values, or files; its result as Telegram's JSON. None is left out.

    For what every tap asks for: building python-telegram-bot's objects, and reading the answer into
    them, takes longer than the call itself. Its errors are raised here as by its own methods.
    """
    parameters = [
        RequestParameter(name, None, [value]) if isinstance(value, InputFile) else RequestParameter(name, value, None)
        for name, value in given.items()
    ]
    return await bot.request.post(f"{bot.base_url}/{method}", RequestData(parameters))


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
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call; the status and the body of the answer. Only `read_timeout` is used: for the whole call.

        Raises:
            TimedOut: no answer in time. It does not mean that nothing happened.
            NetworkError: no connection.
        """
        seconds = read_timeout if isinstance(read_timeout, int | float) else self._read_seconds
        if request_data is None:
            return await self._send(method, url, None, None, seconds)
        if request_data.contains_files:
            return await self._send(method, url, _form(request_data), None, seconds)
        return await self._send(method, url, json.dumps(request_data.parameters).encode(), _JSON, seconds)

    async def ask(self, url: str, body: Mapping[str, object], *, seconds: float) -> tuple[int, bytes]:
        """A call with a JSON body whose answer is read by us, not by python-telegram-bot. Raises the same."""
        return await self._send("POST", url, json.dumps(body).encode(), _JSON, seconds)

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
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as problem:
            # The address holds the token, so nothing of the original text goes on.
            raise NetworkError(type(problem).__name__) from None


def _form(data: RequestData) -> aiohttp.FormData:
    """Files go as a form, with everything else as fields beside them."""
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form

"""python-telegram-bot's way to Telegram, on aiohttp: the one HTTP library of this program."""

from collections.abc import Mapping

import aiohttp
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS = 64
DEFAULT_SECONDS = 20.0


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
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONNECTIONS))

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
        return await self._send(method, url, _body(request_data), None, seconds)

    async def ask(self, url: str, body: Mapping[str, object], *, seconds: float) -> tuple[int, bytes]:
        """A call with a JSON body whose answer is read by us, not by python-telegram-bot. Raises the same."""
        return await self._send("POST", url, None, body, seconds)

    async def _send(
        self,
        method: str,
        url: str,
        data: aiohttp.FormData | dict[str, str] | None,
        body: Mapping[str, object] | None,
        seconds: float,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NetworkError("the transport is not open")
        timeout = aiohttp.ClientTimeout(total=seconds)
        try:
            async with self._session.request(method, url, data=data, json=body, timeout=timeout) as answer:
                return answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as problem:
            # The address holds the token, so nothing of the original text goes on.
            raise NetworkError(type(problem).__name__) from None


def _body(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form

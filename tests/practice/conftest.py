"""The practice phones with two people, and a bot that calls them over HTTP."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.media.foreman import Foreman
from bot.practice.chats import PracticePerson
from bot.practice.phones import Phones
from bot.practice.server import serve

BEN, ASHA = 101, 104
BEGINS = datetime(2026, 6, 1, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the phones answered to a call of the bot."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        """The result; the call must have been taken."""
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        """The code and the words of the no; the call must not have been taken."""
        assert not self.body["ok"], self.body
        assert self.body["error_code"] == self.status
        return self.status, self.body["description"]


@dataclass(slots=True)
class Caller:
    """A bot, as far as the phones can tell."""

    phones: Phones
    url: str
    session: aiohttp.ClientSession
    token: str

    async def __call__(self, method: str, **given: Any) -> Answer:
        """One call with a JSON body."""
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", json=given) as answer:
            return Answer(answer.status, await answer.json())

    async def upload(self, method: str, file: str, content: bytes, **given: Any) -> Answer:
        """One call with a form and a file."""
        form = aiohttp.FormData({name: str(value) for name, value in given.items()})
        form.add_field(file, content, filename=f"{file}.bin")
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", data=form) as answer:
            return Answer(answer.status, await answer.json())

    async def text(self, text: str = "Hello", *, chat: int = BEN, **given: Any) -> Any:
        """A message that the phones take."""
        return (await self("sendMessage", chat_id=chat, text=text, **given)).result

    async def query(self, message: dict[str, Any], data: str = "yes") -> str:
        """Ben presses a button; the id of the query."""
        await self.phones.press(BEN, message["message_id"], data)
        query: str = self.phones.updates[-1]["callback_query"]["id"]
        return query

    async def later(self, **length: float) -> None:
        """The practice clock moves on."""
        await self.phones.jump((self.phones.now() + timedelta(**length)).isoformat())


@pytest.fixture
async def bot() -> AsyncIterator[Caller]:
    people = (PracticePerson(BEN, "Ben", "en", "member"), PracticePerson(ASHA, "Asha", "en", "member"))
    phones = Phones(people, now=BEGINS)
    foreman = Foreman()
    server = await serve(phones, foreman, "127.0.0.1", 0)
    async with aiohttp.ClientSession() as session:
        yield Caller(phones, server.url, session, phones.token)
    await server.close()
    await foreman.stop()

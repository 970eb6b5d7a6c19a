"""Whether Telegram still calls our webhook: who is called notices by itself neither that nobody calls nor why."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.doors.pace import Turn
from bot.doors.pulse import UPDATES, Pulse
from bot.doors.sentences import sentence_about, sentence_for

LOOK_EVERY = 30.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Called:
    """Asks Telegram, again and again, how it gets on with our webhook.

    Args:
        url: where we want to be called.
        now: real time, by which Telegram says when it did not reach us.
    """

    bot: ExtBot[Turn]
    url: str
    pulse: Pulse
    now: Callable[[], datetime]

    async def work(self) -> None:
        """Ask for ever."""
        while True:
            await self.pulse.watched("webhook", self.look)
            await asyncio.sleep(LOOK_EVERY)

    async def look(self) -> None:
        """Ask once; what the administrator has to do is a trouble until it is done."""
        try:
            sentence = sentence_about(await self.bot.get_webhook_info(), self.url, now=self.now())
        except InvalidToken:
            sentence = sentence_for(HTTPStatus.UNAUTHORIZED, "")
        except TelegramError:
            # No answer: what was true before is not over.
            return
        self.pulse.trouble(UPDATES, sentence)

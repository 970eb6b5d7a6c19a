"""The calls without which nothing can begin: tried until Telegram can be reached."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

from bot.doors.calls import as_answered
from bot.doors.sentences import UNKNOWN_TOKEN
from bot.settings import CannotStart

log = logging.getLogger(__name__)
BEFORE_RETRY = 2.0
"""Seconds."""


async def reach(call: Callable[[], Awaitable[object]]) -> None:
    """Make a call, waiting for a network that is not there yet and for as long as Telegram asks.

    Raises:
        CannotStart: Telegram does not know the token.
        TelegramError: it refuses the call.
    """
    while True:
        try:
            await as_answered(call())
        except InvalidToken:
            raise CannotStart(UNKNOWN_TOKEN) from None
        except RetryAfter as wait:
            await asyncio.sleep(_seconds(wait.retry_after))
        except NetworkError as problem:
            if isinstance(problem, BadRequest):  # Which is one, strangely.
                raise
            log.warning("telegram cannot be reached (%s), trying again", type(problem).__name__)
            await asyncio.sleep(BEFORE_RETRY)
        else:
            return


def _seconds(wait: int | timedelta) -> float:
    """python-telegram-bot is on its way from the one to the other."""
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)

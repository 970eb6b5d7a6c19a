"""What Telegram shows of the bot beside its messages: the commands behind "Menu", and what it is for."""

import logging
import re
from zoneinfo import ZoneInfo

from telegram import BotCommand
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.doors.calls import as_answered
from bot.doors.pace import Turn
from bot.languages import FIRST
from bot.words import Words, offered

log = logging.getLogger(__name__)
_COMMANDS = {"home": "home.home", "help": "home.help"}
"""Command -> the button that does the same."""
_ZONE = ZoneInfo("UTC")
"""No time is said here."""
_PICTURE = re.compile(r"^\W+")


async def introduce(bot: ExtBot[Turn]) -> None:
    """Say it to Telegram, in every language that people can choose. What it refuses waits for the next start."""
    for language in offered():
        words = Words(language.code, _ZONE)
        code = None if language.code == FIRST else language.code
        commands = [BotCommand(name, _PICTURE.sub("", words.text(key))) for name, key in _COMMANDS.items()]
        try:
            await as_answered(bot.set_my_commands(commands, language_code=code))
            await as_answered(bot.set_my_description("\n".join(words.lines("home.about")), language_code=code))
        except TelegramError as problem:
            log.warning("the menu of the bot could not be set: %s", type(problem).__name__)
            return

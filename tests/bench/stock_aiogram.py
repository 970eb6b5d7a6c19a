"""A stock aiogram echo bot: the other reference of the benchmark. It runs in an environment of its own."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def on_text(message: Message) -> None:
    """Say the same again."""
    await message.answer(message.text or "")


async def main(url: str) -> None:
    """Poll for ever."""
    bot = Bot("1:bench", session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    dispatcher = Dispatcher()
    dispatcher.message.register(on_text)
    await dispatcher.start_polling(bot, allowed_updates=["message"])


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))

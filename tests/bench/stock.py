"""A stock python-telegram-bot echo bot with its own updater: the reference of the benchmark."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def on_text(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say the same again."""
    if update.message is not None:
        await update.message.reply_text(update.message.text or "")


def main(url: str) -> None:
    """Poll for ever."""
    app = Application.builder().token("1:bench").base_url(f"{url}/bot").build()
    app.add_handler(MessageHandler(filters.TEXT, on_text))
    app.run_polling(allowed_updates=["message"])


if __name__ == "__main__":
    main(sys.argv[1])

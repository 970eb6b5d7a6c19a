"""The deeds of a summary: ask the rep, write cards, let a member read first, send, and hear what people answer."""

from bot.services.summaries import ask, check, publish, read, untold, write

__all__ = ["ask", "check", "publish", "read", "untold", "write"]

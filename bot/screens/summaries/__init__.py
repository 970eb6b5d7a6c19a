"""What people see of a summary: the questions, the cards, the first reader, the news."""

from bot.screens.summaries import ask, check, read, write

__all__ = ["ask", "check", "read", "write"]

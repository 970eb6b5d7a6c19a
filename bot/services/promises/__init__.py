"""The deeds of a promise: write it down, give it a new day, ask if it is done, and tell what became of it."""

from bot.services.promises import access, judge, write

__all__ = ["access", "judge", "write"]

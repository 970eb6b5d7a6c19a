"""Deeds of feedback: ask the groups, answer, and say it at the board."""

from bot.services.feedback import answer, ask, group_matter, position

__all__ = ["answer", "ask", "group_matter", "position"]

"""What people see of feedback: the question, the answers, the sheet, and what the rep says."""

from bot.screens.feedback import answer, ask, group_matter, life, position, sheet

__all__ = ["answer", "ask", "group_matter", "life", "position", "sheet"]

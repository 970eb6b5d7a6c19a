"""What people see of the agenda: say something, see what became of it, choose, read."""

from bot.screens.agenda import choose, mine, read, say

__all__ = ["choose", "mine", "read", "say"]

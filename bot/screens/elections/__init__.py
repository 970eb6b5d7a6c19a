"""What people see of an election: plan, stand, vote, result."""

from bot.screens.elections import plan, result, stand, vote

__all__ = ["plan", "result", "stand", "vote"]

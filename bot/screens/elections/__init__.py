"""What people see of an election: plan, stand, vote, lots, result."""

from bot.screens.elections import lots, plan, result, stand, vote

__all__ = ["lots", "plan", "result", "stand", "vote"]

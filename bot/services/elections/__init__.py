"""Deeds of an election: plan, stand, vote, close. `ballots` holds the secrecy."""

from bot.services.elections import close, plan, stand, vote

__all__ = ["close", "plan", "stand", "vote"]

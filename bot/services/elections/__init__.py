"""Deeds of an election: plan, stand, vote, close, count again. `ballots` holds the secrecy."""

from bot.services.elections import close, plan, recount, stand, vote

__all__ = ["close", "plan", "recount", "stand", "vote"]

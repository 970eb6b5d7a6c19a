"""Deeds of an election: plan, stand, vote, close, draw lots, count again. `ballots` holds the secrecy."""

from bot.services.elections import close, lots, plan, recount, stand, terms, vote

__all__ = ["close", "lots", "plan", "recount", "stand", "terms", "vote"]

"""`python -m bot count FILE`: anybody can count an election again, from a file. No settings, no database."""

from bot.count.command import Asked, answer
from bot.count.sheet import CannotCount

__all__ = ["Asked", "CannotCount", "answer"]

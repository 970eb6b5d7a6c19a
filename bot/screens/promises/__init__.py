"""What people see of promises: writing them down, looking at them, and what became of them."""

from bot.screens.promises import look, write

__all__ = ["look", "write"]

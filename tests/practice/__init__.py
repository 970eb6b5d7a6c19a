"""Promises of the practice phones: they say yes and no as Telegram does."""

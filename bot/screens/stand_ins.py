"""What stands in for a part of a message that cannot come."""

from bot.screen import Screen
from bot.words import Words

STAND_INS = ("voice_forbidden", "voice_unmade", "voice_gone", "photo_gone", "paper_unmade", "calendar_unsent")
"""Why a voice, a photo or a PDF cannot come: the person, or Telegram, or we."""


def instead_of(words: Words, what: str) -> Screen:
    """What stands in for a part of a message that cannot come: one of `STAND_INS`."""
    title, lines = words.text(f"home.instead.{what}.title"), words.lines(f"home.instead.{what}")
    return Screen(title=title, lines=lines, alone=True)

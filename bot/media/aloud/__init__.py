"""What a voice says for what a screen shows. Nothing here makes a sound."""

from bot.media.aloud.pages import spoken, spoken_page

__all__ = ["spoken", "spoken_page"]

"""A photo of somebody's own: what it shows in words, and as it was sent."""

from typing import Protocol

from bot.ids import FileId
from bot.screen import Photo, Reply, VoiceNote
from bot.words import Words


class Photographed(Protocol):
    """Something that can have a photo with its words."""

    @property
    def photo_alt(self) -> str:
        """What it shows, for those who do not see it."""

    @property
    def shown_photo(self) -> FileId | None:
        """The photo, once there are words for it."""


def on_photo(words: Words, shown: Photographed) -> tuple[str, ...]:
    """What the photo shows, in words: Telegram has no other place for them. Nothing for a picture of ours."""
    return (words.text("summaries.on_photo", words=shown.photo_alt),) if shown.shown_photo else ()


def sent(said: Reply, alt: str) -> tuple[VoiceNote | Photo, ...]:
    """The voice or the photo that somebody sent."""
    voice = () if said.voice is None else (VoiceNote(said.voice),)
    photo = () if said.photo is None else (Photo(said.photo, alt),)
    return (*voice, *photo)

"""What a photo of somebody's own shows, in words: under the text of what it belongs to."""

from typing import Protocol

from bot.ids import FileId
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

"""Files that people sent: they stay with Telegram, and are played or shown from there."""

from dataclasses import dataclass

from bot.doors.calls import Calls, Taken
from bot.doors.worker import Workshop
from bot.ids import FileId
from storage.unit import Store, Unit

_GONE = "gone"


@dataclass(frozen=True, slots=True)
class Stock:
    """What goes with words: files that people sent, and things that the workshop makes."""

    calls: Calls
    store: Store
    workshop: Workshop

    async def play(self, chat: int, file: FileId, caption: str = "") -> Taken | None:
        """Play what somebody recorded; None when it is there no more. Raises TelegramError."""
        kind, telegram_id = await self._find(file)
        return None if kind == _GONE else await self.calls.recording(chat, kind, telegram_id, caption)

    async def show_photo(self, chat: int, file: FileId, alt: str) -> Taken | None:
        """Show a photo that somebody sent; None when it is there no more. Raises TelegramError."""
        kind, telegram_id = await self._find(file)
        return None if kind == _GONE else await self.calls.photo(chat, telegram_id, alt)

    async def _find(self, file: FileId) -> tuple[str, str]:
        try:
            return await self.store.run(_find_file, file)
        except LookupError:
            return _GONE, ""


def _find_file(unit: Unit, file: FileId) -> tuple[str, str]:
    kind, telegram_id, _ = unit.people.get_file(file)
    return kind, telegram_id

"""What cannot be handled, or not just now: who sent it hears that, and what is given up is set aside.

What the database refuses alone is noted before it is given up, so that nobody need wait for it: if this program ends
meanwhile, who sent it reads that what they did last is not saved.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar

from bot.doors.alone import Alone
from bot.doors.lines import Lines
from bot.doors.updates import Tapped, Update, Wrote
from bot.ids import PersonId
from bot.rules.people import Likes, Person
from bot.screen import Screen
from bot.screens import home as screens
from bot.words import Words, language_of, whole
from handlers.answers import UTC_ZONE, Answer, Sender
from handlers.aside import WasKept, set_aside, take_back
from handlers.dispatch import Dispatch
from storage.unit import Store, Unit

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(slots=True)
class Aside:
    """Sets updates aside by their ids and kinds."""

    store: Store
    dispatch: Dispatch
    lines: Lines
    now: Callable[[], datetime]
    _waits: set[int] = field(default_factory=set)
    """Who has heard that it waits."""
    _parted: dict[int, Answer | None] = field(default_factory=dict)
    """What was noted of updates that are tried on, by their numbers."""

    def wait(self, update: Update | None) -> None:
        """It is not the update's fault: it is kept and tried until the database is back, and the person hears that."""
        log.warning("the database cannot take it just now: an update waits")
        sender = _sender_of(update)
        if sender is not None and sender.telegram_id not in self._waits:
            self._waits.add(sender.telegram_id)
            self._say(sender, screens.cannot_save)

    def kept(self, update_id: int, update: Update | None) -> None:
        """It was handled in the end."""
        if self._waits and (sender := _sender_of(update)) is not None:
            self._waits.discard(sender.telegram_id)
        if update_id in self._parted:
            self.lines.note(partial(take_back, self.dispatch, update_id, self._parted.pop(update_id)))

    async def part(self, update_id: int, kind: str, update: Update | None) -> bool:
        """Note what is tried on, so that nothing else need wait for it; whether it is noted.

        Of somebody of whom nothing can be written it is noted without them: then only the administrator would know.
        """
        for whose in (update, None):
            try:
                self._parted[update_id] = await self.store.run(self._note(update_id, kind, whose, screens.not_saved))
            except WasKept:
                return True  # Whoever tries it on finds that, and shows what came of it.
            except Exception as problem:  # noqa: BLE001 - then it is waited for
                log.warning("an update that is refused alone is not noted: %s", type(problem).__name__)
            else:
                log.warning("update %d is refused alone, and parted from the others", update_id)
                return True
        return False

    async def put(
        self, update_id: int, kind: str, problem: Exception, update: Update | None, *, is_refused: bool = False
    ) -> None:
        """Give it up, and say so. Never raises.

        Args:
            update: None when it could not even be read.
            is_refused: the database takes everything else, but not this.
        """
        say, sender = screens.not_saved if is_refused else screens.broken, _sender_of(update)
        log.error("update %d set aside: %s", update_id, _plain(kind), exc_info=problem)
        self._parted.pop(update_id, None)
        try:
            is_noted, answer = await self._surely(self._note(update_id, kind, update, say))
        except WasKept:
            log.warning("update %d was kept after all", update_id)
            return
        if not is_noted:
            # Whatever cannot be written of this person: that something was set aside is about nobody.
            await self._surely(self._note(update_id, kind, None, say))
        if sender is None:
            return
        if answer is not None:
            self.lines.answer(answer, chat=sender.telegram_id, over=None)
        else:
            # Nobody knows them: what failed may have been their first word, and their row is gone with it.
            self._say(sender, say)
        self._waits.discard(sender.telegram_id)

    def _note(
        self, update_id: int, kind: str, update: Update | None, say: Callable[[Words], Screen]
    ) -> Callable[[Unit], Answer | None]:
        """The deed that notes it, and what is owed to who sent it, if anybody is named."""
        pressed = update if isinstance(update, Tapped) else None
        return partial(
            set_aside,
            self.dispatch,
            update_id=update_id,
            kind=_plain(kind),
            sender=_sender_of(update),
            pressed=None if pressed is None else pressed.data,
            message_id=0 if pressed is None else pressed.message_id,
            say=say,
            now=self.now(),
        )

    async def _surely(self, deed: Callable[[Unit], T]) -> tuple[bool, T | None]:
        """Do it as soon as the database is there; what it cannot take at all is only logged. Raises WasKept."""
        try:
            return True, await Alone(self.store).insist(deed)
        except WasKept:
            raise
        except Exception as problem:
            log.error("an update could not be noted", exc_info=problem)
            return False, None

    def _say(self, sender: Sender, say: Callable[[Words], Screen]) -> None:
        """Say something of which no row knows, to somebody whom nobody can look up just now."""
        page, words = whole(Words(language_of(sender.language_code), UTC_ZONE), say)
        who = Person(PersonId(0), sender.telegram_id, "", words.language, Likes.PICTURES, None, None, None)
        self.lines.notice(Answer(page, who, words), chat=sender.telegram_id)


def _sender_of(update: Update | None) -> Sender | None:
    """To whom something can be said about this update, in private."""
    match update:
        case Tapped(sender=sender, over=over) if over is None or over.is_private:
            return sender
        case Wrote(sender=Sender() as sender, is_private=True):
            return sender
    return None


def _plain(kind: str) -> str:
    """The kind of an update as it may stand in a log: Telegram's words, whatever was sent."""
    return kind[:40] if re.fullmatch(r"[a-z_]{1,40}", kind) else "unknown"

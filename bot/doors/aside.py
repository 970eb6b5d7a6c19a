"""What cannot be handled, or not just now: who sent it hears that, and what is given up is set aside."""

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
from handlers.aside import set_aside
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
    _told_to_wait: set[int] = field(default_factory=set)

    def wait(self, update: Update | None) -> None:
        """It is not the update's fault: it is kept and tried until the database is back, and the person hears that."""
        log.warning("the database cannot take it just now: an update waits")
        sender = _sender_of(update)
        if sender is not None and sender.telegram_id not in self._told_to_wait:
            self._told_to_wait.add(sender.telegram_id)
            self._say(sender, screens.cannot_save)

    def kept(self, update: Update | None) -> None:
        """It was handled in the end."""
        if self._told_to_wait and (sender := _sender_of(update)) is not None:
            self._told_to_wait.discard(sender.telegram_id)

    async def put(
        self, update_id: int, kind: str, problem: Exception, update: Update | None, *, is_refused: bool = False
    ) -> None:
        """Give it up, and say so. Never raises.

        Args:
            update: None when it could not even be read.
            is_refused: the database takes everything else, but not this.
        """
        kind, say, sender = _plain(kind), screens.not_saved if is_refused else screens.broken, _sender_of(update)
        log.error("update %d set aside: %s", update_id, kind, exc_info=problem)
        note = partial(set_aside, self.dispatch, update_id=update_id, kind=kind, say=say, now=self.now())
        pressed = update if isinstance(update, Tapped) else None
        owed = partial(
            note,
            sender=sender,
            pressed=None if pressed is None else pressed.data,
            message_id=0 if pressed is None else pressed.message_id,
        )
        is_noted, answer = await self._surely(owed)
        if not is_noted:
            # Whatever cannot be written of this person: that something was set aside is about nobody.
            await self._surely(note)
        if sender is None:
            return
        if answer is not None:
            self.lines.answer(answer, chat=sender.telegram_id, over=None)
        else:
            # Nobody knows them: what failed may have been their first word, and their row is gone with it.
            self._say(sender, say)
        self._told_to_wait.discard(sender.telegram_id)

    async def _surely(self, deed: Callable[[Unit], T]) -> tuple[bool, T | None]:
        """Do it as soon as the database is there; what it cannot take at all is only logged."""
        try:
            return True, await Alone(self.store).insist(deed)
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

"""Telegram group chats: linked ones get announcements, from others the bot goes away."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.doors.lines import Lines
from bot.doors.updates import MemberChange, Wrote
from bot.services import people as services
from storage.unit import Store, Unit

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class GroupChats:
    """What happens when the bot is put into a group chat, or taken out of it."""

    lines: Lines
    store: Store
    now: Callable[[], datetime]
    on_news: Callable[[], None]

    async def on_member_change(self, change: MemberChange) -> None:
        """The bot was added to a chat, removed from it, or blocked by a person."""
        now = self.now()
        if change.is_private:
            await self.store.run(services.phone_seen, change.by, reachable=change.is_there, now=now)
        elif change.is_there:
            await self._arrive(change, now)
        else:
            await self.store.run(services.chat_gone, change.chat, now=now)
            self.on_news()
        log.info("update %d: membership of the bot changed", change.update_id)

    async def _arrive(self, change: MemberChange, now: datetime) -> None:
        """Stay where a facilitator put us, and go away from everywhere else."""
        may_stay = await self.store.run(self._seen, change, now=now)
        self.on_news()
        if not may_stay:
            self._leave(change.chat)

    def _leave(self, chat: int) -> None:
        self.lines.leave(chat, unless=lambda unit: unit.people.find_group_by_chat(chat) is not None)

    @staticmethod
    def _seen(unit: Unit, change: MemberChange, *, now: datetime) -> bool:
        # A channel is no chat: nobody can answer there.
        may_stay = change.is_group and services.chat_seen(unit, change.chat, added_by=change.by, now=now)
        group = unit.people.find_group_by_chat(change.chat)
        if group is not None and change.may_write:
            unit.deliveries.arrived("words", group=group.id)
        elif group is not None:
            unit.deliveries.missed("words", "shut_out", group=group.id, now=now)
        return may_stay

    async def on_message(self, wrote: Wrote) -> None:
        """A group chat became a supergroup; anything else that is said there is not for us.

        Where we hear something and no group has this chat, we were killed before we could go.
        """
        if wrote.moved_to is not None:
            await self.store.run(services.chat_moved, wrote.chat, wrote.moved_to)
            log.info("update %d: a group chat moved", wrote.update_id)
        elif not await self.store.run(lambda unit: unit.people.find_group_by_chat(wrote.chat) is not None):
            self._leave(wrote.chat)

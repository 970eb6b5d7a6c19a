"""Telegram group chats: linked ones get announcements, from others the bot goes away."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot, ChatMember, ChatMemberUpdated, Message
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.services import people as services
from storage.unit import Store

log = logging.getLogger(__name__)
_THERE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class GroupChats:
    """What happens when the bot is put into a group chat, or taken out of it."""

    bot: Bot
    store: Store
    now: Callable[[], datetime]
    on_news: Callable[[], None]

    async def on_member_change(self, update_id: int, change: ChatMemberUpdated) -> None:
        """The bot was added to a chat, removed from it, or blocked by a person."""
        is_there = change.new_chat_member.status in _THERE
        now = self.now()
        if change.chat.type == ChatType.PRIVATE:
            await self.store.run(services.phone_seen, change.from_user.id, reachable=is_there, now=now)
        elif is_there:
            await self._arrive(change, now)
        else:
            await self.store.run(services.chat_gone, change.chat.id)
        log.info("update %d: membership of the bot changed", update_id)

    async def _arrive(self, change: ChatMemberUpdated, now: datetime) -> None:
        """Stay where a facilitator put us, and go away from everywhere else."""
        may_stay = await self.store.run(
            services.chat_seen, change.chat.id, added_by=change.from_user.id, now=now
        )  # fmt: skip
        self.on_news()
        if not may_stay:
            with suppress(TelegramError):
                await self.bot.leave_chat(change.chat.id)

    async def on_message(self, update_id: int, message: Message) -> None:
        """A group chat became a supergroup; anything else that is said there is not for us."""
        if message.migrate_to_chat_id is not None:
            await self.store.run(services.chat_moved, message.chat.id, message.migrate_to_chat_id)
            log.info("update %d: a group chat moved", update_id)

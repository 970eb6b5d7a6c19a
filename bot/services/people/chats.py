"""What Telegram tells about phones and group chats: blocked, put in, taken out, moved."""

from datetime import datetime

from bot.ids import GroupId
from bot.rules.facts import people as facts
from bot.rules.people import Person, check_facilitator
from storage.unit import Unit


def phone_seen(unit: Unit, telegram_id: int, *, reachable: bool, now: datetime) -> None:
    """A person blocked the bot, or let it in again."""
    person = unit.people.find_by_telegram(telegram_id)
    if person is not None:
        unit.people.change(person.id, unreachable_at=None if reachable else now)


def chat_seen(unit: Unit, chat_id: int, *, added_by: int, now: datetime) -> bool:
    """Somebody put the bot into a group chat; whether it may stay there.

    It stays where a facilitator put it: the chat is then the chat of the group they look at. A group that has a chat
    keeps it: a second one does not take its place without a word.
    """
    if unit.people.find_group_by_chat(chat_id) is not None:
        return True
    person = unit.people.find_by_telegram(added_by)
    if person is None or person.group_id is None:
        return False
    member = unit.people.find_member(person.id, person.group_id, now=now)
    if member is None or not member.is_facilitator:
        return False
    if unit.people.get_group(person.group_id).chat_id is not None:
        return False
    unit.people.change_group(person.group_id, chat_id=chat_id)
    unit.happened(facts.ChatLinked(person.group_id), now=now)
    return True


def chat_gone(unit: Unit, chat_id: int, *, now: datetime) -> None:
    """The bot was taken out of a group chat; the facilitators hear that nothing is said there any more."""
    group = unit.people.find_group_by_chat(chat_id)
    if group is not None:
        unit.people.change_group(group.id, chat_id=None)
        unit.happened(facts.ChatLost(group.id), now=now)


def chat_moved(unit: Unit, old: int, new: int) -> None:
    """A group chat got another number (it became a supergroup)."""
    group = unit.people.find_group_by_chat(old)
    if group is not None:
        # Telegram may have told us of the new number first, as of a chat that somebody put us into.
        other = unit.people.find_group_by_chat(new)
        if other is not None and other.id != group.id:
            unit.people.change_group(other.id, chat_id=None)
        unit.people.change_group(group.id, chat_id=new)


def unlink_chat(unit: Unit, by: Person, group: GroupId, *, now: datetime) -> None:
    """A facilitator wants no announcements in the group chat any more."""
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    unit.people.change_group(group, chat_id=None)

"""Deeds of people: joining, setting up a group, changing it, leaving it, and what a phone or a chat tells us."""

from bot.services.people.chats import chat_gone, chat_moved, chat_seen, phone_seen, unlink_chat
from bot.services.people.group import (
    add_on_paper,
    change_group,
    change_role,
    check_can_be_rep,
    check_can_change,
    check_can_remove,
    found_group,
    invite_group,
    invite_phone,
    make_rep,
    new_code,
    remove,
    set_helper,
)
from bot.services.people.joining import choose, confirm, consent, decline, open_link, rename
from bot.services.people.leaving import check_can_leave, delete, kept_about, leave, switch
from bot.services.people.links import found, found_beside, has_agreed, helper_of_link
from bot.services.people.phones import allow_move, asked_move, has_phone, move_due, refuse_move, take_phone

__all__ = [
    "add_on_paper",
    "allow_move",
    "asked_move",
    "change_group",
    "change_role",
    "chat_gone",
    "chat_moved",
    "chat_seen",
    "check_can_be_rep",
    "check_can_change",
    "check_can_leave",
    "check_can_remove",
    "choose",
    "confirm",
    "consent",
    "decline",
    "delete",
    "found",
    "found_beside",
    "found_group",
    "has_agreed",
    "has_phone",
    "helper_of_link",
    "invite_group",
    "invite_phone",
    "kept_about",
    "leave",
    "make_rep",
    "move_due",
    "new_code",
    "open_link",
    "phone_seen",
    "refuse_move",
    "remove",
    "rename",
    "set_helper",
    "switch",
    "take_phone",
    "unlink_chat",
]

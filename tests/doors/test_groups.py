"""Promises of group chats: the bot stays where it was put by who may, and says when it is out."""

import asyncio
from itertools import count
from typing import Any

import pytest

from bot.doors import lines as lines_module
from bot.ids import GroupId
from bot.rules.people import Role
from tests.doors.conftest import Desk

CHAT = -1007
MEMBER = 77
"""Somebody who is no facilitator."""
BOT = {"id": 1, "is_bot": True, "first_name": "SayNext", "username": "SayNextBot"}


class Table:
    """A group with a facilitator, and what Telegram tells about chats."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.group = desk, desk.play.group()
        sam = desk.play.member("Sam", self.group, role=Role.FACILITATOR)
        number = desk.play.store.run_now(lambda unit: unit.people.get(sam)).telegram_id
        assert number is not None
        self.sam, self.number, self.numbers = sam, number, count(1000)

    async def change(self, status: str, *, chat: int = CHAT, kind: str = "supergroup", **more: Any) -> None:
        """The standing of the bot in a chat changes."""
        await self.desk.doors.take(self.made(status, chat=chat, kind=kind, by=self.number, **more))

    def made(self, status: str, *, by: int, chat: int = CHAT, kind: str = "supergroup", **more: Any) -> dict[str, Any]:
        """The update that tells it."""
        member = {"user": BOT, "status": status, **more}
        change = {
            "chat": {"id": chat, "type": kind, "title": "Friends"},
            "from": {"id": by, "is_bot": False, "first_name": "Sam"},
            "date": 1,
            "old_chat_member": {"user": BOT, "status": "left"},
            "new_chat_member": member,
        }
        return {"update_id": next(self.numbers), "my_chat_member": change}

    @property
    def chat(self) -> int | None:
        """The chat that is linked to the group."""
        group: GroupId = self.group
        return self.desk.play.store.run_now(lambda unit: unit.people.get_group(group)).chat_id


@pytest.fixture
def table(desk: Desk) -> Table:
    return Table(desk)


async def test_a_chat_in_which_we_may_only_write_words_stays_linked(table: Table) -> None:
    await table.change("member")
    await table.change("restricted", is_member=True, can_send_messages=True, can_send_photos=False)
    assert table.chat == CHAT


async def test_who_took_us_out_is_told_to_the_facilitators(table: Table) -> None:
    await table.change("member")
    table.desk.play.heard(table.sam)
    await table.change("restricted", is_member=False, can_send_messages=True)
    assert table.chat is None
    assert ["Out of the group chat" in screen.title for screen in table.desk.play.heard(table.sam)] == [True]


async def test_a_channel_does_not_become_the_chat_of_a_group(table: Table) -> None:
    await table.change("administrator", kind="channel")
    assert table.chat is None
    assert len(table.desk.telegram.sent("leaveChat")) == 1


@pytest.mark.parametrize("told", ["old chat", "new chat"])
async def test_the_chat_that_becomes_a_supergroup_is_not_left(
    table: Table, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    await table.change("member", chat=-7, kind="group")
    moved: dict[str, Any] = {"chat": {"id": -7, "type": "group"}, "migrate_to_chat_id": CHAT}
    if told == "new chat":
        moved = {"chat": {"id": CHAT, "type": "supergroup"}, "migrate_from_chat_id": -7}
    monkeypatch.setattr(lines_module, "BEFORE_LEAVING", 0.05)
    intake, number = table.desk.doors.intake, table.number
    # Telegram tells first that we are in a new chat.
    await intake.take_all([table.made("member", by=MEMBER)])
    await intake.take_all([table.desk.updates.text(number, "", **moved)])
    await table.desk.doors.lines.quiet()
    assert table.chat == CHAT
    assert table.desk.telegram.sent("leaveChat") == []


async def test_a_second_chat_does_not_take_the_place_of_the_first(table: Table) -> None:
    await table.change("member")
    await table.change("member", chat=-2002)
    assert table.chat == CHAT
    assert [given["chat_id"] for given in table.desk.telegram.sent("leaveChat")] == [-2002]


DOWN = (502, {"ok": False, "error_code": 502, "description": "Bad Gateway"})
OUT = (403, {"ok": False, "error_code": 403, "description": "Forbidden: bot is not a member of the group chat"})


@pytest.mark.parametrize(("answers", "calls"), [([DOWN] * 6, 7), ([OUT], 1)])
async def test_a_chat_is_left_for_as_long_as_it_takes(
    table: Table, monkeypatch: pytest.MonkeyPatch, answers: list[tuple[int, dict[str, Any]]], calls: int
) -> None:
    monkeypatch.setattr(lines_module, "AGAIN_AFTER", (0.0,))
    lines, table.desk.telegram.says["leaveChat"] = table.desk.doors.lines, [*answers]
    await table.desk.doors.take(table.made("member", by=MEMBER))
    while lines._leaving:
        await asyncio.sleep(0.01)
        await lines.quiet()
    assert len(table.desk.telegram.sent("leaveChat")) == calls


async def test_a_chat_that_moved_meanwhile_is_left_where_it_is_now(table: Table) -> None:
    moved: dict[str, Any] = {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
    }
    moved["parameters"] = {"migrate_to_chat_id": -2002}
    table.desk.telegram.says["leaveChat"] = [(400, moved)]
    await table.desk.doors.take(table.made("member", by=MEMBER))
    assert [given["chat_id"] for given in table.desk.telegram.sent("leaveChat")] == [CHAT, -2002]
    assert table.desk.doors.lines._leaving == set()


async def test_who_was_killed_before_it_left_a_chat_leaves_it_when_something_is_said_there(table: Table) -> None:
    said = table.desk.updates.text(MEMBER, "Hello")
    said["message"]["chat"] = {"id": CHAT, "type": "supergroup", "title": "Friends"}
    await table.desk.doors.take(said)
    assert [given["chat_id"] for given in table.desk.telegram.sent("leaveChat")] == [CHAT]
    await table.change("member")
    said["update_id"] += 500
    await table.desk.doors.take(said)
    assert len(table.desk.telegram.sent("leaveChat")) == 1


async def test_a_chat_in_which_we_may_not_write_is_on_the_list_of_the_facilitator(table: Table) -> None:
    await table.change("member")
    await table.change("restricted", is_member=True, can_send_messages=False)
    missed = await table.desk.play.store.run(lambda unit: unit.deliveries.list_missed([], table.group))
    assert [(each.what, each.why) for each in missed] == [("words", "shut_out")]

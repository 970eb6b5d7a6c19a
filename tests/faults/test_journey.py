"""The whole journey of the small group on a good day: every kind of call is made, and none that is refused."""

from tests.faults.conftest import Open
from tests.faults.journey import BY_MEMBERS, Cast, announce, hear_of_a_move, join
from tests.faults.phone import Phone, phone
from tests.faults.seed import LISTENS, Size

EVERY_KIND = {
    "answerCallbackQuery", "deleteMessage", "deleteWebhook", "editMessageMedia", "editMessageText", "getFile",
    "getMe", "getUpdates", "sendDocument", "sendMessage", "sendPhoto", "sendVoice", "setMyCommands", "setMyDescription",
}  # fmt: skip


async def test_a_good_day(open_scene: Open) -> None:
    async with open_scene(Size(voters=len(BY_MEMBERS))) as scene:
        group, telegram = scene.group, scene.telegram
        for name, walk in zip(group.voters, BY_MEMBERS.values(), strict=True):
            await walk(Cast(group[name], group))
        await join(Cast(phone(telegram, "Kim"), group))
        await hear_of_a_move(Cast(group[LISTENS], group))
        await announce(Cast(Phone(telegram, telegram.methods.chats[group.chat]), group))
        assert telegram.violations == []
        assert telegram.unanswered(after=1.0) == []
        assert {call.method for call in telegram.calls} == EVERY_KIND
        assert "error" not in scene.bots.log

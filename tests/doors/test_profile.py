"""Promises of what Telegram shows beside the messages: the same words as on the buttons, in every language."""

from itertools import product

import pytest

from bot.doors.pace import Pace
from bot.doors.profile import introduce
from bot.languages import FIRST
from bot.words import offered
from tests.doors.conftest import Desk
from tests.telegram import Recorder, make_bot


async def test_the_menu_has_home_and_help_in_every_language_that_people_can_choose() -> None:
    telegram = Recorder()

    await introduce(make_bot(telegram, Pace(1_000)))

    menus = {given.get("language_code"): given["commands"] for given in telegram.sent("setMyCommands")}
    assert set(menus) == {None if each.code == FIRST else each.code for each in offered()}
    assert menus[None] == [{"command": "home", "description": "Home"}, {"command": "help", "description": "Help"}]
    assert len(telegram.sent("setMyDescription")) == len(menus)


async def test_a_telegram_that_refuses_the_menu_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    telegram = Recorder()
    telegram.says["setMyCommands"] = [(400, {"ok": False, "error_code": 400, "description": "Bad Request: no"})]

    await introduce(make_bot(telegram, Pace(1_000)))

    assert [record.getMessage() for record in caplog.records] == ["the menu of the bot could not be set: BadRequest"]


@pytest.mark.parametrize("parameters", [[], "soon", 7])
async def test_a_menu_that_is_refused_in_an_odd_way_ends_nothing(
    caplog: pytest.LogCaptureFixture, parameters: object
) -> None:
    telegram = Recorder()
    refused = {"ok": False, "error_code": 400, "description": "Bad Request: no", "parameters": parameters}
    telegram.says["setMyCommands"] = [(400, refused)]

    await introduce(make_bot(telegram, Pace(1_000)))

    assert [record.name for record in caplog.records][-1] == "bot.doors.profile"


async def test_the_command_for_help_shows_help_and_every_other_one_leads_home(desk: Desk) -> None:
    group = desk.play.group()
    member = desk.play.member("Mina", group)
    mina = desk.play.store.run_now(lambda unit: unit.people.get(member)).telegram_id
    assert mina is not None

    for command, addressed in product(("help", "home", "settings"), ("", "@SayNextBot")):
        await desk.doors.take(desk.updates.text(mina, f"/{command}{addressed}"))

    titles = [str(given["text"]).partition("</b>")[0] for given in desk.telegram.sent("sendMessage")]
    assert titles[0] == titles[1]
    assert "help" in titles[0].lower()
    assert len(set(titles[2:])) == 1
    assert titles[2] != titles[0]

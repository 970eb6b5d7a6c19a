"""Updates as they should never be: each is passed over, the next is answered, and nothing is asked for twice."""

import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.faults.bots import open_bots
from tests.faults.phone import phone
from tests.faults.telegram import open_telegram
from tests.ports import free_port

CASES = json.loads((Path(__file__).parent / "field" / "updates-bad.json").read_text("utf-8"))
KIT = 7002
HAS_NO_NUMBER = {"update without its number", "update that is no object"}
"""These have no number under which they could be set aside: they are one line in the log."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"].replace(" ", "-"))
async def test_a_bad_update_is_passed_over_and_the_next_is_answered(case: dict[str, Any], tmp_path: Path) -> None:
    port = free_port()
    async with open_telegram() as telegram:
        robin, kit = phone(telegram, "Robin", number=7001), phone(telegram, "Kit", number=KIT)
        kit.chat.has_started = True
        url = f"sqlite:///{tmp_path / 'bad.db'}"
        async with open_bots(telegram, tmp_path, url, HEALTH_PORT=str(port)) as bots:
            telegram.hand_out(case["batch"])
            await kit.sees("You are not in a group")
            await telegram.until(lambda: telegram.confirmed == 2, within=5, what="updates after 2 are asked for")
            await kit.press("Help")
            assert telegram.handed_out == 1
            assert robin.bubbles == []
            assert await _set_aside(port) == (0 if case["name"] in HAS_NO_NUMBER else 1)
            assert any(word in bots.log for word in ("set aside", "passed over"))
            assert not any(word in bots.log for word in ("Robin", "Hello", "hello", "Traceback"))
            await bots.stop()
            assert bots.all[0].process.returncode == 0


async def _set_aside(port: int) -> int:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/health") as answer:
        return int((await answer.json())["set_aside"])


@pytest.mark.parametrize(
    "body",
    [{"ok": True}, {"ok": True, "result": None}, {"ok": True, "result": {}}, [], None, {"ok": False}, "no"],
    ids=str,
)
async def test_an_odd_answer_to_get_updates_is_one_line_and_another_try(body: Any, tmp_path: Path) -> None:
    async with open_telegram() as telegram:
        kit = phone(telegram, "Kit", number=KIT)
        async with open_bots(telegram, tmp_path, f"sqlite:///{tmp_path / 'odd.db'}") as bots:
            odd = telegram.answer_once("getUpdates", body)
            await kit.start()
            await telegram.until(lambda: odd.hits == 1, within=5, what="the odd answer is given")
            await kit.press("Help")
            said = [line for line in bots.log.splitlines() if "no updates" in line]
            assert len(said) == 1, bots.log

"""A program that Telegram calls notices that it is called no more, and says so where the administrator looks."""

import json
import re

import aiohttp
import pytest

from tests.faults.bots import webhook
from tests.faults.conftest import Open
from tests.faults.ways import Way, refused
from tests.ports import free_port

TAKEN_AWAY = Way(
    "taken away",
    status=200,
    body=json.dumps(
        {"ok": True, "result": {"url": "", "has_custom_certificate": False, "pending_update_count": 3}}
    ).encode(),
)


@pytest.mark.parametrize(
    ("way", "sentence"),
    [(refused(401, "Unauthorized"), "token.*BotFather"), (TAKEN_AWAY, "another program uses the token")],
    ids=["the token was taken back", "another program took the webhook away"],
)
async def test_the_log_and_health_say_that_nobody_calls_any_more(open_scene: Open, way: Way, sentence: str) -> None:
    port, health = free_port(), free_port()
    async with open_scene(start=False) as scene:
        asked = scene.telegram.faults.arm(way, "getWebhookInfo", times=None)
        await scene.bots.start(**webhook(port), HEALTH_PORT=str(health))
        await scene.telegram.until(lambda: asked.hits > 0, within=20, what="it asks how its webhook is")
        await scene.group["Ben"].start()
        said = [line for line in scene.bots.log.splitlines() if re.search(sentence, line)]
        assert len(said) == 1, scene.bots.log
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{health}/health") as answer:
            told = await answer.json()
        assert answer.status == 503
        assert [each for each in told["troubles"] if re.search(sentence, each)] == told["troubles"]

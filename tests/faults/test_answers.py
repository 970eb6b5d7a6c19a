"""Answers that Telegram may give, and what the administrator and everybody else then notice."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import FULL, Open
from tests.faults.crowd import all_look_around
from tests.faults.deeds import all_hear_of_the_move, letters_of_the_move, move_the_meeting
from tests.faults.seed import FACILITATOR, LISTENS
from tests.faults.waiting import count_waiting
from tests.faults.ways import Way, refused, too_many

CASES: dict[str, dict[str, Any]] = {
    case["name"]: case
    for case in json.loads((Path(__file__).parent / "field" / "telegram-answers.json").read_text("utf-8"))
}
SENTENCES = {
    "another copy of the bot runs": re.compile(r"(second|another|other) (program|copy)", re.IGNORECASE),
    "the token was taken back while the bot ran": re.compile(r"BotFather"),
}


def way_of(case: dict[str, Any]) -> Way:
    """The answer of a case."""
    body = case["body"]
    if case["status"] == 429:
        return too_many(body["parameters"]["retry_after"] if FULL else 3)
    return refused(case["status"], body["description"])


@pytest.mark.parametrize("name", SENTENCES)
async def test_the_log_says_once_in_one_sentence_what_is_wrong(open_scene: Open, name: str) -> None:
    async with open_scene() as scene:
        # The answer to the poll that is under way comes first; then it goes wrong three times.
        armed = scene.telegram.faults.arm(way_of(CASES[name]), "getUpdates", times=3)
        await scene.group["Ben"].start()
        await scene.telegram.until(lambda: armed.hits == 3, within=20, what="it asks again")
        await scene.group["Ben"].press("My things")
        said = [line for line in scene.bots.log.splitlines() if SENTENCES[name].search(line)]
        assert len(said) == 1, scene.bots.log
        assert "token" in said[0].lower()


async def test_one_chat_that_must_wait_is_answered_later_and_nobody_else_is(open_scene: Open) -> None:
    case = CASES["one chat must wait"]
    way = way_of(case)
    async with open_scene() as scene:
        first = scene.group["Voter 1"]
        scene.telegram.faults.arm(way, case["method"], chat=first.id, times=case["times"])
        at = first.write("/start")
        others = [scene.group[name] for name in ("Voter 2", "Voter 3")]
        waited = await all_look_around(others, seconds=1)
        assert waited.longest < 1
        move_the_meeting(scene.group)
        await all_hear_of_the_move(scene.group, ["Voter 2", "Voter 3", "Ben"], within=5)
        await first.until(lambda: bool(first.chat.arrivals), "is never answered", within=way.retry_after + 3)
        assert way.retry_after <= first.chat.arrivals[0].at - at <= way.retry_after + 2


async def test_who_takes_no_voices_gets_each_letter_once_in_words(open_scene: Open) -> None:
    async with open_scene() as scene:
        dev, group = scene.group[LISTENS], scene.group
        dev.chat.refuses_voices = True
        names = [name for name in group.numbers if name != FACILITATOR]
        for _ in range(2):
            move_the_meeting(group)
            await all_hear_of_the_move(group, names)
            await scene.telegram.until(
                lambda: count_waiting(scene.database_url) == 0, within=10, what="nothing waits to be said again"
            )
        assert letters_of_the_move(group, LISTENS) == 1
        assert not any(each.kind == "voice" for each in dev.chat.arrivals)
        assert dev.chat.refuses_voices

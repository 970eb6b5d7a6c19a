"""Updates as Telegram may well send them, and what a person then sees."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import Open, Scene
from tests.faults.deeds import ask_a_question
from tests.faults.phone import Phone, phone
from tests.faults.seed import FACILITATOR

CASES = {
    case["name"]: case["update"]
    for case in json.loads((Path(__file__).parent / "field" / "updates-odd.json").read_text("utf-8"))
}
UNSEEN = ("\u3164", "\u200b", "\u2800", "\u00ad")
ASKED = "should change"
"""What is announced in the group's chat."""


def push(scene: Scene, name: str, who: Phone, *, text: str = "") -> None:
    """Send the update of a case, as of this person."""
    update = CASES[name]
    kind = next(key for key in update if key != "update_id")
    body: dict[str, Any] = {**update[kind], "from": who.chat.user}
    if body["chat"]["type"] == "private":
        body["chat"] = who.chat.raw
    if text:
        body["text"] = text
    if "audio" in body:
        kept = scene.telegram.methods.keep_file("audio", b"ID3")
        body["audio"] = {**body["audio"], **kept.raw}
    scene.telegram.push(kind, body)


def announced(scene: Scene) -> int:
    """How many announcements of the question stand in the group's chat."""
    chat = scene.telegram.methods.chats[scene.group.chat]
    return sum(ASKED in arrival.words for arrival in chat.arrivals)


async def test_where_only_words_may_be_said_announcements_go_on(open_scene: Open) -> None:
    async with open_scene() as scene:
        push(scene, "the bot may only write words in the linked group chat", scene.group[FACILITATOR])
        await ask_a_question(scene.group)
        await scene.telegram.until(lambda: announced(scene) == 1, within=10, what="the chat hears of the question")


async def test_where_the_bot_is_no_longer_nothing_is_announced_and_facilitators_hear_why(open_scene: Open) -> None:
    async with open_scene() as scene:
        sam, other = scene.group[FACILITATOR], scene.group["Ben"]
        push(scene, "the bot is restricted and no longer in the chat", sam)
        await sam.until(lambda: bool(sam.heard("group chat")), "is not told that nothing is said there any more")
        await ask_a_question(scene.group)
        await other.until(lambda: bool(other.heard(ASKED)), "does not hear of the question")
        assert announced(scene) == 0
        assert scene.telegram.of("sendMessage", chat=scene.group.chat) == []


async def test_a_sound_file_is_either_heard_or_kindly_refused(open_scene: Open) -> None:
    async with open_scene() as scene:
        robin = scene.group["Voter 1"]
        await robin.start()
        await robin.press("Say something", "Money")
        push(scene, "a sound file in place of a voice message", robin)
        await robin.until(
            lambda: bool(robin.heard("microphone")) or bool(robin.heard("The voice message is here")), "no answer"
        )
        if robin.heard("The voice message is here"):
            await robin.until(
                lambda: any(each.kind in ("voice", "audio") for each in robin.chat.arrivals), "nothing to hear"
            )
        assert scene.telegram.violations == []


@pytest.mark.parametrize(
    "name", ["words that begin with a stroke", "words that look like a command but are none of ours"]
)
async def test_words_with_a_stroke_are_words(open_scene: Open, name: str) -> None:
    async with open_scene() as scene:
        robin = scene.group["Voter 1"]
        await robin.start()
        await robin.press("Say something", "Money")
        push(scene, name, robin)
        shown = await robin.sees("Is that right?")
        assert shown.title == "💷 Money"
        assert f"“{CASES[name]['message']['text']}”" in shown.text


@pytest.mark.parametrize(
    ("command", "label"), [("/start", "My things"), ("/Start", "My things"), ("/help", "Ask my facilitator")]
)
async def test_real_commands_lead_home_or_to_help_also_when_words_are_asked_for(
    open_scene: Open, command: str, label: str
) -> None:
    async with open_scene() as scene:
        robin = scene.group["Voter 1"]
        await robin.start()
        await robin.press("Say something", "Money")
        shown = await robin.say(command)
        assert label in " ".join(shown.labels)


async def test_a_name_that_cannot_be_seen_is_asked_for(open_scene: Open) -> None:
    async with open_scene() as scene:
        robin = phone(scene.telegram, "\u3164", number=7900)
        robin.chat.has_started = True
        push(scene, "a name of one letter that cannot be seen", robin, text="/start join_code0")
        await robin.until(lambda: robin.find("English") is not None, "no language to choose")
        asked = await robin.press("English")
        assert not any(data.startswith("people.join_named") for _, data in asked.buttons)
        empty = await robin.say(" ")
        for unseen in UNSEEN:
            assert (await robin.say(unseen)).text == empty.text

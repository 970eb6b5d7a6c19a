"""Promises of the page: it says only what the catalogue holds, in easy words, and loads nothing from elsewhere."""

import re

import pytest

from bot.practice import seed
from bot.practice.circle import DOORS, STEPS
from bot.practice.report import KNOWN, LETTERS, SILENT, SOMETHING
from bot.practice.server import PAGE
from bot.words import forms, keys, translated
from handlers import all_routes
from tests.practice.conftest import Caller
from tests.tongues import ALL, COMPLETE, OTHER

SOURCES = "\n".join(file.read_text() for file in sorted(PAGE.iterdir()))
ELSEWHERE = {
    "sample_voice",
    "group_title",
    *(f"role.{person.note}" for person in seed.people()),
    "role.new",
    *(f"step.{step.name}" for step in STEPS),
    *(f"door.{door.name}" for door in DOORS),
    *(f"coming.{kind}" for kind in (LETTERS, SOMETHING, *KNOWN)),
}
"""Texts that the program uses itself, or whose name is put together."""
LONGEST_SENTENCE = 12


def test_every_text_of_the_catalogue_is_used_and_none_is_missing() -> None:
    known = {key.removeprefix("practice.") for key in keys("practice")}
    quoted = set(re.findall(r'"([a-z_]+)"', SOURCES))
    asked = set(
        re.findall(
            r'\b(?:text|button)\("([a-z_]+)"|worded\("\w+", "([a-z_]+)"|data-(?:word|label)="([a-z_]+)"', SOURCES
        )
    )

    assert known - quoted == ELSEWHERE - quoted
    assert {name for names in asked for name in names if name} - known == set()


def test_what_the_page_announces_are_deadlines_that_there_are() -> None:
    assert KNOWN | set(SILENT) <= set(all_routes().deadlines)


@pytest.mark.parametrize("language", [each.code for each in ALL])
def test_every_sentence_of_the_page_is_easy_to_read(language: str) -> None:
    for key, text in ((key, "\n".join(forms(each))) for key, each in translated(language, "practice").items()):
        for line in text.split("\n"):
            assert len(line.split()) <= LONGEST_SENTENCE, f"{key} is long in {language}: {line}"
            assert len(re.findall(r"[.?!](?=\s|$)", line)) <= 2, f"{key} says too much in one line: {line}"
            assert not set("&/();*<>…") & set(line), f"{key} has hard signs: {line}"


async def test_the_page_gets_its_texts_in_the_language_it_asks_for(bot: Caller) -> None:
    async with bot.session.get(f"{bot.url}/practice/words?language={OTHER.code}") as answer:
        told = await answer.json()

    assert told["language"] == OTHER.code
    assert told["languages"] == {each.code: each.name for each in COMPLETE}
    assert told["words"].keys() == {key.removeprefix("practice.") for key in keys("practice")}


@pytest.mark.parametrize("path", ["/", *(f"/page/{file.name}" for file in sorted(PAGE.iterdir()))])
async def test_the_page_may_load_nothing_from_elsewhere(bot: Caller, path: str) -> None:
    async with bot.session.get(f"{bot.url}{path}") as answer:
        policy, body = answer.headers["Content-Security-Policy"], await answer.text()

    assert answer.status == 200
    assert policy.startswith("default-src 'none'")
    assert re.findall(r'(?:src|href)="(?:https?:)?//|url\(|@import|style="', body) == []


@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Host": "elsewhere.example"}])
async def test_another_site_can_not_use_the_phones(bot: Caller, headers: dict[str, str]) -> None:
    async with bot.session.post(f"{bot.url}/practice/start-again", headers=headers) as answer:
        assert answer.status == 403


@pytest.mark.parametrize("came_from", ["cross-site", "same-site"])
async def test_a_picture_on_another_site_makes_the_bot_say_nothing(bot: Caller, came_from: str) -> None:
    call, before = f"{bot.url}/bot{bot.token}/sendMessage?chat_id=101&text=Pay", bot.phones.version
    for method in ("GET", "POST"):
        async with bot.session.request(method, call, headers={"Sec-Fetch-Site": came_from}) as answer:
            assert answer.status == 403
    assert bot.phones.version == before


async def test_a_call_of_the_bot_is_a_post(bot: Caller) -> None:
    async with bot.session.get(f"{bot.url}/bot{bot.token}/sendMessage?chat_id=101&text=Pay") as answer:
        assert answer.status == 405


async def test_everybody_presses_start_once_when_the_board_is_laid(bot: Caller) -> None:
    for era in ("of yesterday", bot.phones.era, bot.phones.era):
        async with bot.session.post(f"{bot.url}/practice/begin", json={"era": era}) as answer:
            assert answer.status == 200

    assert [u["message"]["text"] for u in bot.phones.updates] == ["/start", "/start"]


async def test_a_link_opens_on_the_phone_that_was_chosen(bot: Caller) -> None:
    new = await bot.phones.add_person("Nora", "en")
    link = {"phone": new, "url": "https://t.me/SayNextBot?start=join_abc"}

    async with bot.session.post(f"{bot.url}/practice/follow", json=link) as answer:
        told = await answer.json()

    assert told == {"chat": new}
    assert bot.phones.updates[-1]["message"]["text"] == "/start join_abc"


async def test_a_link_to_elsewhere_is_for_the_browser(bot: Caller) -> None:
    link = {"phone": 101, "url": "https://example.org/SayNextBot?start=x"}

    async with bot.session.post(f"{bot.url}/practice/follow", json=link) as answer:
        assert await answer.json() == {"open": link["url"]}
    assert bot.phones.updates == []


async def test_a_changed_message_is_told_and_only_its_writer_can_change_it(bot: Caller) -> None:
    number = await bot.phones.say(101, {"text": "The bus is late"})
    sent = await bot.text()

    with pytest.raises(LookupError):
        await bot.phones.edit(101, sent["message_id"], "Mine")
    await bot.phones.edit(101, number, "The bus is very late")

    assert bot.phones.updates[-1]["edited_message"]["text"] == "The bus is very late"

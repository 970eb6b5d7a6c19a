"""The languages that there are, for tests: nothing of one stands in a test, so each one that comes is tested, too.

What people say in a language, and what the program must make of it, stands in `locales/<code>/examples.toml`.
"""

import tomllib
from typing import Any
from zoneinfo import ZoneInfo

from bot.languages import LOCALES, Language, Status, languages
from bot.words import Words

ZONE = ZoneInfo("Europe/London")
ALL = tuple(languages().values())
COMPLETE = tuple(each for each in ALL if each.status is not Status.DRAFT)
OTHER = COMPLETE[1]
"""A complete language that is not the first one."""


def words_in(language: Language) -> Words:
    """The words of a language, with times as in London."""
    return Words(language.code, ZONE)


def examples(language: Language) -> dict[str, Any]:
    """What its folder says for tests; empty when it says nothing."""
    path = LOCALES / language.code / "examples.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def each_example(what: str) -> list[tuple[Language, Any]]:
    """Every example of one kind, of every language."""
    return [(language, each) for language in ALL for each in examples(language).get(what, ())]

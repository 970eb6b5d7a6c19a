"""Promises of the glossary: its words are the words of the code, and no other word stands for the same thing."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from bot import ids
from bot.languages import FIRST, language
from bot.rules.easy_read import Level, findings
from tests import test_catalogues as catalogues

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "glossary.md").read_text("utf-8")
BEFORE, _, _AFTER = PAGE.partition("## Words with one sense")
_SENSES, _, UNUSED = _AFTER.partition("## Words that we do not use")
SENSES, _, IN_CODE = _SENSES.partition("## Words with one sense in the code")


def _rows(part: str) -> list[tuple[str, ...]]:
    rows = (row for row in part.splitlines() if row.startswith("| "))
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows][2:]


WORDS = {row[0]: row for row in _rows(BEFORE)}
ONE_SENSE = {word: where for word, _, where in _rows(SENSES)}
NOT_IN = {words: tuple(where.replace("`", "").split(", ")) for words, _, where in _rows(IN_CODE)}
FORBIDDEN = {word for words, _ in _rows(UNUSED) for word in words.split(", ")}
ONLY_IN_TEXTS = {"anew", "whom"}
"""Words that are too old for a page, and fine in a name."""
FOREIGN = {"user", "session", "poll", "callback", "survey", "client"}
"""Words that other programs own, or that mean too much: not for a type or a name of ours."""
THEIRS = {
    "bot/app.py": {"poll"},
    "bot/doors/fetching.py": {"poll"},
    "bot/doors/intake.py": {"poll", "user"},
    "bot/doors/transport.py": {"session", "client"},
    "bot/doors/pace.py": {"callback"},
    "bot/practice": {"poll", "user", "session", "callback", "client"},
}
"""Where Telegram and HTTP are spoken, their words are used for their things."""


def _exists(path: str) -> bool:
    parts = path.split(".")
    for size in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(parts[:size]))
        except ModuleNotFoundError:
            continue
        for part in parts[size:]:
            # A field of a slotted dataclass is a member of its class.
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


@cache
def _identifiers() -> tuple[tuple[str, str], ...]:
    """File and name of everything that our code names itself."""
    return tuple(_named_by_us())


def _named_by_us() -> Iterator[tuple[str, str]]:
    for folder in ("bot", "handlers", "storage"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                match node:
                    case ast.ClassDef(name=said) | ast.FunctionDef(name=said) | ast.AsyncFunctionDef(name=said):
                        yield name, said
                    case ast.arg(arg=said) | ast.Name(id=said, ctx=ast.Store()):
                        yield name, said


def _parts(name: str) -> set[str]:
    """The words of a name, in the singular too."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_")
    return {*words, *(word.removesuffix("s") for word in words)}


def _may(path: str) -> set[str]:
    return {word for place, words in THEIRS.items() if path.startswith(place) for word in words}


@pytest.mark.parametrize("word", sorted(WORDS))
def test_a_word_with_a_type_has_it_in_the_code(word: str) -> None:
    code = re.findall(r"`([\w.]+)`", WORDS[word][2])
    assert code or WORDS[word][2] == "-"
    assert [path for path in code if not _exists(path)] == []


@pytest.mark.parametrize("thing", sorted(name.removesuffix("Id") for name in vars(ids) if name.endswith("Id")))
def test_a_thing_with_a_number_of_its_own_has_its_word(thing: str) -> None:
    code = {path.rpartition(".")[2] for row in WORDS.values() for path in re.findall(r"`([\w.]+)`", row[2])}
    assert {thing, f"{thing}Id"} & code


@pytest.mark.parametrize("word", sorted(WORDS))
def test_a_word_is_explained_in_easy_words(word: str) -> None:
    sentences = re.split(r"(?<=[.!?])\s+", WORDS[word][1])
    found = findings(sentences, tongue=language(FIRST).tongue, hard_words={})
    assert [each for each in found if each.level is Level.FAIL] == []


def test_no_name_in_the_code_is_another_word_for_the_same_thing() -> None:
    banned = {word for word in FORBIDDEN if " " not in word} - ONLY_IN_TEXTS | FOREIGN
    assert [(path, name) for path, name in _identifiers() if _parts(name) & (banned - _may(path))] == []


@pytest.mark.parametrize("feature", catalogues.features(FIRST))
def test_no_text_has_another_word_for_the_same_thing(feature: str) -> None:
    banned = re.compile(rf"\b(?:{'|'.join(sorted(FORBIDDEN))})s?\b", re.IGNORECASE)
    texts = {
        key: form
        for key, message in catalogues.messages(FIRST, feature).items()
        for form in catalogues.forms_of(message)
        if banned.search(re.sub(r"\{\w+\}", "", form))
    }
    assert texts == {}


def _texts() -> Iterator[tuple[str, str]]:
    """Key and sentence of everything that we say in the language in which texts are written first."""
    for feature in catalogues.features(FIRST):
        for key, message in catalogues.messages(FIRST, feature).items():
            for form in catalogues.forms_of(message):
                yield from ((key, sentence) for sentence in re.sub(r"\{\w+\}", "", form).split("\n"))


@pytest.mark.parametrize("word", sorted(ONE_SENSE))
def test_a_word_that_could_mean_many_things_has_one_sense(word: str) -> None:
    keys, phrases = re.findall(r"`([^`]+)`", ONE_SENSE[word]), re.findall(r'"([^"]+)"', ONE_SENSE[word])
    said = [(key, text) for key, text in _texts() if re.search(rf"\b{word}s?\b", text, re.IGNORECASE)]
    assert said
    assert [
        (key, text)
        for key, text in said
        if not key.startswith(tuple(keys)) and not any(phrase in text.lower() for phrase in phrases)
    ] == []
    # What nothing needs any more is taken out of the page.
    assert [where for where in keys if not any(key.startswith(where) for key, _ in said)] == []
    assert [phrase for phrase in phrases if not any(phrase in text.lower() for _, text in said)] == []


@pytest.mark.parametrize("words", NOT_IN)
def test_a_name_in_the_code_has_its_word_in_one_sense(words: str) -> None:
    names = {name for word in words.split(", ") for name in (word, f"_{word}")}
    found = [(path, name) for path, name in _identifiers() if name in names and path.startswith(NOT_IN[words])]
    assert found == []

"""Promises of the catalogues: every key that code uses has words, in every language, with the same gaps."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from gettext import c2py

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.languages import FIRST, LOCALES, Language, Status, language, languages
from bot.words import forms, gaps, missing, translated
from tests.tongues import COMPLETE

SOURCE = FIRST
ROOT = LOCALES.parent
COUNTED = 200
"""How far the plural rules are compared."""
_ROUTES = {"tap", "Tap", "view", "deed", "reply", "announcement", "deadline", "start", "home", "menu", "set", "find"}
"""Calls whose first argument looks like a key and is the name of a route or a deadline."""


def features(language: str) -> list[str]:
    return sorted(path.stem for path in (LOCALES / language).glob("*.po"))


@cache
def messages(code: str, feature: str) -> Mapping[str, Message]:
    """What a file says; of a draft only what can be shown."""
    if language(code).status is Status.DRAFT:
        return translated(code, feature)
    return {key_of(message): message for message in read(code, feature) if message.id}


@cache
def read(code: str, feature: str) -> Catalog:
    with (LOCALES / code / f"{feature}.po").open("rb") as source:
        # What is wrong with the file itself, as a form too many, is raised and not only printed.
        return read_po(source, locale=language(code).babel, abort_invalid=True)


def key_of(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)


def forms_of(message: Message) -> tuple[str, ...]:
    return forms(message)


def gaps_of(message: Message) -> frozenset[str]:
    return gaps(message)


FILES = [
    pytest.param(language, feature, id=f"{language}-{feature}")
    for language in languages()
    for feature in features(language)
]
every_file = pytest.mark.parametrize(("language", "feature"), FILES)
KEYS: Mapping[str, Message] = {key: m for feature in features(SOURCE) for key, m in messages(SOURCE, feature).items()}


# What code uses


@cache
def _trees() -> tuple[tuple[ast.AST, ...], ...]:
    """Every node of each file of our code, read once for all tests here."""
    files = (path for each in ("bot", "handlers", "storage") for path in sorted((ROOT / each).rglob("*.py")))
    return tuple(tuple(ast.walk(ast.parse(path.read_text()))) for path in files)


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _pattern(text: ast.JoinedStr) -> str:
    """What an f-string can become, as a regular expression."""
    parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else "(.+)" for p in text.values]
    return "".join(parts)


def _first_arguments(*names: str) -> Iterator[ast.expr]:
    """What stands in calls such as `words.text(...)` as the key; both sides of an `if`."""
    for tree in _trees():
        for call in (node for node in tree if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Attribute) and call.func.attr in names and call.args:
                first = call.args[0]
                yield from (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)


@cache
def _texts() -> frozenset[str]:
    """The texts in code that can be keys or parts of keys. Names of routes are left out."""
    found = set()
    for tree in _trees():
        calls = [node for node in tree if isinstance(node, ast.Call) and node.args]
        routes = {id(call.args[0]) for call in calls if _name(call) in _ROUTES}
        nodes = (node for node in tree if isinstance(node, ast.Constant) and id(node) not in routes)
        found |= {node.value for node in nodes if isinstance(node.value, str)}
    return frozenset(found)


@cache
def _patterns() -> frozenset[str]:
    """What the f-strings can become that are asked for as keys."""
    asked = _first_arguments("text", "lines", "plural")
    return frozenset(_pattern(each) for each in asked if isinstance(each, ast.JoinedStr))


def _asked(*names: str) -> set[str]:
    """The keys that are written out in calls such as `words.text("home.back")`."""
    values = {str(each.value) for each in _first_arguments(*names) if isinstance(each, ast.Constant)}
    return {value for value in values if re.fullmatch(r"[a-z]+(\.[a-z0-9_]+)+", value)}


@cache
def _on_the_page() -> frozenset[str]:
    """What the page of the practice phones can ask for: it leaves the name of the feature out."""
    page = "".join(path.read_text("utf-8") for path in sorted((ROOT / "bot/practice/page").glob("*.[jh]*")))
    return frozenset(f"practice.{name}" for name in re.findall(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+|\.\$)?", page))


def _is_used(key: str) -> bool:
    """Whether code has this key, or an f-string whose gaps code can fill so that it becomes this key."""
    if {key, f"{key.rpartition('.')[0]}.$"} & (_texts() | _on_the_page()):
        return True
    found = (re.fullmatch(pattern, key) for pattern in _patterns())
    return any(match and all(gap != key and _is_used(gap) for gap in match.groups()) for match in found)


def test_every_key_that_code_asks_for_has_words() -> None:
    assert sorted(_asked("text", "lines", "plural") - set(KEYS)) == []


def test_keys_with_plural_forms_are_asked_for_as_such_and_others_are_not() -> None:
    plural = {key for key, message in KEYS.items() if message.pluralizable}
    assert sorted(_asked("plural") - plural) == []
    assert sorted(_asked("text", "lines") & plural) == []


def test_no_words_are_left_over() -> None:
    assert [key for key in KEYS if not _is_used(key)] == []


# The files


@every_file
def test_keys_begin_with_the_name_of_their_feature(language: str, feature: str) -> None:
    keys = messages(language, feature)
    assert [key for key in keys if not re.fullmatch(rf"{feature}(\.[a-z0-9_]+)+", key)] == []


@every_file
def test_every_key_has_words_in_every_plural_form(language: str, feature: str) -> None:
    number = read(language, feature).num_plurals
    for key, message in messages(language, feature).items():
        forms = forms_of(message)
        assert len(forms) == (number if message.pluralizable else 1), key
        assert all(forms), key
        assert not message.fuzzy, key


@every_file
def test_numbers_are_told_apart_as_the_language_does(language: str, feature: str) -> None:
    """By what comes of the rule, whatever it looks like: programs for translators write it in their own way."""
    catalogue, kind_of = read(language, feature), Locale.parse(languages()[language].babel).plural_form
    form_of = c2py(catalogue.plural_expr)
    pairs = {(kind_of(n), form_of(n)) for n in range(COUNTED)}
    assert len(pairs) == len({kind for kind, _ in pairs}) == len({form for _, form in pairs})
    assert {form for _, form in pairs} == set(range(catalogue.num_plurals))


@every_file
def test_a_language_has_the_same_keys_and_gaps(language: str, feature: str) -> None:
    here, source = messages(language, feature), messages(SOURCE, feature)
    assert here.keys() <= source.keys()
    assert {key for key in here if gaps_of(here[key]) != gaps_of(source[key])} == set()
    assert {key for key in here if here[key].pluralizable != source[key].pluralizable} == set()


@pytest.mark.parametrize("language", COMPLETE)
def test_a_complete_language_has_every_word(language: Language) -> None:
    assert features(language.code) == features(SOURCE)
    lacking = [key for feature in features(SOURCE) for key in missing(language.code, feature)]
    assert lacking == []


@pytest.mark.parametrize("feature", features(SOURCE))
def test_translators_are_told_what_stands_in_each_gap(feature: str) -> None:
    for key, message in messages(SOURCE, feature).items():
        told = " ".join(message.auto_comments)
        assert [gap for gap in gaps_of(message) if f"{{{gap}}}" not in told] == [], key

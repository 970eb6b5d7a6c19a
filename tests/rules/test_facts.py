"""Promises of facts: they say what happened, and nothing that somebody wants to keep for themselves."""

from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

import pytest

from bot import ids
from bot.rules.facts import GONE, KINDS, Fact, kind_of, read, write
from bot.rules.facts.fact import is_kept, types_of

FACTS = sorted(KINDS.values(), key=kind_of)
IDS = {each for name, each in vars(ids).items() if name.endswith("Id")}
DAY = date(2026, 6, 1)


def _plain(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _is_word(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def example(kind: type[Fact]) -> Fact:
    """A fact of this kind, each field with another value."""
    values: dict[str, Any] = {}
    for n, (name, annotated) in enumerate(types_of(kind).items(), start=1):
        hint = _plain(annotated)
        values[name] = DAY if hint is date else next(iter(hint)) if _is_word(hint) else True if hint is bool else n
    return kind(**values)


@pytest.mark.parametrize("kind", FACTS, ids=kind_of)
def test_a_fact_holds_numbers_days_and_words_of_ours_and_no_text_of_a_person(kind: type[Fact]) -> None:
    odd = {name for name, hint in types_of(kind).items() if not _is_harmless(_plain(hint))}
    assert odd == set()


def _is_harmless(hint: Any) -> bool:
    return hint in {int, bool, date, *IDS} or _is_word(hint)


@pytest.mark.parametrize("kind", FACTS, ids=kind_of)
def test_a_fact_is_read_back_as_it_was_written(kind: type[Fact]) -> None:
    fact = example(kind)
    kept = read(kind, write(fact))
    for name, hint in types_of(kind).items():
        assert getattr(kept, name) == (getattr(fact, name) if is_kept(hint) else GONE)


@pytest.mark.parametrize("kind", FACTS, ids=kind_of)
def test_a_fact_knows_what_it_is_about_and_where_it_happened(kind: type[Fact]) -> None:
    names = [field.name for field in fields(kind)]
    assert is_kept(types_of(kind)[names[0]])
    assert len({"group", "board"} & set(names)) == 1
    assert example(kind).subject == f"{names[0]}-1"


def test_no_two_kinds_are_kept_under_one_name() -> None:
    assert len({kind_of(kind) for kind in FACTS}) == len(FACTS)
    assert max(len(kind_of(kind)) for kind in FACTS) <= 64

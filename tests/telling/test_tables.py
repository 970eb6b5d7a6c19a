"""Promises of the tables: each fact stands in one of them, and each view in them is there."""

import ast
from dataclasses import fields
from pathlib import Path

import pytest

from bot.rules.facts import KINDS, Fact, kind_of
from bot.telling import TABLES, WHO_HEARS_WHAT
from bot.telling.when import view_of
from handlers import all_routes
from handlers.routes import Routes

ROOT = Path(__file__).parent.parent.parent
FACTS = sorted(KINDS.values(), key=kind_of)
LINES = [when for table in TABLES for when in table]


@pytest.fixture(scope="module")
def routes() -> Routes:
    return all_routes()


def _some(kind: type[Fact]) -> Fact:
    """A fact of this kind; every number is 1, and every word the first one."""
    return kind(**{field.name: 1 for field in fields(kind)})


@pytest.mark.parametrize("kind", FACTS, ids=kind_of)
def test_every_fact_stands_in_exactly_one_line(kind: type[Fact]) -> None:
    assert [line.fact for line in LINES].count(kind) == 1


@pytest.mark.parametrize("kind", FACTS, ids=kind_of)
def test_a_fact_is_told_to_somebody_or_there_is_a_reason_why_not(kind: type[Fact]) -> None:
    line = WHO_HEARS_WHAT[kind]
    assert bool(line.letters or line.announcements) is not bool(line.reason)


@pytest.mark.parametrize("kind", FACTS, ids=kind_of)
def test_every_view_of_a_table_is_a_view_with_these_arguments(kind: type[Fact], routes: Routes) -> None:
    for letters in WHO_HEARS_WHAT[kind].letters:
        view = view_of(letters.view, _some(kind))
        assert routes.is_view(view), letters.view
        assert len(routes.taps[view.name].arguments(view)) == len(view.args)
    for announcement in WHO_HEARS_WHAT[kind].announcements:
        view = view_of(announcement.view, _some(kind))
        assert len(routes.announcements[view.name].arguments(view)) == len(view.args)


@pytest.mark.parametrize("kind", FACTS, ids=kind_of)
def test_what_is_over_by_a_fact_is_about_something_that_the_fact_knows(kind: type[Fact]) -> None:
    mine = {field.name for field in fields(kind)}
    for over in WHO_HEARS_WHAT[kind].over:
        for ended in over.kinds:
            assert fields(ended)[0].name in mine
            assert {over.same} - {""} <= mine & {field.name for field in fields(ended)}


def _writes_letters(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(attr="put" | "announce", value=ast.Attribute(attr="deliveries")):
            return True
        case _:
            return False


def test_only_one_place_writes_letters() -> None:
    """Deeds say what happened; who hears of it stands in the tables. That the clock itself fails is no deed, and a
    worry about harm is kept in no record (docs/decisions/0039).
    """
    paths = [path for folder in ("bot", "handlers") for path in (ROOT / folder).rglob("*.py")]
    writes = [path for path in paths if any(map(_writes_letters, ast.walk(ast.parse(path.read_text("utf-8")))))]
    assert sorted(str(path.relative_to(ROOT)) for path in writes) == [
        "bot/doors/alarm.py",
        "bot/services/worries.py",
        "bot/telling/__init__.py",
    ]

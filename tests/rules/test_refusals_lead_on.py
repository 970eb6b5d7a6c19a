"""Promises of what an election refuses: each no leads on to where it is seen how things are, and what can be done."""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from bot.languages import FIRST
from bot.rules.refusals import Refusal
from bot.words import forms, translated
from tests.screens.examples.home import refusals

NOTHING_TO_DO_YET = {
    "elections.refused.away": "the page that was pressed works again when the keys are there",
    "elections.refused.key_lost": "who looks after the group is asked, and everybody hears what comes next",
}
"""Refusals of elections after which there is nothing to press, and why."""
KINDS: dict[str, type[Refusal]] = {
    kind.__name__: kind
    for kind in refusals()
    if kind.key.startswith("elections.refused.") and kind.key not in NOTHING_TO_DO_YET
}
_FEATURES = ("elections", "rooms", "reps", "hustings")
OF_A_VOTE = sorted(
    (kind for kind in refusals() if kind.key.partition(".refused.")[0] in _FEATURES), key=lambda kind: kind.key
)
WORDS = {key: forms(message) for feature in _FEATURES for key, message in translated(FIRST, feature).items()}
FILES = [path for folder in ("bot/rules", "bot/services", "handlers") for path in sorted(Path(folder).rglob("*.py"))]


def _meant(tree: ast.AST, module: str) -> set[str]:
    """The names that mean refusals of elections in this module: others are called alike elsewhere."""
    here = {name for name, kind in KINDS.items() if kind.__module__ == module}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = {each.name for each in node.names if each.name in KINDS}
            here |= {name for name in names if KINDS[name].__module__ == node.module}
    return here


def _raised(tree: ast.AST, meant: Collection[str]) -> Iterator[tuple[str, int, bool]]:
    """Each kind that is raised, where, and whether it says where it leads."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and node.exc is not None:
            called = [each for each in ast.walk(node.exc) if isinstance(each, ast.Call)]
            leads = {id(each.func): bool(each.args) for each in called}
            for each in ast.walk(node.exc):
                if isinstance(each, ast.Name) and each.id in meant:
                    yield each.id, node.lineno, leads.get(id(each), False)


def _all_raised() -> list[tuple[str, str, bool]]:
    found = []
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        meant = _meant(tree, ".".join(path.with_suffix("").parts))
        found += [(kind, f"{path}:{line}", leads) for kind, line, leads in _raised(tree, meant)]
    return found


def test_every_no_of_an_election_says_where_it_leads() -> None:
    assert [place for _, place, leads in _all_raised() if not leads] == []


def test_each_kind_is_looked_at() -> None:
    assert sorted({*KINDS} - {kind for kind, _, _ in _all_raised()}) == []


@pytest.mark.parametrize("source", ["VotingClosed", "VotingClosed(moment=now)", "A if b else VotingClosed()"])
def test_a_no_that_leads_nowhere_is_found(source: str) -> None:
    assert [leads for _, _, leads in _raised(ast.parse(f"raise {source}"), {"VotingClosed"})] == [False]


WAYS = (
    *("You can ", " can ", "Please ", "Ask ", "Or ", "The next page ", "must ", "will say what comes next"),
    *("votes on paper", "still votes", "has a ballot paper for you", "look at it now", "You do not need"),
)
"""How words begin that say what can be done instead."""


def _said(kind: type[Refusal]) -> Iterator[list[str]]:
    """Each form of its words, by lines."""
    for text in WORDS[kind.key]:
        yield text.split("\n")


@pytest.mark.parametrize("kind", OF_A_VOTE, ids=lambda kind: kind.key)
def test_every_no_of_a_vote_says_why_and_what_to_do_instead(kind: type[Refusal]) -> None:
    for lines in _said(kind):
        assert len(lines) > 1
        assert any(way in f" {line}" for line in lines for way in WAYS), lines

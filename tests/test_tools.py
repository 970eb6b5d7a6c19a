"""Promises of the tools: one list of checks, and a help that knows every command."""

import re
from pathlib import Path

from tests.conftest import LONGEST

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def _recipe(target: str) -> list[str]:
    """The commands of a target, as they are typed."""
    found = re.search(rf"^{target}:[^\n]*\n((?:\t[^\n]*\n)+)", MAKEFILE, re.MULTILINE)
    assert found is not None
    return [line.strip().removeprefix("@").replace("$(BIN)", ".venv/bin") for line in found[1].splitlines()]


def test_a_commit_is_asked_what_the_checks_ask() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall(r"^ +entry: (.+)$", hooks, re.MULTILINE) == _recipe("check")


def test_hooks_fetch_nothing() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert set(re.findall(r"repo: (.+)", hooks)) == {"local"}
    assert set(re.findall(r"language: (.+)", hooks)) == {"system"}


def test_help_lists_every_command() -> None:
    told = set(re.findall(r"^([a-z-]+):.*## \S", MAKEFILE, re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert phony is not None
    assert told == TARGETS == set(phony[1].split())


def test_commands_that_the_papers_name_exist() -> None:
    papers = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / ".ci" / "run", *sorted((ROOT / "docs").rglob("*.md"))]
    named = {
        target for paper in papers for target in re.findall(r"(?:`|^|\n)\s*make ([a-z-]+)", paper.read_text("utf-8"))
    }
    assert "test" in named
    assert named <= TARGETS


def test_what_is_to_begin_first_is_there() -> None:
    assert [name for name in LONGEST if not (ROOT / "tests" / name).exists()] == []

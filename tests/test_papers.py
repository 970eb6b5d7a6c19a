"""Promises of the papers: what they and the code refer to is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CODE = [path for room in ("bot", "handlers", "storage", "tests") for path in sorted((ROOT / room).rglob("*.py"))]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
PATH = re.compile(r"`((?:bot|handlers|storage|locales|tests|docs)/[\w./*<>-]*)`")
RULE = re.compile(r"\bER-(\d+)")

each_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))


def _headings(paper: Path) -> set[str]:
    """The names under which headings are linked."""
    found = re.findall(r"^#+ (.+)$", paper.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in found}


@each_paper
def test_links_lead_somewhere(paper: Path) -> None:
    for target, heading in LINK.findall(paper.read_text("utf-8")):
        there = (paper.parent / target).resolve() if target else paper
        assert there.exists(), target
        assert not heading or heading in _headings(there), f"{target}#{heading}"


@each_paper
def test_files_that_a_paper_names_are_there(paper: Path) -> None:
    named = PATH.findall(paper.read_text("utf-8"))
    assert [path for path in named if "<" not in path and not list(ROOT.glob(path.rstrip("/")))] == []


def test_papers_that_the_code_names_are_there() -> None:
    named = {paper for path in CODE for paper in re.findall(r"[\w/-]*\w\.md\b", path.read_text("utf-8"))}
    assert "docs/elections.md" in named
    assert sorted(paper for paper in named if not any((room / paper).exists() for room in (ROOT, ROOT / "docs"))) == []


def test_easy_read_rules_that_the_code_names_are_explained() -> None:
    explained = set(RULE.findall((ROOT / "docs" / "easy-read.md").read_text("utf-8")))
    named = {number for path in CODE for number in RULE.findall(path.read_text("utf-8"))}
    assert named
    assert named - explained == set()


def test_what_the_papers_quote_of_secrecy_is_what_members_read() -> None:
    paper = (ROOT / "docs" / "elections.md").read_text("utf-8")
    shown = (ROOT / "locales" / "en" / "elections.po").read_text("utf-8")
    quoted = re.findall(r"^> (.+)$", paper, re.MULTILINE)
    assert quoted
    assert [line for line in quoted if line not in shown] == []

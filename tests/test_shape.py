"""Promises of the grid: a feature has the same name in every layer, and no file grows out of sight."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers import FEATURES

ROOT = Path(__file__).parent.parent
LAYERS = {
    "rules": "bot/rules",
    "facts": "bot/rules/facts",
    "services": "bot/services",
    "telling": "bot/telling",
    "screens": "bot/screens",
    "handlers": "handlers",
    "storage": "storage",
    "tables": "storage/tables",
    "words": "locales/en",
}
MISSING = {
    ("schedule", "facts"): "what a deadline does is a fact of its feature",
    ("schedule", "telling"): "what a deadline does is told by its feature",
    ("worries", "facts"): "a worry is kept in no record, see docs/decisions/0039",
    ("worries", "telling"): "one person hears it, and the deed itself writes to them",
}
"""A feature that has no file in a layer, and why."""
LONGEST = 400
LONGER: dict[str, str] = {}
"""A file that may be longer, and why. Migrations are written by a program."""
NO_NAMES = {"util", "utils", "helpers", "common", "misc", "manager", "managers", "data", "info"}
"""Names that say nothing about what belongs into a file or what a function does."""
NOT_OURS = {
    "_webhook_info",
    "handle_starttag",
    "handle_endtag",
    "handle_data",
    "process_bind_param",
    "process_request",
    "process_result_value",
}
"""Names that a library or Telegram asks for."""


def _has(feature: str, folder: str) -> bool:
    return any((ROOT / folder / name).exists() for name in (f"{feature}.py", f"{feature}/__init__.py", f"{feature}.po"))


def _files() -> Iterator[Path]:
    for folder in ("bot", "handlers", "storage"):
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts)


def _names() -> Iterator[tuple[Path, str]]:
    """Every class and function."""
    for path in _files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node.name


def _words_of(name: str) -> set[str]:
    return set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_"))


@pytest.mark.parametrize("layer", sorted(LAYERS))
@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_has_its_file_in_every_layer(feature: str, layer: str) -> None:
    is_here = _has(feature, LAYERS[layer])
    if (feature, layer) in MISSING:
        assert not is_here, "take it out of MISSING"
    else:
        assert is_here


def test_no_file_is_so_long_that_nobody_reads_it() -> None:
    files = (*_files(), *sorted((ROOT / "tests").rglob("*.py")))
    sizes = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in files}
    assert {name: size for name, size in sizes.items() if size > LONGEST and name not in LONGER} == {}


def test_files_have_names_that_say_what_belongs_there() -> None:
    assert [str(path) for path in _files() if _words_of(path.stem) & NO_NAMES] == []
    assert [str(path) for path in _files() if _words_of(path.parent.name) & NO_NAMES] == []


def test_classes_and_functions_have_names_that_say_what_they_do() -> None:
    assert [(path.name, name) for path, name in _names() if _words_of(name) & NO_NAMES and name not in NOT_OURS] == []
    vague = re.compile(r"_?(handle|process)_")
    assert [(path.name, name) for path, name in _names() if vague.match(name) and name not in NOT_OURS] == []


def test_each_decision_has_a_number_of_its_own_and_says_it_first() -> None:
    records = sorted((ROOT / "docs/decisions").glob("*.md"))
    numbers = [int(path.stem[:4]) for path in records]
    assert sorted(set(numbers)) == numbers
    said = [int(path.read_text("utf-8").removeprefix("# ").partition(".")[0]) for path in records]
    assert said == numbers


def test_what_is_linked_in_the_papers_of_the_house_is_there() -> None:
    pages = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
    links = (
        (page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    )
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []

"""The list of planted bugs fits the tree: what is not found there is planted nowhere, and nobody notices."""

import ast
from pathlib import Path

import pytest

from tests.mutants.mutant import Mutant
from tests.mutants.planted import PLANTED

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("mutant", PLANTED, ids=lambda mutant: mutant.name)
def test_a_bug_can_be_planted_and_only_tests_can_notice_it(mutant: Mutant) -> None:
    text = (ROOT / mutant.file).read_text("utf-8")
    assert text.count(mutant.old) == 1
    planted = text.replace(mutant.old, mutant.new)
    assert ast.dump(ast.parse(planted)) != ast.dump(ast.parse(text))
    assert [test for test in mutant.tests.split() if not (ROOT / test).exists()] == []


def test_each_bug_has_a_name_of_its_own() -> None:
    assert len({mutant.name for mutant in PLANTED}) == len(PLANTED)

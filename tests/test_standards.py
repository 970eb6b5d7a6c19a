"""The tables of who can do what and of the 49 standards: each row has an answer, and no test is named that is not."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
BEFORE, _, TABLE = (ROOT / "docs" / "elections.md").read_text("utf-8").partition("## Beside the Council of Europe")
WHO = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", BEFORE.partition("Who can do what")[2], re.MULTILINE)
ROWS = re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \|$", TABLE, re.MULTILINE)
TESTS = re.findall(r"def (test_\w+)", "\n".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("*.py")))


def test_every_standard_has_its_row() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 50))


def test_every_standard_is_kept_or_it_is_said_what_is_missing() -> None:
    answers = ("kept: ", "partly: ", "not for us: ", "not yet: ")
    assert [row for row in ROWS if not row[2].startswith(answers)] == []


def test_what_is_kept_is_held_by_a_test() -> None:
    assert [number for number, _, here in ROWS if here.startswith("kept: ") and "`test_" not in here] == []


def test_what_each_can_and_cannot_do_is_held_by_a_test() -> None:
    rows = [row for row in WHO if row[0] not in ("who", "---")]
    assert len(rows) > 10
    assert [who for who, *_, held in rows if "`test_" not in held] == []


def test_every_test_that_is_named_is_there() -> None:
    named = re.findall(r"`(test_\w+)`", BEFORE + TABLE)
    assert len(named) > len(ROWS) / 2
    assert sorted(set(named) - set(TESTS)) == []

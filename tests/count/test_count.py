"""Promises to whoever counts an election again: the same answer as by hand, by both counters, from a file."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.count.sheet import METHODS

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "rules" / "elections").glob("*.json"))
NOT_SAID = {"if_lot_order_best_first", "must_not_elect_more_than"}
SAID_OTHERWISE = {"tied_for_last_seat": "tied"}
BLT = """\
4 2      # candidates, seats
-4
3 1 3 0
2 2 2 1 0  # Bob stands twice
1 4 2 0
0 3 0
2 0
0
"Ann #1"
"Bob \\"B\\""
"Zoë"
"Dee"   # has gone
"Two reps"
"""


def _count(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["count", *arguments], {}) == 0
    return capsys.readouterr().out


def _counted(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_count(capsys, *arguments, "--json"))
    return found


def _as_blt(case: dict[str, Any]) -> str:
    """The same election in the other form."""
    lines = [f"{len(case['candidates'])} {case['seats']}", *(f"-{n + 1}" for n in case["withdrawn"])]
    lines += [" ".join(map(str, [times, *(n + 1 for n in chosen), 0])) for times, chosen in case["ballots"]]
    return "\n".join([*lines, "0", *(json.dumps(each["name"]) for each in case["candidates"]), '"title"', ""])


@pytest.mark.parametrize("counter", ["fast", "plain"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_hand_worked_election_comes_out_as_worked_by_hand(
    path: Path, counter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = json.loads(path.read_text("utf-8"))
    expected = {SAID_OTHERWISE.get(key, key): value for key, value in case["expected"].items() if key not in NOT_SAID}
    found = _counted(capsys, str(path), "--counter", counter)
    assert {key: found[key] for key in expected} == expected
    blt = tmp_path / "same.blt"
    blt.write_text(_as_blt(case), "utf-8")
    again = _counted(capsys, str(blt), "--counter", counter, "--method", case["method"])
    assert {key: again[key] for key in expected} == expected


def test_all_seventeen_are_here() -> None:
    assert len(CASES) == 17


def test_lots_that_were_drawn_say_how_it_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    path = next(path for path in CASES if path.stem.startswith("s06"))
    then = json.loads(path.read_text("utf-8"))["expected"]["if_lot_order_best_first"]
    found = _counted(capsys, str(path), "--lots", "1,2,3")
    assert (found["elected"], found["stages"]) == (then["elected"], then["stages"])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_counts_the_same_wherever_it_was_written(
    mark: str, end: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.blt"
    path.write_bytes((mark + BLT.replace("\n", end)).encode())
    found = _counted(capsys, str(path))
    assert found["columns"] == ["Ann #1", 'Bob "B"', "Zoë", "Dee"]
    assert (found["quota"], found["cast"], found["blank"]) == (3, 8, 2)
    assert found["stages"][0] == [3, 3, 0, None]
    assert found["elected"] == ["Ann #1", 'Bob "B"']
    assert found["notes"] == ["line 4: a candidate stands twice on this ballot, and is read once"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r'"Bob \"B\" Green"', 'Bob "B" Green'),
        ('"Bob "B" Green"', 'Bob "B" Green'),
        ('"Bob ""B"" Green"', 'Bob "B" Green'),
        ('"Bob "B"" # a friend', 'Bob "B"'),
        ('"Bob\'s"', "Bob's"),
        ('"  Bob   Green "#', "Bob Green"),
        ('"Łukasz Żółw"', "Łukasz Żółw"),
    ],
)
def test_a_name_may_have_quotation_marks_inside(
    written: str, meant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "one.blt"
    path.write_text(f'2 1\n3 1 0\n0\n"Ann"\n{written}\n"title"\n', "utf-8")
    assert _counted(capsys, str(path))["columns"] == ["Ann", meant]


def test_seats_method_and_quorum_of_the_command_line_come_before_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.blt"
    path.write_text(BLT, "utf-8")
    found = _counted(capsys, str(path), "--method", "approval", "--seats", "1")
    assert found["totals"] == {"Ann #1": 5, 'Bob "B"': 3, "Zoë": 3}
    assert _counted(capsys, str(path), "--quorum", "9")["status"] == "quorum_missed"


def test_reserved_seats_stand_in_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = {
        "method": "scottish-stv", "seats": 2, "candidates": [{"name": name} for name in ("Ann", "Bob", "Cat")],
        "ballots": [[6, [0]], [4, [1, 0]], [1, [2]]], "reserved": [{"seats": 1, "candidates": [2]}],
    }  # fmt: skip
    path = tmp_path / "kept.json"
    path.write_text(json.dumps(case), "utf-8")
    both = [_counted(capsys, str(path), "--counter", counter) for counter in ("fast", "plain")]
    assert [each["elected"] for each in both] == [["Ann", "Cat"]] * 2


def test_the_report_says_each_stage_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    path = next(path for path in CASES if path.stem.startswith("s17"))
    said = _count(capsys, str(path))
    assert "Stage 2: what Ann has too much goes on.\n" in said
    assert "  Cat                     3.28571  (+3 ballots)\n" in said
    assert "Elected: Ann, Cat.\n" in said


@pytest.mark.parametrize("method", METHODS)
def test_every_method_counts_a_file_without_ballots(
    method: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "none.blt"
    path.write_text('1 1\n0\n"Ann"\n"One"\n', "utf-8")
    assert _counted(capsys, str(path), "--method", method)["status"] == "no_votes"


def test_whoever_has_only_the_file_can_count(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("THIS_IS=wrong\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "count", str(CASES[0])],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Tied: Ann, Bob." in done.stdout

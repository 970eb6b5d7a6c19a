"""Promises about files that are wrong: one sentence with the line and what stands there, and never a wrong count."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli import main
from bot.count import Asked, CannotCount, answer
from bot.count.blt import read_blt
from bot.count.case import read_case
from bot.count.sheet import Sheet

NAMES = '"Ann"\n"Bob"\n"Cat"\n"One rep"\n'
GOOD = f"3 1\n2 1 2 0\n1 3 0\n0\n{NAMES}"
CASE: dict[str, Any] = {
    "method": "approval",
    "seats": 1,
    "candidates": [{"name": "Ann"}, {"name": "Bob"}],
    "ballots": [[1, [0]]],
}
GONE = object()


def _refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["count", *arguments], {}) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("count: ")
    assert said.err.endswith(".\n")
    assert said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "line 1: the file is empty"),
        ("# nothing\n", "line 1: the file ends"),
        ("hello\n", "line 1: here stand two numbers"),
        ("3\n", "line 1: here stand two numbers"),
        ("3 1 2\n", "line 1: here stand two numbers"),
        ("three 1\n", "line 1: the number of candidates must be a whole number, not 'three'"),
        ("0 1\n", "line 1: the number of candidates must be from 1"),
        ("3 0\n", "line 1: the number of seats must be from 1"),
        ("3 9999\n", "line 1: the number of seats must be from 1"),
        ("3 1\n2 1 2 0\n", "line 2: the file ends, and the 0 that ends the ballots is missing"),
        ("3 1\n2 1 2\n0\n" + NAMES, "line 2: a ballot must end with 0"),
        ("3 1\n2\n0\n" + NAMES, "line 2: a ballot must end with 0"),
        ("3 1\n\n# so\n2 0 1 0\n0\n" + NAMES, "line 4: there is no candidate 0, only 1 to 3"),
        ("3 1\n2 4 0\n0\n" + NAMES, "line 2: there is no candidate 4, only 1 to 3"),
        ("3 1\n2 -1 0\n0\n" + NAMES, "line 2: there is no candidate -1"),
        ("3 1\n-2 1 0\n0\n" + NAMES, "line 2: how often a ballot was cast must be from 0"),
        ("3 1\n1.5 1 0\n0\n" + NAMES, "line 2: each part of a ballot must be a whole number, not '1.5'"),
        ("3 1\n2 1=2 0\n0\n" + NAMES, "line 2: two candidates have the same rank"),
        ("3 1\n2 1 - 3 0\n0\n" + NAMES, "line 2: a rank is left out"),
        ("3 1\n9999999 1 0\n0\n" + NAMES, "line 2: how often a ballot was cast must be from 0"),
        ("3 1\n1999999 1 0\n2 1 0\n0\n" + NAMES, "line 3: with this line there are more than 2,000,000 ballots"),
        ("3 1\n" + "9" * 5000 + " 1 0\n0\n" + NAMES, "line 2: each part of a ballot must be a whole number"),
        ("3 1\n-4\n0\n" + NAMES, "line 2: there is no candidate 4"),
        ("3 1\n1 1 0\n-2\n0\n" + NAMES, "line 3: who withdrew must stand before the first ballot"),
        ("3 1\n1 1 0\n" + NAMES, "line 3: a name comes before the 0"),
        ("4 1\n0\n" + NAMES, "line 6: the file ends, and the title is missing"),
        ("2 1\n0\n" + NAMES, "line 6: after 2 names and the title nothing else stands"),
        ('3 1\n0\n"Ann"\n', "line 3: the file ends, and the name of candidate 2 is missing"),
        ('3 1\n0\n"Ann"\n"Bob"\n"Cat"\n"One', "line 6: names and the title stand in quotation marks"),
        ("3 1\n0\nAnn\n", "line 3: names and the title stand in quotation marks"),
        ('3 1\n0\n"Ann"\n"ann"\n"Cat"\n"t"\n', "line 4: candidate 2 has the same name as another one"),
        ('3 1\n0\n"Ann"\n" "\n"Cat"\n"t"\n', "line 4: the name of candidate 2 has nothing"),
        ('3 1\n0\n"Ann"\n"B\u202eob"\n"Cat"\n"t"\n', "line 4: the name of candidate 2 has nothing"),
        (GOOD.replace("Bob", "B\0b"), "line 6: there is a byte that is nothing"),
    ],
)
def test_a_wrong_blt_file_is_refused_by_line(
    content: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.blt"
    path.write_text(content, "utf-8")
    assert f"wrong.blt: {said}" in _refused(capsys, str(path))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"method": GONE}, 'line 1: "method" is missing'),
        ({"seats": GONE}, 'line 1: "seats" is missing'),
        ({"candidates": GONE}, 'line 1: "candidates" is missing'),
        ({"ballots": GONE}, 'line 1: "ballots" is missing'),
        ({"method": "borda"}, 'line 2: "method" must be one of'),
        ({"method": 3}, 'line 2: "method" must be a text'),
        ({"seats": "1"}, 'line 3: "seats" must be a whole number'),
        ({"seats": True}, 'line 3: "seats" must be a whole number'),
        ({"seats": 1.0}, 'line 3: "seats" must be a whole number'),
        ({"seats": float("nan")}, 'line 3: "seats" must be a whole number'),
        ({"seats": 0}, 'line 3: "seats" must be from 1'),
        ({"candidates": []}, 'line 4: "candidates" must be from 1'),
        ({"candidates": ["Ann", "Bob"]}, 'line 5: "candidates", number 1 must be an object'),
        ({"candidates": [{"name": "Ann"}, {}]}, 'line 8: "candidates", number 2, "name" is missing'),
        ({"candidates": [{"name": "Ann"}, {"name": 3}]}, 'line 9: "candidates", number 2, "name" must be a text'),
        ({"candidates": [{"name": "Ann"}, {"name": "Ann"}]}, "line 9: candidate 2 has the same name"),
        ({"candidates": [{"name": "Ann"}, {"name": "\ud800"}]}, "line 9: the name of candidate 2 has nothing"),
        ({"ballots": {}}, 'line 12: "ballots" must be a list'),
        ({"ballots": [1]}, 'line 13: "ballots", number 1 must be a list'),
        ({"ballots": [[1, [0], 2]]}, 'line 13: "ballots", number 1 must be two things'),
        ({"ballots": [[1, [0]], [-1, [0]]]}, 'line 20: "ballots", number 2, number 1 must be from 0'),
        ({"ballots": [[10**30, [0]]]}, 'line 14: "ballots", number 1, number 1 must be from 0'),
        ({"ballots": [[1, [0, 2]]]}, 'line 17: "ballots", number 1, number 2, number 2 must be from 0 to 1, not 2'),
        ({"ballots": [[1, [-1]]]}, 'line 16: "ballots", number 1, number 2, number 1 must be from 0 to 1, not -1'),
        ({"ballots": [[1, [True]]]}, 'line 16: "ballots", number 1, number 2, number 1 must be a whole number'),
        ({"total_ballots": 2}, 'line 20: "total_ballots" says another number'),
        ({"withdrawn": [2]}, 'line 21: "withdrawn", number 1 must be from 0 to 1'),
        ({"withdrawn": "Ann"}, 'line 20: "withdrawn" must be a list'),
        ({"ron": "RON"}, 'line 20: "ron" names nobody'),
        ({"ron": "Bob", "withdrawn": [1]}, '"withdrawn" cannot hold the line that is no person'),
        ({"reserved": [{"seats": 2, "candidates": [0]}]}, 'line 20: "reserved" has more seats than there are'),
        ({"lots": [0, 0]}, 'line 20: "lots" names a candidate twice'),
    ],
)
def test_a_wrong_json_file_is_refused_by_line_and_field(
    changes: dict[str, Any], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.json"
    case = {key: value for key, value in {**CASE, **changes}.items() if value is not GONE}
    path.write_text(json.dumps(case, indent=1), "utf-8")
    assert said in _refused(capsys, str(path))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "line 1: this is not JSON"),
        ('{"seats": 1,\n"method": }', "line 2: this is not JSON"),
        ("[1]", "line 1: the file must be an object"),
        ("null", "line 1: the file must be an object"),
        ('{"seats": 1,\n"seats": 2}', 'line 2: "seats" stands twice'),
        ("[" * 100_000, "line 1: this is not JSON that can be read"),
        ('{"seats": ' + "9" * 5000 + "}", "line 1: this is not JSON that can be read"),
    ],
    ids=range(7),
)
def test_what_is_no_json_is_refused_by_line(
    content: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(content, "utf-8")
    assert said in _refused(capsys, str(path))


def test_what_is_no_text_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "latin.blt"
    path.write_bytes(GOOD.replace("Bob", "Bo\u00eb").encode("latin-1"))
    assert "line 6: the letters are not UTF-8" in _refused(capsys, str(path))
    assert "this is a folder" in _refused(capsys, str(tmp_path))
    assert "there is no such file" in _refused(capsys, str(tmp_path / "nobody.blt"))


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--method", "borda"),
        ("--method", ""),
        ("--seats", "0"),
        ("--seats", "-1"),
        ("--seats", "one"),
        ("--seats", "²"),
        ("--quorum", "x"),
        ("--counter", "third"),
        ("--lots", "1,1"),
        ("--lots", "4"),
        ("--lots", "Ann"),
    ],
)
def test_a_wrong_option_is_named(option: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "good.blt"
    path.write_text(GOOD, "utf-8")
    assert option in _refused(capsys, str(path), f"{option}={value}")


@settings(deadline=None)
@given(
    at=st.integers(0, len(GOOD) - 1),
    instead=st.text(alphabet='0123456789-="#\n \\xé', max_size=3),
    cut=st.integers(0, 9),
)
def test_a_blt_file_with_a_slip_is_read_or_refused(at: int, instead: str, cut: int) -> None:
    assert _reads(read_blt, GOOD[:at] + instead + GOOD[at + cut :])


@settings(deadline=None)
@given(at=st.integers(0, 150), instead=st.text(alphabet='0123456789-."{}[],:null\n', max_size=3), cut=st.integers(0, 9))
def test_a_json_file_with_a_slip_is_read_or_refused(at: int, instead: str, cut: int) -> None:
    good = json.dumps(CASE)
    assert _reads(read_case, good[:at] + instead + good[at + cut :])


def _reads(read: Any, text: str) -> bool:
    """Whether it is an election or a refusal, and nothing else."""
    try:
        return isinstance(read(text), Sheet)
    except CannotCount as problem:
        return "\n" not in str(problem)


def test_a_refusal_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(CannotCount, match=r"gone\.blt: there is no such file\."):
        answer(Asked(str(tmp_path / "gone.blt")))

"""What a council counts with nothing but the exported files: no code of the program is used here."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import median_low
from typing import NamedTuple

BEGINS = ("said", "carried over")
GOES_ON = ("listed", "unanswered", "put off", "no time")
"""What came before one of these is no answer any more."""
PROMISED = ("promised", "done", "not done")


class Counted(NamedTuple):
    """What came of one meeting, or of all of them: `days` is the median to an answer."""

    said: int
    listed: int
    answered: int
    done: int
    promised: int
    kept: int
    days: int | None


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """One of the tables."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def count(folder: Path, meeting: str = "") -> Counted:
    """Of a meeting by its number; of all of them without one."""
    lives: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(folder, "steps"):
        lives[row["suggestion"]].append(row)
    here = {number: [row for row in life if not meeting or row["meeting"] == meeting] for number, life in lives.items()}
    here = {number: life for number, life in here.items() if life}
    days = []
    for number, life in here.items():
        answer = _answered_on(life)
        if answer:
            days.append((date.fromisoformat(answer) - date.fromisoformat(lives[number][0]["on"])).days)
    vows = [row for row in rows(folder, "promises") if not meeting or row["meeting"] == meeting]
    return Counted(
        len(here),
        sum(any(row["what"] == "listed" for row in life) for life in here.values()),
        len(days),
        sum([row["what"] for row in life if row["what"] in PROMISED][-1:] == ["done"] for life in here.values()),
        len(vows),
        sum(row["became"] == "done" for row in vows),
        median_low(days) if days else None,
    )


def _answered_on(life: list[dict[str, str]]) -> str:
    answer = ""
    for row in life:
        if row["what"] in GOES_ON:
            answer = ""
        elif row["what"] not in BEGINS and not answer:
            answer = row["on"]
    return answer

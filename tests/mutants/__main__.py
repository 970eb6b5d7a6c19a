"""`make mutants`: plant each bug in a copy of the tree, and see whether the tests that must notice it do.

`python -m tests.mutants words` tries only those whose name or file has these words.
"""

import shutil
import subprocess
import sys
import time
from collections import Counter
from functools import cache
from pathlib import Path

from tests.mutants.mutant import Mutant
from tests.mutants.planted import PLANTED

ROOT = Path(__file__).parent.parent.parent
COPY = ROOT / "build" / "mutants"
VERDICTS = ("caught", "LIVED", "STALE", "RED")
SLOWER, AT_LEAST = 5, 120.0
"""A bug that makes its tests hang is noticed, too: after so many times as long as they take without it, in seconds."""


def copy_tree() -> None:
    """A copy of everything that is known to git."""
    shutil.rmtree(COPY, ignore_errors=True)
    known = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in known.split("\0"):
        if name and (ROOT / name).is_file():
            (COPY / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, COPY / name)


@cache
def seconds_of(tests: str) -> float | None:
    """How long these tests take in the copy without a bug; None when they fail: then they would catch anything."""
    began = time.monotonic()
    return None if _run(tests, within=None) else time.monotonic() - began


def outcome(mutant: Mutant) -> str:
    """`caught`, `LIVED`, `STALE` when its text does not stand there once, or `RED` when the tests fail without it."""
    file = COPY / mutant.file
    before = file.read_text("utf-8")
    if before.count(mutant.old) != 1:
        return "STALE"
    seconds = seconds_of(mutant.tests)
    if seconds is None:
        return "RED"
    file.write_text(before.replace(mutant.old, mutant.new), "utf-8")
    try:
        return "caught" if _run(mutant.tests, within=max(AT_LEAST, SLOWER * seconds)) else "LIVED"
    finally:
        file.write_text(before, "utf-8")


def _run(tests: str, *, within: float | None) -> int:
    """The exit code of these tests; 1 when they hang."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests.split()]
    try:
        return subprocess.run(command, cwd=COPY, capture_output=True, timeout=within, check=False).returncode
    except subprocess.TimeoutExpired:
        return 1


def main(words: str) -> int:
    """Try all; the exit code is 0 when each was caught."""
    copy_tree()
    counted: Counter[str] = Counter()
    for mutant in PLANTED:
        if words in mutant.name or words in mutant.file:
            found = outcome(mutant)
            counted[found] += 1
            sys.stdout.write(f"{found}: {mutant.file}: {mutant.name}\n")
            sys.stdout.flush()
    sys.stdout.write(", ".join(f"{counted[verdict]} {verdict}" for verdict in VERDICTS) + "\n")
    return 0 if set(counted) <= {"caught"} else 1


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))

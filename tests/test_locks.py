"""Promises of the lock files: what is installed is what pyproject.toml asks for, and nothing else."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN = "requirements.lock"
DEV = "requirements-dev.lock"
BENCH = "requirements-bench.lock"
"""For an environment of its own that only `make bench` lays: nothing of it is installed where tests run."""
PROOF = "requirements-proof.lock"
"""For a folder that only `make check` reads: without what the checker would need to be more than a checker."""
VOICE = "requirements-voice.lock"
"""What `make voice` adds to what runs: nothing of it is installed where tests run."""
GROUPS = PROJECT["dependency-groups"]
LOCKS = {
    RUN: tuple(PROJECT["project"]["dependencies"]),
    DEV: (*PROJECT["project"]["dependencies"], *GROUPS["test"], *GROUPS["check"]),
}
BESIDE = {
    BENCH: tuple(GROUPS["bench"]),
    PROOF: tuple(GROUPS["proof"]),
    VOICE: tuple(PROJECT["project"]["optional-dependencies"]["voice"]),
}
"""What is asked for by locks that are not installed here."""
PIN = re.compile(r"^(?P<name>[a-z0-9._-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+))? \\$", re.MULTILINE)


def _pins(lock: str) -> dict[str, str]:
    """The version of each package that is installed here: on this system, for this Python."""
    found = PIN.finditer((ROOT / lock).read_text("utf-8"))
    return {pin["name"]: pin["version"] for pin in found if pin["marker"] is None or Marker(pin["marker"]).evaluate()}


def _asked(lines: tuple[str, ...]) -> list[Requirement]:
    return [asked for asked in map(Requirement, lines) if asked.marker is None or asked.marker.evaluate()]


def _reached(asked: list[Requirement]) -> set[str]:
    """Every package that these ask for, and what those ask for in turn, as they are installed."""
    reached: set[tuple[str, str]] = set()
    waiting = [(str(canonicalize_name(each.name)), extra) for each in asked for extra in ("", *each.extras)]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in reached:
            continue
        reached.add((name, extra))
        try:
            needs = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        for need in map(Requirement, needs):
            if need.marker is None or need.marker.evaluate({"extra": extra}):
                waiting += [(str(canonicalize_name(need.name)), inner) for inner in ("", *need.extras)]
    return {name for name, _ in reached}


@pytest.mark.parametrize("lock", sorted((*LOCKS, *BESIDE)))
def test_a_lock_pins_every_package_that_is_asked_for_in_a_version_that_is_asked_for(lock: str) -> None:
    pins = _pins(lock)
    wrong = {
        asked.name: pins.get(str(canonicalize_name(asked.name)), "missing")
        for asked in _asked((LOCKS | BESIDE)[lock])
        if not asked.specifier.contains(pins.get(str(canonicalize_name(asked.name)), "0.dev0"))
    }
    assert wrong == {}


@pytest.mark.parametrize("lock", sorted(LOCKS))
def test_a_lock_pins_nothing_that_nobody_asks_for(lock: str) -> None:
    assert set(_pins(lock)) == _reached(_asked(LOCKS[lock]))


def test_tests_run_with_the_versions_that_groups_run() -> None:
    assert _pins(RUN).items() <= _pins(DEV).items()


def test_what_is_installed_here_is_what_is_locked() -> None:
    pins = _pins(DEV)
    assert {name: distribution(name).version for name in pins} == pins


@pytest.mark.parametrize("lock", sorted((*LOCKS, *BESIDE)))
def test_lock_files_carry_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    pinned = len(re.findall(r"^[a-z0-9._-]+==", text, re.MULTILINE))
    assert pinned == len(re.findall(r"^[a-z0-9._-]+==[^\n]+\\\n    --hash=sha256:", text, re.MULTILINE))
    assert "://" not in text

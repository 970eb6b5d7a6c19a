"""Promises of a key folder that hangs: it is away in time, and keeps nobody who needs no key."""

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage import disk as module
from storage.disk import Disk, NoAnswer
from storage.keys import MARK, Keys, KeysAway
from storage.unit import Store, Unit

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a file that never answers is made with POSIX only")
LIMIT = 0.2


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", LIMIT)


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    keys = Keys(tmp_path / "keys")
    keys.prepare()
    keys.make("election-1")
    return keys


@contextmanager
def _hangs(keys: Keys, name: str) -> Iterator[None]:
    """The folder does not answer when this file is read; afterwards it is as it was."""
    file = keys.folder / name
    content = file.read_bytes()
    file.unlink()
    os.mkfifo(file)
    try:
        yield
    finally:
        with file.open("wb"):
            file.unlink()
            file.write_bytes(content)


def test_whatever_is_asked_of_a_folder_that_hangs_it_is_away_in_time(keys: Keys) -> None:
    began = time.monotonic()
    with _hangs(keys, MARK):
        for ask in (keys.look, keys.damaged, keys.has_any):
            with pytest.raises(KeysAway, match="does not answer"):
                ask()
        for ask_for in (keys.read, keys.has, keys.make, keys.destroy, keys.for_one_commit().read):
            with pytest.raises(KeysAway, match="does not answer"):
                ask_for("election-1")
        with pytest.raises(KeysAway, match="does not answer"):
            keys.prepare(keys.mark)
        assert keys.held("updates") == keys.held("updates")
    assert time.monotonic() - began < LIMIT * 5


def test_when_it_answers_again_all_is_as_before(keys: Keys) -> None:
    before = keys.read("election-1")
    with _hangs(keys, "election-1.key"), pytest.raises(KeysAway):
        keys.read("election-1")
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            assert keys.read("election-1") == before
        except KeysAway:
            time.sleep(0.01)
        else:
            return
    pytest.fail("it stays away")


def test_a_deed_that_needs_no_key_is_done_meanwhile(each_store: Store, keys: Keys) -> None:
    def needs_key(unit: Unit) -> bytes:
        return unit.reading(keys).read("election-1")

    def needs_none(unit: Unit) -> int:
        return unit.outbox.count_set_aside()

    with _hangs(keys, "election-1.key"), ThreadPoolExecutor() as people:
        waiting = [people.submit(each_store.run_now, needs_key) for _ in range(20)]
        others = [people.submit(each_store.run_now, needs_none) for _ in range(20)]
        assert [each.result(30) for each in others] == [0] * 20
        for each in waiting:
            with pytest.raises(KeysAway):
                each.result(30)


def test_what_was_not_begun_in_time_is_not_done_later() -> None:
    disk, opened, done = Disk(), threading.Event(), list[int]()
    with ThreadPoolExecutor() as people:
        first = people.submit(disk.ask, opened.wait)
        second = people.submit(disk.ask, lambda: done.append(1))
        for each in (first, second):
            with pytest.raises(NoAnswer):
                each.result(30)
    opened.set()
    while True:
        try:
            disk.ask(lambda: done.append(2))
        except NoAnswer:
            continue
        break
    assert done == [2]


def test_who_needs_no_folder_any_more_leaves_no_thread() -> None:
    disk = Disk()
    disk.ask(lambda: None)
    thread = disk._thread
    assert thread is not None
    del disk
    thread.join(30)
    assert not thread.is_alive()

"""Promises of the key folder."""

from pathlib import Path

import pytest

from storage.keys import KeyMissing, Keys


def _keys(folder: Path) -> Keys:
    keys = Keys(folder / "keys")
    keys.prepare()
    return keys


def test_a_key_that_is_made_again_is_the_same_key(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    assert keys.make("election-1") == keys.make("election-1") == keys.read("election-1")


def test_two_elections_have_two_keys(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    assert keys.make("election-1") != keys.make("election-2")


def test_a_key_is_only_for_the_bot(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    keys.make("election-1")
    assert [path.stat().st_mode & 0o077 for path in keys.folder.iterdir()] == [0]


def test_a_destroyed_key_is_gone_and_may_be_destroyed_again(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    keys.make("election-1")
    keys.destroy("election-1")
    keys.destroy("election-1")
    with pytest.raises(KeyMissing):
        keys.read("election-1")


def test_half_a_key_is_no_key(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    (keys.folder / "election-1.key").write_bytes(b"short")
    with pytest.raises(KeyMissing):
        keys.read("election-1")

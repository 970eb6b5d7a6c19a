"""Promises of the key folder: what is away is not lost, and what is destroyed is gone."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.rules.elections import State
from storage.installation import begin_key_folder, find_key_folder, settle_keys
from storage.keys import MARK, KeyMissing, Keys, KeysAway
from storage.unit import Store, Unit
from tests.play import START


def _keys(folder: Path) -> Keys:
    keys = Keys(folder / "keys")
    keys.prepare()
    return keys


def _unmount(folder: Path) -> None:
    folder.rename(folder.with_name("away"))


def _mount_nothing(folder: Path) -> None:
    _unmount(folder)
    folder.mkdir()


def _mount_another(folder: Path) -> None:
    _unmount(folder)
    Keys(folder).prepare()


def _put_a_file_there(folder: Path) -> None:
    _unmount(folder)
    folder.write_text("in the way")


def _break_the_mark(folder: Path) -> None:
    (folder / MARK).write_bytes(b"\xff" * 80)


AWAY = pytest.mark.parametrize(
    "goes_away", [_unmount, _mount_nothing, _mount_another, _put_a_file_there, _break_the_mark]
)


def test_a_key_that_is_made_again_is_the_same_key(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    assert keys.make("election-1") == keys.make("election-1") == keys.read("election-1")


def test_one_commit_reads_a_key_once_and_the_next_one_reads_it_again(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    made, one = keys.make("election-1"), keys.for_one_commit()
    assert one.read("election-1") == made
    (tmp_path / "keys" / "election-1.key").unlink()
    assert one.read("election-1") == made
    with pytest.raises(KeyMissing):
        keys.for_one_commit().read("election-1")


def test_a_key_that_is_destroyed_is_gone_for_that_commit_too(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    keys.make("election-1")
    one = keys.for_one_commit()
    one.read("election-1")
    one.destroy("election-1")
    with pytest.raises(KeyMissing):
        one.read("election-1")


def test_two_elections_have_two_keys(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    assert keys.make("election-1") != keys.make("election-2")


def test_a_key_is_only_for_the_bot(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    keys.make("election-1")
    assert {path.stat().st_mode & 0o077 for path in keys.folder.iterdir()} == {0}


def test_a_destroyed_key_is_gone_and_may_be_destroyed_again(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    keys.make("election-1")
    keys.destroy("election-1")
    keys.destroy("election-1")
    with pytest.raises(KeyMissing):
        keys.read("election-1")


def test_a_key_is_overwritten_before_it_goes(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    keys.make("election-1")
    os.link(keys.folder / "election-1.key", tmp_path / "the same bytes on the disk")
    keys.destroy("election-1")
    assert (tmp_path / "the same bytes on the disk").read_bytes() == bytes(32)


def test_half_a_key_is_no_key(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    (keys.folder / "election-1.key").write_bytes(b"short")
    with pytest.raises(KeyMissing):
        keys.read("election-1")
    with pytest.raises(KeyMissing, match="election-1"):
        keys.make("election-1")
    assert keys.damaged() == ["election-1"]


def test_whole_keys_are_not_damaged_and_nobody_looks_while_the_folder_is_away(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    keys.make("election-1")
    assert keys.damaged() == []
    _unmount(keys.folder)
    with pytest.raises(KeysAway):
        keys.damaged()


def test_while_the_key_of_the_updates_is_damaged_another_one_is_at_hand(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    (keys.folder / "updates.key").write_bytes(b"")
    assert len(keys.held("updates")) == len(keys.held("updates")) == 32
    (keys.folder / "updates.key").unlink()
    assert keys.held("updates") == keys.read("updates")


@pytest.mark.parametrize("wrote", [None, 5], ids=["nothing", "half a key"])
def test_a_full_disk_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrote: int | None) -> None:
    keys = _keys(tmp_path)
    before = set(keys.folder.iterdir())

    def full(handle: int, content: bytes) -> int:
        if wrote is None:
            raise OSError(28, "No space left on device")
        return wrote

    monkeypatch.setattr("storage.keys.os.write", full)
    with pytest.raises(KeysAway, match="No space left"):
        keys.make("election-1")
    assert set(keys.folder.iterdir()) == before


def test_a_key_that_is_not_in_our_folder_is_missing(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    with pytest.raises(KeyMissing):
        keys.read("election-1")


@AWAY
@pytest.mark.parametrize("ask", [Keys.read, Keys.has, Keys.make, Keys.destroy])
def test_while_the_folder_is_away_no_key_is_missing_made_or_taken_for_destroyed(
    tmp_path: Path, goes_away: Callable[[Path], None], ask: Callable[[Keys, str], object]
) -> None:
    keys = _keys(tmp_path)
    keys.make("election-1")
    goes_away(keys.folder)
    with pytest.raises(KeysAway):
        ask(keys, "election-1")
    assert not (keys.folder / "election-1.key").exists() or goes_away is _break_the_mark


@AWAY
def test_beside_a_known_mark_no_other_folder_is_made(tmp_path: Path, goes_away: Callable[[Path], None]) -> None:
    keys = _keys(tmp_path)
    goes_away(keys.folder)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(KeysAway):
        Keys(keys.folder).prepare(keys.mark)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_comes_back_is_used_again_by_itself(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    key = keys.make("election-1")
    keys.folder.rename(tmp_path / "away")
    later = Keys(keys.folder)
    with pytest.raises(KeysAway):
        later.prepare(keys.mark)
    (tmp_path / "away").rename(keys.folder)
    assert later.read("election-1") == keys.read("election-1") == key


def test_a_disk_that_fails_is_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = _keys(tmp_path)
    keys.make("election-1")

    def fails(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("storage.keys.os.read", fails)
    with pytest.raises(KeysAway, match="Input/output error"):
        keys.has("election-1")


def test_a_disk_that_comes_back_between_two_looks_has_lost_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = _keys(tmp_path)
    key = keys.make("election-1")
    keys.folder.rename(tmp_path / "away")
    real = Keys.look

    def look(self: Keys) -> None:
        if not keys.folder.exists():
            (tmp_path / "away").rename(keys.folder)
        real(self)

    monkeypatch.setattr(Keys, "look", look)
    assert keys.read("election-1") == key


def test_many_makers_of_one_key_end_with_the_same_key(tmp_path: Path) -> None:
    made = [_keys(tmp_path) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        for n in range(20):
            found = set(pool.map(lambda keys, name=f"election-{n}": keys.make(name), made))
            assert found == {made[0].read(f"election-{n}")}
    assert [path.name for path in made[0].folder.iterdir() if path.name.startswith(".")] == []


def test_the_maker_that_is_second_takes_the_key_of_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick = _keys(tmp_path), _keys(tmp_path)
    link, firsts = os.link, list[bytes]()

    def late(source: Path, target: Path) -> None:
        monkeypatch.setattr("storage.keys.os.link", link)
        firsts.append(quick.make("election-1"))
        link(source, target)

    monkeypatch.setattr("storage.keys.os.link", late)
    assert slow.make("election-1") == firsts[0] == slow.read("election-1")


def test_a_database_knows_its_key_folder_from_the_first_start_on(each_store: Store, tmp_path: Path) -> None:
    first, second = Keys(tmp_path / "keys"), Keys(tmp_path / "keys")
    each_store.run_now(settle_keys, first)
    each_store.run_now(settle_keys, second)
    assert first.mark == second.mark == each_store.run_now(lambda unit: find_key_folder(unit.connection))
    (tmp_path / "keys").rename(tmp_path / "away")
    with pytest.raises(KeysAway):
        each_store.run_now(settle_keys, Keys(tmp_path / "keys"))
    assert not (tmp_path / "keys").exists()


def open_vote(unit: Unit) -> None:
    """A vote that needs its key."""
    group = unit.people.add_group(
        unit.people.add_board("Marlshire"), "Northfield", zone="Europe/London", language="en", join_code="x", now=START
    )
    moments = {"nominate_at": START, "vote_at": START, "close_at": START}
    unit.elections.add({"group_id": group, "state": State.VOTING, "seats": 1, "years": 2, "quorum": 5, **moments})


def test_a_database_from_before_there_were_marks_keeps_its_folder(store: Store, tmp_path: Path) -> None:
    store.run_now(open_vote)
    with pytest.raises(KeysAway):
        store.run_now(settle_keys, Keys(tmp_path / "keys"))
    assert not (tmp_path / "keys").exists()
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "election-1.key").write_bytes(bytes(range(32)))
    keys = Keys(tmp_path / "keys")
    store.run_now(settle_keys, keys)
    assert keys.read("election-1") == bytes(range(32))


def test_after_a_folder_was_given_up_another_one_is_ours(each_store: Store, tmp_path: Path) -> None:
    gone, new = Keys(tmp_path / "gone"), Keys(tmp_path / "new")
    each_store.run_now(settle_keys, gone)
    each_store.run_now(begin_key_folder, new)
    assert each_store.run_now(lambda unit: find_key_folder(unit.connection)) == new.mark != gone.mark
    with pytest.raises(KeysAway):
        each_store.run_now(settle_keys, Keys(tmp_path / "gone"))


def test_what_is_kept_under_a_key_is_recognised_by_the_next_program(tmp_path: Path) -> None:
    first, next_one = _keys(tmp_path), _keys(tmp_path)
    assert first.held("updates") == next_one.held("updates") == next_one.read("updates")


def test_while_the_folder_is_away_the_key_at_hand_stays_the_same(tmp_path: Path) -> None:
    keys = _keys(tmp_path)
    known = keys.held("updates")
    _unmount(keys.folder)
    assert keys.held("updates") == known
    assert keys.held("another") != known

"""Promises of the copy of a database."""

from pathlib import Path

import pytest

from storage.backup import CannotBackUp, back_up
from storage.unit import Store


def test_a_copy_holds_what_was_committed_and_nothing_that_was_deleted(store: Store, tmp_path: Path) -> None:
    store.run_now(lambda unit: unit.people.add_board("A board that stays"))
    store.run_now(lambda unit: unit.people.add_board("A board that goes"))
    store.run_now(lambda unit: unit.connection.exec_driver_sql("DELETE FROM topics"))
    store.run_now(lambda unit: unit.connection.exec_driver_sql("DELETE FROM boards WHERE name LIKE '%goes'"))
    back_up(f"sqlite:///{tmp_path / 'test.db'}", tmp_path / "copy.db")
    copied = (tmp_path / "copy.db").read_bytes()
    assert b"A board that stays" in copied
    assert b"A board that goes" not in copied


def test_a_copy_never_takes_the_place_of_a_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "mine.db").write_text("precious")
    with pytest.raises(CannotBackUp):
        back_up(f"sqlite:///{tmp_path / 'test.db'}", tmp_path / "mine.db")
    assert (tmp_path / "mine.db").read_text() == "precious"


def test_postgresql_is_pointed_to_its_own_command(tmp_path: Path) -> None:
    with pytest.raises(CannotBackUp, match="pg_dump"):
        back_up("postgresql+psycopg://localhost/saynext", tmp_path / "copy.db")
